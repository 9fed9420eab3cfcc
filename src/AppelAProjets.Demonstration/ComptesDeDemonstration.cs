using AppelAProjets.Application.Comptes;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Demonstration;

/// <summary>The accounts of the demonstration. They are rows only where the demonstration is loaded, which Production refuses.</summary>
public static class ComptesDeDemonstration
{
    public const string MotDePasse = "Demonstration-2028";

    internal const string Domaine = "demo.example";

    // Before Tous, which reads it.
    internal static IReadOnlyList<DefinitionDeCompte> Definitions { get; } = [.. Communs(), .. FinanceursDeDemonstration.Tous.SelectMany(Agents)];

    /// <summary>All, in the order to show.</summary>
    public static IReadOnlyList<CompteDeDemonstration> Tous { get; } =
        [.. Definitions.Select(d => new CompteDeDemonstration(d.Courriel, d.Libelle, MotDePasse, d.EnAvant))];

    private static IEnumerable<DefinitionDeCompte> Communs() =>
    [
        new("secretariat", "Secrétariat de l’appel à projets", "Camille", "Rousselot", Role.Secretariat, EnAvant: true),
        new("porteur", "Porteur, signataire (Atelier des Passerelles)", "Nadia", "Belkacem-Dubois", Role.Porteur, Association: 0, Qualite: QualiteDeMembre.Signataire, EnAvant: true),
        new("porteur.redacteur", "Porteur, rédacteur (même association)", "Yann", "Le Floc’hic", Role.Porteur, Association: 0, Qualite: QualiteDeMembre.Redacteur),
        new("porteur.autre", "Porteur d’une autre association", "Awa", "Sidibé-Martin", Role.Porteur, Association: 1, Qualite: QualiteDeMembre.Signataire),
        new("presidence", "Présidence du comité des financeurs", "Hélène", "Guérandel", Role.Presidence, EnAvant: true),
        new("valideur", "Valideur des propositions de la préfecture", "Mathieu", "Kervadec-Lopez", Role.Valideur, Financeur: "PREF44", EnAvant: true),
        new("administrateur", "Administrateur de l’instance", "Sacha", "Tessonnière", Role.Administrateur, EnAvant: true),
        new("referent", "Référent de quartier, Nantes Nord", "Inès", "Corbineau-Diop", Role.ReferentQuartier, Territoire: "Nantes Nord"),
        new("delegue", "Délégué du préfet, Grand Bellevue", "Olivier", "Brégeonnet", Role.DeleguePrefet, Territoire: "Grand Bellevue"),
        new("conseil", "Conseil citoyen, Nantes Nord", "Maëlle", "Kerbrat-Sow", Role.ConseilCitoyen, Territoire: "Nantes Nord"),
        new("lecteur", "Lecteur", "Paule", "Vrignaudet", Role.Lecteur),
    ];

    private static IEnumerable<DefinitionDeCompte> Agents(FinanceurDeDemonstration financeur)
    {
        var (sigle, suffixe) = (financeur.Sigle, financeur.Sigle.ToLowerInvariant());
        var enAvant = sigle is "PREF44" or "NM";
        var prenoms = financeur.Prenoms;
        return
        [
            new($"instructeur.{suffixe}", $"Instructeur, {financeur.Nom}", prenoms[0], financeur.NomsDAgents[0], Role.Instructeur, sigle, EnAvant: enAvant),
            new($"membre.{suffixe}", $"Membre du comité, titulaire, {financeur.Nom}", prenoms[1], financeur.NomsDAgents[1], Role.MembreComite, sigle, EnAvant: enAvant),
            new($"suppleant.{suffixe}", $"Membre du comité, suppléant, {financeur.Nom}", prenoms[2], financeur.NomsDAgents[2], Role.MembreComite, sigle),
            new($"signataire.{suffixe}", $"Signataire des courriers, {financeur.Nom}", prenoms[3], financeur.NomsDAgents[3], Role.SignataireCourrier, sigle, EnAvant: enAvant),
            new($"administrateur.{suffixe}", $"Administrateur des agents, {financeur.Nom}", prenoms[4], financeur.NomsDAgents[4], Role.AdministrateurFinanceur, sigle),
        ];
    }
}

/// <param name="Role">Its role; a porteur's comes from the membership.</param>
/// <param name="Financeur">Sigle.</param>
internal sealed record DefinitionDeCompte(
    string Prefixe, string Libelle, string Prenom, string Nom, Role Role, string? Financeur = null, string? Territoire = null,
    int? Association = null, QualiteDeMembre? Qualite = null, bool EnAvant = false)
{
    public string Courriel => $"{Prefixe}@{ComptesDeDemonstration.Domaine}";
}
