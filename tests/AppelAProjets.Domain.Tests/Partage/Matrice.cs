namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Confronts a table of states with its hand-written matrix, over every state × action × capacity.</summary>
internal static class Matrice
{
    /// <summary>Fails on every combination that differs, and when a line of the file is never met.</summary>
    /// <param name="fichier">Path of the matrix, from this project.</param>
    /// <param name="contexte">A context under which every condition holds.</param>
    public static void Verifier<TEtat, TAction, TContexte>(
        Cycle<TEtat, TAction, TContexte> cycle, string fichier, Func<TAction, Intervenant, TContexte> contexte)
        where TEtat : struct, Enum
        where TAction : struct, Enum
    {
        var attendus = Lire<TEtat, TAction>(fichier);
        var vus = 0;
        Assert.Multiple(() =>
        {
            foreach (var etat in Enum.GetValues<TEtat>())
            {
                foreach (var action in Enum.GetValues<TAction>())
                {
                    foreach (var qui in Intervenant.Tous)
                    {
                        vus += VerifierUne(cycle, attendus, (etat, action, qui.ToString()), cycle.Decider(etat, action, qui, contexte(action, qui))) ? 1 : 0;
                    }
                }
            }

            Assert.That(vus, Is.EqualTo(attendus.Count), $"{fichier}: lines never met");
        });
    }

    private static bool VerifierUne<TEtat, TAction, TContexte>(
        Cycle<TEtat, TAction, TContexte> cycle,
        Dictionary<(TEtat, TAction, string), TEtat> attendus,
        (TEtat Etat, TAction Action, string Qui) cas,
        Resultat<TEtat> obtenu)
        where TEtat : struct, Enum
        where TAction : struct, Enum
    {
        if (attendus.TryGetValue(cas, out var vers))
        {
            Assert.That(obtenu.EstRefuse ? $"refused: {obtenu.Refus.Code}" : obtenu.Valeur.ToString(), Is.EqualTo(vers.ToString()), $"{cas}");
            return true;
        }

        Assert.That(obtenu.EstRefuse, Is.True, $"{cas} must be refused");
        var connue = cycle.Fleches.Any(f => f.De.Equals(cas.Etat) && f.Action.Equals(cas.Action));
        Assert.That(obtenu.Refus?.Code, Is.EqualTo(connue ? "cycle.role" : "cycle.etat"), $"{cas}");
        Assert.That(obtenu.Refus?.Message, Does.Contain(cycle.Libelle(cas.Action)), $"{cas}");
        return false;
    }

    private static Dictionary<(TEtat, TAction, string), TEtat> Lire<TEtat, TAction>(string fichier)
        where TEtat : struct, Enum
        where TAction : struct, Enum =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, fichier))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(" | "))
            .ToDictionary(c => (Enum.Parse<TEtat>(c[0]), Enum.Parse<TAction>(c[1]), c[2]), c => Enum.Parse<TEtat>(c[3]));
}
