using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

public sealed class ProlongerDepot(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET ClotureLe = @ClotureLe WHERE Id = @Id");

    public async Task<Resultat> ExecuterAsync(Cible cible, SaisieDInstant cloture, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        var lue = cloture.Lire("Cloture", finDeMinute: true);
        if (lue.EstRefuse)
        {
            return lue.TousLesRefus;
        }

        if (lue.Valeur is not { } nouvelle)
        {
            return new Refus("prolongation.date", "Indiquez la nouvelle clôture.", "ClotureJour");
        }

        return await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            if (appel.Valeur.Periode is not { } periode)
            {
                return new Refus("prolongation.etat", "Cet appel n’a pas encore de calendrier.");
            }

            var decision = ModificationAppel.Prolonger(appel.Valeur.Etat, periode, nouvelle, motif, le);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await session.RetenirAsync(appel.Valeur, cible.Version, SectionAppel.Calendrier))
            {
                return AppelStore.Conflit;
            }

            await session.ExecuterAsync(Modification, new { appel.Valeur.Id, ClotureLe = nouvelle });
            var raison = motif!.Trim();
            var resume = $"La clôture du dépôt est repoussée au {HeureDeParis.Ecrire(nouvelle)} (auparavant : {HeureDeParis.Ecrire(periode.Cloture)}).";
            return Ecrit.Avec(new Acte(ActeDuJournal.Prolonger, ObjetDuJournal.Appel, appel.Valeur.Id, raison, $"clôture le {HeureDeParis.Ecrire(nouvelle)}, auparavant le {HeureDeParis.Ecrire(periode.Cloture)}"))
                .Et([.. (await session.ChangerAsync(appel.Valeur, (resume, raison), acteur, liens.Value, le)).Concat(await session.PrevenirLesAgentsAsync(appel.Valeur, (SectionAppel.Calendrier, resume, raison), acteur, liens.Value, le))
                    .DistinctBy(c => c.Destinataire, StringComparer.OrdinalIgnoreCase)]);
        }, annulation);
    }
}
