using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Comites;

/// <summary>What a funder brings to an item before the session.</summary>
/// <param name="Propose">Null without a validated proposal.</param>
public sealed record LigneDAvantSeance(string Financeur, EtatLigne Etat, AvisInstructeur? Avis, Montant? Propose)
{
    /// <summary>Said in session; null before.</summary>
    public Montant? Arbitre { get; init; }

    /// <summary>The funder awaits something before it says its amount.</summary>
    public bool EstReservee { get; init; }

    /// <summary>Still to be arbitrated, or proposed to be.</summary>
    public bool Compte => Etat is EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.RefuseeComite;

    /// <summary>Granted by the funder's own body: it no longer depends on the committee.</summary>
    public Montant? Acquis { get; init; }

    public Montant Apporte => Acquis ?? (Compte ? Propose ?? Montant.Zero : Montant.Zero);
}

/// <summary>A dossier as the committee finds it before it sits.</summary>
/// <param name="Notes">Of the evaluators who count; null when nobody scored.</param>
/// <param name="SeuilDeDesaccord">Of the call; null = disagreements are not flagged.</param>
public sealed record DossierDAvantSeance(IReadOnlyList<LigneDAvantSeance> Lignes, Montant AcquisHorsPortail, Montant Seuil, Synthese? Notes, int? SeuilDeDesaccord)
{
    private IEnumerable<LigneDAvantSeance> Comptees => Lignes.Where(l => l.Compte);

    public Montant Propose => Montant.Somme(Lignes.Select(l => l.Apporte));

    /// <summary>By the proposals, were they all followed, and what is obtained outside the portal.</summary>
    public Montant Couvert => Propose + AcquisHorsPortail;

    public bool EstViable => Couvert >= Seuil;

    public int FinanceursQuiProposent => Lignes.Count(l => l.Apporte.EstPositif);

    /// <summary>Opinions part, one is not favourable, or the scores are too far apart.</summary>
    public bool EstConteste => Comptees.Any(l => l.Avis is { } a && a != AvisInstructeur.Favorable) || Notes?.EstEnDesaccord(SeuilDeDesaccord) == true;

    /// <summary>Why it cannot be closed without debate, all of it; empty when it can.</summary>
    public IReadOnlyList<string> RaisonsDeDebattre()
    {
        List<string> raisons = [];
        if (!Comptees.Any())
        {
            raisons.Add("aucun financeur n’a de ligne à arbitrer");
        }

        raisons.AddRange(Comptees.Where(l => l.Propose is null).Select(l => $"{l.Financeur} n’a pas de proposition validée"));
        raisons.AddRange(Comptees.Where(l => l.Propose is { EstPositif: false }).Select(l => $"{l.Financeur} propose 0 €"));
        raisons.AddRange(Comptees.Where(l => l.Avis is null).Select(l => $"{l.Financeur} n’a pas donné d’avis"));
        raisons.AddRange(Comptees.Where(l => l.Avis is { } a && a != AvisInstructeur.Favorable).Select(l => $"avis de {l.Financeur} : {Libelles.Pour(l.Avis!.Value).ToLowerInvariant()}"));
        raisons.AddRange(Comptees.Select(DitEnSeance).OfType<string>());
        if (Notes?.EstEnDesaccord(SeuilDeDesaccord) == true)
        {
            raisons.Add($"notes écartées de {Notes.Etendue} points, plus de {SeuilDeDesaccord}");
        }

        if (!EstViable)
        {
            raisons.Add($"les propositions couvrent {Couvert}, moins que le seuil de viabilité de {Seuil}");
        }

        return raisons;
    }

    // What a seat has said already stands: an item where it is not the proposal is no longer without debate.
    private static string? DitEnSeance(LigneDAvantSeance ligne) => ligne switch
    {
        { EstReservee: true } => $"{ligne.Financeur} réserve sa ligne",
        { Etat: EtatLigne.RefuseeComite } => $"{ligne.Financeur} a refusé en séance",
        { Arbitre: { } dit, Propose: { } propose } when dit != propose => $"{ligne.Financeur} a dit {dit} en séance, et non {propose}",
        _ => null,
    };
}

/// <summary>What people look for in an agenda.</summary>
public enum FiltreDePoints
{
    Tous,
    Contestes,
    NonViables,
    UnSeulFinanceur,
    Personne,
    Complementaires,
    EnAttente,
}

public static class FiltresDePoints
{
    public static bool Garde(this FiltreDePoints filtre, DossierDAvantSeance dossier, MarqueDePoint? marque) => filtre switch
    {
        FiltreDePoints.Tous => true,
        FiltreDePoints.Contestes => dossier.EstConteste,
        FiltreDePoints.NonViables => !dossier.EstViable,
        FiltreDePoints.UnSeulFinanceur => dossier.FinanceursQuiProposent == 1,
        FiltreDePoints.Personne => dossier.FinanceursQuiProposent == 0,
        FiltreDePoints.Complementaires => marque == MarqueDePoint.Complementaire,
        FiltreDePoints.EnAttente => marque == MarqueDePoint.EnAttente,
    };
}
