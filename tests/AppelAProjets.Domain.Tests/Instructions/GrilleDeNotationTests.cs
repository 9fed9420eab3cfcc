using AppelAProjets.Domain.Instructions;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Instructions;

/// <summary>Weighted notes.</summary>
public sealed class GrilleDeNotationTests
{
    private static GrilleDeNotation Grille { get; } = new(
        [new("PAO", "Priorités du territoire", 25), new("QPV", "Besoin et public", 20, SeuilEliminatoire: 2), new("DC", "Droit commun", 20), new("CAP", "Capacité", 15), new("BUD", "Budget", 10), new("EVA", "Évaluation", 10)]);

    private static Note[] Notes(params int[] valeurs) => [.. valeurs.Select((v, i) => new Note(Grille.Criteres[i].Code, v, "Parce que."))];

    private static Evaluation Evaluation(int centiemes, bool enDeport = false) => new(Guid.Empty, new Score(centiemes), enDeport);

    [Test]
    public void LaNoteMaximaleDonneCent() => Assert.That(Grille.Noter(Notes(5, 5, 5, 5, 5, 5)).Valeur.ToString(), Is.EqualTo("100,00"));

    [Test]
    public void ChaqueCriterePeseSonPoids()
    {
        var score = Grille.Noter(Notes(4, 3, 2, 5, 1, 0)).Valeur;
        Assert.That(score.Centiemes, Is.EqualTo(5_700));
    }

    [Test]
    public void LaMoyenneDUnCritereStrictementSousSonSeuilElimine() => Assert.Multiple(() =>
    {
        Assert.That(SousLeSeuil(1), Is.EqualTo(new[] { new CritereSousLeSeuil("Besoin et public", 100, 2) }));
        Assert.That(SousLeSeuil(2), Is.Empty, "the threshold itself is enough");
        Assert.That(SousLeSeuil(0, 4), Is.Empty, "one severe evaluator alone does not eliminate");
        Assert.That(SousLeSeuil(2, 2, 1).Single().MoyenneEnCentiemes, Is.EqualTo(166));
        Assert.That(SousLeSeuil(), Is.Empty);
        Assert.That(Grille.SousLeSeuil([Grille.Evaluer(Guid.Empty, Notes(5, 0, 5, 5, 5, 5), enDeport: true)!]), Is.Empty, "in déport");
        Assert.That(Grille.Evaluer(Guid.Empty, Notes(5, 0), enDeport: false), Is.Null, "an incomplete grid does not count");
    });

    [Test]
    public void LAnnonceDitLeCritereLaMoyenneEtLeSeuil() => Assert.Multiple(() =>
    {
        Assert.That(CritereSousLeSeuil.Annoncer(SousLeSeuil(1)), Is.EqualTo("Note éliminatoire : « Besoin et public » 1/5, seuil 2 : un avis défavorable est proposé."));
        Assert.That(CritereSousLeSeuil.Annoncer([new("A", 0, 1), new("B", 150, 2)]), Is.EqualTo("Notes éliminatoires : « A » 0/5, seuil 1 ; « B » 1,5/5, seuil 2 : un avis défavorable est proposé."));
    });

    private static IReadOnlyList<CritereSousLeSeuil> SousLeSeuil(params int[] notes) =>
        Grille.SousLeSeuil(notes.Select(n => Grille.Evaluer(Guid.Empty, Notes(0, n, 0, 0, 0, 0), enDeport: false)!));

    [Test]
    public void LesNotesSontCompletesBorneesEtJustifiees() => Assert.Multiple(() =>
    {
        Assert.That(Grille.Noter(Notes(5, 5, 5, 5, 5)).Refus?.Code, Is.EqualTo("note.absente"));
        Assert.That(Grille.Noter([.. Notes(5, 5, 5, 5, 5, 5), new Note("PAO", 3, "Deux fois.")]).Refus?.Code, Is.EqualTo("note.absente"));
        Assert.That(Grille.Noter(Notes(6, 5, 5, 5, 5, 5)).Refus?.Code, Is.EqualTo("note.bornes"));
        Assert.That(Grille.Noter(Notes(-1, 5, 5, 5, 5, 5)).Refus?.Code, Is.EqualTo("note.bornes"));
        Assert.That(Grille.Noter([.. Notes(5, 5, 5, 5, 5, 5).Select(n => n with { Justification = " " })]).Refus?.Code, Is.EqualTo("note.justification"));
        Assert.That(Grille.Manques([.. Notes(5, 5, 5, 5, 5, 5), new Note("XXX", 3, "Ailleurs.")]).Select(r => r.Champ), Is.EqualTo(new[] { "XXX" }));
    });

    [Test]
    public void UneGrillePeseCent() => Assert.Multiple(() =>
    {
        Assert.That(Grille.Manques(), Is.Empty);
        Assert.That(new GrilleDeNotation([new("A", "A", 99)]).Manques().Single().Message, Is.EqualTo("Répartissez 1 de plus : les poids totalisent 99 au lieu de 100."));
        Assert.That(new GrilleDeNotation([new("A", "A", 100), new("B", "B", 0)]).Manques().Single().Code, Is.EqualTo("grille.poids"));
        Assert.That(new GrilleDeNotation([new("A", "A", 50), new("A", "B", 50)]).Manques().Single().Code, Is.EqualTo("grille.criteres"));
        Assert.That(new GrilleDeNotation([new("A", " ", 100)]).Manques().Single().Code, Is.EqualTo("grille.criteres"));
        Assert.That(new GrilleDeNotation([new("", "A", 100)]).Manques().Single().Code, Is.EqualTo("grille.criteres"));
        Assert.That(new GrilleDeNotation([new("A", "A", 100, 6)]).Manques().Single().Code, Is.EqualTo("grille.seuil"));
        Assert.That(new GrilleDeNotation([new("A", "A", 100, 0)]).Manques().Single().Code, Is.EqualTo("grille.seuil"));
        Assert.That(new GrilleDeNotation([new("A", "A", 100, 5)]).Manques(), Is.Empty);
    });

    [Test]
    public void MoyenneEtEtendueSansLesDeportes()
    {
        var synthese = Synthese.De([Evaluation(5_000), Evaluation(6_001), Evaluation(0, enDeport: true)]);
        Assert.That(synthese, Is.EqualTo(new Synthese(2, 5_501, 1_001)));
        Assert.That(synthese!.Moyenne, Is.EqualTo("55,01"));
        Assert.That(synthese.Etendue, Is.EqualTo("10,01"));
        Assert.That(Synthese.De([Evaluation(0, enDeport: true)]), Is.Null);
    }

    [Test]
    public void UnScoreResteEntre0EtCent() =>
        Gen.Int[0, 5].Array[6].Sample(valeurs => Grille.Noter(Notes(valeurs)).Valeur.Centiemes is >= 0 and <= 10_000);

    [Test]
    public void LaMoyenneEstEntreLesExtremes() =>
        Gen.Int[0, 10_000].List[1, 9].Sample(scores => Synthese.De(scores.Select(s => Evaluation(s))) is { } synthese
            && synthese.MoyenneEnCentiemes >= scores.Min() && synthese.MoyenneEnCentiemes <= scores.Max() && synthese.EtendueEnCentiemes == scores.Max() - scores.Min());
}
