using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A meeting on paper: a sheet per dossier before it, the report after it. Shared data only.</summary>
public static class ImprimeDeReunion
{
    private static readonly ColonneDeTableau[] ColonnesDesFinanceurs =
        [new("Financeur", Alignement.Gauche, 40), new("Demandé", Alignement.Droite, 20), new("Avis", Alignement.Gauche, 22), new("Proposé", Alignement.Droite, 18)];

    private static readonly ColonneDeTableau[] ColonnesDesDossiers =
        [new("N°", Alignement.Gauche, 16), new("Projet", Alignement.Gauche, 42), new("Demandé", Alignement.Droite, 18), new("Avis de quartier", Alignement.Gauche, 24)];

    /// <summary>What was said of each dossier, those present, who left the room.</summary>
    public static DocumentImprime CompteRendu(ReunionLue lue) => Document(lue, "Compte rendu de la réunion de co-instruction") with
    {
        Blocs =
        [
            new Titre(1, [new Fragment("Personnes présentes")]),
            lue.Presents.Count == 0 ? Phrase("Aucune personne n’a été notée présente.")
                : new Liste(false, [.. lue.Presents.Select(p => (IReadOnlyList<Fragment>)[new Fragment(TexteImprime.Valeur(p.Dit))])]),
            new Titre(1, [new Fragment("Dossiers examinés")]),
            .. SansLesDeports(lue),
            lue.Dossiers.Count == 0 ? Phrase(lue.MesDeports > 0 ? "Aucun autre dossier n’était à l’ordre du jour." : "Aucun dossier n’était à l’ordre du jour.")
                : new Tableau("Dossiers et avis de quartier", ColonnesDesDossiers, [.. lue.Dossiers.Select(Ligne)], Dense: true),
            .. lue.Dossiers.SelectMany(d => Examen(lue, d)),
        ],
    };

    /// <summary>One page or more per dossier, each with room for what the neighbourhood says.</summary>
    public static DocumentImprime Fiches(ReunionLue lue, IReadOnlyList<Projection> projections) => Document(lue, "Fiches de la réunion de co-instruction") with
    {
        Blocs = [.. projections.SelectMany((p, rang) => (IEnumerable<Bloc>)[.. rang > 0 ? [new SautDePage()] : Array.Empty<Bloc>(), .. Fiche(p)]), .. SansLesDeports(lue)],
    };

    // Another copy has them: whoever reads this one must know that it is not whole.
    private static IEnumerable<Bloc> SansLesDeports(ReunionLue lue) => lue.MesDeports switch
    {
        0 => [],
        1 => [Phrase("Un dossier de la réunion n’est pas dans cet exemplaire : la personne qui l’a demandé est en déport sur ce dossier.")],
        var n => [Phrase($"{n} dossiers de la réunion ne sont pas dans cet exemplaire : la personne qui l’a demandé est en déport sur ces dossiers.")],
    };

    private static DocumentImprime Document(ReunionLue lue, string titre)
    {
        var (appel, reunion) = (lue.Contexte.Appel, lue.Reunion);
        return new DocumentImprime
        {
            Numero = $"{appel.Code} {reunion.Territoire}",
            Date = HeureDeParis.Jour(reunion.Le),
            Titre = TexteImprime.Valeur($"{titre} – {reunion.Territoire}"),
            Emetteur = [TexteImprime.Valeur(appel.Titre), titre],
            References =
            [
                new ReferenceDuCourrier("Territoire", TexteImprime.Valeur(reunion.Territoire)), new ReferenceDuCourrier("Date", HeureDeParis.Ecrire(reunion.Le)),
                new ReferenceDuCourrier("Lieu", TexteImprime.Valeur(reunion.Lieu)),
            ],
            Destinataire = [],
            LieuEtDate = "",
            Objet = titre,
            Blocs = [],
            EnTete = new EnTeteDePage(TexteImprime.Valeur($"{titre} – {reunion.Territoire}"), HeureDeParis.EcrireJour(HeureDeParis.Jour(reunion.Le))),
            Pied = TexteImprime.Valeur($"{appel.Titre}, {reunion.Territoire}, {HeureDeParis.EcrireJour(HeureDeParis.Jour(reunion.Le))}. L’avis de quartier est consultatif."),
        };
    }

