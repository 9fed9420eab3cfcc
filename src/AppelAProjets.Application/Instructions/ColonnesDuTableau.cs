using System.Globalization;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using static AppelAProjets.Application.Instructions.GenreDeColonne;
using static AppelAProjets.Application.Instructions.GroupeDeColonnes;

namespace AppelAProjets.Application.Instructions;

/// <summary>The declared list of the columns of the table.</summary>
public static class ColonnesDuTableau
{
    /// <summary>The column of the threads.</summary>
    internal const string Messages = "messages";

    /// <summary>Between a column and its funder in a key.</summary>
    private const char DuFinanceur = '~';

    /// <summary>In the order in which they are offered; those of a funder last.</summary>
    public static IReadOnlyList<ColonneDuTableau> Toutes { get; } =
    [
        .. DuDossier(), .. DeLAnneePrecedente(), .. DuBudget(), .. DesNotesEtAvis(), .. DuSuivi(), .. DuFinanceurSollicite(), .. DesDecisions(),
    ];

    private static readonly Dictionary<string, ColonneDuTableau> ParCle = Toutes.ToDictionary(c => c.Cle);

    /// <summary>Null when no column has this key.</summary>
    public static ColonneDuTableau? Trouver(string cle) => ParCle.GetValueOrDefault(cle);

    /// <summary>The column and the funder of a key of an address; null when there is none such.</summary>
    public static (ColonneDuTableau Colonne, Guid? Financeur)? Lire(string? cle)
    {
        var place = cle?.IndexOf(DuFinanceur, StringComparison.Ordinal) ?? -1;
        return cle is null ? null
            : place < 0 ? Trouver(cle) is { EstParFinanceur: false } seule ? (seule, null) : null
            : Trouver(cle[..place]) is { EstParFinanceur: true } sienne && Guid.TryParse(cle[(place + 1)..], out var financeur) ? (sienne, financeur) : null;
    }

    public static string CleDe(ColonneDuTableau colonne, Guid? financeur) => financeur is { } id ? $"{colonne.Cle}{DuFinanceur}{id}" : colonne.Cle;

    private static IEnumerable<ColonneDuTableau> DuDossier() =>
    [
        new()
        {
            Cle = "numero", Libelle = "Numéro", Court = "N°", Groupe = Identite, Largeur = 106,
            Lire = (d, _) => new(d.Numero), Texte = l => TexteDeRecherche.Plier(60, l.Dossier.Numero),
        },
        new() { Cle = "titre", Libelle = "Titre", Groupe = Identite, Largeur = 168, Lire = (d, _) => new(d.Titre), Texte = l => l.Dossier.Titre },
        new() { Cle = "porteur", Libelle = "Porteur", Groupe = Identite, Largeur = 108, Lire = (d, _) => new(d.Porteur), Texte = l => l.Dossier.Porteur },
        new() { Cle = "siret", Libelle = "SIRET", Groupe = Identite, Largeur = 110, Lire = (d, _) => new(d.Siret), Texte = l => l.Dossier.Siret },
        new() { Cle = "rna", Libelle = "RNA", Groupe = Identite, Largeur = 90, Lire = (d, _) => new(d.Rna), Texte = l => l.Dossier.Rna },
        new() { Cle = "commune", Libelle = "Commune du siège", Court = "Commune", Groupe = Identite, Largeur = 96, Lire = (d, _) => new(d.Commune), Texte = l => l.Dossier.Commune },
        new()
        {
            Cle = "etat", Libelle = "État du dossier", Court = "État", Groupe = Identite, Genre = Choix, Largeur = 90, Options = _ => Etats,
            Lire = (d, _) => new(Libelles.Pour(d.Etat)), Nombre = l => (long)l.Dossier.Etat,
        },
        new()
        {
            Cle = "quartiers", Libelle = "Quartiers et parts", Court = "Quartiers", Groupe = Territoire, Genre = Choix, Largeur = 84,
            Options = c => [.. c.Appel.Quartiers.Select(q => new OptionDeColonne(q.Code, q.Nom))],
            Lire = (d, _) => new(d.Quartiers.Count == 0 ? null : string.Join(", ", d.Quartiers.Select(q => $"{q.Nom} {q.Part} %"))),
            Cles = d => d.Quartiers.Select(q => q.Code), Texte = l => l.Dossier.QuartierPrincipal,
        },
        new()
        {
            Cle = "theme", Libelle = "Thématique", Groupe = Projet, Genre = Choix, Largeur = 110,
            Options = c => [.. c.Appel.Themes.Select(t => new OptionDeColonne($"{t.Id}", t.Libelle))],
            Lire = (d, _) => new(d.Theme), Cles = d => d.ThemeId is { } theme ? [$"{theme}"] : [], Texte = l => l.Dossier.Theme,
        },
        new()
        {
            Cle = "actions", Libelle = "Action du plan d’actions", Court = "PAO", Groupe = Projet, Genre = Choix, Largeur = 110,
            Options = c => [.. c.Appel.Priorites.Select(a => new OptionDeColonne($"{a.Id}", a.Libelle))],
            Lire = (d, _) => new(d.Actions.Count == 0 ? null : string.Join(" ; ", d.Actions)), Cles = d => d.Actions.Select(a => $"{a}"),
        },
        new()
        {
            Cle = "nature", Libelle = "Nouvelle action ou renouvellement", Court = "Nature", Groupe = Projet, Genre = Choix, Largeur = 76, Options = _ => Natures,
            Lire = (d, _) => new(d.EstRenouvellement switch { true => "Renouvellement", false => "Nouvelle", null => null }),
            Nombre = l => l.Dossier.EstRenouvellement is { } oui ? oui ? 1 : 0 : null,
        },
        new()
        {
            Cle = "financeurs", Libelle = "Financeurs sollicités", Groupe = Projet, Genre = Choix, Largeur = 110,
            Options = c => [.. c.Appel.Financeurs.Select(f => new OptionDeColonne($"{f.Id}", f.Sigle))],
            Lire = (d, _) => new(string.Join(", ", d.Sollicites)), Cles = d => d.Lignes.Select(l => $"{l.FinanceurId}"),
        },
    ];

