using AppelAProjets.Application.Envois;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Deports;

/// <summary>The Présidence lifts a déport, with a reason; the person may ask for it.</summary>
public sealed class LeverDeport(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Absent when the déport does not concern a call where this person presides.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid id, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await session.AppelPresideAsync(code, acteur) is not { } appel || await DeportStore.LireAsync(session, id) is not { } lu)
            {
                return Refus.Absent;
            }

            await DeportStore.VerrouillerAsync(session, lu.DossierId, lu.OrganisationId, lu.CompteId);
            if (lu.LeveLe is null && !await DeportStore.ConcerneAsync(session, id, appel.Id, acteur))
            {
                return Refus.Absent;
            }

            var leve = lu.EnDeport().Lever(Role.Presidence, motif, le);
            if (leve.EstRefuse)
            {
                return leve.Refus with { Champ = "Motif" };
            }

            if (!await DeportStore.LeverAsync(session, id, acteur.CompteId, motif!.Trim(), le))
            {
                return Refus.Conflit with { Message = "Ce déport est déjà levé." };
            }

            var (objet, objetId) = lu.Sur;
            return Ecrit.Avec(new Acte(ActeDuJournal.LeverDeport, objet, objetId, motif.Trim())).Et(CourrielsDeDeport.Leve(lu.Courriel, lu.DeclareLe, liens.Value));
        }, annulation);

    /// <summary>Absent when it is not one's own.</summary>
    public Task<Resultat> DemanderAsync(Guid id, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await DeportStore.LireAsync(session, id) is not { } lu || lu.CompteId != acteur.CompteId)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
            if (string.IsNullOrWhiteSpace(motif))
            {
                return new Refus("motif.absent", "Dites à la présidence pourquoi ce déport n’a pas, ou plus, lieu d’être.", "Motif");
            }

            if (!await DeportStore.DemanderLaLeveeAsync(session, id, acteur.CompteId, motif.Trim(), le))
            {
                return Refus.Conflit with { Message = "La levée est déjà demandée, ou ce déport est levé." };
            }

            var (objet, objetId) = lu.Sur;
            return Ecrit.Avec(new Acte(ActeDuJournal.DemanderLaLevee, objet, objetId, motif.Trim())).Et(await session.DemandesDeLeveeAsync(lu, acteur.Nom, liens.Value, le));
        }, annulation);
}
