using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>The mark « réorienté vers le droit commun » of a dossier.</summary>
public sealed record ReorientationRow
{
    public required string Service { get; init; }
    public string? Contact { get; init; }
    public required string Motif { get; init; }
    public required EtatReorientation Etat { get; init; }
    public required string Auteur { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required int Version { get; init; }
    /// <summary>Newest first.</summary>
    public IReadOnlyList<SuiviDeReorientation> Suivis { get; init; } = [];
}

public sealed record SuiviDeReorientation
{
    public required EtatReorientation Etat { get; init; }
    public string? Texte { get; init; }
    public required string Auteur { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

internal static class ReorientationStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT r.Service, r.Contact, r.Motif, r.Etat, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, r.Le, r.Version FROM Reorientation r JOIN Compte c ON c.Id = r.CompteId WHERE r.DossierId = @DossierId;
        SELECT s.Etat, s.Texte, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, s.Le FROM ReorientationSuivi s JOIN Compte c ON c.Id = s.CompteId WHERE s.DossierId = @DossierId ORDER BY s.Le DESC;
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Reorientation (DossierId, Service, Contact, Motif, Etat, Le, CompteId, Version) VALUES (@DossierId, @Service, @Contact, @Motif, 'Proposee', @Le, @CompteId, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Reorientation SET Service = @Service, Contact = @Contact, Motif = @Motif, Version = Version + 1 WHERE DossierId = @DossierId AND Version = @Version
        """);

    private static readonly SqlStatement ChangementDEtat = new("UPDATE Reorientation SET Etat = @Etat, Version = Version + 1 WHERE DossierId = @DossierId AND Version = @Version");

    private static readonly SqlStatement AjoutDeSuivi = new("""
        INSERT INTO ReorientationSuivi (Id, DossierId, Etat, Texte, CompteId, Le) VALUES (@Id, @DossierId, @Etat, @Texte, @CompteId, @Le)
        """);

    public static async Task<ReorientationRow?> ReorientationAsync(this SqlSession session, Guid dossierId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { DossierId = dossierId });
        var reorientation = await jeux.ReadSingleOrDefaultAsync<ReorientationRow>();
        SuiviDeReorientation[] suivis = [.. await jeux.ReadAsync<SuiviDeReorientation>()];
        return reorientation is null ? null : reorientation with { Suivis = suivis };
    }

    /// <summary>False when someone else marked or changed it meanwhile.</summary>
    public static Task<bool> ReorienterAsync(this SqlSession session, SuiviDUnDossier.Donnees donnees, (string Service, string? Contact, string Motif) vers, int version)
    {
        var valeurs = new { donnees.DossierId, vers.Service, vers.Contact, vers.Motif, donnees.Le, donnees.Acteur.CompteId, Version = version };
        return version == 0 ? session.InsererSiAbsentAsync(Ajout, valeurs) : session.ModifierAsync(Changement, valeurs);
    }

    /// <summary>False when someone else changed it meanwhile.</summary>
    public static async Task<bool> SuivreReorientationAsync(this SqlSession session, SuiviDUnDossier.Donnees donnees, EtatReorientation etat, string? texte, int version)
    {
        if (!await session.ModifierAsync(ChangementDEtat, new { donnees.DossierId, Etat = etat.ToString(), Version = version }))
        {
            return false;
        }

        await session.ExecuterAsync(AjoutDeSuivi, new { Id = Guid.CreateVersion7(), donnees.DossierId, Etat = etat.ToString(), Texte = texte, donnees.Acteur.CompteId, donnees.Le });
        return true;
    }
}
