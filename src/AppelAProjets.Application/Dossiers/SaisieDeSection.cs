using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a person saves in one section. A draft may be incomplete; only what cannot be kept is refused.</summary>
public abstract record SaisieDeSection(SectionDossier Section)
{
    /// <summary>What cannot be kept, field by field.</summary>
    internal virtual IEnumerable<Refus> Refus(RegleDAppel appel) => [];

    /// <summary>The dossier as it would be.</summary>
    internal abstract DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel);

    private protected static string? Propre(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim().ReplaceLineEndings("\n");

    private protected static IEnumerable<Refus> TropLong(string? texte, int maximum, string champ, string libelle) =>
        texte?.Length > maximum ? [new Refus("saisie.longueur", $"Raccourcissez {libelle}\u00A0: {texte.Length:N0} caractères, {maximum:N0} au plus.", champ)] : [];
}

/// <summary>Who answers questions about the project.</summary>
public sealed record SaisieAssociation(string? Nom, string? Courriel, string? Telephone) : SaisieDeSection(SectionDossier.Association)
{
    internal override IEnumerable<Refus> Refus(RegleDAppel appel) =>
    [
        .. TropLong(Nom, 200, "ResponsableNom", "le nom"),
        .. Forme(Courriel, Domain.Identifiants.Courriel.Lire, "ResponsableCourriel"),
        .. Forme(Telephone, Domain.Identifiants.Telephone.Lire, "ResponsableTelephone"),
    ];

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with
    {
        Responsable = new ResponsableContenu(Propre(Nom), Lu(Courriel, Domain.Identifiants.Courriel.Lire), Lu(Telephone, Domain.Identifiants.Telephone.Lire)),
    };

    private static IEnumerable<Refus> Forme(string? texte, Func<string?, Resultat<string>> lire, string champ) =>
        !string.IsNullOrWhiteSpace(texte) && lire(texte) is { EstRefuse: true } lecture ? [lecture.Refus with { Champ = champ }] : [];

    private static string? Lu(string? texte, Func<string?, Resultat<string>> lire) => string.IsNullOrWhiteSpace(texte) ? null : lire(texte).Valeur;
}

/// <summary>What is done, why, when, on what theme.</summary>
public sealed record SaisieProjet(ProjetContenu Projet, Guid? ThemeId) : SaisieDeSection(SectionDossier.Projet)
{
    /// <summary>Longest text of each answer.</summary>
    public const int LongueurMaximale = 4_000;

    internal override IEnumerable<Refus> Refus(RegleDAppel appel) =>
    [
        .. Propre(Projet.Titre) is null ? [new Refus("projet.titre", "Donnez un titre au projet\u00A0: il sert à le retrouver.", "Titre")] : Array.Empty<Refus>(),
        .. TropLong(Projet.Titre, 200, "Titre", "le titre"),
        .. TropLong(Projet.Resume, LongueurMaximale, "Resume", "le résumé"),
        .. TropLong(Projet.Objectifs, LongueurMaximale, "Objectifs", "les objectifs"),
        .. TropLong(Projet.Description, LongueurMaximale, "Description", "la description"),
        .. TropLong(Projet.Moyens, LongueurMaximale, "Moyens", "les moyens"),
        .. TropLong(Projet.Evaluation, LongueurMaximale, "Evaluation", "l’évaluation"),
        .. ThemeId is { } theme && appel.Themes.All(t => t.Id != theme) ? [new Refus("projet.theme", "Choisissez un thème de l’appel.", "ThemeId")] : Array.Empty<Refus>(),
    ];

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with
    {
        Projet = Projet with
        {
            Titre = Propre(Projet.Titre) ?? "",
            Resume = Propre(Projet.Resume),
            Objectifs = Propre(Projet.Objectifs),
            Description = Propre(Projet.Description),
            Moyens = Propre(Projet.Moyens),
            Evaluation = Propre(Projet.Evaluation),
        },
        Territoires = contenu.Territoires with { ThemeId = ThemeId, Theme = appel.Themes.FirstOrDefault(t => t.Id == ThemeId)?.Libelle },
    };
}

/// <summary>Where and for whom: whole percents by code of neighbourhood; 0 is not concerned.</summary>
public sealed record SaisieTerritoires(IReadOnlyDictionary<string, int> Parts, string? Publics, int? Beneficiaires, int? BeneficiairesQuartiers) : SaisieDeSection(SectionDossier.Territoires)
{
    internal override IEnumerable<Refus> Refus(RegleDAppel appel) =>
    [
        .. Parts.Where(p => p.Value is < 0 or > 100).Select(p => new Refus("territoires.part", "Une part va de 0 à 100\u00A0%.", $"Parts[{p.Key}]")),
        .. Parts.Keys.Except(appel.Quartiers.Select(q => q.Code)).Select(_ => new Refus("territoires.hors-appel", "L’un des quartiers choisis ne fait pas partie de l’appel.")),
        .. TropLong(Publics, 2_000, "Publics", "la description des publics"),
        .. Beneficiaires < 0 ? [new Refus("territoires.beneficiaires", "Le nombre de bénéficiaires ne peut pas être négatif.", "Beneficiaires")] : Array.Empty<Refus>(),
        .. BeneficiairesQuartiers < 0 ? [new Refus("territoires.beneficiaires", "Le nombre d’habitants des quartiers ne peut pas être négatif.", "BeneficiairesQuartiers")] : Array.Empty<Refus>(),
        .. BeneficiairesQuartiers > Beneficiaires ? [new Refus("territoires.residents", "Les habitants des quartiers ne peuvent pas être plus nombreux que l’ensemble des bénéficiaires.", "BeneficiairesQuartiers")] : Array.Empty<Refus>(),
    ];

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with
    {
        Territoires = contenu.Territoires with
        {
            Quartiers = [.. appel.Quartiers.Where(q => Parts.GetValueOrDefault(q.Code) > 0).Select(q => new QuartierContenu(q.Code, q.Nom, Parts[q.Code]))],
            Publics = Propre(Publics),
            Beneficiaires = Beneficiaires,
            BeneficiairesQuartiers = BeneficiairesQuartiers,
        },
    };
}