    private static IEnumerable<ColonneDuTableau> DuBudget() =>
    [
        Somme("charges", "Charges du projet", "Charges", d => d.TotalCharges, d => d.Charges),
        Somme("assiette", "Assiette éligible", "Assiette", d => d.AssietteEligible ?? d.TotalCharges, d => d.Assiette ?? d.Charges),
        Somme("demande", "Demandé aux financeurs", "Demandé", d => d.TotalDemande, d => d.Demande),
        Somme("besoin", "Besoin", null, d => d.Besoin, d => d.Besoin),
        Propose("propose", "Proposé, total des parts montrées", "Proposé", l => l.Propose, l => l.Propose),
        Propose("proposeSpecifique", "Proposé en crédits spécifiques, total des parts montrées", "Prop. sp.", l => l.ProposeSpecifique, l => l.ProposeSpecifique),
        Propose("proposeDroitCommun", "Proposé en droit commun, total des parts montrées", "Prop. dc", l => l.ProposeDroitCommun, l => l.ProposeDroitCommun),
        Somme("couvert", "Couvert", null, d => d.Couvert, d => d.Couvert),
        new()
        {
            Cle = "taux", Libelle = "Taux d’aides publiques", Court = "Aides", Groupe = Budget, Genre = GenreDeColonne.Taux, Largeur = 52,
            Lire = (d, _) => ValeurDeColonne.De(d.TauxAidesPubliques), Nombre = l => l.Dossier.TauxAidesPubliques?.PointsDeBase,
        },
    ];

    private static IEnumerable<ColonneDuTableau> DesNotesEtAvis() =>
    [
        new()
        {
            Cle = "note", Libelle = "Note moyenne sur 100", Court = "Moy.", Groupe = Notes, Genre = Points, Largeur = 36, DependDuRegard = true,
            Lire = (d, _) => new(null, d.Note?.MoyenneEnCentiemes), Nombre = l => l.Note?.MoyenneEnCentiemes,
        },
        new()
        {
            Cle = "etendue", Libelle = "Étendue des notes", Court = "Ét.", Groupe = Notes, Genre = Points, Largeur = 34, DependDuRegard = true,
            Lire = (d, _) => new(null, d.Note is { Evaluateurs: > 1 } note ? note.EtendueEnCentiemes : null), Nombre = l => l.Note is { Evaluateurs: > 1 } note ? note.EtendueEnCentiemes : null,
        },
        AvisDe("avisReferent", "Avis du référent de quartier", "Référent", Role.ReferentQuartier),
        AvisDe("avisDelegue", "Avis du délégué du préfet", "Délégué", Role.DeleguePrefet),
        AvisDe("avisConseil", "Avis du conseil citoyen", "Conseil cit.", Role.ConseilCitoyen),
        AvisDe("avisExpert", "Avis d’experts", "Experts", Role.Expert),
        new()
        {
            Cle = "avisCommun", Libelle = "Avis commun du comité", Court = "Avis commun", Groupe = GroupeDeColonnes.Avis, Genre = Choix, Largeur = 76, Options = _ => AvisCommuns,
            Lire = (d, _) => new(d.AvisCommun is { } avis ? Libelles.Pour(avis) : null), Nombre = l => l.Dossier.AvisCommun is { } avis ? (long)avis : null,
        },
    ];

