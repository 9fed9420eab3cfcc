using System.Reflection;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <param name="Adresse">Its address; every address under it belongs to the tab.</param>
/// <param name="Aussi">Where else its pages are.</param>
public sealed record Onglet(string Libelle, string Adresse, params string[] Aussi)
{
    /// <summary>View component that says how many things wait there; null: none.</summary>
    public string? Compteur { get; init; }

    /// <summary>Value of <c>aria-current</c> for the page shown, or null.</summary>
    public string? Courant(PathString chemin) =>
        chemin == Adresse ? "page"
        : Aussi.Append(Adresse).Any(a => a != "/" && chemin.StartsWithSegments(a, StringComparison.OrdinalIgnoreCase)) ? "true"
        : null;
}

/// <summary>What the header offers to each person. Hiding a tab protects nothing: each action checks by itself.</summary>
public static class Navigation
{
    private static readonly string[] Seances = ["/seances"];
    private static readonly string[] EspacesAgents = ["/instruction", "/validations", "/deports", LiensSuivi.Recherche, LiensExports.Mes, "/messages", "/avis", "/remplacements", "/rencontres", "/comite", "/seances", "/secretariat", "/courriers", "/administration"];

    /// <summary>Version shown in the footer, without the commit.</summary>
    public static string Version { get; } =
        typeof(Navigation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static IEnumerable<Onglet> Onglets(Acteur? acteur)
    {
        yield return new("Accueil", "/");
        if (acteur is null)
            yield break;
        if (acteur.A(Role.Porteur) || acteur.Habilitations.Count == 0)
            yield return new("Mon espace", LiensDossiers.Espace);
        if (acteur.AMission(Mission.Instruction))
            yield return new("Instruction", LiensInstructions.Appels, LiensExports.Mes, LiensDeports.Miens);
        if (acteur.A(Role.Valideur))
            yield return new("À valider", LiensValidations.AValider) { Compteur = "NombreAValider" };
        if (acteur.AMission(Mission.Dialogue))
            yield return new("Messages", LiensMessages.Fils);
        if (acteur.A(Role.ConseilCitoyen))
            yield return new("Dossiers du quartier", LiensAvis.Quartier);
        if (acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur) || acteur.A(Role.ReferentQuartier) || acteur.A(Role.DeleguePrefet))
            yield return new("Avis", LiensAvis.Liste);
        if (acteur.A(Role.ReferentQuartier))
            yield return new("Rencontres", LiensRencontres.Liste);
        if (acteur.AMission(Mission.Comite))
            yield return new("Comité", LiensComites.Comites, acteur.AMission(Mission.Instruction) ? Seances : [.. Seances, LiensDeports.Miens]);
        if (acteur.A(Role.SignataireCourrier))
            yield return new("Courriers à signer", LiensCourriers.ASigner);
        if (acteur.A(Role.Secretariat))
            yield return new("Secrétariat", LiensAppels.Secretariat, [.. SansOnglet(acteur)]);
        if (acteur.AMission(Mission.Administration))
            yield return new("Administration", LiensAdministration.Accueil, acteur.A(Role.Secretariat) ? [] : [LiensPlanActions.Plan, LiensRemplacements.Liste]);
    }

    // Pages of the Secrétariat that have a tab of their own for others only.
    private static IEnumerable<string> SansOnglet(Acteur acteur)
    {
        yield return LiensRemplacements.Liste;
        if (!acteur.A(Role.ReferentQuartier))
            yield return LiensRencontres.Liste;
        if (!acteur.AMission(Mission.Administration))
        {
            yield return LiensAdministration.Courriels;
            yield return LiensTravaux.Liste;
        }
    }

    /// <summary>Where someone arrives after signing in: who instructs, on what waits for them; anyone else, on their first tab.</summary>
    public static string Arrivee(Acteur? acteur) =>
        acteur?.AMission(Mission.Instruction) == true ? LiensInstructions.Appels : Onglets(acteur).Select(onglet => onglet.Adresse).Skip(1).FirstOrDefault("/");

    public static bool LitLesDossiers(Acteur acteur) => acteur.AMission(Mission.Instruction);

    /// <summary>Whether the page is one where staff work all day: smaller text, full width.</summary>
    public static bool EstEspaceAgents(PathString chemin) =>
        EspacesAgents.Any(espace => chemin.StartsWithSegments(espace, StringComparison.OrdinalIgnoreCase));
}
