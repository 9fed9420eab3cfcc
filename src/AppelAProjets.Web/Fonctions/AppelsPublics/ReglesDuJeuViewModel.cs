using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.AppelsPublics;

/// <param name="Maintenant">UTC.</param>
/// <param name="Apercu">Shown to the Secrétariat before publication.</param>
public sealed record ReglesDuJeuViewModel(AppelComplet Appel, DateTimeOffset Maintenant, bool Apercu = false)
{
    /// <summary>The later closings granted to the organisations of who reads.</summary>
    public IReadOnlyList<ProlongationRow> Prolongations { get; init; } = [];

    public string Dire(ProlongationRow p) => $"Pour « {p.Organisation} », le dépôt {(p.ClotureLe < Maintenant ? "était" : "est")} possible jusqu’au {HeureDeParis.Ecrire(p.ClotureLe!.Value)}.";

    /// <summary>Where deposits stand; null without a calendar.</summary>
    public SituationDuDepot? Depot => Appel.Periode is { } periode ? SituationDuDepot.De(periode, Maintenant) : null;

    public static HtmlString Texte(string? markdown) => new(TexteMarkdown.EnHtml(markdown));

    /// <summary>Names of the neighbourhoods that a funder funds; null when it funds all those of the call.</summary>
    public string? QuartiersDe(FinanceurDAppel financeur) => financeur.Quartiers.Count == Appel.Quartiers.Count
        ? null
        : string.Join(", ", Appel.Quartiers.Where(q => financeur.Quartiers.Contains(q.Code)).Select(q => q.Nom));

    /// <summary>Labels of the themes that a funder funds; null when it funds all those of the call.</summary>
    public string? ThemesDe(FinanceurDAppel financeur) => financeur.Themes.Count == Appel.Themes.Count
        ? null
        : string.Join(", ", Appel.Themes.Where(t => financeur.Themes.Contains(t.Id)).Select(t => t.Libelle));

    public static string Bornes(FinanceurDAppel financeur) => (financeur.MontantMinimum, financeur.MontantMaximum) switch
    {
        (null, null) => "Pas de limite",
        ({ } minimum, null) => $"À partir de {minimum}",
        (null, { } maximum) => $"Jusqu’à {maximum}",
        ({ } minimum, { } maximum) => $"De {minimum} à {maximum}",
    };

    public static string TelephoneLisible(string numero) => Telephone.Ecrire(numero);
}

/// <param name="Phrase">With the date, in Paris time.</param>
public sealed record SituationDuDepot(bool EstOuvert, string Titre, string Phrase)
{
    /// <summary>The window decides, not the state that a job will record within the minute.</summary>
    public static SituationDuDepot De(PeriodeDeDepot periode, DateTimeOffset maintenant)
    {
        if (periode.EstOuverte(maintenant))
        {
            return new SituationDuDepot(true, "Dépôt ouvert", $"Clôture le {HeureDeParis.Ecrire(periode.Cloture)}{Reste(periode.Cloture, maintenant)}.");
        }

        return maintenant < periode.Ouverture
            ? new SituationDuDepot(false, "Dépôt à venir", $"Le dépôt ouvre le {HeureDeParis.Ecrire(periode.Ouverture)}{Reste(periode.Ouverture, maintenant)}.")
            : new SituationDuDepot(false, "Dépôt clos", $"Le dépôt est clos depuis le {HeureDeParis.Ecrire(periode.Cloture)}.");
    }

    private static string Reste(DateTimeOffset echeance, DateTimeOffset maintenant) =>
        (HeureDeParis.Jour(echeance).DayNumber - HeureDeParis.Jour(maintenant).DayNumber) switch
        {
            0 => " – aujourd’hui",
            1 => " – demain",
            var jours => $" – dans {jours} jours",
        };
}
