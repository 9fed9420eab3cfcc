using System.Globalization;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Courriers;

/// <summary>The blocks that stand for the block fields of a template. Nothing to say gives no block.</summary>
internal static class BlocsDuCourrier
{
    // An opinion is not a decision (administrative case law on informal promises): this sentence is in every letter, whatever the template.
    internal const string MentionObligatoire =
        "Le présent courrier n’est pas une décision d’attribution et ne crée aucun droit. Chaque financeur notifie sa propre décision (arrêté préfectoral, délibération, convention).";

    private const string PasDEngagement = " L’action ne doit pas être engagée au vu de ce seul courrier.";

    public static string MotDeLAvis(DonneesDuCourrier donnees) => Libelles.Pour(donnees.Avis.Type).ToLower(CultureInfo.GetCultureInfo("fr-FR"));

    public static IEnumerable<Bloc> Avis(DonneesDuCourrier donnees)
    {
        var intitule = donnees.Avis.Type == TypeAvis.Ajourne ? "Examen ajourné" : "Avis " + MotDeLAvis(donnees);
        var montants = EstFavorable(donnees)
            ? $"{donnees.TotalArbitre.Total} arbitrés par l’ensemble des financeurs, sur {donnees.TotalDemande} demandés."
            : $"Montant total demandé : {donnees.TotalDemande}.";
        yield return new Paragraphe([new Fragment(intitule + "\n", Gras: true), new Fragment(montants)], StyleDeParagraphe.Avis);
    }

    public static IEnumerable<Bloc> Montants(DonneesDuCourrier donnees)
    {
        if (donnees.Lignes.Count == 0)
        {
            return [];
        }

        // Nothing was arbitrated on an adjourned dossier: empty columns would read as refusals.
        return donnees.Avis.Type == TypeAvis.Ajourne ? [MontantsDemandes(donnees)] : [MontantsArbitres(donnees)];
    }

    public static IEnumerable<Bloc> HorsPortail(DonneesDuCourrier donnees)
    {
        if (donnees.HorsPortail.Count > 0)
        {
            yield return new Tableau(
                "Autres financements, déclarés par le porteur et non examinés par le comité",
                [new("Financeur", Alignement.Gauche, 60), new("Montant", Alignement.Droite, 20), new("Situation déclarée", Alignement.Gauche, 30)],
                [.. donnees.HorsPortail.Select(ligne => Ligne(ligne.Financeur, ligne.Montant.ToString(), Libelles.Pour(ligne.Situation)))]);
        }
    }

    public static IEnumerable<Bloc> Motifs(DonneesDuCourrier donnees) =>
        TexteImprime.Paragraphes(donnees.Avis.Motifs).Select(motif => new Paragraphe([new Fragment(motif)]));

    public static IEnumerable<Bloc> Conditions(DonneesDuCourrier donnees) => Puces(donnees.Avis.Conditions.Select(condition =>
    {
        var fragments = new List<Fragment> { new(TexteImprime.Valeur(condition.Texte)) };
        if (condition.AvantLe is { } terme)
        {
            fragments.AddRange([new Fragment(" – "), new Fragment($"avant le {HeureDeParis.EcrireJour(terme)}", Gras: true)]);
        }

        if (TexteImprime.Valeur(condition.LeveePar) is { Length: > 0 } qui)
        {
            fragments.Add(new Fragment($" (à lever par {qui})"));
        }

        return fragments;
    }));

    public static IEnumerable<Bloc> Reorientation(DonneesDuCourrier donnees)
    {
        if (TexteImprime.Valeur(donnees.DestinataireDroitCommun) is { Length: > 0 } destinataire)
        {
            yield return new Paragraphe(
            [
                new Fragment("Le comité estime que l’action relève du droit commun. Il l’adresse à : "),
                new Fragment(destinataire, Gras: true),
                new Fragment(", qui reprendra contact avec vous."),
            ]);
        }
    }

    public static IEnumerable<Bloc> Suite(DonneesDuCourrier donnees) => Puces(donnees.Suite.Select(etape =>
        new List<Fragment>(etape.Date is { } jour ? [new Fragment(HeureDeParis.EcrireJour(jour), Gras: true), new Fragment(" : ")] : [])
        {
            new(TexteImprime.Valeur(etape.Texte)),
        }));

