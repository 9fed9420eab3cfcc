using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>Every field of a dossier for a call, in the order of the pages: the Cerfa 12156*06 (DOMAINE 1.3), politique de la ville (DOMAINE 2.2 to 2.4), the call's own questions.</summary>
public static class ChampsDuDossier
{
    public const int TexteLongMaximal = 4_000;

    /// <summary>Rows of a repeated field, such as the subsidies outside the portal.</summary>
    public const int LignesHorsPortail = 12;

    public static IReadOnlyList<ChampDeFormulaire> Pour(OptionsDuFormulaire options) =>
    [
        .. options.Questions.Where(q => q.Section == SectionDossier.Eligibilite),
        .. Responsable,
        .. ChampsDuProjet.Projet(options),
        .. ChampsDuProjet.Priorites(options),
        .. ChampsDesPublics.Territoires(options),
        .. ChampsDesPublics.Publics,
        .. ChampsDuProjet.Moyens,
        .. ChampsDuProjet.Evaluation,
        .. options.Questions.Where(q => q.Section == SectionDossier.Questions),
        .. options.PartenairesPossibles ? ChampsDesPartenaires.DuDossier : [],
        .. ChampsDuBudget.Demandes(options),
        .. ChampsDuBudget.Comptes,
        .. Attestations(options.EstOrganismePublic),
    ];

    /// <summary>The fields of the form of every call on which the condition of a question may bear: choices made before the questions.</summary>
    public static IReadOnlyList<ChampDeFormulaire> SourcesDeConditions(OptionsDuFormulaire options) =>
        [.. Pour(options).Where(c => c.Type is TypeDeChamp.OuiNon or TypeDeChamp.Choix && c.Section < SectionDossier.Questions && !c.Cle.StartsWith(QuestionDAppel.Prefixe, StringComparison.Ordinal))];

    /// <summary>Attestations on honour (Cerfa 7); a public body does not subscribe the contrat d'engagement républicain.</summary>
    public static IReadOnlyList<ChampDeFormulaire> Attestations(bool estOrganismePublic) =>
    [
        Attestation("exactitude", "Les informations de ce dossier sont exactes et sincères, y compris les demandes faites à d’autres financeurs"),
        Attestation("obligations", "L’organisation est à jour de ses obligations administratives, comptables, sociales et fiscales"),
        .. estOrganismePublic
            ? []
            : (ChampDeFormulaire[])[
                Attestation("charte", "L’organisation respecte la charte des engagements réciproques du 14 février 2014"),
                Attestation("contrat-republicain", "L’organisation souscrit au contrat d’engagement républicain (décret nº 2021-1947 du 31 décembre 2021) et en informe ses membres"),
            ],
    ];

    private static IReadOnlyList<ChampDeFormulaire> Responsable { get; } =
    [
        new("responsable.nom", SectionDossier.Association, TypeDeChamp.Texte, "Nom et prénom") { Cerfa = "1.7" },
        new("responsable.fonction", SectionDossier.Association, TypeDeChamp.Texte, "Fonction") { Cerfa = "1.7" },
        new("responsable.courriel", SectionDossier.Association, TypeDeChamp.Courriel, "Adresse électronique") { Cerfa = "1.7" },
        new("responsable.telephone", SectionDossier.Association, TypeDeChamp.Telephone, "Téléphone") { Cerfa = "1.7" },
    ];

    private static ChampDeFormulaire Attestation(string code, string libelle) =>
        new($"attestations.{code}", SectionDossier.Attestations, TypeDeChamp.Case, libelle) { Requis = true, RegleAPart = true, Cerfa = "7" };
}
