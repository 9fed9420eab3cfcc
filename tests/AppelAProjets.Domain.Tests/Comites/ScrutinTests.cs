using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Tests.Comites;

/// <summary>Seats, votes, quorum and déport.</summary>
public sealed class ScrutinTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Nina = Id(1), Paul = Id(2), Dossier = Id(20);

    private static Siege Caf { get; } = new(Id(10), "CAF", Voix.Deliberative, Id(40), Nina, Paul);

    private static Siege Ville { get; } = new(Id(11), "Ville", Voix.Deliberative, Id(41), Id(3));

    private static Siege Habitants { get; } = new(Id(12), "Conseil citoyen", Voix.Consultative, null, Id(4));

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    [Test]
    public void LeSuppleantSiegeALaPlaceDuTitulaireAbsentOuDeporte() => Assert.Multiple(() =>
    {
        Assert.That(Caf.Occupant([Nina, Paul], []), Is.EqualTo(Nina));
        Assert.That(Caf.Occupant([Paul], []), Is.EqualTo(Paul));
        Assert.That(Caf.Occupant([Nina, Paul], [Nina]), Is.EqualTo(Paul));
        Assert.That(Caf.Occupant([Nina, Paul], [Nina, Paul]), Is.Null);
        Assert.That(Caf.Occupant([Nina], [Nina]), Is.Null);
        Assert.That(Ville.Occupant([], []), Is.Null);
    });

    [Test]
    public void UnSiegeVoteUneFois()
    {
        var apres = Scrutin.Vide.Voter(Caf, Nina, new Bulletin(Caf.Id, Nina, SensDuVote.Pour)).Valeur;
        Assert.That(apres.Bulletins, Has.Count.EqualTo(1));
        Assert.That(apres.Voter(Caf, Paul, new Bulletin(Caf.Id, Paul, SensDuVote.Contre)).Refus?.Code, Is.EqualTo("vote.deja"));
    }

    [Test]
    public void SeulCeluiQuiSiegeVote() => Assert.Multiple(() =>
    {
        Assert.That(Scrutin.Vide.Voter(Caf, Nina, new Bulletin(Caf.Id, Paul, SensDuVote.Pour)).Refus?.Code, Is.EqualTo("vote.siege"));
        Assert.That(Scrutin.Vide.Voter(Caf, null, new Bulletin(Caf.Id, Nina, SensDuVote.Pour)).Refus?.Code, Is.EqualTo("vote.siege"));
        Assert.That(Scrutin.Vide.Voter(Caf, Nina, new Bulletin(Ville.Id, Nina, SensDuVote.Pour)).Refus?.Code, Is.EqualTo("vote.siege"));
    });

    [Test]
    public void UneVoixConsultativeNEstPasComptee()
    {
        var scrutin = new Scrutin([new(Caf.Id, Nina, SensDuVote.Pour), new(Ville.Id, Id(3), SensDuVote.Contre), new(Habitants.Id, Id(4), SensDuVote.Pour)]);
        Assert.That(new[] { SensDuVote.Pour, SensDuVote.Contre, SensDuVote.Abstention }.Select(s => scrutin.Compter(s, [Caf, Ville, Habitants])), Is.EqualTo(new[] { 1, 1, 0 }));
    }

    [Test]
    public void LeQuorumSeCompteParPointSurLesSiegesDeliberatifs() => Assert.Multiple(() =>
    {
        Siege[] sieges = [Caf, Ville, Habitants];
        Assert.That(Quorum.Majorite(sieges).Requis, Is.EqualTo(2));
        Assert.That(Quorum.Majorite([Caf, Ville, Caf with { Id = Id(13) }]).Requis, Is.EqualTo(2));
        Assert.That(Quorum.Presents(sieges, [Nina, Id(3), Id(4)], []), Is.EqualTo(2));
        Assert.That(Quorum.Presents(sieges, [Nina, Id(3), Id(4)], [Nina]), Is.EqualTo(1));
        Assert.That(new Quorum(2).Refuser(2), Is.Null);
        Assert.That(new Quorum(2).Refuser(1)?.Message, Does.Contain("1 sièges délibératifs sur 2 requis"));
    });

    [Test]
    public void SeuleLaPresidenceLeveUnDeportAvecUnMotif() => Assert.Multiple(() =>
    {
        var deport = new Deport(Nina, OrigineDeport.Declare, Dossier, null, Debut);
        Assert.That(deport.Lever(Role.Presidence, "Erreur", Debut.AddHours(1)).Valeur.Fin, Is.EqualTo(Debut.AddHours(1)));
        Assert.That(deport.Lever(Role.Secretariat, "Erreur", Debut).Refus?.Code, Is.EqualTo("deport.presidence"));
        Assert.That(deport.Lever(Role.Presidence, " ", Debut).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That((deport with { Origine = OrigineDeport.Automatique }).Lever(Role.Presidence, "Erreur", Debut).Refus?.Code, Is.EqualTo("deport.automatique"));
    });
}
