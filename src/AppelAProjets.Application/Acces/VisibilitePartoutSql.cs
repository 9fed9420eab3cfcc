using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Acces;

/// <summary><see cref="VisibiliteSql"/> for a statement that reads the dossiers of several calls at once: the same rules, with the call's part of them read in the base instead of given as parameters (<see cref="Parametres"/>).</summary>
internal static class VisibilitePartoutSql
{
    /// <summary>A dossier <c>d</c> that the person may know, whatever its call.</summary>
    public const string Dossier = "d.Etat <> 'Brouillon' AND (@ToutPartout = 1 OR " + FinanceurDeLAppel + " OR " + VisibiliteSql.SonTerritoire + ") AND " + VisibiliteSql.SansDeport;

    /// <summary>The work on a line <c>l</c> of a dossier <c>d</c> of a call <c>a</c>.</summary>
    public const string Ligne = "(@ToutesLesParts = 1 OR l.FinanceurId IN @Miens OR " + VisibiliteSql.Close
        + " OR ((a.Partage = 'AuFurEtAMesure' OR (a.Partage = 'AUneDate' AND a.PartageLe <= @Aujourdhui)) AND " + FinanceurDeLAppel + "))";

    /// <summary>Joins to a line <c>l</c> its own row <c>v</c> when its work may be seen.</summary>
    public const string PartVisible = "LEFT JOIN Ligne v ON v.Id = l.Id AND " + Ligne;

    private const string FinanceurDeLAppel = "EXISTS (SELECT 1 FROM AppelFinanceur vf WHERE vf.AppelId = d.AppelId AND vf.FinanceurId IN @Miens)";

    public static SqlParametres Parametres(Acteur acteur, DateTimeOffset maintenant, object? autres = null) => acteur.Parametres(autres).Et(new
    {
        ToutPartout = acteur.LitTout ? 1 : 0,
        ToutesLesParts = acteur.A(Role.Secretariat) ? 1 : 0,
        Miens = acteur.FinanceursDans(Mission.Instruction),
        Aujourdhui = HeureDeParis.Jour(maintenant),
    });
}
