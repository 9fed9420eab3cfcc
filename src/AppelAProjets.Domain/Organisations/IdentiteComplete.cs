using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Organisations;

public enum StatutJuridique
{
    /// <summary>Loi du 1er juillet 1901.</summary>
    AssociationLoi1901,
    AssociationAlsaceMoselle,
    Fondation,
    /// <summary>Collectivité, établissement public: no contrat d’engagement républicain is asked.</summary>
    OrganismePublic,
    Societe,
    Autre,
}

/// <summary>Public aid of the last three financial years, on both sides of the threshold of the Cerfa.</summary>
public enum AidesPubliquesRecues
{
    JusquA500000,
    PlusDe500000,
}

/// <summary>All that is typed once of an organisation and copied in each dossier (Cerfa 12156*06, sections 1 to 5). Its JSON form is kept in snapshots: only add members.</summary>
public sealed record IdentiteComplete(
    Identification Identification, Siege Siege, Representant Representant, RelationsPubliques Administration, Reseau Reseau, MoyensHumains Moyens,
    BudgetDeLOrganisation Budget, CompteBancaire Banque)
{
    public static IdentiteComplete Nouvelle(Identification identification, Siege siege) =>
        new(identification, siege, new Representant(), new RelationsPubliques([]), new Reseau(), new MoyensHumains(), new BudgetDeLOrganisation([]), new CompteBancaire());

    /// <summary>A public body signs no contrat d’engagement républicain.</summary>
    public bool ContratRepublicainDemande => Identification.Statut != StatutJuridique.OrganismePublic;

    /// <summary>An association or a foundation: RNA, members and volunteers make sense.</summary>
    public bool EstAssociative => Identification.Statut is null or StatutJuridique.AssociationLoi1901 or StatutJuridique.AssociationAlsaceMoselle or StatutJuridique.Fondation;
}

/// <summary>1.1 to 1.4. Normalised identifiers.</summary>
public sealed record Identification(
    string Nom, string? Sigle = null, string? SiteWeb = null, string? Siret = null, string? Rna = null, string? Recepisse = null, StatutJuridique? Statut = null,
    string? RegistreVolume = null, string? RegistreFolio = null, string? RegistreTribunal = null);

/// <summary>1.5: seat, address of management when it differs, contact.</summary>
public sealed record Siege(
    string? Adresse = null, string? CodePostal = null, string? Commune = null, string? GestionAdresse = null, string? GestionCodePostal = null, string? GestionCommune = null,
    string? Courriel = null, string? Telephone = null);

/// <summary>1.6: legal representative.</summary>
public sealed record Representant(string? Prenom = null, string? Nom = null, string? Fonction = null, string? Telephone = null, string? Courriel = null)
{
    private static readonly string[] Civilites = ["M.", "M", "Mme", "Monsieur", "Madame"];

    /// <summary>From a name written in one line: the family name is what is in capitals, else what follows the first word.</summary>
    public static Representant DUnNom(string complet, string? fonction)
    {
        var mots = complet.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(m => Civilites.Contains(m)).ToList();
        var capitales = mots.FindAll(m => m.Length > 1 && m.Any(char.IsLetter) && !m.Any(char.IsLower));
        var nom = capitales.Count > 0 && capitales.Count < mots.Count ? capitales : [.. mots.Skip(mots.Count > 1 ? 1 : 0)];
        return new Representant(EnUn(mots.Except(nom)), EnUn(nom), fonction);
    }

    private static string? EnUn(IEnumerable<string> mots) => string.Join(' ', mots) is { Length: > 0 } un ? un : null;

    public string? NomComplet => string.Join(' ', new[] { Prenom, Nom }.Where(t => t is not null)) is { Length: > 0 } complet ? complet : null;
}

/// <summary>2 and 7: relations with public authorities. Null = not answered.</summary>
public sealed record RelationsPubliques(
    IReadOnlyList<Agrement> Agrements, bool? UtilitePublique = null, DateOnly? UtilitePubliqueLe = null, bool? ImpotsCommerciaux = null, AidesPubliquesRecues? AidesPubliques = null);

public sealed record Agrement(string Type, string? AttribuePar = null, DateOnly? Le = null);

/// <summary>3: network, without initials; members that are themselves organisations.</summary>
public sealed record Reseau(bool? EnReseau = null, string? Noms = null, bool? AdherentsPersonnesMorales = null, string? PersonnesMorales = null);

/// <summary>4: people at 31 December of the year said. Full-time equivalents in hundredths.</summary>
public sealed record MoyensHumains(
    int? Annee = null, int? Benevoles = null, int? Volontaires = null, int? Salaries = null, int? EmploisAides = null, int? EtptCentiemes = null, int? MisADisposition = null,
    int? Adherents = null);

/// <summary>5: budget of the organisation for a financial year; publication of the three highest pays (loi 2006-586, art. 20).</summary>
public sealed record BudgetDeLOrganisation(
    IReadOnlyList<LigneDeLOrganisation> Lignes, DateOnly? Debut = null, DateOnly? Fin = null, bool? RemunerationsPubliees = null, string? RemunerationsLien = null)
{
    public PlanDeFinancement Plan => new([.. Lignes.Select(l => new LigneDeBudget(l.Compte, l.Montant))]);
}

/// <summary>A Cerfa account of the organisation's budget.</summary>
public sealed record LigneDeLOrganisation(string Compte, Montant Montant);

public sealed record CompteBancaire(string? Iban = null, string? Bic = null, string? Titulaire = null);
