using System.Globalization;
using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

public sealed record CourriersViewModel(CourriersDeLAppel Liste, int Page)
{
    public string Adresse(int page) => Lien(Liste.Code, page);

    public static string Lien(string code, int page) => LiensCourriers.DeLAppel(code) + (page == 1 ? "" : "?page=" + page.ToString(CultureInfo.InvariantCulture));
}

public sealed record PublicationViewModel(string Code, IReadOnlyList<CourrierEnListe> Courriers, int Page);
