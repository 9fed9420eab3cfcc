using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>The hand-written table object × person × state, against the table and the sheet.</summary>
[SurChaqueMoteur]
public sealed class VisibiliteTests
{
    private static readonly SqlStatement Deplacement = new("""
        UPDATE DossierQuartier SET QuartierCode = (
            SELECT MIN(tq.QuartierCode) FROM TerritoireQuartier tq JOIN Territoire t ON t.Id = tq.TerritoireId WHERE t.Nom = 'Nantes Nord')
        WHERE DossierId = @Id AND QuartierCode = (SELECT MIN(x.QuartierCode) FROM DossierQuartier x WHERE x.DossierId = @Id)
        """);

    private static readonly SqlStatement AutresQuartiers = new("""
        DELETE FROM DossierQuartier WHERE DossierId = @Id AND QuartierCode <> (SELECT MIN(x.QuartierCode) FROM DossierQuartier x WHERE x.DossierId = @Id)
        """);

    private static readonly SqlStatement Deport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe)
        VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', 'Essai', @Le, @LeveLe)
        """);

    private static readonly SqlStatement Levee = new("UPDATE Deport SET LeveLe = @Le WHERE CompteId = @CompteId");

    private static readonly SqlStatement Adhesion = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin)
        SELECT d.OrganisationId, @CompteId, 'Redacteur', @Debut, @Fin FROM Dossier d WHERE d.Id = @DossierId
        """);

    private InstructionDEssai essai = null!;

    private static string[][] Lignes => [.. File.ReadAllLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Instructions", "visibilite.txt"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1000, AvisInstructeur.Favorable);
        await essai.EcrireAsync(AutresQuartiers, new { Id = essai.DossierId });
        await essai.EcrireAsync(Deplacement, new { Id = essai.DossierId });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Each_person_sees_what_the_table_says_in_each_state()
    {
        await NoterAsync();
        var personnes = await PersonnesAsync();
        var ecarts = new List<string>();
        foreach (var ligne in Lignes.Skip(1))
        {
            await essai.PlacerAsync(Enum.Parse<EtatDossier>(ligne[0]));
            for (var i = 1; i < ligne.Length; i++)
            {
                var vu = await VuAsync(personnes[Lignes[0][i]]);
                if (vu != ligne[i])
                {
                    ecarts.Add($"{ligne[0]}, {Lignes[0][i]}: expected {ligne[i]}, sees {vu}");
                }
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
        Assert.That(Lignes.Skip(1).Select(l => l[0]), Is.EquivalentTo(Enum.GetNames<EtatDossier>()), "every state has its line");
    }

    [Test]
    public async Task A_lifted_deport_gives_the_dossier_back()
    {
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        await essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), acteur.CompteId, essai.DossierId, Le = essai.Horloge.GetUtcNow(), LeveLe = (DateTimeOffset?)null });
        Assert.That(await essai.FicheAsync(acteur), Is.Null);
        await essai.EcrireAsync(Levee, new { Le = essai.Horloge.GetUtcNow(), acteur.CompteId });
        Assert.That(await essai.FicheAsync(acteur), Is.Not.Null);
    }

    [Test]
    public async Task A_member_of_the_organisation_is_in_deport_without_saying_it()
    {
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        await essai.EcrireAsync(Adhesion, new { acteur.CompteId, essai.DossierId, Debut = essai.Horloge.GetUtcNow().AddDays(-1), Fin = essai.Horloge.GetUtcNow().AddDays(1) });
        Assert.That(await VuAsync(acteur), Is.EqualTo("-"));
        essai.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.That(await VuAsync(acteur), Is.EqualTo("p"));
    }

    [Test]
    public async Task Standing_down_from_an_organisation_hides_all_its_dossiers_and_leaves_the_mean()
    {
        await NoterAsync();
        var (acteur, secretariat) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("secretariat"));
        var avant = (await essai.FicheAsync(secretariat))!.Synthese!.Evaluateurs;
        var deport = new DeclarerDeport(essai.Ecrivain);
        Assert.That((await deport.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, true, " ", acteur)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await deport.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, true, "Ancien salarié.", acteur)).EstRefuse, Is.False);
        Assert.That(await VuAsync(acteur), Is.EqualTo("-"));
        Assert.That((await deport.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, true, "Encore.", await essai.RelireAsync(acteur))).Issue, Is.EqualTo(Issue.Absent));
        var apres = (await essai.FicheAsync(secretariat))!;
        Assert.That(apres.Synthese!.Evaluateurs, Is.EqualTo(avant - 1));
        Assert.That(apres.Notes.Count(n => n.EnDeport), Is.EqualTo(apres.Contexte.Appel.Criteres.Count), "kept, marked");
    }

    [Test]
    public async Task Whoever_joins_the_organisation_leaves_the_mean_of_the_sheet_and_of_the_table()
    {
        await NoterAsync();
        var (acteur, secretariat) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("secretariat"));
        await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(acteur, 0), acteur);
        var avant = await MoyennesAsync(secretariat);
        Assert.That((avant.Fiche == avant.Ligne, avant.Fiche < 8000, avant.Trouvee), Is.EqualTo((true, true, false)), "a grid of 0 weighs");
        await essai.EcrireAsync(Adhesion, new { acteur.CompteId, essai.DossierId, Debut = essai.Horloge.GetUtcNow(), Fin = (DateTimeOffset?)null });
        Assert.That(await MoyennesAsync(secretariat), Is.EqualTo((8000, 8000, true)));
    }

    // Of the sheet, of the row, and whether the table finds the row by a mean that the others alone make.
    private async Task<(int Fiche, int Ligne, bool Trouvee)> MoyennesAsync(Acteur acteur)
    {
        var condition = new FiltreDuTableau { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec("note", new ConditionDeColonne { Minimum = 8000 }) };
        var ligne = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200 }, acteur))!.Lignes.Single(l => l.Id == essai.DossierId);
        var trouvee = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, condition, acteur))!.Lignes.Any(l => l.Id == essai.DossierId);
        return ((await essai.FicheAsync(acteur))!.Synthese!.MoyenneEnCentiemes, ligne.Note!.MoyenneEnCentiemes, trouvee);
    }

    private async Task NoterAsync()
    {
        foreach (var compte in new[] { "instructeur.pref44", "instructeur.nm", "instructeur.nantes", "instructeur.cd44", "instructeur.caf44" })
        {
            var acteur = await essai.ActeurAsync(compte);
            await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(acteur, 4), acteur);
        }
    }

    private async Task<Dictionary<string, Acteur>> PersonnesAsync()
    {
        var deporte = (await essai.ActeurAsync("instructeur.pref44")) with { CompteId = (await essai.ActeurAsync("membre.pref44")).CompteId };
        await essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), deporte.CompteId, essai.DossierId, Le = essai.Horloge.GetUtcNow(), LeveLe = (DateTimeOffset?)null });
        var etranger = new Acteur(Guid.CreateVersion7(), "Étranger", [new Habilitation(Role.Instructeur, Guid.CreateVersion7(), null, null, essai.Horloge.GetUtcNow().AddDays(-1), null)], []);
        return new()
        {
            ["instructeur"] = await essai.ActeurAsync("instructeur.pref44"),
            ["valideur"] = await essai.ActeurAsync("valideur"),
            ["secretariat"] = await essai.ActeurAsync("secretariat"),
            ["lecteur"] = await essai.ActeurAsync("lecteur"),
            ["referent"] = await essai.ActeurAsync("referent"),
            ["ailleurs"] = await essai.ActeurAsync("delegue"),
            ["etranger"] = etranger,
            ["porteur"] = await essai.ActeurAsync("porteur"),
            ["deporte"] = deporte,
            ["membre"] = await essai.ActeurAsync("membre.nm"),
        };
    }

    /// <summary>What is loaded, by the table and by the sheet, which must agree.</summary>
    private async Task<string> VuAsync(Acteur acteur)
    {
        acteur = await essai.RelireAsync(acteur);
        var fiche = await essai.FicheAsync(acteur);
        var tableau = await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200 }, acteur);
        var ligne = tableau?.Lignes.SingleOrDefault(l => l.Id == essai.DossierId);
        Assert.That(ligne is null, Is.EqualTo(fiche is null), "the table and the sheet agree");
        if (fiche is null || ligne is null)
        {
            return "-";
        }

        var pref = tableau!.Contexte.Appel.Financeurs.Single(f => f.Sigle == "PREF44").Id;
        var (mienne, autres) = (ligne.Lignes[pref], ligne.Lignes.Values.Where(l => l.FinanceurId != pref).ToList());
        Assert.That(fiche.Lignes.All(l => l.EstVisible == (l.Propose is not null) && l.EstVisible == (l.Avis is not null)), "what may not be seen is not loaded");
        Assert.That(autres.All(l => l.EstVisible == (l.Propose is not null) && (l.EstVisible || l.Etat == EtatLigne.Demandee)), "nor its state");
        Assert.That(fiche.Lignes.Where(l => l.FinanceurId != pref).All(l => l.EstVisible == autres[0].EstVisible));
        var notesDesAutres = fiche.Notes.Any(n => n.FinanceurId != pref);
        return (mienne.EstVisible, autres.All(l => l.EstVisible) && (notesDesAutres || fiche.Notes.Count == 0)) switch
        {
            (_, true) => "t",
            (true, false) => notesDesAutres ? "fuite" : "p",
            _ => fiche.Notes.Count > 0 ? "fuite" : "d",
        };
    }
}
