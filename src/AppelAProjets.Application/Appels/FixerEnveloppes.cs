using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Appels;

public enum RegimeDEnveloppe
{
    Aucune,
    Montant,
    /// <summary>Without ceiling, often so for droit commun.</summary>
    SansPlafond,
}

/// <summary>An envelope as typed; the amount counts only with <see cref="RegimeDEnveloppe.Montant"/>.</summary>
public sealed record EnveloppeSaisie(TypeDeCredits TypeDeCredits, RegimeDEnveloppe? Regime, Montant? Montant);

/// <summary>Sets a funder's envelopes while the call is in preparation; what differs from the recorded amount becomes a movement.</summary>
public sealed class FixerEnveloppes(Ecrivain ecrivain)
{
    /// <summary>Start of the reason of an amount copied from another call: to be confirmed until another movement follows.</summary>
    public const string Reprise = "Repris de l’appel";

    public async Task<Resultat> ExecuterAsync(
        Cible cible, Guid financeurId, IReadOnlyList<EnveloppeSaisie> saisies, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus = [.. saisies.SelectMany(Verifier)];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Financeurs, acteur, async (session, appel, le) =>
        {
            var actuelles = await session.EnveloppesAsync(appel.Id, financeurId);
            foreach (var saisie in saisies)
            {
                await FixerAsync(session, new Changement(appel.Id, financeurId, actuelles.FirstOrDefault(e => e.TypeDeCredits == saisie.TypeDeCredits), saisie), acteur, le);
            }

            var details = string.Join(", ", saisies.Select(s => $"{s.TypeDeCredits}: {(s.Regime == RegimeDEnveloppe.Montant ? s.Montant : s.Regime)}"));
            return Ecrit.Avec(new Acte(ActeDuJournal.FixerEnveloppes, ObjetDuJournal.Appel, appel.Id, Details: $"{financeurId} {details}"));
        }, annulation);
    }

    private sealed record Changement(Guid AppelId, Guid FinanceurId, EnveloppeRow? Actuelle, EnveloppeSaisie Saisie);

    private static async Task FixerAsync(SqlSession session, Changement changement, Acteur acteur, DateTimeOffset le)
    {
        var (appelId, financeurId, actuelle, saisie) = changement;
        if (saisie.Regime == RegimeDEnveloppe.Aucune)
        {
            await (actuelle is null ? Task.CompletedTask : session.SupprimerEnveloppeAsync(actuelle));
            return;
        }

        var sansPlafond = saisie.Regime == RegimeDEnveloppe.SansPlafond;
        var id = actuelle?.Id ?? await session.CreerEnveloppeAsync(appelId, financeurId, saisie.TypeDeCredits, sansPlafond);
        if (actuelle is not null)
        {
            await session.ModifierEnveloppeAsync(actuelle, sansPlafond);
        }

        if (!sansPlafond)
        {
            // A movement even of nothing: it says that somebody confirmed an amount copied from another call.
            var ecart = saisie.Montant!.Value - (actuelle?.Montant ?? Montant.Zero);
            var motif = actuelle is null ? "Dotation initiale" : ecart == Montant.Zero ? "Montant confirmé" : "Rectification avant publication";
            await session.AjouterMouvementAsync(id, ecart, motif, le, acteur);
        }
    }

    private static IEnumerable<Refus> Verifier(EnveloppeSaisie saisie, int rang)
    {
        if (saisie.Regime is null)
        {
            yield return new Refus("enveloppe.regime", $"{Libelles.Pour(saisie.TypeDeCredits)} : choisissez une réponse.", $"Enveloppes[{rang}].Regime");
        }
        else if (saisie.Regime == RegimeDEnveloppe.Montant && saisie.Montant is not { Centimes: > 0 })
        {
            yield return new Refus("enveloppe.montant", $"{Libelles.Pour(saisie.TypeDeCredits)} : indiquez un montant supérieur à 0.", $"Enveloppes[{rang}].Montant");
        }
    }
}
