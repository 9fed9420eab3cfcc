using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Appels;

/// <summary>A call, without its lists.</summary>
public sealed record AppelRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Short name, in addresses and dossier numbers: AAP28.</summary>
    public required string Code { get; init; }
    /// <summary>Year financed.</summary>
    public required int Annee { get; init; }
    /// <summary>Title.</summary>
    public required string Titre { get; init; }
    /// <summary>Markdown.</summary>
    public string? Presentation { get; init; }
    /// <summary>Markdown.</summary>
    public string? ReglesDuJeu { get; init; }
    /// <summary>State.</summary>
    public required EtatAppel Etat { get; init; }
    /// <summary>Opening of deposits, UTC.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    /// <summary>Closing of deposits, UTC, its second included.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    /// <summary>Dates shifted from another call, not yet confirmed by a person.</summary>
    public required bool DatesAConfirmer { get; init; }
    /// <summary>Day planned for the committee.</summary>
    public DateOnly? ComitePrevuLe { get; init; }
    /// <summary>Day before which porteurs are answered.</summary>
    public DateOnly? ReponseAvantLe { get; init; }
    /// <summary>Service in charge.</summary>
    public string? ServiceNom { get; init; }
    /// <summary>Postal address, several lines.</summary>
    public string? ServiceAdresse { get; init; }
    /// <summary>E-mail.</summary>
    public string? ServiceCourriel { get; init; }
    /// <summary>Ten digits.</summary>
    public string? ServiceTelephone { get; init; }
    /// <summary>Default threshold of viability, 0 to 100 % of the amount asked.</summary>
    public int? SeuilDeViabilitePourcent { get; init; }
    /// <summary>Inter-associatif projects are admitted.</summary>
    public bool PartenairesPossibles { get; init; }
    /// <summary>What is wanted of the meeting with the référent de quartier.</summary>
    public ExigenceDeRencontre Rencontre { get; init; } = ExigenceDeRencontre.Obligatoire;
    /// <summary>Markdown with merge fields.</summary>
    public string? ModeleDeCourrier { get; init; }
    /// <summary>The call it was copied from.</summary>
    public Guid? AppelPrecedentId { get; init; }
    /// <summary>Raised by each change of the set-up.</summary>
    public required int Version { get; init; }

    /// <summary>The deposit window, when both ends are known.</summary>
    public PeriodeDeDepot? Periode => OuvertureLe is { } ouverture && ClotureLe is { } cloture ? new PeriodeDeDepot(ouverture, cloture) : null;
}

/// <summary>A neighbourhood of the call.</summary>
public sealed record QuartierRow
{
    /// <summary>Official code, such as QN04413M.</summary>
    public required string Code { get; init; }
    /// <summary>Name.</summary>
    public required string Nom { get; init; }
    /// <summary>Communes, separated by semicolons.</summary>
    public required string Communes { get; init; }
}

/// <summary>A theme of the call.</summary>
public sealed record ThemeRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Label.</summary>
    public required string Libelle { get; init; }
}

/// <summary>A criterion of the grid.</summary>
public sealed record CritereRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Label.</summary>
    public required string Libelle { get; init; }
    /// <summary>What instructors look at.</summary>
    public string? Aide { get; init; }
    /// <summary>Weight; those of a call sum to 100.</summary>
    public required int Poids { get; init; }
    /// <summary>1 to 5: a note strictly below eliminates.</summary>
    public int? NoteEliminatoire { get; init; }
}

/// <summary>A piece asked.</summary>
public sealed record PieceRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Label.</summary>
    public required string Libelle { get; init; }
    /// <summary>Help for the porteur.</summary>
    public string? Aide { get; init; }
    /// <summary>No deposit without it.</summary>
    public required bool Indispensable { get; init; }
}

/// <summary>A funder of the call.</summary>
public sealed record FinanceurDAppelRow
{
    /// <summary>The funder.</summary>
    public required Guid FinanceurId { get; init; }
    /// <summary>Name.</summary>
    public required string Nom { get; init; }
    /// <summary>Short name.</summary>
    public required string Sigle { get; init; }
    /// <summary>Least amount that may be asked, centimes.</summary>
    public long? MontantMinimum { get; init; }
    /// <summary>Largest amount that may be asked, centimes.</summary>
    public long? MontantMaximum { get; init; }
    /// <summary>Who answers porteurs.</summary>
    public string? ContactNom { get; init; }
    /// <summary>E-mail.</summary>
    public string? ContactCourriel { get; init; }
    /// <summary>Ten digits.</summary>
    public string? ContactTelephone { get; init; }
    /// <summary>Who signs the joint letter for this funder.</summary>
    public string? SignataireNom { get; init; }
    /// <summary>In what quality.</summary>
    public string? SignataireFonction { get; init; }
}

/// <summary>An envelope with its amount of this instant.</summary>
public sealed record EnveloppeRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>The funder.</summary>
    public required Guid FinanceurId { get; init; }
    /// <summary>Type of credits.</summary>
    public required TypeDeCredits TypeDeCredits { get; init; }
    /// <summary>No ceiling: amounts do not count.</summary>
    public required bool SansPlafond { get; init; }
    /// <summary>Sum of the movements, centimes.</summary>
    public required long Montant { get; init; }
    /// <summary>Movements typed by a person for this call, so without the amount copied from another.</summary>
    public required int Saisis { get; init; }
    /// <summary>Raised by movements and by what consumes it.</summary>
    public required int Version { get; init; }

    /// <summary>The amount was copied from another call and nobody confirmed it.</summary>
    public bool AConfirmer => !SansPlafond && Saisis == 0;
}

/// <summary>A dated entry of an envelope.</summary>
public sealed record MouvementRow
{
    /// <summary>The envelope.</summary>
    public required Guid EnveloppeId { get; init; }
    /// <summary>Centimes, negative when credits leave.</summary>
    public required long Montant { get; init; }
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    /// <summary>Why.</summary>
    public required string Motif { get; init; }
    /// <summary>Who.</summary>
    public required string Par { get; init; }
}
