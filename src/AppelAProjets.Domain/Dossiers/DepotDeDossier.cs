using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Domain.Dossiers;

/// <param name="Manques">What is missing in it; empty when it is complete.</param>
public sealed record EtatDeSection(SectionDossier Section, IReadOnlyList<Refus> Manques)
{
    public bool EstComplete => Manques.Count == 0;

    /// <summary>Those that are about an answer: it is kept, and it cannot stand. The others are only missing.</summary>
    public IReadOnlyList<Refus> Incoherences { get; init; } = [];
}

/// <summary>Deposit of a draft by a signataire: complete, in the window.</summary>
public static class DepotDeDossier
{
    /// <summary>The decision: state and capacity, then the window, then completeness; the first that fails is the refusal.</summary>
    /// <param name="recu">When the complete request reached the server, UTC.</param>
    public static Resultat<EtatDossier> Decider(EtatDossier etat, Intervenant qui, DossierADeposer dossier, ReglesDeDepot regles, DateTimeOffset recu) =>
        CycleDossier.Decider(etat, ActionDossier.Deposer, qui, new ContexteDossier { Manques = Manques(dossier, regles, recu) });

    /// <summary>Answer to a request for complements: the named sections were taken up and are complete; the window no longer counts.</summary>
    public static Resultat<EtatDossier> DeciderReponse(EtatDossier etat, Intervenant qui, DossierADeposer dossier, ReglesDeDepot regles, IReadOnlyCollection<SectionDossier> nommees)
    {
        var manques = Completude(dossier, regles).Where(s => nommees.Contains(s.Section)).SelectMany(s => s.Manques).ToList();
        return CycleDossier.Decider(etat, ActionDossier.RepondreComplements, qui, new ContexteDossier { Manques = manques });
    }

    public static IReadOnlyList<Refus> Manques(DossierADeposer dossier, ReglesDeDepot regles, DateTimeOffset recu) =>
    [
        .. regles.Periode.Prolongee(regles.Prolongation).Refuser(recu) is { } horsDelai ? [horsDelai] : Array.Empty<Refus>(),
        .. Completude(dossier, regles).SelectMany(s => s.Manques),
    ];

    /// <summary>The task list, in the order of the sections; those that the call leaves empty are not in it.</summary>
    public static IReadOnlyList<EtatDeSection> Completude(DossierADeposer dossier, ReglesDeDepot regles)
    {
        var absents = FormulaireRempli.Manques(regles.Champs, dossier.Reponses, dossier.ChampsAvecFichier).ToLookup(m => m.Champ.Section, m => m.Refus);
        var aReprendre = dossier.Demandees.ToLookup(d => d.Section, d => d.Manque);
        return [.. Sections(regles).Select(section => Etat(section, [.. aReprendre[section].OfType<Refus>(), .. absents[section], .. Section(section, dossier, regles)]))];

        EtatDeSection Etat(SectionDossier section, IReadOnlyList<Refus> manques) =>
            new(section, manques) { Incoherences = [.. manques.Where(m => m.Champ is { } champ && dossier.Reponses.EstRempli(champ))] };
    }

    public static IEnumerable<SectionDossier> Sections(ReglesDeDepot regles) => Enum.GetValues<SectionDossier>().Where(section => section switch
    {
        SectionDossier.Eligibilite or SectionDossier.Questions or SectionDossier.Priorites or SectionDossier.Moyens or SectionDossier.Evaluation => regles.Champs.Any(c => c.Section == section),
        SectionDossier.Partenaires => regles.PartenairesPossibles,
        SectionDossier.Referent => regles.Rencontre != ExigenceDeRencontre.Aucune,
        _ => true,
    });

    private static IEnumerable<Refus> Section(SectionDossier section, DossierADeposer dossier, ReglesDeDepot regles) => section switch
    {
        SectionDossier.Association => Association(dossier),
        SectionDossier.Projet => Projet(dossier.Projet, regles),
        SectionDossier.Territoires => Territoires(dossier.Public, regles).Concat(ChampsDesPublics.Incoherences(dossier.Reponses)),
        SectionDossier.Referent => Referent(dossier.Rencontre, regles),
        SectionDossier.Budget => dossier.Plan.Manques(),
        SectionDossier.Demandes => Sollicitation.Manques(dossier, regles).Concat(ChampsDuBudget.Incoherences(dossier.Reponses)),
        SectionDossier.Pieces => Pieces(dossier, regles),
        SectionDossier.Attestations => Attestations(dossier, regles),
        SectionDossier.Eligibilite => Eligibilite.Arrets(regles.Champs, dossier.Reponses),
        SectionDossier.Moyens => ChampsDuProjet.Incoherences(dossier.Reponses),
        SectionDossier.Priorites or SectionDossier.Evaluation or SectionDossier.Questions => [],
        SectionDossier.Partenaires => InterAssociatif.Manques(dossier.Partenaires, dossier.Plan, ChampsDesPartenaires.LireVersement(dossier.Reponses)),
    };

