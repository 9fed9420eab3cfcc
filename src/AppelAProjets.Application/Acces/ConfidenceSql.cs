using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Acces;

/// <summary><see cref="Confidence"/> where the lines of the dossier are not read already.</summary>
public static class ConfidenceSql
{
    private static readonly SqlStatement Financeurs = new("SELECT FinanceurId FROM Ligne WHERE DossierId = @Id AND Demande > 0");

    public static async Task<bool> LitLeConfidentielAsync(this SqlSession session, Guid dossierId, Acteur acteur) =>
        acteur.A(Role.Secretariat) || Confidence.Lit(acteur, await session.ListeAsync<Guid>(Financeurs, new { Id = dossierId }));

    /// <summary>The files that this reader may open.</summary>
    internal static IReadOnlyList<FichierDuDossier> Montrer(this AppelComplet appel, IReadOnlyList<FichierDuDossier> fichiers, bool litTout) =>
        litTout ? fichiers : [.. fichiers.Where(f => !appel.EstConfidentielle(f.PieceId))];

    public static LecteurDeDossier Lecteur(this AppelComplet appel, bool litTout) =>
        litTout ? LecteurDeDossier.DeTout : LecteurDeDossier.Sans([.. appel.Pieces.Where(p => p.Confidentielle).Select(p => p.Id)]);

    public static bool EstConfidentielle(this AppelComplet appel, Guid? pieceId) => appel.Pieces.Any(p => p.Id == pieceId && p.Confidentielle);
}
