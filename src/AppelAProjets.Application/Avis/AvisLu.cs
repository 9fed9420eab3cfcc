using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Application.Avis;

/// <summary>An opinion asked for or given, as those who read the dossier see it.</summary>
public sealed record AvisLu
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required Role Role { get; init; }
    /// <summary>The neighbourhood that it speaks for; null for an expert.</summary>
    public string? QuartierCode { get; init; }
    public string? Quartier { get; init; }
    public Guid? CompteId { get; init; }
    /// <summary>Who gave it, when it is an account.</summary>
    public string? Auteur { get; init; }
    /// <summary>Of the expert.</summary>
    public string? Nom { get; init; }
    public string? Courriel { get; init; }
    /// <summary>Null when it was given unasked.</summary>
    public string? Question { get; init; }
    public DateOnly? TermeLe { get; init; }
    /// <summary>UTC, as the following.</summary>
    public DateTimeOffset? DemandeLe { get; init; }
    public Guid? DemandePar { get; init; }
    public string? Demandeur { get; init; }
    public DateTimeOffset? RelanceLe { get; init; }
    public SensDAvis? BrouillonSens { get; init; }
    public string? BrouillonCommentaire { get; init; }
    public SensDAvis? Sens { get; init; }
    public string? Commentaire { get; init; }
    public string? Empreinte { get; init; }
    public string? NomDeFichier { get; init; }
    public AnalyseDeFichier? Analyse { get; init; }
    public DateTimeOffset? RenduLe { get; init; }
    /// <summary>The expert stood down.</summary>
    public DateTimeOffset? DeporteLe { get; init; }
    public DateTimeOffset? RevoqueLe { get; init; }
    /// <summary>Who gave it has since stood down from the dossier.</summary>
    public required bool AuteurEnDeport { get; init; }
    public required int Version { get; init; }

    /// <summary>The stamp of the draft, for a page to say which one it shows.</summary>
    public string BrouillonMontre => VersionMontree.Empreinte($"{BrouillonSens}\n{BrouillonCommentaire}");

    public bool EstRendu => RenduLe is not null;

    public bool EstAttendu => this is { RenduLe: null, DeporteLe: null, RevoqueLe: null, DemandeLe: not null };

    public string Qui => Role == Role.Expert ? $"{Nom}, expert" : $"{Libelles.Pour(Role)}, {Quartier}";

    public bool EstEnRetard(DateTimeOffset le) => EstAttendu && AvisConsultatif.EstPasse(TermeLe!.Value, le);
}

/// <param name="Role">Of those who speak for a neighbourhood.</param>
/// <param name="QuartierCode">One of the dossier.</param>
public sealed record VoixDeQuartier(Role Role, string QuartierCode, string Quartier);

/// <param name="Quartier">Its code.</param>
public sealed record VoixVisee(string AppelCode, Guid DossierId, Role Role, string Quartier);

/// <summary>The opinion written in a form.</summary>
/// <param name="SansFichier">The file given before is taken off.</param>
/// <param name="Version">Of the opinion shown; 0 when there was none.</param>
public sealed record SaisieDAvis(SensDAvis? Sens, string? Commentaire, Messages.FichierJoint? Fichier, bool SansFichier, int Version);
