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
    public void UnSiegeAUneVoixQuIlChangeJusquaLaCloture()
    {
        var apres = Scrutin.Vide.Voter(Caf, Nina, new Bulletin(Caf.Id, Nina, SensDuVote.Pour)).Valeur;
        Assert.That(apres.Bulletins, Has.Count.EqualTo(1));
        var change = apres.Voter(Caf, Paul, new Bulletin(Caf.Id, Paul, SensDuVote.Contre)).Valeur;
        Assert.That(change.Bulletins, Is.EqualTo(new[] { new Bulletin(Caf.Id, Paul, SensDuVote.Contre) }));
    }

    [Test]
    public void UnConsensusEstLaVoixDeChaqueSiegePresentEtCedeDevantUneAutreVoix() => Assert.Multiple(() =>
    {
        (Siege, Guid)[] presents = [(Caf, Nina), (Ville, Id(3))];
        var consensus = Scrutin.Vide.Constater(presents).Valeur;
        Assert.That(consensus.Depouiller([Caf, Ville, Habitants]).EnMots, Is.EqualTo("2 pour, 0 contre, 0 abstention\u00A0: favorable, consensus des sièges présents"));
        Assert.That(new Scrutin([new(Caf.Id, Nina, SensDuVote.Pour)]).Constater(presents).Valeur.Bulletins, Has.Count.EqualTo(2));
        var refus = new Scrutin([new(Ville.Id, Id(3), SensDuVote.Abstention)]).Constater(presents).Refus;
        Assert.That((refus?.Code, refus?.Message), Is.EqualTo(("vote.consensus", "Ce n’est pas un consensus\u00A0: Ville n’a pas voté pour.")));
    });

    [TestCase(5, 1, 1, "5 pour, 1 contre, 1 abstention\u00A0: favorable, majorité simple des sièges présents", true)]
    [TestCase(2, 3, 2, "2 pour, 3 contre, 2 abstentions\u00A0: défavorable, majorité simple des sièges présents", false)]
    [TestCase(3, 3, 1, "3 pour, 3 contre, 1 abstention\u00A0: sans majorité pour, l’avis ne peut pas être favorable", false)]
    [TestCase(0, 0, 7, "0 pour, 0 contre, 7 abstentions\u00A0: sans majorité pour, l’avis ne peut pas être favorable", false)]
    public void LeResultatSExpliqueEnMots(int pour, int contre, int abstentions, string mots, bool favorable)
    {
        var vote = new ResultatDuVote(pour, contre, abstentions, []);
        Assert.That((vote.EnMots, vote.EstFavorable), Is.EqualTo((mots, favorable)));
    }

    [Test]
    public void LeVoteDonneLAvisEtUnSiegePresentQuiSeTaitEmpecheDeClore() => Assert.Multiple(() =>
    {
        static string[] Codes(ResultatDuVote vote, TypeAvis avis) => [.. vote.Contredire(avis).Select(r => r.Code)];
        Assert.That(Codes(new(5, 1, 1, []), TypeAvis.Favorable), Is.Empty);
        Assert.That(Codes(new(5, 1, 1, []), TypeAvis.FavorableSousReserve), Is.Empty);
        Assert.That(Codes(new(5, 1, 1, []), TypeAvis.Defavorable), Is.EqualTo(new[] { "vote.avis" }));
        Assert.That(Codes(new(1, 1, 0, []), TypeAvis.FavorableSousReserve), Is.EqualTo(new[] { "vote.avis" }));
        Assert.That(Codes(new(1, 1, 0, []), TypeAvis.Defavorable), Is.Empty);
        var manque = new Scrutin([new(Caf.Id, Nina, SensDuVote.Pour)]).Depouiller([Caf, Ville, Habitants]);
        Assert.That(Codes(manque, TypeAvis.Favorable), Is.EqualTo(new[] { "vote.manque" }), "a consultative seat is not waited for");
        Assert.That(manque.Contredire(TypeAvis.Favorable).Single().Message, Is.EqualTo("Il manque le vote de\u00A0: Ville."));
    });

    [Test]
    public void LaVoixDUnSiegeQuiNEstPlusRepresenteNeComptePas() =>
        Assert.That(new Scrutin([new(Caf.Id, Nina, SensDuVote.Pour), new(Ville.Id, Id(3), SensDuVote.Pour)]).Depouiller([Caf]).Pour, Is.EqualTo(1));

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
        Assert.That(Quorum.MajoriteDe(2).Requis, Is.EqualTo(2));
        Assert.That(Quorum.MajoriteDe(3).Requis, Is.EqualTo(2));
        Assert.That(new Quorum(2).Refuser(2), Is.Null);
        Assert.That(new Quorum(2).Refuser(1)?.Message, Does.Contain("1 siège délibératif présent, 2 requis"));
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
