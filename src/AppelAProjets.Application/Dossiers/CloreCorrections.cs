using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Ends the corrections that were not deposited before the closing: the deposited version stands, and its signataires are told.</summary>
public sealed class CloreCorrections(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    // A request that arrived just before the closing is still being recorded.
    private static readonly TimeSpan Delai = TimeSpan.FromMinutes(2);

    private static readonly SqlStatement Dues = new("""
        SELECT c.DossierId, d.Numero, d.Titre, COALESCE(p.ClotureLe, a.ClotureLe) AS ClotureLe FROM Correction c JOIN Dossier d ON d.Id = c.DossierId JOIN Appel a ON a.Id = d.AppelId
        LEFT JOIN ProlongationDeDepot p ON p.AppelId = d.AppelId AND p.OrganisationId = d.OrganisationId WHERE a.ClotureLe < @Avant AND (p.ClotureLe IS NULL OR p.ClotureLe < @Avant)
        """);

    /// <summary>How many were ended.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var closes = 0;
        foreach (var due in await LireAsync(annulation))
        {
            closes += (await CloreAsync(due, annulation)).EstRefuse ? 0 : 1;
        }

        return closes;
    }

    private async Task<IReadOnlyList<DueRow>> LireAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<DueRow>(Dues, new { Avant = ecrivain.Maintenant - Delai });
    }

    private Task<Resultat> CloreAsync(DueRow due, CancellationToken annulation) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        var id = due.DossierId;
        await session.VerrouillerAsync(Verrou.Dossier(id));
        if (!await session.EcarterLaCorrectionAsync(id, le))
        {
            return Ecrit.Rien("deposited or given up meanwhile");
        }

        var corps = $"""
            Bonjour,

            Une correction du dossier {due.Numero}, « {due.Titre} », était commencée. Elle n’a pas été déposée avant la clôture ({HeureDeParis.Ecrire(due.ClotureLe)}) : la version que vous aviez déposée reste celle qui compte. Ce qui était écrit reste lisible sur la page des versions : {liens.Value.Vers(LiensDossiers.Versions(id))}

            Le dossier : {liens.Value.Vers(LiensDossiers.Dossier(id))}

            """;
        var destinataires = await session.DestinatairesAsync(id, SorteDeMessage.Rappel, le);
        return Ecrit.Avec(new Acte(ActeDuJournal.AbandonnerCorrection, ObjetDuJournal.Dossier, id, Details: "Clôture du dépôt"))
            .Et(NouveauCourriel.A(GenreDeCourriel.Dossier, destinataires.Select(d => d.Courriel), ($"Dossier {due.Numero} : la correction commencée n’a pas été déposée", corps)));
    }, annulation);

    private sealed record DueRow
    {
        public required Guid DossierId { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
    }
}
