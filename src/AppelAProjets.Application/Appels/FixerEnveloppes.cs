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
        var refus = Verifier(saisies);
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Financeurs, acteur, async (session, appel, le) =>
        {
            await FixerAsync(session, (appel.Id, financeurId), saisies, acteur, le);
            var details = string.Join(", ", saisies.Select(Decrire));
            return Ecrit.Avec(new Acte(ActeDuJournal.FixerEnveloppes, ObjetDuJournal.Appel, appel.Id, Details: $"{await session.SigleAsync(financeurId)}, {details}"));
        }, annulation);
    }

    private static string Decrire(EnveloppeSaisie saisie) => Libelles.Pour(saisie.TypeDeCredits) + saisie.Regime switch
    {
        RegimeDEnveloppe.Montant => $" : {saisie.Montant}",
        RegimeDEnveloppe.SansPlafond => " sans plafond",
        _ => " : aucune enveloppe",
    };

    internal static Refus[] Verifier(IReadOnlyList<EnveloppeSaisie> saisies) => [.. saisies.SelectMany(Verifier), .. AucunCredit(saisies)];

    internal static async Task FixerAsync(SqlSession session, (Guid AppelId, Guid FinanceurId) cles, IReadOnlyList<EnveloppeSaisie> saisies, Acteur acteur, DateTimeOffset le)
    {
        var actuelles = await session.EnveloppesAsync(cles.AppelId, cles.FinanceurId);
        foreach (var saisie in saisies)
        {
            await FixerAsync(session, new Changement(cles.AppelId, cles.FinanceurId, actuelles.FirstOrDefault(e => e.TypeDeCredits == saisie.TypeDeCredits), saisie), acteur, le);
        }
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
            var ecart = saisie.Montant!.Value - (actuelle?.Montant ?? Montant.Zero);
            await (ecart == Montant.Zero
                ? session.ConfirmerLaRepriseAsync(id, le, acteur)
                : session.AjouterMouvementAsync(id, ecart, actuelle is null ? "Dotation initiale" : "Rectification avant publication", le, acteur));
        }
    }

    private static IEnumerable<Refus> AucunCredit(IReadOnlyList<EnveloppeSaisie> saisies)
    {
        if (saisies.Count > 0 && saisies.All(s => s.Regime == RegimeDEnveloppe.Aucune))
        {
            yield return new Refus("enveloppe.aucune", "Un financeur de l’appel apporte au moins un type de crédits. S’il n’apporte rien, il n’a pas à y figurer.", "Enveloppes[0].Regime");
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
