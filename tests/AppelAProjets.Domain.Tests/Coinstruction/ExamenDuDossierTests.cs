using AppelAProjets.Domain.Coinstruction;
using static AppelAProjets.Domain.Coinstruction.VerdictDExamen;

namespace AppelAProjets.Domain.Tests.Coinstruction;

public sealed class ExamenDuDossierTests
{
    private static readonly PointAExaminer Statuts = new("piece.1", "Statuts", Compte: true, "1 fichier", Present: true);
    private static readonly PointAExaminer Rapport = new("piece.2", "Rapport d’activité", Compte: false, "non fournie", Present: false);
    private static readonly PointAExaminer Comptes = new("piece.3", "Comptes", Compte: true, "non fournie", Present: false);
    private static readonly PointAExaminer Quartier = new("critere.Quartier", "Quartier", Compte: true, "Malakoff", Present: true);
    private static readonly PointAExaminer Dates = new("critere.Dates", "Dates", Compte: true, null, Present: null);

    private static readonly PointAExaminer[] Points = [Statuts, Rapport, Comptes, Quartier, Dates];

    [Test]
    public void Complet_and_eligible_wait_for_all_that_counts_and_are_told_apart()
    {
        Assert.That(Conclure((Statuts, Oui, null)), Is.EqualTo(((VerdictDExamen?)null, (VerdictDExamen?)null)));
        Assert.That(Conclure((Statuts, Oui, null), (Comptes, Oui, "Reçus par la messagerie.")), Is.EqualTo(((VerdictDExamen?)Oui, (VerdictDExamen?)null)), "the optional report does not count");
        Assert.That(Conclure((Statuts, Non, "Non signés."), (Comptes, null, null)), Is.EqualTo(((VerdictDExamen?)Non, (VerdictDExamen?)null)));
        Assert.That(Conclure((Quartier, Oui, null), (Dates, Non, "En 2030.")), Is.EqualTo(((VerdictDExamen?)null, (VerdictDExamen?)Non)));
    }

    [Test]
    public void A_no_says_why_and_a_piece_that_is_not_there_says_where_it_was_seen()
    {
        var refus = ExamenDuDossier.Decider(Points, [Saisir(Statuts, Non, " "), Saisir(Comptes, Oui, null), Saisir(Dates, null, new string('x', 1001))]).TousLesRefus;
        Assert.That(refus.Select(r => (r.Code, r.Champ)), Is.EqualTo(new[] { ("examen.note", "Points[0].Note"), ("examen.absente", "Points[2].Note"), ("examen.note", (string?)"Points[4].Note") }));
    }

    [Test]
    public void In_bulk_what_is_missing_or_was_refused_stops_the_dossier_and_is_named()
    {
        Assert.That(ExamenDuDossier.ToutDire(Points, [], pieces: true).Refus!.Message, Does.EndWith("Comptes."));
        Assert.That(ExamenDuDossier.ToutDire(Points, [Saisir(Quartier, Non, "Hors périmètre.")], pieces: false).Refus!.Message, Does.EndWith("Quartier."));
        var examen = ExamenDuDossier.ToutDire(Points, [Saisir(Comptes, Oui, "Vus en séance.")], pieces: true).Valeur;
        Assert.That((examen.Complet, examen.Eligible), Is.EqualTo(((VerdictDExamen?)Oui, (VerdictDExamen?)null)));
        Assert.That(examen.Points.Single(p => p.Cle == Comptes.Cle).Note, Is.EqualTo("Vus en séance."), "what was known stays");
        Assert.That(examen.Points.Select(p => p.Cle), Has.None.EqualTo(Rapport.Cle), "an optional piece that is not there is not said to be");
    }

    [Test]
    public void What_a_declaration_would_leave_behind_is_named_until_all_that_counts_was_seen()
    {
        Assert.That(Reserver(), Is.EqualTo(new[] { "Pièce non fournie : « Comptes ».", "3 points du contrôle n’ont pas été vus." }), "the optional report is not one");
        Assert.That(Reserver((Comptes, Oui), (Statuts, Non), (Quartier, Oui)), Is.EqualTo(new[] { "Non conforme ou non rempli : « Statuts ».", "1 point du contrôle n’a pas été vu." }));
        Assert.That(Reserver((Comptes, Oui), (Statuts, Oui), (Quartier, Oui), (Dates, Oui)), Is.Empty);
    }

    private static IReadOnlyList<string> Reserver(params (PointAExaminer Point, VerdictDExamen Verdict)[] dits) => ExamenDuDossier.Reserves(Points, [.. dits.Select(d => Saisir(d.Point, d.Verdict, null))]);

    private static (VerdictDExamen? Complet, VerdictDExamen? Eligible) Conclure(params (PointAExaminer Point, VerdictDExamen? Verdict, string? Note)[] dits)
    {
        var examen = ExamenDuDossier.Decider(Points, [.. dits.Select(d => Saisir(d.Point, d.Verdict, d.Note))]).Valeur;
        return (examen.Complet, examen.Eligible);
    }

    private static PointExamine Saisir(PointAExaminer point, VerdictDExamen? verdict, string? note) => new(point.Cle, verdict, note);
}
