using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Where something missing is typed.</summary>
public static class Manque
{
    /// <summary>The field on its page.</summary>
    public static string Ancre(Refus manque) => manque.Champ is { } champ ? "#" + ChampAffiche.Identifier(champ) : "#contenu";

    /// <summary>The field from any page.</summary>
    public static string Lien(string adresse, SectionDossier section, Refus manque) => $"{adresse}/{section.ToString().ToLowerInvariant()}{Ancre(manque)}";
}
