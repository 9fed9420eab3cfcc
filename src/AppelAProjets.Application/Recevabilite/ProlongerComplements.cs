using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Recevabilite;

/// <param name="TermeLe">The new last day to answer, after today and after the former one.</param>
/// <param name="Motif">Told to the porteur; may be empty.</param>
/// <param name="Version">Of the dossier.</param>
public sealed record SaisieDeProlongation(DateOnly TermeLe, string? Motif, int Version);

/// <summary>The Secrétariat gives more time to answer a request for complements; the silence delay is counted again.</summary>
public sealed class ProlongerComplements(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Terme = new("UPDATE DemandeDeComplements SET TermeLe = @TermeLe WHERE Id = @Id AND ReponseLe IS NULL");

    /// <summary>Absent when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, SaisieDeProlongation saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet)
            {
                return Refus.Absent;
            }

            var ouverte = (await RecevabiliteStore.DemandesAsync(session, dossierId)).LastOrDefault(d => d.ReponseLe is null);
            if (dossier.Etat != EtatDossier.ACompleter || ouverte is null)
            {
                return new Refus("complements.aucune", "Aucune demande de compléments n’attend de réponse.", nameof(saisie.TermeLe));
            }

            if (saisie.TermeLe <= ouverte.TermeLe || saisie.TermeLe <= HeureDeParis.Jour(le))
            {
                return new Refus("complements.terme", $"La nouvelle date limite doit être postérieure à aujourd’hui et au {HeureDeParis.EcrireJour(ouverte.TermeLe)}.", nameof(saisie.TermeLe));
            }

            await session.ExecuterAsync(Terme, new { ouverte.Id, saisie.TermeLe });
            var rejet = dossier.DeposeLe is { } reception ? await session.RejetImpliciteAsync(dossierId, reception) : dossier.RejetImpliciteLe;
            if (!await DossierInstruitStore.ChangerEtatAsync(session, dossier, saisie.Version, (dossier.Etat, dossier.MotifEtat, rejet), le))
            {
                return Refus.Conflit;
            }

            var motif = string.IsNullOrWhiteSpace(saisie.Motif) ? null : saisie.Motif.Trim();
            var corps = CourrielsDeRecevabilite.Prolongation(saisie.TermeLe, motif, ouverte.Indispensable, rejet);
            return Ecrit.Avec(new Acte(ActeDuJournal.ProlongerComplements, ObjetDuJournal.Dossier, dossierId, motif, $"du {HeureDeParis.EcrireJour(ouverte.TermeLe)} au {HeureDeParis.EcrireJour(saisie.TermeLe)}"))
                .Et(await CourrielsDeRecevabilite.AuxSignatairesAsync(session, sujet, (SorteDeMessage.Complements, "délai de réponse prolongé", corps), liens.Value, le));
        }, annulation);
}
