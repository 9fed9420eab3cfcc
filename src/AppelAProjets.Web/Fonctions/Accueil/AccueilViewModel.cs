using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.AppelsPublics;

namespace AppelAProjets.Web.Fonctions.Accueil;

public sealed record ProchaineDate(DateTimeOffset Le, string Quand, string Quoi, string Code, string Appel);

public sealed record AccueilViewModel(IReadOnlyList<AppelPublicRow> Appels, DateTimeOffset Maintenant)
{
    public IReadOnlyList<(AppelPublicRow Appel, SituationDuDepot Depot)> EnCours =>
        [.. Appels.Where(a => a.Periode is not null).Select(a => (a, SituationDuDepot.De(a.Periode!, Maintenant))).OrderByDescending(a => a.Item2.EstOuvert)];

    public IReadOnlyList<ProchaineDate> Dates => [.. Appels.SelectMany(DatesDe).Where(d => d.Le > Maintenant).OrderBy(d => d.Le).Take(6)];

    private static IEnumerable<ProchaineDate> DatesDe(AppelPublicRow appel)
    {
        if (appel.OuvertureLe is { } ouverture)
        {
            yield return new ProchaineDate(ouverture, HeureDeParis.Ecrire(ouverture), "ouverture du dépôt", appel.Code, appel.Titre);
        }

        if (appel.ClotureLe is { } cloture)
        {
            yield return new ProchaineDate(cloture, HeureDeParis.Ecrire(cloture), "clôture du dépôt", appel.Code, appel.Titre);
        }

        if (appel.ComitePrevuLe is { } comite)
        {
            yield return new ProchaineDate(Soir(comite), HeureDeParis.EcrireJour(comite), "comité des financeurs", appel.Code, appel.Titre);
        }

        if (appel.ReponseAvantLe is { } reponse)
        {
            yield return new ProchaineDate(Soir(reponse), "avant le " + HeureDeParis.EcrireJour(reponse), "réponse aux porteurs", appel.Code, appel.Titre);
        }
    }

    private static DateTimeOffset Soir(DateOnly jour) => HeureDeParis.Convertir(jour, new TimeOnly(23, 59)).Valeur;
}
