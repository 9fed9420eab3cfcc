using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Journal;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Demonstration;

/// <summary>The rows to insert, table by table in the order in which tables are first met, so that references come first.</summary>
internal sealed class JeuDeDonnees(int graine, DateTimeOffset maintenant)
{
    private readonly List<(SqlStatement Insertion, List<object> Lignes)> tables = [];
    private readonly Dictionary<SqlStatement, List<object>> parTable = [];
    private readonly List<JournalEntry> journal = [];
    private readonly Dictionary<string, int> rangs = [];

    public DateTimeOffset Maintenant => maintenant;

    public DateOnly Aujourdhui { get; } = Domain.Appels.HeureDeParis.Jour(maintenant);

    public DateTimeOffset AuPlusTard(DateTimeOffset le) => le < maintenant.AddMinutes(-5) ? le : maintenant.AddMinutes(-5);

    public Alea Alea(string flux) => new(graine, flux);

    public Guid Id(string genre, DateTimeOffset le)
    {
        rangs[genre] = rangs.GetValueOrDefault(genre) + 1;
        return new Alea(graine, $"{genre}/{rangs[genre].ToString(CultureInfo.InvariantCulture)}").Id(le);
    }

    /// <summary>Adds a row: one anonymous type per table, so one call site per table.</summary>
    public void Ajouter(SqlStatement insertion, object ligne)
    {
        if (!parTable.TryGetValue(insertion, out var lignes))
        {
            parTable[insertion] = lignes = [];
            tables.Add((insertion, lignes));
        }

        lignes.Add(ligne);
    }

    /// <summary>Tells something that happened; the chain is made when all is known.</summary>
    public void Raconter(DateTimeOffset le, CompteDuJeu? compte, string action, string objet, object objetId, string? motif = null) =>
        journal.Add(new JournalEntry
        {
            Numero = journal.Count,
            Le = le,
            CompteId = compte?.Id,
            Acteur = compte?.NomComplet ?? Domain.Comptes.Acteur.Systeme.Nom,
            Action = action,
            Objet = objet,
            ObjetId = objetId.ToString()!,
            Motif = motif,
        });

    public static string Empreinte(string texte) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)));

    public async Task EcrireAsync(SqlSession session)
    {
        foreach (var (insertion, lignes) in tables)
        {
            await session.ExecuterAsync(insertion, lignes);
        }

        var chaine = Chaine();
        await session.ExecuterAsync(InsertionsDeReference.Journal, chaine);
        await session.ExecuterAsync(InsertionsDeReference.FinDuJournal, chaine[^1]);
    }

    private List<JournalEntry> Chaine()
    {
        var (chaine, precedente) = (new List<JournalEntry>(journal.Count), JournalEntry.Origine);
        foreach (var entree in journal.OrderBy(e => e.Le).ThenBy(e => e.Numero))
        {
            var suivante = entree with { Numero = chaine.Count + 1, EmpreintePrecedente = precedente };
            chaine.Add(suivante with { Empreinte = suivante.Calculer() });
            precedente = chaine[^1].Empreinte;
        }

        return chaine;
    }
}

internal sealed record CompteDuJeu(Guid Id, string NomComplet, string Courriel);

internal sealed record QuartierDuJeu(string Code, string Nom, string Communes, string Territoire);

internal sealed record FinanceurDuJeu(Guid Id, FinanceurDeDemonstration Fiche)
{
    /// <summary>By prefix: instructeur, membre, suppleant, signataire, administrateur.</summary>
    public Dictionary<string, CompteDuJeu> Agents { get; } = [];
}

/// <summary>An association with the person who answers for it.</summary>
internal sealed record AssociationDuJeu(Guid Id, CompteDuJeu Signataire, OrganisationContenu Fiche)
{
    public IdentiteComplete Identite { get; init; } = new(
        new Identification(Fiche.Nom, Fiche.Sigle, Siret: Fiche.Siret, Rna: Fiche.Rna),
        new Siege(Fiche.Adresse, Fiche.CodePostal, Fiche.Commune, Courriel: Fiche.Courriel, Telephone: Fiche.Telephone),
        new Representant(Nom: Fiche.RepresentantNom, Fonction: Fiche.RepresentantFonction),
        new RelationsPubliques([]), new Reseau(), new MoyensHumains(), new BudgetDeLOrganisation([]), new CompteBancaire(Fiche.Iban, Fiche.Bic));
}
