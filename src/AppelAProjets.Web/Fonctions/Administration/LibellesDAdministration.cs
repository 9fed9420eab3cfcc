using AppelAProjets.Application.Administration;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Administration;

public static class LibellesDAdministration
{
    public static string Pour(TypeDeFinanceur type) => type switch
    {
        TypeDeFinanceur.Etat => "État",
        TypeDeFinanceur.Intercommunalite => "Intercommunalité",
        TypeDeFinanceur.Commune => "Commune",
        TypeDeFinanceur.Departement => "Département",
        TypeDeFinanceur.Region => "Région",
        TypeDeFinanceur.OrganismeSocial => "Organisme social",
        TypeDeFinanceur.Bailleur => "Bailleur social",
        TypeDeFinanceur.EtablissementPublic => "Autre établissement public",
        TypeDeFinanceur.Prive => "Fondation ou entreprise",
    };

    public static string Pour(HabilitationRow habilitation) =>
        string.Join(", ", new[] { Libelles.Pour(habilitation.Role), habilitation.FinanceurSigle, habilitation.TerritoireNom }.Where(t => t is not null));

    /// <summary>Its days in Paris: « depuis le 3 mars 2026 », « du … au … », the last day included.</summary>
    public static string Periode(HabilitationRow habilitation, DateTimeOffset maintenant)
    {
        var debut = HeureDeParis.EcrireJour(HeureDeParis.Jour(habilitation.Debut));
        return habilitation.Fin is { } fin
            ? $"du {debut} au {HeureDeParis.EcrireJour(HeureDeParis.Jour(fin.AddMilliseconds(-1) < habilitation.Debut ? habilitation.Debut : fin.AddMilliseconds(-1)))}"
            : (habilitation.Debut > maintenant ? $"à partir du {debut}" : $"depuis le {debut}");
    }

    public static (string Mot, string Couleur) Etat(HabilitationRow habilitation, DateTimeOffset maintenant) =>
        habilitation.Fin <= maintenant ? ("Terminé", "gris") : habilitation.Debut > maintenant ? ("À venir", "bleu") : ("En cours", "vert");

    public static (string Mot, string Couleur) Etat(PersonneRow personne) =>
        personne.DesactiveLe is not null ? ("Fermé", "rouge") : personne.PeutEntrer ? ("Ouvert", "vert") : ("Invité", "ambre");
}
