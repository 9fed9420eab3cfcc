using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <param name="ComposeLe">When that text was composed, as Unix milliseconds: another text since then is a conflict.</param>
public sealed record TexteLu(Guid CourrierId, long ComposeLe);

/// <summary>A signatory gives the bon à signer of the funders that he or she speaks for; the last one awaited closes the letter's text.</summary>
public sealed class DonnerBonASigner(SqlDatabase database, Ecrivain ecrivain)
{
    /// <summary>One transaction per letter: two signatories at work on the same list meet on one letter, not on the whole of it.</summary>
    public async Task<Resultat<BilanDeCourriers>> ExecuterAsync(IReadOnlyCollection<TexteLu> textes, Acteur acteur, CancellationToken annulation = default)
    {
        var bilan = BilanDeCourriers.Vide;
        foreach (var texte in textes.DistinctBy(t => t.CourrierId))
        {
            var lu = await LireAsync(texte.CourrierId, acteur, annulation);
            var fait = lu is null ? Refus.Absent : await ViserAsync(lu, texte.ComposeLe, acteur, annulation);
            bilan = bilan.Avec(lu is null || fait.Issue == Issue.Absent ? "–" : lu.Numero, fait);
        }

        return bilan;
    }

    // Tells which dossier to lock.
    private async Task<CourrierRow?> LireAsync(Guid id, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await CourrierStore.LireAsync(session, id, acteur);
    }

    /// <summary>False when given already.</summary>
    private Task<Resultat<bool>> ViserAsync(CourrierRow lu, long composeLe, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync<bool>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(lu.DossierId));
            if (await CourrierStore.LireAsync(session, lu.Id, acteur) is not { } courrier)
            {
                return Refus.Absent;
            }

            var visas = await CourrierStore.VisasAsync(session, courrier.Id);
            var miens = visas.Where(v => acteur.APour(Role.SignataireCourrier, v.FinanceurId)).ToList();
            if (miens.Count == 0)
            {
                return Refus.Absent;
            }

            if (miens.TrueForAll(v => v.Le is not null))
            {
                return Ecrit.SansJournal("given already").Donnant(false);
            }

            return courrier.SoumisLe is not null && courrier.ComposeLe.ToUnixTimeMilliseconds() == composeLe
                ? await ViserAsync(session, courrier, visas, acteur, le)
                : new Refus("courrier.recompose", "Le texte a changé depuis que vous l’avez lu : relisez-le avant de donner votre bon à signer.");
        }, annulation);

    private static async Task<Resultat<Ecrit<bool>>> ViserAsync(SqlSession session, CourrierRow courrier, IReadOnlyList<VisaRow> visas, Acteur acteur, DateTimeOffset le)
    {
        var aDonner = visas.Where(v => v.Le is null && acteur.APour(Role.SignataireCourrier, v.FinanceurId)).ToList();
        var qui = acteur.Intervenants(new Perimetre(Financeurs: [.. aDonner.Select(v => v.FinanceurId)]));
        var manquants = visas.Where(v => v.Le is null).Except(aDonner).Select(v => v.Sigle).ToList();
        var decision = CycleCourrier.Table.Decider(courrier.Etat, ActionCourrier.DonnerBonASigner, qui, ContexteCourrier.Vide with { BonsManquants = manquants });
        // Other funders are still awaited: the bon à signer is kept and the letter stays a draft.
        if (decision.EstRefuse && (manquants.Count == 0 || courrier.Etat != EtatCourrier.Projet))
        {
            return decision.TousLesRefus;
        }

        foreach (var visa in aDonner)
        {
            if (!await CourrierStore.ViserAsync(session, courrier, visa.FinanceurId, acteur.CompteId, le))
            {
                return Refus.Conflit;
            }
        }

        if (!await CourrierStore.AvancerAsync(session, courrier, decision.EstRefuse ? courrier.Etat : decision.Valeur))
        {
            return Refus.Conflit;
        }

        Acte[] actes = [.. aDonner.Select(v => new Acte(ActeDuJournal.DonnerBonASigner, ObjetDuJournal.Courrier, courrier.Id, Details: $"{courrier.Numero}, {v.Sigle}, texte {TexteConserve.Empreinte(courrier.Document)}"))];
        return Ecrit.Avec(actes).Donnant(true);
    }
}
