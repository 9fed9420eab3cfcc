using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>What a funder could give to a dossier.</summary>
/// <param name="Demande">0 when nobody asked this funder.</param>
public sealed record LigneDeScenario(Guid FinanceurId, string Sigle, Repartition Propose, Montant Demande)
{
    /// <summary>Of this funder in the call: a line holds at least that, or nothing.</summary>
    public Montant? Minimum { get; init; }

    public Montant? Maximum { get; init; }
}

/// <param name="Part">Whole percent of the action in this neighbourhood.</param>
public sealed record PartDeQuartier(string Code, string Nom, int Part);

/// <summary>A dossier that the board has still to decide on.</summary>
public sealed record DossierDeScenario
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required IReadOnlyList<LigneDeScenario> Lignes { get; init; }
    /// <summary>Mean of the evaluators, in hundredths of a point; null when nobody scored it.</summary>
    public int? Note { get; init; }
    /// <summary>Place in the committee's own order; null when it has none.</summary>
    public int? Rang { get; init; }
    public Montant? Charges { get; init; }
    /// <summary>Set by an instructor; null = the charges.</summary>
    public Montant? Assiette { get; init; }
    /// <summary>Of the call: the largest share of the assiette that one funder may bear; null = no such ceiling.</summary>
    public Taux? PartMaximale { get; init; }
    /// <summary>Obtained outside the portal.</summary>
    public Montant Acquis { get; init; }
    /// <summary>Least total below which the action cannot be done.</summary>
    public Montant Seuil { get; init; }
    public IReadOnlyList<PartDeQuartier> Quartiers { get; init; } = [];

    /// <summary>The most that a computed amount gives on this line: what is proposed, and no more than what was asked, the assiette, the share that the call allows to one funder and the funder's maximum. What is cut is cut from both types alike.</summary>
    public Repartition Plafond(LigneDeScenario ligne)
    {
        var total = ligne.Propose.Total;
        Montant?[] bornes = [ligne.Demande.EstPositif ? ligne.Demande : null, Assiette ?? Charges, PartMaximale is { } part && (Assiette ?? Charges) is { } tout ? part.AuPlusDe(tout) : null, ligne.Maximum];
        var permis = bornes.OfType<Montant>().Append(total).Min();
        if (permis == total)
        {
            return ligne.Propose;
        }

        var parts = permis.Repartir([ligne.Propose.Specifique.Centimes, ligne.Propose.DroitCommun.Centimes]);
        return new Repartition(parts[0], parts[1]);
    }

    /// <summary>What the funders could still add before the whole of the action is paid.</summary>
    public Montant ResteAFinancer => Charges is { } charges && charges > Acquis ? charges - Acquis : Charges is null ? Plafonds : Montant.Zero;

    /// <summary>If each gave all that it proposes.</summary>
    public Montant Plafonds => Montant.Somme(Lignes.Select(l => Plafond(l).Total));

    /// <summary>What the lines must hold together for the action to be done.</summary>
    public Montant Plancher => Seuil > Acquis ? Seuil - Acquis : Montant.Zero;
}

/// <param name="Disponible">Of the envelope, without what dossiers outside the scenario hold; null = no ceiling.</param>
public sealed record EnveloppeDeScenario(Guid FinanceurId, string Sigle, string Financeur, TypeDeCredits Type, Montant? Disponible);

/// <summary>The dossiers of a call that are still to be decided, and what there is to share between them.</summary>
public sealed record ScenarioDAppel(IReadOnlyList<DossierDeScenario> Dossiers, IReadOnlyList<EnveloppeDeScenario> Enveloppes)
{
    /// <summary>By the committee's order, then the score, then the number: who comes first when money is short.</summary>
    public IReadOnlyList<DossierDeScenario> ParRang =>
        [.. Dossiers.OrderBy(d => d.Rang ?? int.MaxValue).ThenByDescending(d => d.Note ?? -1).ThenBy(d => d.Numero, StringComparer.Ordinal)];

    public IReadOnlyList<DossierDeScenario> ParNote => [.. Dossiers.OrderByDescending(d => d.Note ?? -1).ThenBy(d => d.Numero, StringComparer.Ordinal)];
}
