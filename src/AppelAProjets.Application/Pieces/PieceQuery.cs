using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Pieces;

/// <summary>A file to give back.</summary>
public sealed record PieceALire
{
    /// <summary>Name to give it.</summary>
    public required string NomDeFichier { get; init; }
    /// <summary>SHA-256.</summary>
    public required string Empreinte { get; init; }
    /// <summary>Media type found by its content.</summary>
    public required string TypeMime { get; init; }
    /// <summary>The organisation that gave it.</summary>
    public required Guid OrganisationId { get; init; }
}

/// <summary>Finds the file of a piece, for a member of the organisation.</summary>
public sealed class PieceQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new(dialecte => $"""
        SELECT dp.NomDeFichier, dp.Empreinte, f.TypeMime, d.OrganisationId
        FROM DossierFichier dp JOIN Fichier f ON f.Empreinte = dp.Empreinte JOIN Dossier d ON d.Id = dp.DossierId
        WHERE dp.DossierId = @DossierId AND dp.Empreinte = @Empreinte AND f.Analyse IN ('Saine', 'NonConfiguree')
        ORDER BY dp.Ordre {dialecte.Premier}
        """);

    /// <summary>Null when there is none or the person is no member.</summary>
    public async Task<PieceALire?> ChargerAsync(Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var piece = await session.UnAsync<PieceALire>(Lecture, new { DossierId = dossierId, Empreinte = empreinte });
        return piece is not null && acteur.EstMembre(piece.OrganisationId) ? piece : null;
    }
}
