using System.Globalization;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

public sealed record CourriersViewModel(CourriersDeLAppel Liste, int Page)
{
    public string Adresse(int page) => Lien(Liste.Code, page);

    public static int Numero(string? page) => int.TryParse(page, out var numero) ? Math.Clamp(numero, 1, 10_000) : 1;

    public static string Lien(string code, int page) => LiensCourriers.DeLAppel(code) + (page == 1 ? "" : "?page=" + page.ToString(CultureInfo.InvariantCulture));
}

public sealed record PublicationViewModel(string Code, IReadOnlyList<CourrierEnListe> Courriers, int Page)
{
    public IReadOnlyList<CourrierEnListe> Prets { get; } = [.. Courriers.Where(c => c.Etat == EtatCourrier.BonASigner)];

    public IReadOnlyList<CourrierEnListe> Autres { get; } = [.. Courriers.Where(c => c.Etat != EtatCourrier.BonASigner)];

    /// <summary>To read again before all leave.</summary>
    public IReadOnlyList<CourrierEnListe> Echantillon => RegleDeLot.Choisir(Prets, c => c.Avis);
}
