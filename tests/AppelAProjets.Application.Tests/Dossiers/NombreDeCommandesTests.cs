using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A long dossier costs no more SQL commands than a short one, and the rules of its call are read once while they stand.</summary>
[SurChaqueMoteur]
public sealed class NombreDeCommandesTests
{
    private static readonly SqlStatement[] Changements =
    [
        new("UPDATE Appel SET Titre = 'Autre', Version = Version + 1"),
        new("UPDATE Financeur SET Nom = 'Autre', Version = Version + 1"),
        new("UPDATE Quartier SET Nom = 'Autre', Version = Version + 1"),
    ];

    private static readonly Guid Rives = Guid.CreateVersion7();
    private static readonly SqlStatement Territoire = new("INSERT INTO Territoire (Id, Nom, Version) VALUES (@Id, 'Rives', 1)");
    private static readonly SqlStatement Liens = new("INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode) SELECT @Id, aq.QuartierCode FROM AppelQuartier aq GROUP BY aq.QuartierCode");
    private static readonly SqlStatement Depart = new("DELETE FROM TerritoireQuartier WHERE TerritoireId = @Id AND QuartierCode = (SELECT MIN(m.QuartierCode) FROM TerritoireQuartier m WHERE m.TerritoireId = @Id)");
    private static readonly SqlStatement Suite = new("UPDATE Territoire SET Version = Version + 1 WHERE Id = @Id");

    [Test]
    public async Task From_ten_to_a_hundred_answers_a_page_an_autosave_and_a_deposit_send_as_many_commands()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (id, court, long_) = (await essai.BrouillonAsync(), await essai.CompletAsync(), await essai.CompletAsync());
        await essai.SaisirAsync(id, essai.Reponses().Take(9));
        var verrous = new List<Verrou>();
        essai.Base.ObservateurDesVerrous = verrous.Add;
        var dix = await PageEtAutosaveAsync(essai, id);
        Assert.That((dix.Autosave.Count, verrous.Count), Is.EqualTo((5, 0)), "people type all evening long");
        essai.Base.ObservateurDesVerrous = null;
        await essai.SaisirAsync(id, essai.Reponses().Skip(9));
        await RemplirAsync(essai, id);
        await RemplirAsync(essai, long_);

