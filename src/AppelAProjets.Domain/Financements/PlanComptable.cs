using System.Collections.Frozen;

namespace AppelAProjets.Domain.Financements;

public enum SensCompte
{
    Charge,
    Produit,
}

/// <param name="Code">Account number, or the Cerfa name of the box.</param>
public sealed record Compte(string Code, string Libelle, SensCompte Sens, string? Parent)
{
    /// <summary>Its number, when it has one: the other codes are names of boxes, which nobody reads.</summary>
    public string? Numero => Code.Length <= 3 && Code.All(char.IsAsciiDigit) ? Code : null;

    public string Intitule => Numero is { } numero ? $"{numero} {Libelle}" : Libelle;

    /// <summary>Contributions in kind (86, 87) are balanced apart and never counted as money.</summary>
    public bool EstVolontaire => Code.StartsWith("86", StringComparison.Ordinal) || Code.StartsWith("87", StringComparison.Ordinal);

    public bool EstAidePublique => Parent == PlanComptable.Subventions && Code != PlanComptable.AidesPrivees;
}

/// <summary>Accounts of the Cerfa 12156*06, in the order of the form.</summary>
public static class PlanComptable
{
    public const string Subventions = "74";

    /// <summary>The only subsidies of account 74 that are not public.</summary>
    public const string AidesPrivees = "74aidespriv";

    public static IReadOnlyList<Compte> Comptes { get; } =
    [
        .. Charge("60", "Achats",
            ("604", "Prestations de services"), ("601", "Achats matières et fournitures"), ("60x", "Autres fournitures")),
        .. Charge("61", "Services extérieurs",
            ("613", "Locations"), ("615", "Entretien et réparation"), ("616", "Assurance"), ("618", "Documentation")),
        .. Charge("62", "Autres services extérieurs",
            ("622", "Rémunérations intermédiaires et honoraires"), ("623", "Publicité, publication"),
            ("625", "Déplacements, missions"), ("62x", "Services bancaires, autres")),
        .. Charge("63", "Impôts et taxes",
            ("631", "Impôts et taxes sur rémunération"), ("635", "Autres impôts et taxes")),
        .. Charge("64", "Charges de personnel",
            ("641", "Rémunération des personnels"), ("645", "Charges sociales"), ("647", "Autres charges de personnel")),
        .. Charge("65", "Autres charges de gestion courante"),
        .. Charge("66", "Charges financières"),
        .. Charge("67", "Charges exceptionnelles"),
        .. Charge("68", "Dotation aux amortissements, provisions et engagements"),
        .. Charge("69", "Impôt sur les bénéfices, participation des salariés"),
        .. Charge("CHARGINDIRECT", "Charges indirectes affectées au projet",
            ("CHARGINDIRECTfixes", "Charges fixes de fonctionnement"), ("CHARGINDIRECTfin", "Frais financiers"),
            ("CHARGINDIRECTautres", "Autres charges indirectes"), ("CHARGINDIRECTexc", "Excédent prévisionnel")),
        .. Charge("86", "Emplois des contributions volontaires en nature",
            ("860", "Secours en nature"), ("861", "Mise à disposition gratuite de biens et services"),
            ("862", "Prestations"), ("864", "Personnel bénévole")),
        .. Produit("70", "Vente de produits finis, de marchandises, prestations de services"),
        .. Produit("73", "Dotations et produits de tarification"),
        .. Produit(Subventions, "Subventions d’exploitation",
            ("74etat", "État"), ("74region", "Région"), ("74dep", "Département"), ("74epci", "Intercommunalité"), ("74com", "Commune"),
            ("74orgasoc", "Organismes sociaux (CAF, etc.)"), ("74fe", "Fonds européens"), ("74agenceserv", "Agence de services et de paiement (emplois aidés)"),
            ("74x", "Autres établissements publics"), (AidesPrivees, "Aides privées (fondations)")),
        .. Produit("75", "Autres produits de gestion courante",
            ("756", "Cotisations"), ("758", "Dons manuels, mécénat"), ("750", "Autres")),
        .. Produit("76", "Produits financiers"),
        .. Produit("77", "Produits exceptionnels"),
        .. Produit("78", "Reprises sur amortissements et provisions",
            ("789", "Report des ressources affectées non utilisées")),
        .. Produit("79", "Transfert de charges"),
        .. Produit("RESSPROPRES", "Ressources propres affectées au projet"),
        .. Produit("87", "Contributions volontaires en nature",
            ("870", "Bénévolat"), ("871", "Prestations en nature"), ("875", "Dons en nature")),
    ];

    private static FrozenDictionary<string, Compte> ParCode { get; } = Comptes.ToFrozenDictionary(c => c.Code);

    private static FrozenSet<string> Saisissables { get; } = Comptes.Where(c => c.Code == "78" || Comptes.All(d => d.Parent != c.Code)).Select(c => c.Code).ToFrozenSet();

    /// <summary>Null for an unknown code.</summary>
    public static Compte? Trouver(string code) => ParCode.GetValueOrDefault(code);

    /// <summary>Amounts are typed on an account without detail, or on the detail; 78 takes both, its detail being only a part of it.</summary>
    public static bool EstSaisissable(string code) => Saisissables.Contains(code);

    private static IEnumerable<Compte> Charge(string code, string libelle, params (string Code, string Libelle)[] details) =>
        Famille(SensCompte.Charge, code, libelle, details);

    private static IEnumerable<Compte> Produit(string code, string libelle, params (string Code, string Libelle)[] details) =>
        Famille(SensCompte.Produit, code, libelle, details);

    private static IEnumerable<Compte> Famille(SensCompte sens, string code, string libelle, (string Code, string Libelle)[] details) =>
        details.Select(d => new Compte(d.Code, d.Libelle, sens, code)).Prepend(new Compte(code, libelle, sens, null));
}
