using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Appels;

public record AppelRow
{
    /// <summary>What the call of the next year takes as it stands.</summary>
    internal const string Reconduites = """
        Presentation, ReglesDuJeu, ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone, SeuilDeViabilitePourcent, PartMaximalePourcent, Rencontre, PartenairesPossibles, ModeleDeCourrier,
        Partage, NotesALAveugle, SeuilDeDesaccord
        """;

    /// <summary>Of <see cref="DatesDeLaSuite"/>.</summary>
    internal const string ColonnesDeLaSuite = "ComplementsAvantLe, CoinstructionLe, ComitePrevuLe, CopilLe, ReponseAvantLe, BilanAvantLe";

    internal const string Colonnes = $"Id, Code, Annee, Titre, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, {ColonnesDeLaSuite}, PartageLe, AppelPrecedentId, Version, {Reconduites}";

    public required Guid Id { get; init; }
    /// <summary>Short name, in addresses and dossier numbers: AAP28.</summary>
    public required string Code { get; init; }
    public required int Annee { get; init; }
    public required string Titre { get; init; }
    public string? Presentation { get; init; }
    public string? ReglesDuJeu { get; init; }
    public required EtatAppel Etat { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    /// <summary>UTC, its second included.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    /// <summary>Dates shifted from another call, not yet confirmed by a person.</summary>
    public required bool DatesAConfirmer { get; init; }
    public DateOnly? ComplementsAvantLe { get; init; }
    public DateOnly? CoinstructionLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public DateOnly? CopilLe { get; init; }
    public DateOnly? ReponseAvantLe { get; init; }
    public DateOnly? BilanAvantLe { get; init; }
    public string? ServiceNom { get; init; }
    public string? ServiceAdresse { get; init; }
    public string? ServiceCourriel { get; init; }
    public string? ServiceTelephone { get; init; }
    /// <summary>Default threshold of viability, 0 to 100 % of the amount asked.</summary>
    public int? SeuilDeViabilitePourcent { get; init; }
    /// <summary>The largest share of the assiette that one funder may bear, 1 to 100; null = no such ceiling.</summary>
    public int? PartMaximalePourcent { get; init; }
    public bool PartenairesPossibles { get; init; }
    public ExigenceDeRencontre Rencontre { get; init; } = ExigenceDeRencontre.Obligatoire;
    public string? ModeleDeCourrier { get; init; }
    public PartageDesTravaux Partage { get; init; }
    public DateOnly? PartageLe { get; init; }
    public bool NotesALAveugle { get; init; }
    /// <summary>In points out of 100.</summary>
    public int? SeuilDeDesaccord { get; init; }
    public Guid? AppelPrecedentId { get; init; }
    public required int Version { get; init; }

    public ReglesDInstruction Regles => new(Partage, PartageLe, NotesALAveugle, SeuilDeDesaccord);

    public DatesDeLaSuite Suite => new()
    {
        ComplementsAvantLe = ComplementsAvantLe, CoinstructionLe = CoinstructionLe, ComitePrevuLe = ComitePrevuLe, CopilLe = CopilLe, ReponseAvantLe = ReponseAvantLe, BilanAvantLe = BilanAvantLe,
    };

    /// <summary>The deposit window, when both ends are known.</summary>
    public PeriodeDeDepot? Periode => OuvertureLe is { } ouverture && ClotureLe is { } cloture ? new PeriodeDeDepot(ouverture, cloture) : null;

    public bool EstClosLe(DateTimeOffset le) => Periode?.EstClose(le) == true;
}

public record QuartierRow
{
    public required string Code { get; init; }
    public required string Nom { get; init; }
    public required string Communes { get; init; }
}

public sealed record ThemeRow
{
    public required Guid Id { get; init; }
    public required string Libelle { get; init; }
}

public sealed record CritereRow
{
    public required Guid Id { get; init; }
    public required string Libelle { get; init; }
    public string? Aide { get; init; }
    /// <summary>Weight; those of a call sum to 100.</summary>
    public required int Poids { get; init; }
    /// <summary>1 to 5: a note strictly below eliminates.</summary>
    public int? NoteEliminatoire { get; init; }
}

public sealed record PieceRow
{
    public required Guid Id { get; init; }
    public required string Libelle { get; init; }
    public string? Aide { get; init; }
    public required bool Indispensable { get; init; }
    /// <summary>Read by those of <see cref="Domain.Acces.Confidence"/> alone.</summary>
    public required bool Confidentielle { get; init; }
}

/// <summary>An envelope as the call sets it up, with its amount of this instant; what the committee takes from it is <see cref="Comites.EnveloppeConsommeeRow"/>.</summary>
public sealed record EnveloppeRow
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required TypeDeCredits TypeDeCredits { get; init; }
    /// <summary>No ceiling: amounts do not count.</summary>
    public required bool SansPlafond { get; init; }
    public required Montant Montant { get; init; }
    /// <summary>Movements typed by a person for this call, so without the amount copied from another.</summary>
    public required int Saisis { get; init; }
    /// <summary>Raised by movements and by what consumes it.</summary>
    public required int Version { get; init; }

    /// <summary>The amount was copied from another call and nobody confirmed it.</summary>
    public bool AConfirmer => !SansPlafond && Saisis == 0;
}

public sealed record MouvementRow
{
    public required Guid EnveloppeId { get; init; }
    /// <summary>Negative when credits leave.</summary>
    public required Montant Montant { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Motif { get; init; }
    public required string Par { get; init; }
}