    public static IEnumerable<Bloc> Contacts(DonneesDuCourrier donnees) => Puces(donnees.Contacts.Select(contact =>
    {
        var coordonnees = new[] { contact.Nom, contact.Telephone, contact.Courriel }.Select(TexteImprime.Valeur).Where(texte => texte.Length > 0);
        return new List<Fragment> { new(TexteImprime.Valeur(contact.Financeur), Gras: true), new(" : " + string.Join(", ", coordonnees)) };
    }));

    public static IEnumerable<Bloc> Mention(DonneesDuCourrier donnees)
    {
        yield return new Paragraphe([new Fragment(MentionObligatoire, Gras: true), .. EstFavorable(donnees) ? [new Fragment(PasDEngagement)] : Array.Empty<Fragment>()], StyleDeParagraphe.Encadre);
    }

    public static IEnumerable<Bloc> Signataires(DonneesDuCourrier donnees)
    {
        if (donnees.Signataires.Count > 0)
        {
            yield return new BlocSignatures([.. donnees.Signataires.Select(signature => new Signature(
                TexteImprime.Valeur(signature.Organisme), TexteImprime.Valeur(signature.Mention), TexteImprime.Valeur(signature.Nom), TexteImprime.Valeur(signature.Qualite)) { Image = signature.Image })]);
        }
    }

    private static Tableau MontantsDemandes(DonneesDuCourrier donnees) => new(
        "Montants demandés, par financeur",
        [new("Financeur", Alignement.Gauche, 80), new("Demandé", Alignement.Droite, 30)],
        [.. donnees.Lignes.Select(ligne => Ligne(ligne.Financeur, ligne.Demande.ToString())),
         Ligne("Total", donnees.TotalDemande.ToString()) with { EstTotal = true }]);

    private static Tableau MontantsArbitres(DonneesDuCourrier donnees) => new(
        "Montants demandés et arbitrés, par financeur et par type de crédits",
        [
            new("Financeur", Alignement.Gauche, 28),
            new("Demandé", Alignement.Droite, 19),
            new("Arbitré, crédits spécifiques", Alignement.Droite, 19),
            new("Arbitré, droit commun", Alignement.Droite, 19),
            new("Nature de l’accord et conditions", Alignement.Gauche, 31),
        ],
        [
            .. donnees.Lignes.Select(ligne => Ligne(ligne.Financeur, ligne.Demande.ToString(), Ecrire(ligne.Arbitre?.Specifique), Ecrire(ligne.Arbitre?.DroitCommun), Accord(ligne))),
            Ligne("Total", donnees.TotalDemande.ToString(), donnees.TotalArbitre.Specifique.ToString(), donnees.TotalArbitre.DroitCommun.ToString(),
                $"Total arbitré : {donnees.TotalArbitre.Total}") with { EstTotal = true },
        ]);

    /// <summary>The row of a funder as texts: in the order of the columns of the list of lines.</summary>
    public static string[] EnTextes(LigneDuCourrier ligne) =>
        [ligne.Financeur, ligne.Demande.ToString(), Ecrire(ligne.Arbitre?.Specifique), Ecrire(ligne.Arbitre?.DroitCommun), Ecrire(ligne.Arbitre?.Total), Accord(ligne)];

    private static string Accord(LigneDuCourrier ligne)
    {
        var accord = ligne.Arbitre switch
        {
            null => TexteImprime.Valeur(ligne.Conditions).Length > 0 ? "" : "Sans position en séance",
            { Total.EstNul: true } => "Non retenu",
            _ => ligne.Fermete is { } fermete ? Libelles.Pour(fermete) : "",
        };
        return string.Join(" – ", new[] { accord, TexteImprime.Valeur(ligne.Conditions) }.Where(texte => texte.Length > 0));
    }

    private static string Ecrire(Montant? montant) => montant?.ToString() ?? "–";

    private static bool EstFavorable(DonneesDuCourrier donnees) => donnees.Avis.Type is TypeAvis.Favorable or TypeAvis.FavorableSousReserve;

    private static LigneDeTableau Ligne(params string[] cellules) => new([.. cellules.Select(TexteImprime.Valeur)]);

    private static IEnumerable<Bloc> Puces(IEnumerable<List<Fragment>> elements)
    {
        IReadOnlyList<IReadOnlyList<Fragment>> liste = [.. elements];
        return liste.Count == 0 ? [] : [new Liste(Numerotee: false, liste)];
    }
}
