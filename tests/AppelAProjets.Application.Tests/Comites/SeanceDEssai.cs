using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Tests.Demonstration;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>The open session of the demonstration, with its people.</summary>
public sealed class SeanceDEssai : IDisposable
{
    private static readonly SqlStatement Ouverte = new("SELECT Id FROM Seance WHERE Etat = 'Ouverte'");
    private static readonly SqlStatement CompteDe = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");

    private readonly TestDatabase donnees = new();

    public FakeTimeProvider Horloge { get; } = new(DemonstrationSeedTests.Maintenant);

    public SqlDatabase Base => donnees.Base;

    public Guid SeanceId { get; private set; }

    public Ecrivain Ecrivain => new(Base, Horloge);

    public ArbitrerLigne Arbitrage => new(Ecrivain);

    public FaireAvancerPoint Points => new(Ecrivain);

    public FaireAvancerSeance Seances => new(Ecrivain, Options.Create(new LiensOptions()));

    public ArreterReleve Releve => new(Ecrivain);

    public ApercuDuReleveQuery Apercu => new(Base, Horloge);

    public Sieger Sieges => new(Ecrivain);

    public static async Task<SeanceDEssai> OuvrirAsync()
    {
        var essai = new SeanceDEssai();
        await essai.donnees.ChargerLaDemonstrationAsync();
        essai.SeanceId = (await essai.LireAsync<Guid>(Ouverte)).Single();
        return essai;
    }

    /// <summary>Goes on with another session of the same call.</summary>
    public void Passer(Guid seanceId) => SeanceId = seanceId;

    /// <summary>Each titulaire says that she is there.</summary>
    public async Task ToutLeMondePrendPlaceAsync(Acteur presidence)
    {
        foreach (var siege in (await TableauAsync(presidence)).Sieges.Where(s => s.TitulaireId is not null))
        {
            await Sieges.PrendrePlaceAsync(SeanceId, (await new ActeurQuery(Base, Horloge).ChargerAsync(siege.TitulaireId!.Value))!, default);
        }
    }

    public async Task<Acteur> ActeurAsync(string compte)
    {
        var id = (await LireAsync<Guid>(CompteDe, new { Courriel = $"{compte}@demo.example" })).Single();
        return (await new ActeurQuery(Base, Horloge).ChargerAsync(id))!;
    }

    public async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }

    public async Task EcrireAsync(SqlStatement sql, object? parametres = null)
    {
        await using var session = await Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    public async Task<TableauDeSeance> TableauAsync(Acteur acteur) => (await new SeanceQuery(Base).ChargerAsync(SeanceId, acteur, default))!;

    public async Task<PointEnSeance?> PointAsync(Guid pointId, Acteur acteur)
    {
        await using var session = await Base.LireAsync();
        return await PointEnSeance.ChargerAsync(session, SeanceId, pointId, acteur, Horloge.GetUtcNow());
    }

    /// <summary>The seat of that funder enters an amount, all of specific or of ordinary credits.</summary>
    public async Task<Resultat> ArbitrerAsync(PointEnSeance point, LigneDePointRow ligne, Montant specifique, Montant droitCommun = default, string? motif = null, int? version = null) =>
        await Arbitrage.ExecuterAsync(SeanceId, point.Point.Id, new Arbitrage
        {
            FinanceurId = ligne.FinanceurId,
            Version = version ?? ligne.Version,
            Specifique = specifique,
            DroitCommun = droitCommun,
            Fermete = Fermete.SousReserveDeDecision,
            Motif = motif,
        }, await ActeurAsync($"membre.{ligne.Sigle.ToLowerInvariant()}"), default);

    /// <summary>Every seat refuses, then the Présidence gives an unfavourable avis.</summary>
    public async Task RefuserAsync(Guid pointId, Acteur presidence)
    {
        var point = (await PointAsync(pointId, presidence))!;
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat is EtatLigne.Proposee or EtatLigne.Arbitree))
        {
            var refus = await ArbitrerAsync(point, ligne, Montant.Zero, motif: "Hors des priorités.");
            Assert.That(refus.Refus, Is.Null);
        }

        await VoterAsync(point, SensDuVote.Contre);
        Assert.That((await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."), presidence)).Refus, Is.Null);
    }

    /// <summary>Every deliberative seat present, typed by the secretary of the session.</summary>
    public async Task VoterAsync(PointEnSeance point, SensDuVote sens)
    {
        var secretariat = await ActeurAsync("secretariat");
        foreach (var (siege, _) in point.Representes.Where(r => r.Siege.Voix == Voix.Deliberative))
        {
            Assert.That((await Sieges.VoterAsync(SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, sens), secretariat)).Refus, Is.Null);
        }
    }

    public Task<Resultat> CloreAsync(PointEnSeance point, AvisCommun avis, Acteur presidence) =>
        Points.ExecuterAsync(SeanceId, point.Point.Id, new SortDuPoint { Action = ActionPoint.Clore, Version = point.Point.Version, Avis = avis }, presidence, default);

    public void Dispose() => donnees.Dispose();
}
