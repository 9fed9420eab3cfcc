using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <param name="Points">Those that the person may see, in the order of the agenda.</param>
/// <param name="Deports">Items that the person does not see.</param>
public sealed record OrdreDuJourLu(SeanceDetailRow Seance, IReadOnlyList<BlocDePoints> Blocs, IReadOnlyList<DossierDuComite> Points, int Deports);

/// <summary>The agenda before the session, and the dossiers that it may still receive.</summary>
public sealed class OrdreDuJourQuery(SqlDatabase database)
{
    /// <summary>Null when the session does not exist for this person.</summary>
    public async Task<OrdreDuJourLu?> ChargerAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return null;
        }

        var (ordre, _) = await OrdreDuJourStore.LireAsync(session, seanceId);
        var points = await DossiersDuComiteQuery.InscritsAsync(session, seance, acteur);
        return new OrdreDuJourLu(seance, ordre.Ranger().Blocs, points, ordre.Points.Count - points.Count);
    }

    /// <summary>The instructed dossiers, for the Secrétariat; null when the session does not exist for this person.</summary>
    public async Task<(SeanceDetailRow Seance, IReadOnlyList<DossierDuComite> Dossiers)?> AInscrireAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await SeanceQuery.SeanceAsync(session, seanceId, acteur) is { } seance
            ? (seance, await DossiersDuComiteQuery.AInscrireAsync(session, seance, acteur))
            : null;
    }
}

public enum EtatDesPropositions
{
    Toutes,
    IlEnManque,
    Aucune,
}

/// <summary>Which instructed dossiers are looked at; all of it is in the address.</summary>
public sealed record FiltreDInscription
{
    /// <summary>Code of a neighbourhood.</summary>
    public string? Quartier { get; init; }
    public Guid? Theme { get; init; }
    /// <summary>Asked, or having opened a line.</summary>
    public Guid? Financeur { get; init; }
    public string? Pilier { get; init; }
    public EtatDesPropositions? Propositions { get; init; }

    public bool Garde(DossierDuComite dossier) =>
        (Quartier is null || dossier.Quartiers.Any(q => q.Code == Quartier))
        && (Theme is null || dossier.ThemeId == Theme)
        && (Financeur is null || dossier.Lignes.Any(l => l.FinanceurId == Financeur))
        && (Pilier is null || dossier.Piliers.Contains(Pilier))
        && (Propositions is null || EtatDe(dossier.AvantSeance) == Propositions);

    private static EtatDesPropositions EtatDe(DossierDAvantSeance dossier)
    {
        var comptees = dossier.Lignes.Where(l => l.Compte).ToList();
        return comptees.All(l => l.Propose is null) ? EtatDesPropositions.Aucune : comptees.All(l => l.Propose is not null) ? EtatDesPropositions.Toutes : EtatDesPropositions.IlEnManque;
    }
}
