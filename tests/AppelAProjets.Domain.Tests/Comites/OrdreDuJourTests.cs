using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Tests.Comites;

public sealed class OrdreDuJourTests
{
    private static readonly BlocDePoints Nord = new(Id(101), "Nord"), Sud = new(Id(102), "Sud");
    private static readonly OrdreDuJour Agenda = new([Nord, Sud], [Point(1, Nord), Point(2, Nord), Point(3, Sud), Point(4, Sud), Point(5, null)]);

    [Test]
    public void Blocks_come_in_their_order_then_what_is_in_none_and_an_empty_block_is_gone()
    {
        var melange = new OrdreDuJour([Sud, Nord, new BlocDePoints(Id(103), "Vide")], [Point(5, null), Point(1, Nord), Point(3, Sud), Point(9, new BlocDePoints(Id(104), "Inconnu"))]);
        Assert.That(Lire(melange.Ranger()), Is.EqualTo("Sud: 3 | Nord: 1 | -: 5 9"));
    }

    [TestCase(5, "Nord", 2, "Nord: 1 5 2 | Sud: 3 4")]
    [TestCase(1, "Sud", 0, "Nord: 2 | Sud: 3 4 1 | -: 5")]
    [TestCase(3, "", 5, "Nord: 1 2 | Sud: 4 | -: 3 5")]
    public void An_item_goes_into_a_block_before_another_one_or_last(int point, string bloc, int avant, string attendu) =>
        Assert.That(Lire(Agenda.Deplacer([Id(point)], Bloc(bloc), avant == 0 ? null : Id(avant)).Valeur), Is.EqualTo(attendu));

    [Test]
    public void Several_items_keep_their_order_and_what_is_no_longer_there_is_a_refusal()
    {
        Assert.That(Lire(Agenda.Deplacer([Id(5), Id(1)], Sud.Id, Id(4)).Valeur), Is.EqualTo("Nord: 2 | Sud: 3 1 5 4"));
        foreach (var refus in new[] { Agenda.Deplacer([Id(99)], Sud.Id), Agenda.Deplacer([Id(1)], Id(999)), Agenda.Deplacer([Id(1)], Sud.Id, Id(2)), Agenda.GlisserLeBloc(Id(99), 1) })
        {
            Assert.That(refus.Refus?.Code, Is.EqualTo("ordre-du-jour.change"));
        }
    }

    [Test]
    public void A_block_slides_with_what_it_holds()
    {
        Assert.That(Lire(Agenda.GlisserLeBloc(Sud.Id, -1).Valeur), Is.EqualTo("Sud: 3 4 | Nord: 1 2 | -: 5"));
        Assert.That(Lire(Agenda.GlisserLeBloc(Nord.Id, -1).Valeur), Is.EqualTo(Lire(Agenda)));
    }

    [Test]
    public void Blocks_are_formed_by_name_in_the_order_of_the_names_and_the_bloc_sans_débat_keeps_its_own()
    {
        var sansDebat = Agenda.MettreSansDebat([Id(4)], () => Id(200)).Valeur;
        Assert.That(Lire(sansDebat), Is.EqualTo("Bloc sans débat: 4 | Nord: 1 2 | Sud: 3 | -: 5"));
        string?[] noms = ["", "Sud", "Éraudière", "Sud", "Ailleurs", null];
        var n = 300;
        Assert.That(Lire(sansDebat.Former(p => noms[Numero(p)], () => Id(n++))), Is.EqualTo("Bloc sans débat: 4 | Éraudière: 2 | Sud: 1 3 | -: 5"));
        Assert.That(sansDebat.Former(p => noms[Numero(p)], () => Id(n++)).Blocs.Single(b => b.Nom == "Sud").Id, Is.EqualTo(Sud.Id), "a block that has the name receives them");
        Assert.That(Lire(sansDebat.MettreSansDebat([Id(1)], () => Id(201)).Valeur), Is.EqualTo("Bloc sans débat: 1 | Nord: 2 | Sud: 3 | -: 4 5"), "and it holds no other");
    }

    [Test]
    public void Items_are_put_in_a_block_by_its_name_and_sorted_within_theirs()
    {
        Assert.That(Lire(Agenda.MettreEnBloc([Id(1), Id(5)], " sud ", () => Id(200)).Valeur), Is.EqualTo("Nord: 2 | Sud: 3 4 1 5"));
        Assert.That(Lire(Agenda.MettreEnBloc([Id(1)], "Neuf", () => Id(200)).Valeur), Is.EqualTo("Nord: 2 | Sud: 3 4 | Neuf: 1 | -: 5"));
        Assert.That(Agenda.MettreEnBloc([Id(1)], " ", () => Id(200)).Refus?.Code, Is.EqualTo("bloc.nom"));
        var inverse = Comparer<Guid>.Create((x, y) => Numero(y).CompareTo(Numero(x)));
        Assert.That(Lire(Agenda.Trier(null, inverse).Valeur), Is.EqualTo("Nord: 2 1 | Sud: 4 3 | -: 5"));
        Assert.That(Lire(Agenda.Trier(Nord.Id, inverse).Valeur), Is.EqualTo("Nord: 2 1 | Sud: 3 4 | -: 5"));
    }

