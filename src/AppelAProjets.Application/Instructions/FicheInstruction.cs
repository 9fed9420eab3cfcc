using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>The sheet of a dossier, with only what the person may see.</summary>
public sealed record FicheInstruction
{
    public required ContexteInstruction Contexte { get; init; }
    public required DossierInstruitRow Dossier { get; init; }
    public required DossierLecture Lecture { get; init; }
    /// <summary>The reader has the bank details and the pieces kept for those who pay (<see cref="Confidence"/>).</summary>
    public required bool LitTout { get; init; }
    /// <summary>The meeting with the référent as it stands now, which may have moved since the deposit.</summary>
    public required RencontreContenu Rencontre { get; init; }
    /// <summary>The lines of all funders, in the call's order.</summary>
    public required IReadOnlyList<LigneDeFiche> Lignes { get; init; }
    /// <summary>Who set which amount, newest first, of the visible lines.</summary>
    public required IReadOnlyList<MontantDeFiche> Montants { get; init; }
    public required IReadOnlyList<NoteDeFiche> Notes { get; init; }
    /// <summary>Envelopes of the person's funders, with what the whole call proposes.</summary>
    public required IReadOnlyList<EnveloppeEngagee> Enveloppes { get; init; }
    /// <summary>The version before the last; null when there is one.</summary>
    public VersionPrecedente? VersionPrecedente { get; init; }
    /// <summary>What the reader typed on this sheet and that is not recorded, by key of the field.</summary>
    public IReadOnlyDictionary<string, BrouillonRow> Brouillons { get; init; } = new Dictionary<string, BrouillonRow>();
    /// <summary>Deposited files and what the antivirus says of them now.</summary>
    public required IReadOnlyList<FichierDuDossier> Fichiers { get; init; }
    /// <summary>Journal, oldest first, reads left out.</summary>
    public required IReadOnlyList<JournalEntry> Historique { get; init; }
    public bool ACourrierPublie { get; init; }
    /// <summary>The dossier before in the table, or null.</summary>
    public Guid? Precedent { get; init; }
    /// <summary>The dossier after, or null.</summary>
    public Guid? Suivant { get; init; }
    /// <summary>Rank of the dossier after, from 1.</summary>
    public int RangSuivant { get; init; }

    /// <summary>Mean and spread of the visible complete grids, without those of people in déport.</summary>
    public Synthese? Synthese => Synthese.De(Evaluations);

    /// <summary>Criteria under their eliminatory threshold, by the same grids.</summary>
    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil => Contexte.Appel.Grille.SousLeSeuil(Evaluations);

    public bool EstOuverte => Dossier.Etat == EtatDossier.EnInstruction;

    private IEnumerable<Evaluation> Evaluations => Notes.GroupBy(n => n.CompteId)
        .Select(g => Contexte.Appel.Grille.Evaluer(g.Key, [.. g.Select(n => new Note(n.CritereId.ToString(), n.Valeur, n.Justification))], g.Any(n => n.EnDeport)))
        .OfType<Evaluation>();
}

public sealed record VersionPrecedente
{
    private DossierContenu? lu;

    public required int Numero { get; init; }
    public required string Texte { get; init; }

    public DossierContenu Contenu => lu ??= Instantane.Lire(Texte);
}

public sealed record LigneDeFiche
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required OrigineLigne Origine { get; init; }
    public required Montant Demande { get; init; }
    public required bool EstVisible { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    public string? MotifEtat { get; init; }
    /// <summary>Said to be without proposal, UTC.</summary>
    public DateTimeOffset? SansPropositionLe { get; init; }
    /// <summary>Returned by the Valideur, UTC.</summary>
    public DateTimeOffset? RenvoyeLe { get; init; }
    public string? RenvoyeMotif { get; init; }
    /// <summary>Arbitrated, once the relevé is frozen.</summary>
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public required int Version { get; init; }

    /// <summary>Both types of credits.</summary>
    public Montant? Arbitre => Repartition.Totaliser(ArbitreSpecifique, ArbitreDroitCommun);

    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
}

public sealed record MontantDeFiche
{
    public required Guid FinanceurId { get; init; }
    public required string Nature { get; init; }
    public required Montant Specifique { get; init; }
    public required Montant DroitCommun { get; init; }
    public string? Motif { get; init; }
    public required string Auteur { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

public sealed record NoteDeFiche
{
    public required Guid CritereId { get; init; }
    public required Guid CompteId { get; init; }
    public required string Evaluateur { get; init; }
    public required Guid FinanceurId { get; init; }
    /// <summary>0 to 5.</summary>
    public required int Valeur { get; init; }
    public required string Justification { get; init; }
    /// <summary>The evaluator has since stood down: kept, out of the mean.</summary>
    public required bool EnDeport { get; init; }
    public required int Version { get; init; }
}
