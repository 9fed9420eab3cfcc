using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>What is consumed of an envelope, in SQL and in the Domain.</summary>
[SurChaqueMoteur]
public sealed class ConsommationTests
{
    private static readonly SqlStatement Creer = new("INSERT INTO Enveloppe (Id, AppelId, FinanceurId, TypeDeCredits, SansPlafond, Version) VALUES (@Id, @AppelId, @FinanceurId, @Type, 0, 1)");
    private static readonly SqlStatement Dossier = new("UPDATE Dossier SET Etat = @Etat WHERE Id = @Id");
    private static readonly SqlStatement Ligne = new("""
        UPDATE Ligne SET Etat = @Etat, ArbitreSpecifique = 10000, ArbitreDroitCommun = 5000, AccordeSpecifique = @Specifique, AccordeDroitCommun = @DroitCommun
        WHERE DossierId = @Id AND FinanceurId = @FinanceurId
        """);

    private DossierDEssai essai = null!;

    [SetUp]
    public async Task Ouvrir() => essai = await DossierDEssai.OuvrirAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_sum_made_by_the_engine_is_that_of_the_Domain_in_every_state()
    {
        var (id, financeur) = (await essai.CompletAsync(), essai.Financeurs[0]);
        Assert.That((await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Refus, Is.Null);
        await using var session = await essai.Base.EcrireAsync();
        foreach (var type in Enum.GetValues<TypeDeCredits>())
        {
            await session.ExecuterAsync(Creer, new { Id = Guid.CreateVersion7(), essai.AppelId, FinanceurId = financeur, Type = $"{type}" });
        }

        List<string> ecarts = [];
        foreach (var (etat, dossier, accorde) in from e in Enum.GetValues<EtatLigne>() from d in Enum.GetValues<EtatDossier>() from a in new[] { false, true } select (e, d, a))
        {
            await session.ExecuterAsync(Dossier, new { Id = id, Etat = $"{dossier}" });
            await session.ExecuterAsync(Ligne, new { Id = id, FinanceurId = financeur, Etat = $"{etat}", Specifique = accorde ? 8_000 : (long?)null, DroitCommun = accorde ? 0 : (long?)null });
            var arbitre = new Repartition(new Montant(10_000), new Montant(5_000));
            LigneDeFinanceur[] lignes = [new(financeur, "Préfecture", etat, arbitre, accorde ? new Repartition(new Montant(8_000), Montant.Zero) : null) { Dossier = dossier }];
            ecarts.AddRange(
                from e in await session.EnveloppesAsync(essai.AppelId)
                let attendu = new Enveloppe(financeur, e.Sigle, e.TypeDeCredits, false, []).Consomme(lignes, [])
                where e.Consomme != attendu
                select $"{etat}, {dossier}, {e.TypeDeCredits}: {e.Consomme} instead of {attendu}");
        }

        Assert.That(ecarts, Is.Empty);
    }
}
