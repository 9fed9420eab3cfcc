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
        [.. fichiers.Where(f => f.PieceId is not { } piece || !appel.Lecteur(litTout).Reservees.Contains(piece))];

    public static LecteurDeDossier Lecteur(this AppelComplet appel, bool litTout) =>
        litTout ? LecteurDeDossier.DeTout : LecteurDeDossier.Sans([.. appel.Pieces.Where(p => p.Confidentielle).Select(p => p.Id)]);
}
