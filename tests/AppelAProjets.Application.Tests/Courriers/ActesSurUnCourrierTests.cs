using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>Two acts on one letter, the second coming between what the first read and what it writes: it waits, or is told; no text is signed unread, none is sent twice.</summary>
[SurChaqueMoteur]
public sealed class ActesSurUnCourrierTests
{
    private static readonly SqlStatement AutreModele = new("UPDATE Appel SET ModeleDeCourrier = 'Un autre texte.' WHERE Code = @Code");
    private static readonly SqlStatement Etat = new("""
        SELECT c.Etat, d.Etat AS EtatDossier, (SELECT COUNT(*) FROM CourrierVisa v WHERE v.CourrierId = c.Id AND v.Le IS NULL) AS Attendus
        FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.PointId = @PointId
        """);

    private static readonly SqlStatement Cosignataires = new("""
        SELECT DISTINCT h.CompteId FROM Habilitation h JOIN CourrierVisa v ON v.FinanceurId = h.FinanceurId JOIN Courrier c ON c.Id = v.CourrierId
        WHERE c.PointId = @PointId AND h.Role = 'SignataireCourrier' ORDER BY h.CompteId
        """);

    private static readonly SqlStatement Dernier = new("SELECT COALESCE(MAX(Numero), 0) AS Numero FROM Journal");
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Numero > @Apres ORDER BY Numero");

    private CourriersDEssai essai = null!;
    private CourrierEnListe point = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        point = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.Favorable);
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase("", "preparer", "CourrierStore.Nouveau", "preparer", "déjà", "Projet, 2, Arbitre: preparer")]
    [TestCase("preparer", "demander", "CourrierStore.Soumission", "demander", "déjà", "Projet, 2, Arbitre: demander-bons-a-signer")]
    [TestCase("preparer demander", "viser", "CourrierStore.VisaDonne", "viser-aussi", "fait", "BonASigner, 0, Arbitre: donner-bon-a-signer donner-bon-a-signer")]
    [TestCase("preparer demander", "viser", "CourrierStore.VisaDonne", "viser", "déjà", "Projet, 1, Arbitre: donner-bon-a-signer")]
    // The text that was read is not the one that is signed: the bon à signer falls, or is refused.
    [TestCase("preparer demander changer", "viser", "CourrierStore.VisaDonne", "preparer", "fait", "Projet, 2, Arbitre: donner-bon-a-signer recomposer")]
    [TestCase("preparer demander changer", "preparer", "CourrierStore.Recompose", "viser", "courrier.recompose", "Projet, 2, Arbitre: recomposer")]
    [TestCase("preparer demander viser viser-aussi changer", "publier", "CourrierStore.Publication", "preparer", "courrier.fige", "Publie, 0, AvisTransmis: publier publier-avis publier-courriers")]
    [TestCase("preparer demander viser viser-aussi", "publier", "CourrierStore.Publication", "publier", "déjà", "Publie, 0, AvisTransmis: publier publier-avis publier-courriers")]
    public async Task The_second_waits_or_is_told(string avant, string premier, string instruction, string second, string sort, string apres)
    {
        foreach (var geste in avant.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.That(await AgirAsync(geste, await LireAsync()), Is.EqualTo("fait"));
        }

        var (lu, numero) = (await LireAsync(), (await LireAsync<long>(Dernier)).Single());

        var resultats = await essai.Base.CroiserAsync(instruction, () => AgirAsync(premier, lu), () => AgirAsync(second, lu));

        Assert.That(resultats, Is.EqualTo(("fait", sort)));
        var etat = (await LireAsync<EtatRow>(Etat, new { point.PointId })).Single();
        Assert.That($"{etat.Etat}, {etat.Attendus}, {etat.EtatDossier}: {string.Join(' ', await LireAsync<string>(Actes, new { Apres = numero }))}", Is.EqualTo(apres));
    }

    private async Task<string> AgirAsync(string geste, IReadOnlyList<TexteLu> lu)
    {
        if (geste == "changer")
        {
            await essai.EcrireAsync(AutreModele, new { essai.Code });
            return "fait";
        }

        var bilan = (geste switch
        {
            "preparer" => await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat),
            "demander" => await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat),
            "publier" => await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat),
            "viser" => await essai.Donner.ExecuterAsync(lu, (await CosignatairesAsync())[0]),
            _ => await essai.Donner.ExecuterAsync(lu, (await CosignatairesAsync())[1]),
        }).Valeur;
        return bilan.Refus.Count > 0 ? bilan.Refus[0].Refus.Code : bilan.Faits > 0 ? "fait" : "déjà";
    }

    private async Task<IReadOnlyList<Acteur>> CosignatairesAsync() =>
        await Task.WhenAll((await LireAsync<Guid>(Cosignataires, new { point.PointId })).Select(essai.ActeurAsync));

    /// <summary>The text that everybody has before their eyes.</summary>
    private async Task<IReadOnlyList<TexteLu>> LireAsync() =>
        (await essai.ListerAsync()).Single(c => c.PointId == point.PointId).CourrierId is { } id && await new CourriersQuery(essai.Base).LireAsync(essai.Code, id, essai.Secretariat) is { } lu
            ? [new TexteLu(id, lu.Compose)]
            : [];

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }

    private sealed record EtatRow
    {
        public required string Etat { get; init; }
        public required string EtatDossier { get; init; }
        public required int Attendus { get; init; }
    }
}
