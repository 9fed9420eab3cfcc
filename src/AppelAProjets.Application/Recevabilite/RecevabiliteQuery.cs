using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Recevabilite;

/// <param name="MandatsAVerifier">How many dossiers whose organisation's mandate is to be checked.</param>
/// <param name="Dossiers">Those of the state asked, the nearest implicit rejection first.</param>
public sealed record RecevabiliteListe(
    ContexteInstruction Contexte, IReadOnlyDictionary<EtatDossier, int> Comptes, int MandatsAVerifier, IReadOnlyList<DossierAStatuer> Dossiers);

public sealed record DossierAStatuer
{
    public required Guid Id { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required string EtatMandat { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>Arrival of the last version, UTC.</summary>
    public DateTimeOffset? RecuLe { get; init; }
    public DateOnly? RejetImpliciteLe { get; init; }
    public DateOnly? TermeLe { get; init; }
    public required int PiecesManquantes { get; init; }
    /// <summary>Where the meeting with the référent stands now; null when nothing was done.</summary>
    public EtatRencontre? Rencontre { get; init; }
}

/// <param name="Demandes">Requests for complements, oldest first.</param>
/// <param name="Historique">Journal, oldest first, reads left out.</param>
/// <param name="Fichiers">Deposited files and what the antivirus says of them now.</param>
public sealed record RecevabiliteFiche(
    ContexteInstruction Contexte, DossierInstruitRow Dossier, DossierLecture Lecture, IReadOnlyList<DemandeDeComplementsRow> Demandes, IReadOnlyList<JournalEntry> Historique,
    IReadOnlyList<FichierDuDossier> Fichiers);

public sealed class RecevabiliteQuery(SqlDatabase database, Ecrivain ecrivain, TimeProvider horloge)
{
    private static readonly SqlStatement Comptage = new($"""
        SELECT d.Etat, COUNT(*) AS Nombre, SUM(CASE WHEN o.EtatMandat = 'AVerifier' THEN 1 ELSE 0 END) AS AVerifier
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        GROUP BY d.Etat
        """);

    private static readonly SqlStatement Liste = new(dialecte => $"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Porteur, o.EtatMandat, d.Etat, d.RecuLe, d.RejetImpliciteLe, r.Etat AS Rencontre,
            (SELECT MAX(c.TermeLe) FROM DemandeDeComplements c WHERE c.DossierId = d.Id AND c.ReponseLe IS NULL) AS TermeLe,
            (SELECT COUNT(*) FROM AppelPiece p WHERE p.AppelId = d.AppelId AND p.Indispensable = 1
                AND NOT EXISTS (SELECT 1 FROM DossierFichier df JOIN Fichier f ON f.Empreinte = df.Empreinte
                    WHERE df.DossierId = d.Id AND df.PieceId = p.Id AND f.Analyse <> 'Infectee')) AS PiecesManquantes
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN Rencontre r ON r.DossierId = d.Id
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
          AND (@Etat IS NULL OR d.Etat = @Etat)
          AND (@Mandats = 0 OR o.EtatMandat = 'AVerifier')
        ORDER BY d.RejetImpliciteLe, d.Numero {dialecte.Page}
        """);

    /// <summary>Null when the call does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<RecevabiliteListe?> ListerAsync(
        string code, EtatDossier? etat, bool mandatsAVerifier, int page, int taille, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var parametres = contexte.Parametres(acteur, horloge.GetUtcNow());
        parametres.AddDynamicParams(new { Etat = etat?.ToString(), Mandats = mandatsAVerifier ? 1 : 0, Saut = (page - 1) * taille, Taille = taille });
        var comptes = await session.ListeAsync<ComptageRow>(Comptage, parametres);
        var dossiers = await session.ListeAsync<DossierAStatuer>(Liste, parametres);
        return new RecevabiliteListe(contexte, comptes.ToDictionary(c => c.Etat, c => c.Nombre), comptes.Sum(c => c.AVerifier), dossiers);
    }

    /// <summary>Null when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<RecevabiliteFiche?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat)
            || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is not { } sujet
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture)
        {
            return null;
        }

        var demandes = await RecevabiliteStore.DemandesAsync(session, dossierId);
        var historique = await session.ActesAsync("Dossier", dossierId);
        var fichiers = await session.FichiersDeposesAsync(lecture.Contenu);
        return new RecevabiliteFiche(sujet.Contexte, sujet.Dossier, lecture, demandes, historique, fichiers);
    }

    /// <summary>Journals that someone has read it: apart, so that the page is read without waiting for those who write.</summary>
    public Task TracerAsync(RecevabiliteFiche fiche, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, fiche.Dossier.Id), annulation);

    private sealed record ComptageRow
    {
        public required EtatDossier Etat { get; init; }
        public required int Nombre { get; init; }
        public required int AVerifier { get; init; }
    }
}
