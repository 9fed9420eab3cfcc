using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

public static class Manque
{
    public static string Ancre(Refus manque) => manque.Champ is { } champ ? "#" + ChampAffiche.Identifier(champ) : "#contenu";

    public static string Lien(string adresse, SectionDossier section, Refus manque) => $"{adresse}/{section.ToString().ToLowerInvariant()}{Ancre(manque)}";
}