    // Bank details are written on the organisation at any time before the payment: the RIB asked by the call is what counts here.
    private static IEnumerable<Refus> Association(DossierADeposer dossier) =>
    [
        .. (dossier.Identite is { } identite ? CompletudeDIdentite.De(identite) : [])
            .Where(page => !page.EstComplete && page.Section != SectionDIdentite.Banque)
            .Select(page => new Refus("association.identite", $"« {LibellesDOrganisation.Pour(page.Section)} » est à compléter ({string.Join(", ", page.Manques)}).", $"Identite.{page.Section}")),
    ];

    private static IEnumerable<Refus> Projet(ProjetPresente? projet, ReglesDeDepot regles) =>
    [
        .. Si(Vide(projet?.Intitule), "projet.intitule", "Donnez un titre au projet.", "projet.titre"),
        .. Si(Vide(projet?.Objectifs), "projet.objectifs", "Décrivez les objectifs du projet.", "projet.objectifs"),
        .. Si(Vide(projet?.Description), "projet.description", "Décrivez le projet.", "projet.description"),
        .. Si(projet?.ThemeId is not { } theme || !regles.Themes.Contains(theme), "projet.theme", "Choisissez un thème de l’appel.", "projet.theme"),
        .. Si(projet?.Debut is null || projet.Fin is null, "projet.dates", "Indiquez les dates de début et de fin du projet.", projet?.Debut is null ? "projet.debut" : "projet.fin"),
        .. Si(projet?.Fin < projet?.Debut, "projet.dates-inversees", "La fin du projet ne peut pas précéder son début.", "projet.fin"),
        .. AnneesDuProjet(projet, HeureDeParis.Jour(regles.Periode.Ouverture)),
    ];

    // A slip in a year: over before the call opens, longer than the longest convention (four years), or years away.
    private static IEnumerable<Refus> AnneesDuProjet(ProjetPresente? projet, DateOnly ouverture) => projet is not { Debut: { } debut, Fin: { } fin } || fin < debut ? [] :
    [
        .. Si(fin < ouverture, "projet.passe", $"Le projet se termine avant l’ouverture de l’appel ({HeureDeParis.EcrireJour(ouverture)}) : vérifiez l’année.", "projet.fin"),
        .. Si(fin >= ouverture && fin > debut.AddYears(4), "projet.duree", "Le projet dure plus de quatre ans : vérifiez les années.", "projet.fin"),
        .. Si(debut > ouverture.AddYears(3), "projet.lointain", "Le projet commence plus de trois ans après l’ouverture de l’appel : vérifiez l’année.", "projet.debut"),
    ];

    private static IEnumerable<Refus> Territoires(PublicVise? vise, ReglesDeDepot regles) =>
    [
        .. Si(vise is not { Parts.Count: > 0 }, "territoires.quartiers", "Choisissez au moins un quartier.", "territoires.part"),
        .. Parts(vise),
        .. Si(vise is not null && !vise.Quartiers.All(regles.Quartiers.Contains), "territoires.hors-appel", "L’un des quartiers choisis ne fait pas partie de l’appel.", "territoires.part"),
        .. Si(Vide(vise?.Publics), "territoires.publics", "Décrivez les publics visés.", "publics.description"),
        .. Si(vise?.Beneficiaires is not > 0, "territoires.beneficiaires", "Indiquez le nombre de bénéficiaires, supérieur à zéro.", "publics.total"),
    ];

    private static IEnumerable<Refus> Parts(PublicVise? vise)
    {
        var parts = vise?.Parts.Values.ToList() ?? [];
        return
        [
            .. Si(parts.Any(p => p <= 0), "territoires.part-nulle", "La part de chaque quartier est supérieure à zéro.", "territoires.part"),
            .. Si(parts.Count > 0 && parts.Sum() != 100, "territoires.parts", $"Les parts des quartiers font {parts.Sum()} % au lieu de 100 %.", "territoires.part"),
        ];
    }

    private static IEnumerable<Refus> Referent(EtatRencontre rencontre, ReglesDeDepot regles) =>
        Si(regles.Rencontre == ExigenceDeRencontre.Obligatoire && !CycleRencontre.Suffit(rencontre), "referent.rencontre", LibellesDeRencontre.Manque(rencontre), "rencontre");

    private static IEnumerable<Refus> Pieces(DossierADeposer dossier, ReglesDeDepot regles) =>
        regles.Pieces.Where(p => p.Indispensable && !dossier.PiecesFournies.Contains(p.Id))
            .Select(p => new Refus("piece.absente", $"Joignez la pièce indispensable « {p.Libelle} ».", $"Pieces.{p.Id}"));

    private static IEnumerable<Refus> Attestations(DossierADeposer dossier, ReglesDeDepot regles) =>
        regles.Attestations.Where(a => !dossier.AttestationsCochees.Contains(a.Code))
            .Select(a => new Refus("attestation.absente", $"Cochez l’attestation « {a.Libelle} ».", $"attestations.{a.Code}"));

    private static bool Vide(string? texte) => string.IsNullOrWhiteSpace(texte);

    private static IEnumerable<Refus> Si(bool condition, string code, string message, string champ) =>
        condition ? [new Refus(code, message, champ)] : [];
}
