using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What a line (l) of a dossier (d) takes on the envelope of its funder, as SQL: <see cref="LigneDeFinanceur.Retenu"/>, whose states it is written from.</summary>
internal static class ConsommationSql
{
    public static string Specifique { get; } = Retenu("Specifique");

    public static string DroitCommun { get; } = Retenu("DroitCommun");

    private static string Retenu(string type) => $"CASE WHEN {Tient()} THEN COALESCE(l.Accorde{type}, l.Arbitre{type}, 0) ELSE 0 END";

    private static string Tient() => $"({string.Join(" OR ",
        from etat in Enum.GetValues<EtatLigne>()
        let perdus = Enum.GetValues<EtatDossier>().Where(d => !CycleLigne.Tient(etat, d)).ToList()
        where perdus.Count < Enum.GetValues<EtatDossier>().Length
        select perdus.Count == 0 ? $"l.Etat = '{etat}'" : $"(l.Etat = '{etat}' AND d.Etat NOT IN ({string.Join(", ", perdus.Select(d => $"'{d}'"))}))")})";
}
