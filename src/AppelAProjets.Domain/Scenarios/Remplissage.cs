using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

public enum ModeDeRemplissage
{
    /// <summary>As they are: it may go over.</summary>
    Propositions,
    /// <summary>Each envelope serves the dossiers in their order until it is empty; a dossier that would stay under its threshold takes nothing.</summary>
    ParRang,
    /// <summary>Each envelope is shared in proportion to what its funder proposes.</summary>
    AuProrata,
}

/// <summary>Amounts made of the proposals. To the centime: nothing is lost or made by rounding.</summary>
public static class Remplissage
{
    public static string Libelle(ModeDeRemplissage mode) => mode switch
    {
        ModeDeRemplissage.Propositions => "Les propositions telles quelles",
        ModeDeRemplissage.ParRang => "Par rang, jusqu’à épuisement",
        ModeDeRemplissage.AuProrata => "Au prorata de chaque enveloppe",
    };

    public static string Aide(ModeDeRemplissage mode) => mode switch
    {
        ModeDeRemplissage.Propositions => "Les enveloppes peuvent être dépassées : le scénario le dit.",
        ModeDeRemplissage.ParRang => "Dans l’ordre du comité, sinon des notes. Un dossier qui resterait sous son seuil ne prend rien, et le suivant est servi.",
        ModeDeRemplissage.AuProrata => "Chaque financeur réduit toutes ses propositions du même taux. Des dossiers peuvent rester sous leur seuil.",
    };

    public static Allocation Remplir(ScenarioDAppel appel, ModeDeRemplissage mode) => mode switch
    {
        ModeDeRemplissage.Propositions => Propositions(appel),
        ModeDeRemplissage.ParRang => Servir(appel, appel.ParRang, new Allocation()),
        ModeDeRemplissage.AuProrata => AuProrata(appel),
    };

    /// <summary>Serves, in this order, the dossiers that receive nothing yet with what the envelopes still hold.</summary>
    public static Allocation Servir(ScenarioDAppel appel, IEnumerable<DossierDeScenario> ordre, Allocation depart)
    {
        var restes = new Restes(appel, depart);
        foreach (var dossier in ordre.Where(d => !depart.De(d).Total.EstPositif))
        {
            var (prises, place) = (new List<(LigneDeScenario Ligne, Repartition Montant)>(), dossier.ResteAFinancer);
            foreach (var ligne in dossier.Lignes)
            {
                var prise = restes.Au(dossier, ligne, place);
                place -= prise.Total;
                prises.Add((ligne, prise));
            }

            var recu = Montant.Somme(prises.Select(p => p.Montant.Total));
            if (!recu.EstPositif || recu < dossier.Plancher)
            {
                continue;
            }

            foreach (var (ligne, montant) in prises)
            {
                depart[dossier.Id, ligne.FinanceurId] = montant;
                restes.Prendre(ligne.FinanceurId, montant);
            }
        }

        return depart;
    }

    private static Allocation Propositions(ScenarioDAppel appel)
    {
        var allocation = new Allocation();
        foreach (var dossier in appel.Dossiers)
        {
            foreach (var ligne in dossier.Lignes)
            {
                allocation[dossier.Id, ligne.FinanceurId] = ligne.Propose;
            }
        }

        return allocation;
    }

    private static Allocation AuProrata(ScenarioDAppel appel)
    {
        var allocation = Propositions(appel);
        foreach (var enveloppe in appel.Enveloppes.Where(e => e.Disponible is not null))
        {
            var lignes = appel.ParRang.SelectMany(d => d.Lignes.Where(l => l.FinanceurId == enveloppe.FinanceurId).Select(l => (d.Id, l.Propose))).ToList();
            var voulus = lignes.Select(l => l.Propose.De(enveloppe.Type)).ToList();
            var disponible = enveloppe.Disponible!.Value.EstNegatif ? Montant.Zero : enveloppe.Disponible.Value;
            if (Montant.Somme(voulus) <= disponible)
            {
                continue;
            }

            var parts = Reduire(voulus, disponible);
            for (var i = 0; i < lignes.Count; i++)
            {
                var actuel = allocation[lignes[i].Id, enveloppe.FinanceurId];
                allocation[lignes[i].Id, enveloppe.FinanceurId] = enveloppe.Type == TypeDeCredits.Specifique ? actuel with { Specifique = parts[i] } : actuel with { DroitCommun = parts[i] };
            }
        }

        return allocation;
    }

    // Rounded down, then the centimes that are left go to the first ones: none over what it asked for.
    private static List<Montant> Reduire(List<Montant> voulus, Montant disponible)
    {
        var total = Montant.Somme(voulus).Centimes;
        var parts = voulus.Select(v => (long)((Int128)v.Centimes * disponible.Centimes / total)).ToList();
        var reste = disponible.Centimes - parts.Sum();
        for (var i = 0; i < parts.Count && reste > 0; i++)
        {
            if (parts[i] < voulus[i].Centimes)
            {
                parts[i]++;
                reste--;
            }
        }

        return [.. parts.Select(p => new Montant(p))];
    }
}
