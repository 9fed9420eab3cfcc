using AppelAProjets.Application.Appels;
using AppelAProjets.Web.Fonctions.AppelsPublics;

namespace AppelAProjets.Web.Fonctions.Accueil;

public sealed record ProchaineDate(string Quand, string Quoi, string Code, string Appel);

public sealed record AccueilViewModel(IReadOnlyList<AppelPublicRow> Appels, DateTimeOffset Maintenant)
{
    public IReadOnlyList<(AppelPublicRow Appel, SituationDuDepot Depot)> EnCours =>
        [.. Appels.Where(a => a.Periode is not null).Select(a => (a, SituationDuDepot.De(a.Periode!, Maintenant))).OrderByDescending(a => a.Item2.EstOuvert)];

    public IReadOnlyList<ProchaineDate> Dates =>
    [
        .. Appels.SelectMany(a => a.Calendrier.DatesPubliques, (appel, date) => (appel, date)).Where(d => !d.date.EstPassee(Maintenant))
            .OrderBy(d => d.date.Jour).ThenBy(d => d.date.Le).Take(6)
            .Select(d => new ProchaineDate(d.date.Quand, char.ToLowerInvariant(d.date.Libelle[0]) + d.date.Libelle[1..], d.appel.Code, d.appel.Titre)),
    ];
}
