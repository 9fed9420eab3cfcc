using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Domain.Tests.Organisations;

/// <summary>An association that lacks nothing.</summary>
public static class IdentitesDEssai
{
    /// <summary>All pages are complete.</summary>
    public static IdentiteComplete Complete { get; } = new(
        new Identification("Ateliers du Breil", Siret: "73282932000074", Rna: "W442001234", Statut: StatutJuridique.AssociationLoi1901),
        new Siege("1 rue des Érables", "44100", "Nantes", Courriel: "contact@breil.exemple", Telephone: "0240112233"),
        new Representant("Aïcha", "Essai", "présidente", "0240112233", "aicha@exemple.fr"),
        new RelationsPubliques([], UtilitePublique: false, ImpotsCommerciaux: false, AidesPubliques: AidesPubliquesRecues.JusquA500000),
        new Reseau(EnReseau: false),
        new MoyensHumains(2027, Benevoles: 12, Salaries: 2, Adherents: 80),
        new BudgetDeLOrganisation([new("641", new Montant(4_000_000)), new("70", new Montant(4_000_000))], new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)),
        new CompteBancaire());
}
