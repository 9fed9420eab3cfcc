namespace AppelAProjets.Domain.Scenarios;

/// <summary>Why a dossier is not funded by a scenario, in French: what would have to change.</summary>
public static class Blocage
{
    /// <summary>Empty when the scenario funds it.</summary>
    public static IReadOnlyList<string> Expliquer(ScenarioDAppel appel, Allocation allocation, DossierDeScenario dossier, ReglagesDeCalcul? reglages = null)
    {
        if (allocation.EstFinance(dossier))
        {
            return [];
        }

        var plancher = ProblemeDeCalcul.Plancher(dossier, reglages ?? new ReglagesDeCalcul());
        return Toujours(dossier, plancher) is { } raison ? [raison] : [.. SelonLesRestes(appel, allocation, dossier, plancher)];
    }

    // What no envelope could mend.
    private static string? Toujours(DossierDeScenario dossier, Montant plancher)
    {
        var possible = dossier.Plafonds;
        return dossier.Lignes.All(l => !l.Propose.Total.EstPositif) ? "Aucun financeur ne propose de montant."
            : dossier.Charges is not null && !dossier.ResteAFinancer.EstPositif ? "Ce qui est acquis hors portail couvre déjà toutes les charges."
            : possible < plancher && plancher > dossier.Plancher ? $"Sous la part minimale demandée au calcul même si chacun donne tout ce qu’il propose : il manque {plancher - possible}."
            : possible < plancher ? $"Sous son seuil même si chacun donne tout ce qu’il propose : il manque {plancher - possible}."
            : dossier.ResteAFinancer < plancher ? $"Son seuil dépasse de {plancher - dossier.ResteAFinancer} ce qui reste à financer de ses charges."
            : dossier.Note is null ? "Personne ne l’a noté : le calcul ne peut pas le classer."
            : dossier.Note == 0 ? "Sa note est nulle : le retenir n’apporte rien au calcul."
            : null;
    }

    private static IEnumerable<string> SelonLesRestes(ScenarioDAppel appel, Allocation allocation, DossierDeScenario dossier, Montant plancher)
    {
        // What this dossier holds already is there for it.
        var restes = new Restes(appel, allocation);
        foreach (var ligne in dossier.Lignes)
        {
            restes.Rendre(ligne.FinanceurId, allocation[dossier.Id, ligne.FinanceurId]);
        }

        var possible = Montant.Somme(dossier.Lignes.Select(l => restes.Au(dossier, l, dossier.Plafond(l).Total).Total));
        if (possible >= plancher)
        {
            yield return $"Les enveloppes permettent encore {possible} : {plancher} {(plancher.Centimes < 200 ? "suffit" : "suffisent")} pour le retenir.";
            yield break;
        }

        foreach (var ligne in dossier.Lignes)
        {
            foreach (var enveloppe in appel.Enveloppes.Where(e => e.FinanceurId == ligne.FinanceurId))
            {
                if (restes.De(enveloppe.FinanceurId, enveloppe.Type) is { } reste && dossier.Plafond(ligne).De(enveloppe.Type) is var voulu && reste < voulu)
                {
                    yield return Epuisee(enveloppe, reste, voulu);
                }
            }

            if (ligne.Minimum is { } minimum && dossier.Plafond(ligne).Total is { EstPositif: true } plafond && plafond < minimum)
            {
                yield return $"{ligne.Sigle} propose {plafond}, moins que son minimum de {minimum}.";
            }
        }

        yield return $"En tout, il manque {plancher - possible} pour qu’il atteigne {plancher}.";
    }

    private static string Epuisee(EnveloppeDeScenario enveloppe, Montant reste, Montant voulu) => reste.EstPositif
        ? $"L’enveloppe de {enveloppe.Financeur} ({Libelles.Pour(enveloppe.Type).ToLowerInvariant()}) n’a plus que {reste} : il manque {voulu - reste}."
        : $"L’enveloppe de {enveloppe.Financeur} ({Libelles.Pour(enveloppe.Type).ToLowerInvariant()}) est épuisée : il manque {voulu}.";
}
