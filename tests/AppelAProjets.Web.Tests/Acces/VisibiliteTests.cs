using System.Collections.Concurrent;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>The hand-written table object × person × phase against the running host: every cell, and all the wrong ones told at once.</summary>
public sealed class VisibiliteTests
{
    private static readonly TableDeVisibilite Table = TableDeVisibilite.DuFichier();
    private static readonly ParallelOptions Deux = new() { MaxDegreeOfParallelism = 2 };

    private Situation situation = null!;

    private static IReadOnlyList<string> Phases => [.. Table.Objets.SelectMany(l => l.Phases).Distinct()];

    private static IReadOnlyList<Personne> Agents => [.. Table.Personnes.Where(p => !p.EstDUneOrganisation)];

    private IReadOnlyList<Guid> ComptesDesAgents => [.. Agents.Select(a => situation.Comptes[a.Code])];

    [OneTimeSetUp]
    public async Task Preparer() => situation = await Situation.CreerAsync(Table.Personnes);

    [OneTimeTearDown]
    public async Task Ranger() => await situation.DisposeAsync();

    [Test]
    public async Task Each_person_sees_what_the_table_says_in_each_phase()
    {
        var ecarts = new Ecarts(Table.Fautes);
        foreach (var phase in Phases)
        {
            await situation.PlacerAsync(phase);
            var lignes = Table.Objets.Where(l => l.Phases.Contains(phase)).ToList();
            await Parallel.ForEachAsync(Table.Personnes, Deux, async (personne, _) =>
            {
                foreach (var ligne in lignes)
                {
                    // To be a member or not does not depend on the phase: the services are asked once for the organisation's own pages.
                    var vu = await ObjetsVisibles.Tous[ligne.Objet].VuAsync(situation, personne, enPorteur: personne.EstDUneOrganisation || Table.PhasesDe(ligne.Objet)[^1] == phase);
                    ecarts.Comparer(new Faute(ligne.Objet, phase, personne.Code), ligne.Attendu(personne), vu);
                }
            });
        }

        Assert.That(ecarts.Dire(), Is.Empty);
    }

    [Test]
    public async Task In_deport_nothing_of_the_dossier_is_seen_and_once_lifted_all_of_it()
    {
        var ecarts = new Ecarts(Table.Fautes);
        foreach (var (i, (genre, rien)) in Table.Deports.Index())
        {
            await situation.PoserAsync(genre, ComptesDesAgents);
            foreach (var phase in Phases)
            {
                // Each object once, in the last phase of its last line: that is where the most is shown.
                var lignes = Table.Objets.GroupBy(l => l.Objet).Select(g => g.Last()).Where(l => l.Phases[^1] == phase && l.Vus.Count > 0).ToList();
                if (lignes.Count > 0)
                {
                    await situation.PlacerAsync(phase);
                }

                // What remains visible is asked of one person for each object, never the same; what must disappear, of all.
                var cellules = lignes.Select(l => (Ligne: l, Qui: Agents.Where(a => l.Attendu(a) != "-").ToList()))
                    .SelectMany(l => rien ? l.Qui : l.Qui.Slice(i % Math.Max(1, l.Qui.Count), Math.Min(1, l.Qui.Count)), (l, qui) => (l.Ligne, Qui: qui));
                await Parallel.ForEachAsync(cellules, Deux, async (cellule, _) =>
                {
                    var vu = await ObjetsVisibles.Tous[cellule.Ligne.Objet].VuAsync(situation, cellule.Qui, enPorteur: false);
                    ecarts.Comparer(new Faute(cellule.Ligne.Objet, genre, cellule.Qui.Code), rien ? "-" : cellule.Ligne.Attendu(cellule.Qui), vu);
                });
            }

            await situation.LeverAsync(ComptesDesAgents);
        }

        Assert.That(ecarts.Dire(), Is.Empty);
    }

    [Test]
    public async Task A_mail_goes_to_those_of_its_line()
    {
        var ecarts = new Ecarts(Table.Fautes);
        foreach (var ligne in Table.Courriels)
        {
            ecarts.Comparer(ligne, "courriel", ligne.Vus.Keys, await situation.DestinatairesAsync(ligne.Objet));
        }

        // The services stand down together: the mail then goes to the address of the call alone.
        foreach (var (genre, rien) in Table.Deports)
        {
            foreach (var ligne in Table.Courriels.Where(l => l.Objet is "message-du-porteur" or "rencontre-du-porteur"))
            {
                var recus = await situation.DestinatairesAsync(ligne.Objet, () => situation.PoserAsync(genre, ComptesDesAgents));
                ecarts.Comparer(ligne, genre, rien ? ["service"] : ligne.Vus.Keys, recus);
                await situation.LeverAsync(ComptesDesAgents);
            }
        }

        Assert.That(ecarts.Dire(), Is.Empty);
    }

    [Test]
    public void The_table_covers_every_role_object_and_mail()
    {
        Assert.That(Table.Personnes.Select(p => p.Role).Distinct(), Is.EquivalentTo(Enum.GetValues<Role>()));
        Assert.That(Table.Objets.Select(l => l.Objet).Distinct(), Is.EquivalentTo(ObjetsVisibles.Tous.Keys));
        Assert.That(Table.Objets.SelectMany(l => l.Phases.Select(p => (l.Objet, p))), Is.Unique);
        Assert.That(Table.Courriels.Select(l => l.Objet), Is.EquivalentTo(CourrielsDuDossier.Tous));
        Assert.That(Table.Objets.SelectMany(l => l.Vus.Keys).Except(Table.Personnes.Select(p => p.Code)), Is.Empty, "people who have no line");
    }

    /// <summary>Cells that are not what the table says; those known to be wrong are told once they are right.</summary>
    private sealed class Ecarts(IReadOnlySet<Faute> connues)
    {
        private readonly ConcurrentBag<string> lignes = [];

        public void Comparer(Faute cellule, string attendu, string vu)
        {
            if ((attendu == vu) == connues.Contains(cellule))
            {
                lignes.Add($"{cellule.Objet} | {cellule.Quand} | {cellule.Qui}: {(attendu == vu ? "mended, remove it from the known faults" : $"expected {attendu}, sees {vu}")}");
            }
        }

        public void Comparer(LigneDeVisibilite ligne, string quand, IEnumerable<string> attendus, IReadOnlyCollection<string> recus)
        {
            foreach (var qui in attendus.Union(recus))
            {
                Comparer(new Faute(ligne.Objet, quand, qui), attendus.Contains(qui) ? "v" : "-", recus.Contains(qui) ? "v" : "-");
            }
        }

        public string Dire() => string.Join('\n', lignes.Order(StringComparer.Ordinal));
    }
}
