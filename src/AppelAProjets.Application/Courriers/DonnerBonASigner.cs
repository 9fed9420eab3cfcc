using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>The text that the signatory read.</summary>
/// <param name="CourrierId">The letter.</param>
/// <param name="ComposeLe">When that text was composed, as Unix milliseconds: another text since then is a conflict.</param>
public sealed record TexteLu(Guid CourrierId, long ComposeLe);

/// <summary>A signatory gives the bon à signer of the funders that he or she speaks for; the last one awaited closes the letter's text.</summary>
public sealed class DonnerBonASigner(SqlDatabase database, TimeProvider horloge)
{
    public async Task<BilanDeCourriers> ExecuterAsync(IReadOnlyCollection<TexteLu> textes, Acteur acteur, CancellationToken annulation = default)
    {
        var (refus, faits, deja) = (new List<RefusDeCourrier>(), 0, 0);
        foreach (var texte in textes.DistinctBy(t => t.CourrierId))
        {
            var (numero, resultat) = await ViserAsync(texte, acteur, annulation);
            if (resultat.EstRefuse)
            {
                refus.Add(new RefusDeCourrier(numero, resultat.Refus));
            }
            else
            {
                _ = resultat.Valeur ? faits++ : deja++;
            }
        }

        return new BilanDeCourriers(faits, deja, refus);
    }

    // One transaction per letter: two signatories at work on the same list meet on one letter, not on the whole of it.
    private async Task<(string Numero, Resultat<bool> Resultat)> ViserAsync(TexteLu texte, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        var courrier = await CourrierStore.LireAsync(session, texte.CourrierId, acteur);
        if (courrier?.SoumisLe is null)
        {
            return ("–", RefusDeDonnees.Introuvable);
        }

        var visas = await CourrierStore.VisasAsync(session, courrier.Id);
        var miens = visas.Where(v => acteur.APour(Role.SignataireCourrier, v.FinanceurId)).ToList();
        if (miens.Count == 0)
        {
            return ("–", RefusDeDonnees.Introuvable);
        }

        if (miens.TrueForAll(v => v.Le is not null))
        {
            return (courrier.Numero, false);
        }

        if (courrier.ComposeLe.ToUnixTimeMilliseconds() != texte.ComposeLe)
        {
            return (courrier.Numero, new Refus("courrier.recompose", "Le texte a changé depuis que vous l’avez lu : relisez-le avant de donner votre bon à signer."));
        }

        return (courrier.Numero, await ViserAsync(session, courrier, visas, acteur));
    }

    private async Task<Resultat<bool>> ViserAsync(SqlSession session, CourrierRow courrier, IReadOnlyList<VisaRow> visas, Acteur acteur)
    {
        var maintenant = horloge.GetUtcNow();
        var aDonner = visas.Where(v => v.Le is null && acteur.APour(Role.SignataireCourrier, v.FinanceurId)).ToList();
        var qui = acteur.Intervenants(new Perimetre(Financeurs: [.. aDonner.Select(v => v.FinanceurId)]));
        var manquants = visas.Where(v => v.Le is null).Except(aDonner).Select(v => v.Sigle).ToList();
        var decision = CycleCourrier.Table.Decider(courrier.Etat, ActionCourrier.DonnerBonASigner, qui, ContexteCourrier.Vide with { BonsManquants = manquants });
        // Other funders are still awaited: the bon à signer is kept and the letter stays a draft.
        if (decision.EstRefuse && (manquants.Count == 0 || courrier.Etat != EtatCourrier.Projet))
        {
            return decision.Refus;
        }

        foreach (var visa in aDonner)
        {
            if (!await CourrierStore.ViserAsync(session, courrier.Id, visa.FinanceurId, acteur.CompteId, maintenant))
            {
                return RefusDeDonnees.Conflit;
            }

            await session.JournaliserAsync(acteur, maintenant, "donner-bon-a-signer", "Courrier", courrier.Id, details: $"{courrier.Numero} {visa.Sigle}");
        }

        if (!await CourrierStore.AvancerAsync(session, courrier, decision.EstRefuse ? courrier.Etat : decision.Valeur))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.ValiderAsync();
        return true;
    }
}
