using System.Globalization;
using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>A page of the letters of a call.</summary>
/// <param name="Liste">Its letters.</param>
/// <param name="Page">Which, from 1.</param>
public sealed record CourriersViewModel(CourriersDeLAppel Liste, int Page)
{
    public string Adresse(int page) => Lien(Liste.Code, page);

    public static string Lien(string code, int page) => LiensCourriers.DeLAppel(code) + (page == 1 ? "" : "?page=" + page.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What is about to be published.</summary>
/// <param name="Code">Code of the call.</param>
/// <param name="Courriers">Those chosen, whether or not they may be.</param>
/// <param name="Page">The page of the list that they were chosen on.</param>
public sealed record PublicationViewModel(string Code, IReadOnlyList<CourrierEnListe> Courriers, int Page);
