using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a deposit leaves in the hands of the porteur (CRPA R112-5).</summary>
public sealed record Recepisse
{
    public required Guid DossierId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    /// <summary>AVerifier, Accepte or Conteste: the mandate of the person who deposits.</summary>
    public required string EtatMandat { get; init; }
    /// <summary>No mandate was sent yet, or it was refused.</summary>
    public bool MandatAttendu { get; init; }
    public required string Numero { get; init; }
    /// <summary>Of the dossier as the receipt is read.</summary>
    public EtatDossier Etat { get; init; } = EtatDossier.Depose;
    public required string Titre { get; init; }
    public required string AppelTitre { get; init; }
    /// <summary>1 for the first deposit, then one more per correction and per answer to a request for complements.</summary>
    public required int VersionDeposee { get; init; }
    /// <summary>Arrival of the complete request of that version, UTC: the date that counts.</summary>
    public required DateTimeOffset RecuLe { get; init; }
    /// <summary>It answers a request for complements; else it is the first, or a correction.</summary>
    public bool EstUneReponse { get; init; }
    /// <summary>End of its recording, UTC.</summary>
    public required DateTimeOffset EnregistreLe { get; init; }
    public required string Empreinte { get; init; }
    public required string Contenu { get; init; }
    public required string Deposant { get; init; }
    public Montant? TotalDemande { get; init; }
    public DateOnly? RejetImpliciteLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public DateOnly? ReponseAvantLe { get; init; }
    public string? ServiceNom { get; init; }
    public string? ServiceAdresse { get; init; }
    public string? ServiceCourriel { get; init; }
    public string? ServiceTelephone { get; init; }

    /// <summary>Read by the people of a partner: the dossier is another organisation's.</summary>
    public bool EstLuParUnPartenaire { get; init; }

    public IReadOnlyList<PieceContenu> Pieces => Instantane.Lire(Contenu).Pieces;

    /// <summary>Pieces of the call that were not given and that are not indispensable (CRPA L114-5).</summary>
    public IReadOnlyList<string> PiecesNonJointes => [.. Pieces.Where(p => !p.Indispensable && p.Fichiers.Count == 0).Select(p => p.Libelle)];
}

public sealed class RecepisseQuery(SqlDatabase database)
{
    private const string Colonnes = $"""
        SELECT CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS MandatAttendu, d.Id AS DossierId, d.OrganisationId, o.Nom AS Organisation, o.EtatMandat, d.Numero, d.Etat, d.Titre, a.Titre AS AppelTitre,
            dd.Numero AS VersionDeposee, dd.RecuLe, dd.EnregistreLe, dd.Empreinte, dd.Contenu, CONCAT(c.Prenom, ' ', c.Nom) AS Deposant, d.TotalDemande, d.RejetImpliciteLe,
            CASE WHEN EXISTS (SELECT 1 FROM DemandeDeComplements dc WHERE dc.DossierId = dd.DossierId AND dc.ReponseLe = dd.RecuLe) THEN 1 ELSE 0 END AS EstUneReponse,
            a.ComitePrevuLe, a.ReponseAvantLe, a.ServiceNom, a.ServiceAdresse, a.ServiceCourriel, a.ServiceTelephone
        FROM DossierDepot dd
        JOIN Dossier d ON d.Id = dd.DossierId
        JOIN Organisation o ON o.Id = d.OrganisationId
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Compte c ON c.Id = dd.DeposePar
        """;

    private static readonly SqlStatement DuDossier = new($"{Colonnes} WHERE dd.DossierId = @Id ORDER BY dd.Numero");
    private static readonly SqlStatement DuDepot = new($"{Colonnes} WHERE dd.DossierId = @Id AND dd.Numero = @Depot");
    private static readonly SqlStatement DeLaCle = new($"{Colonnes} WHERE dd.CleIdempotence = @Cle");

    /// <summary>One per deposited version, oldest first; empty when nothing was deposited or the dossier is not theirs.</summary>
    public async Task<IReadOnlyList<Recepisse>> ChargerAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var recepisses = await session.ListeAsync<Recepisse>(DuDossier, new { Id = dossierId });
        if (recepisses.Count == 0 || acteur.EstMembre(recepisses[0].OrganisationId))
        {
            return recepisses;
        }

        return await session.PartenaireDuLecteurAsync(dossierId, acteur) is null ? [] : [.. recepisses.Select(r => r with { EstLuParUnPartenaire = true })];
    }

    internal static Task<Recepisse?> DuDepotAsync(SqlSession session, Guid dossierId, int depot) => session.UnAsync<Recepisse>(DuDepot, new { Id = dossierId, Depot = depot });

    internal static Task<Recepisse?> DeLaCleAsync(SqlSession session, string cle) => session.UnAsync<Recepisse>(DeLaCle, new { Cle = cle });
}