    private static IEnumerable<ColonneDuTableau> DeLAnneePrecedente() =>
    [
        new() { Cle = "n1Demande", Libelle = "Demandé l’année précédente", Court = "N-1 dem.", Groupe = AnneePrecedente, Genre = GenreDeColonne.Montant, Largeur = 58, Lire = (d, _) => ValeurDeColonne.De(d.Anterieur?.Demande), Nombre = l => l.Anterieur?.Demande?.Centimes },
        new() { Cle = "n1Accorde", Libelle = "Accordé l’année précédente", Court = "N-1 acc.", Groupe = AnneePrecedente, Genre = GenreDeColonne.Montant, Largeur = 58, Lire = (d, _) => ValeurDeColonne.De(d.Anterieur?.Accorde), Nombre = l => l.Anterieur?.Accorde?.Centimes },
        new()
        {
            Cle = "n1Bilan", Libelle = "Bilan de l’année précédente", Court = "N-1 bilan", Groupe = AnneePrecedente, Genre = Choix, Largeur = 58, Options = _ => Bilans,
            Lire = (d, _) => new(d.Anterieur?.BilanRecu is { } recu ? Bilans[recu ? 1 : 0].Libelle : null), Nombre = l => l.Anterieur?.BilanRecu is { } recu ? recu ? 1 : 0 : null,
        },
    ];

    private static IEnumerable<ColonneDuTableau> DuSuivi() =>
    [
        new()
        {
            Cle = "etiquettes", Libelle = "Étiquettes", Groupe = GroupeDeColonnes.Suivi, Genre = Choix, Largeur = 96, Options = c => c.Etiquettes,
            Lire = (d, _) => new(d.Etiquettes.Count == 0 ? null : string.Join(", ", d.Etiquettes)), Cles = d => d.Etiquettes.Select(e => $"{e}"),
        },
        new()
        {
            Cle = "affectation", Libelle = "Affecté à", Groupe = GroupeDeColonnes.Suivi, Genre = Choix, Largeur = 96, Options = c => [.. Agents, .. c.Agents],
            Lire = (d, _) => new(d.Affectations.Count == 0 ? null : string.Join(", ", d.Affectations.Values.Distinct())), Cles = d => d.Affectations.Select(a => $"{a.CompteId}"),
        },
        new()
        {
            Cle = "reorientation", Libelle = "Réorientation vers le droit commun", Court = "Réorienté", Groupe = GroupeDeColonnes.Suivi, Genre = Choix, Largeur = 96, Options = _ => SuitesDeReorientation,
            Lire = (d, _) => new(d.Reorientation is { } r ? $"{Reorientations.Libelle(r.Etat)} : {r.Service}" : null), Nombre = l => l.Dossier.Reorientation is { } etat ? (long)etat : null,
        },
        new()
        {
            Cle = Messages, Libelle = "Messages échangés, dont non lus", Court = "Messages", Groupe = GroupeDeColonnes.Suivi, Genre = Choix, Largeur = 84, Options = _ => Lectures,
            Lire = (d, _) => new(d.Fil is not { Messages: > 0 } fil ? null : fil.NonLus == 0 ? $"{fil.Messages}" : $"{fil.Messages}, dont {fil.NonLus} {(fil.NonLus == 1 ? "non lu" : "non lus")}"),
            Nombre = l => l.Fil is { Messages: > 0 } fil ? Math.Sign(fil.NonLus) : null,
        },
    ];

