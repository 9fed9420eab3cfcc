using System.Globalization;
using AppelAProjets.Application.Journal;
using AppelAProjets.Domain.Journal;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The journal as its address asks for it.</summary>
public sealed record JournalFiltre
{
    public ObjetDuJournal? Objet { get; init; }
    public string? Numero { get; init; }
    public string? Personne { get; init; }
    public ActeDuJournal? Acte { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }

    public FiltreDuJournal EnFiltre() => new(Objet, Numero, Personne, Acte, Du, Au);

    /// <summary>The query of the address, with its question mark.</summary>
    /// <param name="avant">Key of the page.</param>
    public string Requete(long? avant = null) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["objet"] = Objet?.ToString(), ["numero"] = Dit(Numero), ["personne"] = Dit(Personne), ["acte"] = Acte?.ToString(), ["du"] = Jour(Du), ["au"] = Jour(Au),
            ["avant"] = avant?.ToString(CultureInfo.InvariantCulture),
        }.Where(p => p.Value is not null)).ToString();

    public static string? Jour(DateOnly? jour) => jour?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Dit(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

/// <param name="Avant">Key of the page shown; null for the latest.</param>
public sealed record JournalViewModel(PageDuJournal Page, JournalFiltre Filtre, long? Avant)
{
    public static IReadOnlyList<SelectListItem> Objets { get; } =
        [.. Enum.GetValues<ObjetDuJournal>().Select(o => new SelectListItem(ActesDuJournal.Libelle(o), o.ToString())).OrderBy(o => o.Text, StringComparer.CurrentCulture)];

    public static IReadOnlyList<SelectListItem> Actes { get; } =
        [.. Enum.GetValues<ActeDuJournal>().Select(a => new SelectListItem(ActesDuJournal.Libelle(a), a.ToString())).OrderBy(a => a.Text, StringComparer.CurrentCulture)];

    public static string Objet(LigneDuJournal ligne) =>
        string.Join(" ", new[] { LectureDeMot.Lire<ObjetDuJournal>(ligne.Entree.Objet) is { } objet ? ActesDuJournal.Libelle(objet) : ligne.Entree.Objet, ligne.Nom }.Where(t => t is not null));
}
