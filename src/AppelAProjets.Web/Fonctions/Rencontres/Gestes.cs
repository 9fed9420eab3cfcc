using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Rencontres;

public sealed record GesteOffert(ActionRencontre Action, string Libelle, bool EstPrincipal)
{
    public string Segment => Gestes.Segment(Action);
}

/// <summary>The gestures on a meeting: addresses, words, and which one is the next step.</summary>
public static class Gestes
{
    private static readonly Dictionary<string, ActionRencontre> ParSegment = Enum.GetValues<ActionRencontre>().ToDictionary(Segment);

    /// <summary><c>fixer-rendez-vous</c>.</summary>
    public static string Segment(ActionRencontre action) => string.Concat($"{action}".Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    public static ActionRencontre? Lire(string segment) => ParSegment.TryGetValue(segment, out var action) ? action : null;

    public static IReadOnlyList<GesteOffert> Offerts(EtatRencontre etat, IReadOnlyList<Intervenant> qui, bool rendezVousPasse)
    {
        var porteur = qui.Any(q => q.Qualite is not null);
        var principal = Principal(etat, porteur, rendezVousPasse);
        return
        [
            .. CycleRencontre.Table.Actions(etat, qui).Where(f => f.Action != ActionRencontre.ConstaterAbsence || rendezVousPasse)
                .Select(f => new GesteOffert(f.Action, Libelle(f.Action, etat, porteur), f.Action == principal)).OrderByDescending(g => g.EstPrincipal),
        ];
    }

    public static string Libelle(ActionRencontre action, EtatRencontre etat, bool porteur) => (action, etat, porteur) switch
    {
        (ActionRencontre.Demander, EtatRencontre.AFaire, _) => "Demander une rencontre",
        (ActionRencontre.Demander, _, _) => "Demander une nouvelle rencontre",
        (ActionRencontre.FixerRendezVous, EtatRencontre.RendezVous, _) => "Déplacer le rendez-vous",
        (ActionRencontre.Annuler, EtatRencontre.Declaree, _) => "Retirer ma déclaration",
        (ActionRencontre.Annuler, EtatRencontre.RendezVous, _) => "Annuler le rendez-vous",
        (ActionRencontre.Annuler, _, true) => "Annuler ma demande",
        (ActionRencontre.Annuler, _, false) => "Décliner la demande",
        (ActionRencontre.Declarer, EtatRencontre.Declaree, _) => "Corriger ma déclaration",
        (ActionRencontre.Declarer, _, _) => "J’ai rencontré le référent",
        (ActionRencontre.Enregistrer, EtatRencontre.Tenue, _) => "Corriger le compte rendu",
        (ActionRencontre.Enregistrer, EtatRencontre.Declaree, _) => "Enregistrer une autre date ou d’autres personnes",
        _ => CycleRencontre.Table.Libelle(action),
    };

    private static ActionRencontre? Principal(EtatRencontre etat, bool porteur, bool rendezVousPasse) => (etat, porteur) switch
    {
        (EtatRencontre.RendezVous, true) => rendezVousPasse ? ActionRencontre.Declarer : null,
        (EtatRencontre.Demandee or EtatRencontre.Declaree or EtatRencontre.DispenseDemandee, true) => null,
        (_, true) => ActionRencontre.Demander,
        (EtatRencontre.Demandee, false) => ActionRencontre.FixerRendezVous,
        (EtatRencontre.RendezVous, false) => rendezVousPasse ? ActionRencontre.Enregistrer : null,
        (EtatRencontre.Declaree, false) => ActionRencontre.Confirmer,
        (EtatRencontre.DispenseDemandee, false) => ActionRencontre.Dispenser,
        _ => null,
    };
}
