using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>The Secrétariat has read the drafts and hands them to the funders that co-sign; each signatory gets one mail for the whole batch.</summary>
public sealed class DemanderBonsASigner(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Signataires = new($"""
        SELECT DISTINCT c.Courriel, k.Id AS CourrierId
        FROM Compte c
        INNER JOIN Habilitation h ON h.CompteId = c.Id
        INNER JOIN CourrierVisa v ON v.FinanceurId = h.FinanceurId
        INNER JOIN Courrier k ON k.Id = v.CourrierId
        INNER JOIN Dossier d ON d.Id = k.DossierId
        WHERE k.Id IN @Courriers AND v.Le IS NULL AND h.Role = {RolesSql.SignataireCourrier} AND {AgentsQuery.EnFonction}
          AND {DeportSql.CompteSansDeport}
        """);

    // Nobody in office, or all stood down: the letter would wait for ever.
    private static readonly SqlStatement SansSignataire = new($"""
        SELECT f.Sigle
        FROM CourrierVisa v
        INNER JOIN Financeur f ON f.Id = v.FinanceurId
        INNER JOIN Courrier k ON k.Id = v.CourrierId
        INNER JOIN Dossier d ON d.Id = k.DossierId
        WHERE k.Id = @CourrierId AND v.Le IS NULL AND NOT EXISTS (
            SELECT 1 FROM Compte c INNER JOIN Habilitation h ON h.CompteId = c.Id
            WHERE h.FinanceurId = v.FinanceurId AND h.Role = {RolesSql.SignataireCourrier} AND {AgentsQuery.EnFonction} AND {DeportSql.CompteSansDeport})
        ORDER BY f.Sigle
        """);

    public Task<Resultat<BilanDeCourriers>> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<BilanDeCourriers>(acteur, async (session, le) =>
        {
            await CourrierStore.VerrouillerAsync(session, points);
            if (!acteur.A(Role.Secretariat) || !await CourrierStore.AppelExisteAsync(session, code))
            {
                return Refus.Absent;
            }

            var (bilan, soumis, numeros) = (BilanDeCourriers.Vide, new List<CourrierRow>(), await CourrierStore.NumerosAsync(session, code, points, acteur));
            foreach (var pointId in points.Distinct())
            {
                var courrier = await CourrierStore.DuPointAsync(session, code, pointId, acteur);
                var fait = await SoumettreAsync(session, courrier, le);
                bilan = bilan.Avec(courrier?.Numero ?? (numeros.TryGetValue(pointId, out var numero) ? $"Dossier {numero}" : "–"), fait);
                if (fait is { EstRefuse: false, Valeur: true })
                {
                    soumis.Add(courrier!);
                }
            }

            Acte[] actes = [.. soumis.Select(c => new Acte(ActeDuJournal.DemanderBonsASigner, ObjetDuJournal.Courrier, c.Id, Details: c.Numero))];
            return Ecrit.Avec(actes).Et(await CourrielsAsync(session, soumis, le)).Donnant(bilan);
        }, annulation);

    /// <summary>False when they were asked for already.</summary>
    private static async Task<Resultat<bool>> SoumettreAsync(SqlSession session, CourrierRow? courrier, DateTimeOffset le)
    {
        switch (courrier)
        {
            case null:
                return new Refus("courrier.absent", "le courrier n’est pas préparé.");
            case { Etat: not EtatCourrier.Projet }:
                return new Refus("courrier.etat", $"le courrier est à l’état « {Libelles.Pour(courrier.Etat)} ».");
            case { SoumisLe: not null }:
                return false;
        }

        if (await session.RefusSansReponseAsync(courrier.Id) is { Count: > 0 } refuses)
        {
            return new Refus("courrier.refuse", $"bon à signer refusé par {string.Join(", ", refuses)} ; corrigez le courrier et préparez-le de nouveau, ou répondez au motif.");
        }

        var sans = await session.ListeAsync<string>(SansSignataire, new { CourrierId = courrier.Id, Maintenant = le });
        return sans.Count > 0 ? new Refus("courrier.sans-signataire", $"personne ne peut donner le bon à signer de {string.Join(", ", sans)} ; nommez un signataire de ce financeur.")
            : await CourrierStore.SoumettreAsync(session, courrier, le) ? true
            : Refus.Conflit;
    }

    private async Task<IReadOnlyList<NouveauCourriel>> CourrielsAsync(SqlSession session, List<CourrierRow> soumis, DateTimeOffset le)
    {
        var signataires = await session.ParTranchesAsync<SignataireRow>(Signataires, soumis.Select(c => c.Id), tranche => new { Courriers = tranche, Maintenant = le });
        return [.. signataires.GroupBy(s => s.Courriel, StringComparer.OrdinalIgnoreCase).Select(s => new NouveauCourriel(GenreDeCourriel.Courrier, s.Key, "Courriers d’avis commun à relire et à signer", Corps(s.Count())))];
    }

    private string Corps(int nombre) => $"""
        Bonjour,

        {(nombre == 1 ? "Un courrier d’avis commun attend" : $"{nombre} courriers d’avis commun attendent")} votre bon à signer. Relisez et donnez votre accord ici :
        {liens.Value.Vers(LiensCourriers.ASigner)}

        Un courrier n’est publié que lorsque tous les financeurs qui le cosignent ont donné leur bon à signer.
        """.ReplaceLineEndings("\n");

    private sealed record SignataireRow
    {
        public required string Courriel { get; init; }
        public required Guid CourrierId { get; init; }
    }
}