    private static LigneDeTableau Ligne(DossierDeReunion d) => new(
        [d.Numero, TexteImprime.Valeur($"{d.Titre} – {d.Porteur}"), d.TotalDemande?.ToString() ?? "", d.Sens is { } sens ? Reunions.Libelle(sens) : "Non examiné"]);

    private static IEnumerable<Bloc> Examen(ReunionLue lue, DossierDeReunion d)
    {
        yield return new Titre(2, [new Fragment(TexteImprime.Valeur($"{d.Numero} – {d.Titre}"))]);
        var sortis = lue.Sorties.Where(s => s.DossierId == d.Id && s.SortiLe is not null).Select(s => s.Nom).ToList();
        if (sortis.Count > 0)
        {
            yield return Phrase($"En déport, hors de la salle pendant l’examen : {string.Join(", ", sortis)}.");
        }

        if (d.Sens is not { } sens)
        {
            yield return Phrase("Ce dossier n’a pas été examiné.");
            yield break;
        }

        yield return new Paragraphe([new Fragment("Avis de quartier : "), new Fragment(Reunions.Libelle(sens), Gras: true)]);
        foreach (var paragraphe in TexteImprime.Paragraphes(d.Avis))
        {
            yield return new Paragraphe([new Fragment(paragraphe)]);
        }
    }

    private static IEnumerable<Bloc> Fiche(Projection projection)
    {
        var d = projection.Dossier;
        if (projection.Fiche is not { } fiche)
        {
            return [new Titre(1, [new Fragment(d.Numero)]), Phrase("Une personne présente est en déport sur ce dossier : sa fiche s’imprime quand sa sortie de la salle est constatée.")];
        }

        var (projet, territoires) = (fiche.Contenu.Projet, fiche.Contenu.Territoires);
        return
        [
            new Titre(1, [new Fragment(TexteImprime.Valeur($"{d.Numero} – {d.Titre}"))]),
            new Rubriques(
            [
                Dire("Porteur", fiche.Contenu.Organisation.Nom),
                Dire("Thème", territoires.Theme),
                Dire("Quartiers", string.Join(", ", territoires.Quartiers.Select(q => $"{q.Nom} {q.Part} %"))),
                Dire("Dates", projet is { DebutLe: { } debut, FinLe: { } fin } ? $"du {HeureDeParis.EcrireJour(debut)} au {HeureDeParis.EcrireJour(fin)}" : null),
                Dire("Bénéficiaires", territoires.Beneficiaires?.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))),
                Dire("Charges de l’action", fiche.TotalCharges?.ToString()),
                Dire("Résumé", projet.Resume),
                Dire("Objectifs", projet.Objectifs),
            ]),
            new Tableau("Financeurs", ColonnesDesFinanceurs, [.. fiche.Lignes.Select(Financeur), Total(fiche)], Dense: true),
            new Titre(2, [new Fragment("Avis de quartier")]),
            new Paragraphe([new Fragment(d.Sens is { } sens ? Reunions.Libelle(sens) : "Favorable  ·  Favorable sous réserve  ·  Défavorable  ·  Sans avis")]),
            new Paragraphe([new Fragment(string.IsNullOrWhiteSpace(d.Avis) ? "\n\n\n\n\n\n" : d.Avis)], StyleDeParagraphe.Encadre),
        ];
    }

    private static LigneDeTableau Financeur(LigneDeReunion l) => new(
        [TexteImprime.Valeur($"{l.Sigle} – {l.Nom}"), l.Demande.ToString(), l.Avis is { } avis ? Libelles.Pour(avis) : "", l.Propose?.ToString() ?? ""]);

    private static LigneDeTableau Total(FicheDeReunion fiche) => new(["Total", fiche.TotalDemande.ToString(), "", ""], EstTotal: true);

    private static Rubrique Dire(string libelle, string? texte) => new(libelle, TexteImprime.Valeur(texte) is { Length: > 0 } net ? net : "Non renseigné");

    private static Paragraphe Phrase(string texte) => new([new Fragment(TexteImprime.Valeur(texte), Italique: true)]);
}
