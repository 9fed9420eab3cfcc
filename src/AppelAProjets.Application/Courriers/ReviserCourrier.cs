using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>The Secrétariat puts a published letter in revision, for another one to replace it, or withdraws one that is. It stays readable, and says so; those it was sent to are told.</summary>
public sealed class ReviserCourrier(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Ou = new("SELECT c.DossierId FROM Courrier c INNER JOIN Dossier d ON d.Id = c.DossierId INNER JOIN Appel a ON a.Id = d.AppelId WHERE c.Id = @Id AND a.Code = @Code AND c.PublieLe IS NOT NULL");

    public Task<Resultat> MettreEnRevisionAsync(string code, Guid courrierId, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        AvancerAsync((code, courrierId), (ActionCourrier.MettreEnRevision, ActeDuJournal.MettreEnRevision), motif, acteur, annulation);

    public Task<Resultat> RetirerAsync(string code, Guid courrierId, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        AvancerAsync((code, courrierId), (ActionCourrier.Retirer, ActeDuJournal.RetirerCourrier), motif, acteur, annulation);

    private Task<Resultat> AvancerAsync((string Code, Guid Id) lequel, (ActionCourrier Action, ActeDuJournal Acte) quoi, string? motif, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var dossierId = await session.UnAsync<Guid>(Ou, new { lequel.Id, lequel.Code });
            if (!acteur.A(Role.Secretariat) || dossierId == default)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await CourrierStore.LireAsync(session, lequel.Id, acteur) is not { } courrier)
            {
                return Refus.Absent;
            }

            var etat = CycleCourrier.Table.Decider(courrier.Etat, quoi.Action, acteur.Intervenants(new Perimetre()), (await session.SuiteDuCourrierAsync(courrier.Id)).Contexte with { Motif = motif });
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            if (!await CourrierStore.AvancerAsync(session, courrier, etat.Valeur))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(quoi.Acte, ObjetDuJournal.Courrier, courrier.Id, motif, courrier.Numero))
                .Et(await RevisionDesCourriers.PrevenirAsync(session, new CourrierRevise(dossierId, courrier.Numero, courrier.NumeroDossier, etat.Valeur), (liens.Value, le)));
        }, annulation);
}