    private static IEnumerable<ColonneDuTableau> DuFinanceurSollicite() =>
    [
        new()
        {
            Cle = "dem", Libelle = "Demandé", Court = "Dem.", Groupe = Financeur, Genre = GenreDeColonne.Montant, Largeur = 48,
            Lire = (_, l) => ValeurDeColonne.De(l?.Demande), Nombre = l => l.Ligne?.Demande.Centimes,
        },
        new()
        {
            Cle = "ligne", Libelle = "État de la demande", Court = "État", Groupe = Financeur, Genre = Choix, Largeur = 76, DependDuRegard = true, Options = _ => EtatsDeLigne,
            Lire = (_, l) => new(l is null ? null : Libelles.Pour(l.Etat)), Nombre = l => l.Ligne is { } ligne ? (long)ligne.Connu(l.VoitLaPart, l.Dossier.Etat) : null,
        },
        new()
        {
            Cle = "avis", Libelle = "Avis de l’instructeur", Court = "Avis", Groupe = Financeur, Genre = Choix, Largeur = 46, DependDuRegard = true, EstTravail = true, Options = _ => Avis, Champ = "avis",
            Lire = (_, l) => new(l?.Avis is { } avis ? Libelles.Pour(avis) : null), Nombre = l => l.Part?.Avis is { } avis ? (long)avis : null,
        },
        Motif("avisMotif", "Motif de l’avis", l => l.AvisMotif, p => p.AvisMotif),
        Part("prop", "Proposé", "Prop.", null, l => l.Propose, p => p.Propose),
        Part("specifique", "Proposé en crédits spécifiques", "Spéc.", "specifique", l => l.ProposeSpecifique, p => p.ProposeSpecifique),
        Part("droitCommun", "Proposé en droit commun", "D. com.", "droitCommun", l => l.ProposeDroitCommun, p => p.ProposeDroitCommun),
        Motif("proposeMotif", "Motif du montant", l => l.ProposeMotif, p => p.ProposeMotif),
        new()
        {
            Cle = "valide", Libelle = "Proposition validée", Court = "Validé", Groupe = Financeur, Genre = Choix, Largeur = 56, DependDuRegard = true, EstTravail = true, Options = _ => Validations,
            Lire = (_, l) => new(l is { EstVisible: true } && Validation(l.Etat, l.Propose, l.Etape) is { } code ? Validations.First(v => v.Code == code).Libelle : null),
            Nombre = l => l.Part is { } part ? Validation(part.Etat, part.Propose, part.Etape) : null,
        },
    ];

    private static IEnumerable<ColonneDuTableau> DesDecisions() =>
    [
        Decision("arb", "Arbitré", "Arb.", l => l.Arbitre, m => m.Arbitre),
        Decision("arbSpecifique", "Arbitré en crédits spécifiques", "Arb. sp.", l => l.ArbitreSpecifique, m => m.ArbitreSpecifique),
        Decision("arbDroitCommun", "Arbitré en droit commun", "Arb. dc", l => l.ArbitreDroitCommun, m => m.ArbitreDroitCommun),
        Decision("acc", "Accordé", "Acc.", l => l.Accorde, m => m.Accorde),
        Decision("accSpecifique", "Accordé en crédits spécifiques", "Acc. sp.", l => l.AccordeSpecifique, m => m.AccordeSpecifique),
        Decision("accDroitCommun", "Accordé en droit commun", "Acc. dc", l => l.AccordeDroitCommun, m => m.AccordeDroitCommun),
    ];

    private static IReadOnlyList<OptionDeColonne> Etats { get; } = Mots<EtatDossier>(Libelles.Pour, e => e != EtatDossier.Brouillon);
    private static IReadOnlyList<OptionDeColonne> EtatsDeLigne { get; } = Mots<EtatLigne>(Libelles.Pour);
    private static IReadOnlyList<OptionDeColonne> Avis { get; } = Mots<AvisInstructeur>(Libelles.Pour);
    private static IReadOnlyList<OptionDeColonne> AvisCommuns { get; } = Mots<TypeAvis>(Libelles.Pour);
    private static IReadOnlyList<OptionDeColonne> Sens { get; } = Mots<SensDAvis>(LibellesDAvis.Pour);
    private static IReadOnlyList<OptionDeColonne> Agents { get; } = [new(ConditionDeColonne.Moi, "Moi"), new(ConditionDeColonne.Personne, "Personne chez nous")];
    private static IReadOnlyList<OptionDeColonne> Natures { get; } = [new("nouvelle", "Nouvelle action"), new("renouvellement", "Renouvellement", 1)];
    private static IReadOnlyList<OptionDeColonne> Bilans { get; } = [new("attendu", "Attendu"), new("recu", "Reçu", 1)];
    private static IReadOnlyList<OptionDeColonne> SuitesDeReorientation { get; } = Mots<EtatReorientation>(Reorientations.Libelle);
    private static IReadOnlyList<OptionDeColonne> Lectures { get; } = [new("nonLus", "Des messages non lus", 1), new("lus", "Tous lus")];
    private static IReadOnlyList<OptionDeColonne> Validations { get; } = [new("attente", "À valider"), new("validee", "Validée", 1), new("renvoyee", "Renvoyée", 2)];