/// <summary>Meeting with the référent de quartier, past or planned.</summary>
public sealed record SaisieReferent(DateOnly? Le, string? Avec) : SaisieDeSection(SectionDossier.Referent)
{
    internal override IEnumerable<Refus> Refus(RegleDAppel appel) => TropLong(Avec, 200, "RencontreAvec", "le nom");

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with { Rencontre = new RencontreContenu(Le, Propre(Avec)) };
}

/// <summary>Accounts other than 74, by code.</summary>
public sealed record SaisieBudget(IReadOnlyDictionary<string, Montant> Comptes) : SaisieDeSection(SectionDossier.Budget)
{
    /// <summary>Accounts that this section takes, in the order of the Cerfa.</summary>
    public static IReadOnlyList<Compte> Saisissables { get; } = [.. PlanComptable.Comptes.Where(c => PlanComptable.EstSaisissable(c.Code) && c.Parent != PlanComptable.Subventions)];

    internal override IEnumerable<Refus> Refus(RegleDAppel appel) =>
    [
        .. Comptes.Keys.Except(Saisissables.Select(c => c.Code)).Select(code => new Refus("budget.compte", $"Le compte {code} n’existe pas.")),
        .. Comptes.Where(c => c.Value.EstNegatif).Select(c => new Refus("budget.negatif", "Un montant ne peut pas être négatif.", $"Comptes[{c.Key}]")),
    ];

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with
    {
        // Ordered as the database gives them back.
        Financement = contenu.Financement with
        {
            Comptes = [.. Comptes.Where(c => !c.Value.EstNul).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new CompteContenu(c.Key, c.Value.Centimes))],
        },
    };
}

/// <summary>Amounts asked from the call's funders, lines outside the portal, threshold of viability (null takes the call's percentage).</summary>
public sealed record SaisieDemandes(IReadOnlyDictionary<Guid, Montant> Demandes, IReadOnlyList<HorsPortailContenu> HorsPortail, Montant? SeuilDeViabilite) : SaisieDeSection(SectionDossier.Demandes)
{
    internal override IEnumerable<Refus> Refus(RegleDAppel appel) =>
    [
        .. Demandes.Keys.Except(appel.Financeurs.Select(f => f.Id)).Select(_ => new Refus("demande.financeur", "Ce financeur ne participe pas à l’appel.")),
        .. HorsPortail.Index().SelectMany(h => Ligne(h.Index, h.Item)),
    ];

    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with
    {
        Financement = contenu.Financement with
        {
            Demandes = [.. appel.Financeurs.Where(f => Demandes.GetValueOrDefault(f.Id).EstPositif)
                .Select(f => new DemandeContenu(f.Id, f.Sigle, f.Nom, f.CompteCerfa, Demandes[f.Id].Centimes))],
            HorsPortail = HorsPortail.Select(h => h with { Nom = h.Nom.Trim() }).Ordonner(),
            SeuilDeViabilite = SeuilDeViabilite?.Centimes,
        },
    };

    private static IEnumerable<Refus> Ligne(int rang, HorsPortailContenu ligne) =>
    [
        .. string.IsNullOrWhiteSpace(ligne.Nom) ? [new Refus("hors-portail.nom", "Nommez ce financeur.", $"HorsPortail[{rang}].Nom")] : Array.Empty<Refus>(),
        .. TropLong(ligne.Nom, 200, $"HorsPortail[{rang}].Nom", "le nom"),
        .. ligne.Montant <= 0 ? [new Refus("hors-portail.montant", "Indiquez le montant demandé ou obtenu.", $"HorsPortail[{rang}].Montant")] : Array.Empty<Refus>(),
        .. PlanComptable.Trouver(ligne.Compte)?.Parent != PlanComptable.Subventions
            ? [new Refus("hors-portail.compte", "Choisissez le type de ce financeur.", $"HorsPortail[{rang}].Compte")] : Array.Empty<Refus>(),
    ];
}

/// <summary>On honour, by a signataire.</summary>
public sealed record SaisieAttestations(AttestationsContenu Attestations) : SaisieDeSection(SectionDossier.Attestations)
{
    internal override DossierContenu Appliquer(DossierContenu contenu, RegleDAppel appel) => contenu with { Attestations = Attestations };
}
