using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Deports;

/// <summary>A déport as the Présidence and the Secrétariat see it.</summary>
public sealed record DeportRow
{
    /// <summary>Null when it goes with a membership.</summary>
    public Guid? Id { get; init; }
    public required string Personne { get; init; }
    public required OrigineDeport Origine { get; init; }
    /// <summary>Null when it is on an organisation.</summary>
    public string? Numero { get; init; }
    /// <summary>Title of the dossier, or name of the organisation.</summary>
    public required string Sur { get; init; }
    public string? Motif { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DeclareLe { get; init; }
    public string? ImposePar { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? LeveLe { get; init; }
    public string? LevePar { get; init; }
    public string? LeveMotif { get; init; }
    /// <summary>The person asked the Présidence to lift it, UTC.</summary>
    public DateTimeOffset? LeveeDemandeeLe { get; init; }
    public string? LeveeDemandeMotif { get; init; }

    public bool EstEnCours => LeveLe is null;
}

/// <summary>One's own déport, without what it hides: neither number, nor title, nor organisation.</summary>
public sealed record MonDeport
{
    public required Guid Id { get; init; }
    public required OrigineDeport Origine { get; init; }
    public required bool SurUneOrganisation { get; init; }
    /// <summary>Of the dossier; null when it is on an organisation.</summary>
    public string? Appel { get; init; }
    /// <summary>One's own words; null when it was imposed.</summary>
    public string? Motif { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DeclareLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? LeveeDemandeeLe { get; init; }
}

/// <summary>A dossier that someone is about to stand down from, as the page that confirms names it.</summary>
public sealed record SujetDeDeport
{
    public required Guid DossierId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
}

public sealed record AppelDesDeports
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Titre { get; init; }
}