    // What the funder proposed stays validated whatever came of it; a line that proposes nothing any more is neither.
    private static long? Validation(EtatLigne etat, Montant? propose, EtapeDeProposition etape) => propose is null ? null
        : LigneDuTableau.ApresProposition(etat) ? 1
        : etape switch { EtapeDeProposition.AValider => 0, EtapeDeProposition.Renvoyee => 2, _ => null };

    private static IReadOnlyList<OptionDeColonne> Mots<T>(Func<T, string> libelle, Func<T, bool>? lesquels = null)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(lesquels ?? (_ => true)).Select(e => new OptionDeColonne($"{e}", libelle(e), Convert.ToInt64(e, CultureInfo.InvariantCulture)))];

    private static ColonneDuTableau Somme(string cle, string libelle, string? court, Func<DossierDuTableau, Montant?> lire, Func<DossierEnMemoire, Montant?> enMemoire) => new()
    {
        Cle = cle, Libelle = libelle, Court = court, Groupe = Budget, Genre = GenreDeColonne.Montant, Largeur = 64,
        Lire = (d, _) => ValeurDeColonne.De(lire(d)), Nombre = l => enMemoire(l.Dossier)?.Centimes,
    };

    // Of the funders whose work the reader may see; nothing when none of them proposes.
    private static ColonneDuTableau Propose(string cle, string libelle, string court, Func<LigneDuTableau, Montant?> lire, Func<LigneEnMemoire, Montant?> enMemoire) => new()
    {
        Cle = cle, Libelle = libelle, Court = court, Groupe = Budget, Genre = GenreDeColonne.Montant, Largeur = 64, DependDuRegard = true,
        Lire = (d, _) => ValeurDeColonne.De(Sommer(d.Lignes.Values.Select(lire))),
        Nombre = l => Sommer(l.Dossier.Lignes.DistinctBy(p => p.FinanceurId).Where(p => l.Vue.VoitLaPart(l.Dossier, p.FinanceurId)).Select(enMemoire))?.Centimes,
    };

    private static Montant? Sommer(IEnumerable<Montant?> montants) => montants.OfType<Montant>().ToList() is { Count: > 0 } connus ? connus.Aggregate((a, b) => a + b) : null;

    private static ColonneDuTableau AvisDe(string cle, string libelle, string court, Role role) => new()
    {
        Cle = cle, Libelle = libelle, Court = court, Groupe = GroupeDeColonnes.Avis, Genre = Choix, Largeur = 64, Options = _ => Sens,
        Lire = (d, _) => new(string.Join(", ", d.Avis.Where(a => a.Role == role).Select(a => LibellesDAvis.Pour(a.Sens)).Distinct()) is { Length: > 0 } dit ? dit : null),
        Cles = d => d.Avis.Where(a => a.Role == role).Select(a => $"{a.Sens}"),
    };

    private static ColonneDuTableau Part(string cle, string libelle, string court, string? champ, Func<LigneDuTableau, Montant?> lire, Func<LigneEnMemoire, Montant?> enMemoire) => new()
    {
        Cle = cle, Libelle = libelle, Court = court, Groupe = Financeur, Genre = GenreDeColonne.Montant, Largeur = 48, DependDuRegard = true, EstTravail = true, Champ = champ,
        Lire = (_, l) => ValeurDeColonne.De(l is null ? null : lire(l)), Nombre = l => l.Part is { } part ? enMemoire(part)?.Centimes : null,
    };

    private static ColonneDuTableau Motif(string cle, string libelle, Func<LigneDuTableau, string?> lire, Func<LigneEnMemoire, string?> enMemoire) => new()
    {
        Cle = cle, Libelle = libelle, Groupe = Financeur, Largeur = 110, DependDuRegard = true, EstTravail = true, Champ = cle,
        Lire = (_, l) => new(l is null ? null : lire(l)), Texte = l => l.Part is { } part ? TexteDeRecherche.Plier(int.MaxValue, enMemoire(part)) : null,
    };

    // Known once the relevé is frozen, for everyone.
    private static ColonneDuTableau Decision(string cle, string libelle, string court, Func<LigneDuTableau, Montant?> lire, Func<LigneEnMemoire, Montant?> enMemoire) => new()
    {
        Cle = cle, Libelle = libelle, Court = court, Groupe = Financeur, Genre = GenreDeColonne.Montant, Largeur = 52,
        Lire = (_, l) => ValeurDeColonne.De(l is null ? null : lire(l)), Nombre = l => l.Ligne is { } ligne && DossierEnMemoire.EstArbitre(l.Dossier.Etat) ? enMemoire(ligne)?.Centimes : null,
    };
}