    [Test]
    public void A_dossier_is_without_debate_when_every_funder_proposes_favours_and_the_whole_is_viable()
    {
        Assert.That(Calme.RaisonsDeDebattre(), Is.Empty);
        Assert.That(Calme.EstConteste, Is.False);
        Assert.That((Calme with { Lignes = [.. Calme.Lignes, new("Région", EtatLigne.NonRecevable, null, null)] }).RaisonsDeDebattre(), Is.Empty, "a line that is none of its plan says nothing");
    }

    private static IEnumerable<TestCaseData> Raisons()
    {
        yield return new TestCaseData(Calme with { Lignes = [] }, "aucun financeur");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Recevable, AvisInstructeur.Favorable, null)), "CAF n’a pas de proposition validée");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Proposee, AvisInstructeur.Favorable, Montant.Zero)), "CAF propose 0");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Proposee, null, Montant.DeEuros(1))), "CAF n’a pas donné d’avis");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Proposee, AvisInstructeur.FavorableSousReserve, Montant.DeEuros(1))), "avis de CAF");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Proposee, AvisInstructeur.Favorable, Montant.DeEuros(1)) { EstReservee = true }), "CAF réserve sa ligne");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.RefuseeComite, AvisInstructeur.Favorable, Montant.DeEuros(1)) { Arbitre = Montant.Zero }), "CAF a refusé en séance");
        yield return new TestCaseData(Avec(new("CAF", EtatLigne.Arbitree, AvisInstructeur.Favorable, Montant.DeEuros(1)) { Arbitre = new Montant(99) }), "CAF a dit 0,99");
        yield return new TestCaseData(Calme with { Notes = new Synthese(2, 7000, 2001) }, "notes écartées de 20,01 points");
        yield return new TestCaseData(Calme with { Seuil = Montant.DeEuros(6000) + new Montant(1) }, "moins que le seuil de viabilité");
    }

    [TestCaseSource(nameof(Raisons))]
    public void Else_each_reason_is_said(DossierDAvantSeance dossier, string raison) => Assert.That(dossier.RaisonsDeDebattre(), Has.One.Contains(raison));

    [Test]
    public void Filters_find_what_is_disputed_not_viable_of_one_funder_or_of_nobody()
    {
        var seul = Calme with { Lignes = [Calme.Lignes[0], new("CAF", EtatLigne.Proposee, AvisInstructeur.Defavorable, Montant.Zero)] };
        var personne = Calme with { Lignes = [new("CAF", EtatLigne.Demandee, null, null)], AcquisHorsPortail = Montant.Zero };
        Assert.That(Filtres(Calme, null), Is.EqualTo("Tous"));
        Assert.That(Filtres(seul, MarqueDePoint.EnAttente), Is.EqualTo("Tous Contestes NonViables UnSeulFinanceur EnAttente"));
        Assert.That(Filtres(personne, MarqueDePoint.Complementaire), Is.EqualTo("Tous NonViables Personne Complementaires"));
    }

    private static DossierDAvantSeance Calme { get; } = new(
        [new("Ville", EtatLigne.Proposee, AvisInstructeur.Favorable, Montant.DeEuros(3000)), new("CD", EtatLigne.Proposee, AvisInstructeur.Favorable, Montant.DeEuros(2000))],
        Montant.DeEuros(1000), Montant.DeEuros(6000), new Synthese(2, 7000, 2000), 20);

    private static DossierDAvantSeance Avec(LigneDAvantSeance ligne) => Calme with { Lignes = [.. Calme.Lignes, ligne] };

    private static string Filtres(DossierDAvantSeance dossier, MarqueDePoint? marque) => string.Join(' ', Enum.GetValues<FiltreDePoints>().Where(f => f.Garde(dossier, marque)));

    private static string Lire(OrdreDuJour ordre) => string.Join(" | ", ordre.Blocs.Select(b => (b.Nom, Id: (Guid?)b.Id)).Append((Nom: "-", Id: (Guid?)null))
        .Select(b => (b.Nom, Points: string.Join(' ', ordre.Points.Where(p => p.BlocId == b.Id).Select(p => Numero(p.Id))))).Where(b => b.Points.Length > 0).Select(b => $"{b.Nom}: {b.Points}"));

    private static Guid? Bloc(string nom) => nom switch { "Nord" => Nord.Id, "Sud" => Sud.Id, _ => null };

    private static PointRange Point(int n, BlocDePoints? bloc) => new(Id(n), bloc?.Id);

    private static int Numero(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
