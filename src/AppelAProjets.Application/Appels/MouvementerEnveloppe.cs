using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Appels;

public sealed record SaisieDeMouvement(TypeDeCredits? TypeDeCredits, bool? Diminution, Montant? Montant, string? Motif);

/// <summary>Adds a dated entry to an envelope; it never goes under what is already arbitrated or granted.</summary>
public sealed class MouvementerEnveloppe(Ecrivain ecrivain)
{
    public async Task<Resultat> ExecuterAsync(Cible cible, Guid financeurId, SaisieDeMouvement saisie, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus = [.. Verifier(saisie)];
        return refus.Length > 0 ? refus : await ecrivain.ModifierAppelAsync(cible, SectionAppel.Enveloppes, acteur, async (session, appel, le) =>
        {
            var (type, motif) = (saisie.TypeDeCredits!.Value, saisie.Motif!.Trim());
            var enveloppe = (await session.EnveloppesAsync(appel.Id, financeurId)).FirstOrDefault(e => e.TypeDeCredits == type);
            var mouvement = new MouvementDEnveloppe(HeureDeParis.Jour(le), saisie.Diminution == true ? Montant.Zero - saisie.Montant!.Value : saisie.Montant!.Value, motif);
            var avant = new MouvementDEnveloppe(mouvement.Date, enveloppe?.Montant ?? Montant.Zero, "Total");
            var decision = new Enveloppe(financeurId, "", type, enveloppe?.SansPlafond == true, [avant])
                .Mouvementer(mouvement, await session.ConsommeAsync(appel.Id, financeurId, type));
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            var id = enveloppe?.Id ?? await session.CreerEnveloppeAsync(appel.Id, financeurId, type, sansPlafond: false);
            if (enveloppe is not null && !await session.ModifierEnveloppeAsync(enveloppe, sansPlafond: false))
            {
                return AppelStore.Conflit;
            }

            await session.AjouterMouvementAsync(id, mouvement.Montant, motif, le, acteur);
            return Ecrit.Avec(new Acte(ActeDuJournal.MouvementerEnveloppe, ObjetDuJournal.Appel, appel.Id, motif, $"{await session.SigleAsync(financeurId)}, {Libelles.Pour(type)} : {mouvement.Montant}"));
        }, annulation);
    }

    private static IEnumerable<Refus> Verifier(SaisieDeMouvement saisie)
    {
        if (saisie.TypeDeCredits is null)
        {
            yield return new Refus("mouvement.type", "Choisissez le type de crédits.", nameof(saisie.TypeDeCredits));
        }

        if (saisie.Diminution is null)
        {
            yield return new Refus("mouvement.sens", "Choisissez « Ajouter » ou « Retirer ».", nameof(saisie.Diminution));
        }

        if (saisie.Montant is not { Centimes: > 0 })
        {
            yield return new Refus("mouvement.montant", "Indiquez un montant supérieur à 0.", nameof(saisie.Montant));
        }

        if (string.IsNullOrWhiteSpace(saisie.Motif))
        {
            yield return new Refus("motif.absent", "Indiquez le motif : il est daté et conservé.", nameof(saisie.Motif));
        }
        else if (saisie.Motif.Trim().Length > 400)
        {
            yield return new Refus("texte.long", "Le motif est trop long : 400 caractères au plus.", nameof(saisie.Motif));
        }
    }
}