        Assert.Multiple(async () =>
        {
            Assert.That(((await essai.LireAsync(id))!.Reponses.Count, (await essai.LireAsync(long_))!.Reponses.Count), Is.EqualTo((100, 100)).Using<(int, int)>((a, b) => a.Item1 >= b.Item1 && a.Item2 >= b.Item2));
            Assert.That(await PageEtAutosaveAsync(essai, id), Is.EqualTo(dix));
            Assert.That(await DeposerAsync(essai, long_), Is.EqualTo(await DeposerAsync(essai, court)));
        });
    }

    [Test]
    public async Task The_rules_of_the_call_are_read_once_and_again_when_anything_in_them_changed()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        string[] Noms(DossierPorteur dossier) => [dossier.Appel.Titre, dossier.Appel.Financeurs[0].Nom, dossier.Appel.Quartiers[0].Nom];
        var (avant, suivante) = ((await essai.LireAsync(id))!, (await essai.LireAsync(id))!);
        Assert.That(suivante.Appel, Is.SameAs(avant.Appel));
        for (var n = 0; n < Changements.Length; n++)
        {
            await using (var session = await essai.Base.EcrireAsync())
            {
                await session.ExecuterAsync(Changements[n]);
                await session.ValiderAsync();
            }

            Assert.That(Noms((await essai.LireAsync(id))!)[n], Is.EqualTo("Autre"));
        }
    }

    [Test]
    public async Task A_territory_that_a_neighbourhood_leaves_is_read_again()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        await ExecuterAsync(essai, Territoire, Liens);
        var deux = (await essai.LireAsync(id))!.Appel.Quartiers.Count(q => q.Territoire?.Contains("Rives", StringComparison.Ordinal) == true);
        await ExecuterAsync(essai, Depart, Suite);
        Assert.That((deux, (await essai.LireAsync(id))!.Appel.Quartiers.Count(q => q.Territoire?.Contains("Rives", StringComparison.Ordinal) == true)), Is.EqualTo((2, 1)));
    }

    private static async Task ExecuterAsync(DossierDEssai essai, params SqlStatement[] instructions)
    {
        await using var session = await essai.Base.EcrireAsync();
        foreach (var instruction in instructions)
        {
            await session.ExecuterAsync(instruction, new { Id = Rives });
        }

        await session.ValiderAsync();
    }

    [Test]
    public void Whoever_changes_what_the_rules_hold_raises_its_version()
    {
        var muettes = SqlStatement.Toutes(typeof(SqlStatement).Assembly).Where(s =>
            s.Pour(SqlDialect.Sqlite) is var sql && new[] { "UPDATE Financeur ", "UPDATE Quartier ", "UPDATE Territoire ", "UPDATE ActionDuPlan " }.Any(sql.Contains) && !sql.Contains("Version = Version + 1", StringComparison.Ordinal));
        Assert.That(muettes.Select(s => s.Nom), Is.Empty);
    }

    private static async Task<(IReadOnlyList<string> Page, IReadOnlyList<string> Autosave)> PageEtAutosaveAsync(DossierDEssai essai, Guid id)
    {
        await essai.SaisirAsync(id, ("projet.complements", "Avant"));
        var dossier = (await essai.LireAsync(id))!;
        var page = await NoterAsync(essai, async () => dossier = (await essai.LireAsync(id))!);
        var version = dossier.Reponses["projet.complements"].Version;
        return (page, await NoterAsync(essai, async () =>
            Assert.That((await essai.Enregistrer.ExecuterAsync(id, [new("projet.complements", $"Texte {version}", version)], essai.Signataire)).EnEntier().TousLesRefus, Is.Empty)));
    }

    private static Task<IReadOnlyList<string>> DeposerAsync(DossierDEssai essai, Guid id) => NoterAsync(essai, async () =>
        Assert.That((await essai.Deposer.ExecuterAsync(id, Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire)).Refus, Is.Null));

    private static async Task<IReadOnlyList<string>> NoterAsync(DossierDEssai essai, Func<Task> travail)
    {
        var commandes = new List<string>();
        void Noter(SqlStatement sql, object? parametres) => commandes.Add(sql.Nom);
        essai.Base.Observateur += Noter;
        await travail();
        essai.Base.Observateur -= Noter;
        return commandes;
    }

    // As much as the form takes while the dossier may be deposited: the two sides of the budget stay equal.
    private static async Task RemplirAsync(DossierDEssai essai, Guid id)
    {
        var dossier = (await essai.LireAsync(id))!;
        bool EstLibre(string cle) => !dossier.Reponses.ContainsKey(cle);
        List<Compte> Comptes(SensCompte sens, bool volontaires = false) => [.. PlanComptable.Comptes.Where(c => c.Sens == sens && c.Code != "756" && c.EstVolontaire == volontaires && dossier.Champs.Any(champ => champ.Cle == $"budget.{c.Code}") && EstLibre($"budget.{c.Code}"))];
        var (charges, produits) = (Comptes(SensCompte.Charge), Comptes(SensCompte.Produit));
        var volontaires = Comptes(SensCompte.Charge, volontaires: true).Zip(Comptes(SensCompte.Produit, volontaires: true)).SelectMany(c => new[] { c.First, c.Second });
        string[] liees = ["territoires.", "budget.", "demandes.", "horsportail.", "rencontre."];
        var libres =
            from champ in dossier.Champs
            where EstLibre(champ.Cle) && !liees.Any(champ.Cle.StartsWith)
            let saisi = champ.Type switch
            {
                _ when champ.Cle.StartsWith("moyens.salaries.", StringComparison.Ordinal) => "9",
                TypeDeChamp.Texte or TypeDeChamp.TexteLong or TypeDeChamp.Nombre => "1",
                TypeDeChamp.OuiNon => "non",
                TypeDeChamp.Choix or TypeDeChamp.ChoixMultiple when champ.Options.Count > 0 => champ.Options[0].Valeur,
                _ => null,
            }
            where saisi is not null
            select (champ.Cle, saisi);
        await essai.SaisirAsync(id, [.. libres, .. charges.Concat(produits).Concat(volontaires).Select(c => ($"budget.{c.Code}", "1")), ("budget.756", $"{500 + charges.Count - produits.Count}")]);
    }
}
