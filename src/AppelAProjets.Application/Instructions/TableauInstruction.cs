using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <param name="Filtre">Filters, sort and page, brought back to possible values.</param>
public sealed record TableauInstruction(
    ContexteInstruction Contexte, FiltreDuTableau Filtre, TotauxDuTableau Totaux, IReadOnlyList<DossierDuTableau> Lignes)
{
    /// <summary>By neighbourhood, when the table is grouped.</summary>
    public IReadOnlyDictionary<string, GroupeDuTableau> Groupes { get; init; } = new Dictionary<string, GroupeDuTableau>();

    /// <summary>Saved, that this person may open.</summary>
    public IReadOnlyList<VueEnregistree> Vues { get; init; } = [];

    public IReadOnlyList<ColonneMontree> Colonnes => Filtre.DispositionMontree.Montrer(Contexte);
}

/// <summary>What the filter keeps alive of one group, over all the pages.</summary>
public readonly record struct GroupeDuTableau(int Dossiers, Montant Demande);

/// <summary>Of all that the filter keeps. Sums and counts are of what is alive, unless they say otherwise.</summary>
public sealed record TotauxDuTableau
{
    /// <summary>Rows of all the pages, alive or not.</summary>
    public required int Lignes { get; init; }
    public required int Dossiers { get; init; }
    public required Montant Demande { get; init; }
    public required int ANoter { get; init; }
    public int Irrecevables { get; init; }
    public int Retires { get; init; }
    public int SansSuite { get; init; }
}

public sealed record DossierDuTableau
{
    public required Guid Id { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    public required string Porteur { get; init; }
    public string? Siret { get; init; }
    public string? Rna { get; init; }
    public string? Commune { get; init; }
    public string? Theme { get; init; }
    public bool? EstRenouvellement { get; init; }
    /// <summary>Asked from all the funders of the portal.</summary>
    public Montant? TotalDemande { get; init; }
    public Montant? TotalCharges { get; init; }
    public Montant? AssietteEligible { get; init; }
    public Montant? Besoin { get; init; }
    public Montant? AidesPubliques { get; init; }
    public Montant? AcquisHorsPortail { get; init; }
    public required bool ANoter { get; init; }
    /// <summary>Neighbourhoods, largest part first.</summary>
    public IReadOnlyList<QuartierDuTableau> Quartiers { get; init; } = [];
    /// <summary>Of the plan d'actions, in words.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
    public IReadOnlyList<string> Etiquettes { get; init; } = [];
    /// <summary>Who instructs it, by funder.</summary>
    public IReadOnlyDictionary<Guid, string> Affectations { get; init; } = new Dictionary<Guid, string>();
    public ReorientationDuTableau? Reorientation { get; init; }
    /// <summary>Given, and counting.</summary>
    public IReadOnlyList<AvisDuTableau> Avis { get; init; } = [];
    /// <summary>Of the last frozen relevé.</summary>
    public TypeAvis? AvisCommun { get; init; }
    /// <summary>What the project got before; read only when a column shows it.</summary>
    public ProjetConnu? Anterieur { get; init; }
    /// <summary>Of its thread; read only when a column shows it, null where the reader may not open the thread.</summary>
    public CompteDuFil? Fil { get; init; }
    public IReadOnlyDictionary<Guid, LigneDuTableau> Lignes { get; init; } = new Dictionary<Guid, LigneDuTableau>();
    /// <summary>Short names of the funders that have a line, in the call's order.</summary>
    public IReadOnlyList<string> Sollicites { get; init; } = [];
    /// <summary>Mean and spread of the visible complete grids; null when there is none.</summary>
    public Synthese? Note { get; init; }
    /// <summary>Criteria under their eliminatory threshold, by the same grids.</summary>
    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil { get; init; } = [];
    /// <summary>The scores are further apart than the call allows without saying.</summary>
    public bool EnDesaccord { get; init; }

    public Taux? TauxAidesPubliques => PlanDeFinancement.TauxDAidesPubliques(AidesPubliques, TotalCharges);

    public Montant Couvert => new Cofinancement(
        [.. Lignes.Values.Select(l => new LigneDeFinanceur(l.FinanceurId, "", l.Etat, LigneDuTableau.ParType(l.ArbitreSpecifique, l.ArbitreDroitCommun), LigneDuTableau.ParType(l.AccordeSpecifique, l.AccordeDroitCommun)) { Dossier = Etat })],
        AcquisHorsPortail ?? Montant.Zero).Couvert;
}

public readonly record struct ReorientationDuTableau(EtatReorientation Etat, string Service);

public readonly record struct AvisDuTableau(Role Role, SensDAvis Sens);

public sealed record QuartierDuTableau
{
    public required Guid DossierId { get; init; }
    public required string Code { get; init; }
    public required string Nom { get; init; }
    /// <summary>Whole percent.</summary>
    public required int Part { get; init; }
}

/// <summary>A funder's line. Opinion and proposal are null as long as they may not be seen.</summary>
public sealed record LigneDuTableau
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    public DateTimeOffset? SansPropositionLe { get; init; }
    public DateTimeOffset? RenvoyeLe { get; init; }
    /// <summary>Decided, once the relevé is frozen.</summary>
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }
    /// <summary>Whether opinion and proposal may be seen.</summary>
    public required bool EstVisible { get; init; }
    public required int Version { get; init; }

    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
    public Montant? Arbitre => Repartition.Totaliser(ArbitreSpecifique, ArbitreDroitCommun);
    public Montant? Accorde => Repartition.Totaliser(AccordeSpecifique, AccordeDroitCommun);
    public EtapeDeProposition Etape => Proposition.Etape(Etat, Propose is not null, RenvoyeLe is not null, SansPropositionLe is not null);

    /// <summary>The amount is the funder's proposal, or what came of it.</summary>
    internal static bool ApresProposition(EtatLigne etat) =>
        etat is EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.Accordee or EtatLigne.RefuseeComite or EtatLigne.RefuseeDecision or EtatLigne.ActeSigne or EtatLigne.Soldee;

    internal static Repartition? ParType(Montant? specifique, Montant? droitCommun) =>
        specifique is null && droitCommun is null ? null : new Repartition(specifique ?? Montant.Zero, droitCommun ?? Montant.Zero);
}
