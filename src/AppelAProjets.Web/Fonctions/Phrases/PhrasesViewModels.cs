using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Phrases;
using AppelAProjets.Domain.Phrases;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Phrases;

public sealed class PhraseSaisie
{
    public static IReadOnlyList<SelectListItem> Usages { get; } = [.. Enum.GetValues<UsageDePhrase>().Select(u => new SelectListItem(PhraseType.Libelle(u), u.ToString()))];

    [Display(Name = "Où elle s’emploie")]
    public UsageDePhrase? Usage { get; set; }

    [Display(Name = "Phrase"), StringLength(PhraseType.LongueurMaximale)]
    public string? Texte { get; set; }

    public int Version { get; set; }
}

public sealed record PhrasesViewModel(PhrasesDeLAppel Lu, PhraseSaisie Saisie);

public sealed record PhraseViewModel(string Code, Guid Id, PhraseSaisie Saisie);

/// <param name="Cible">Id of the field where a phrase is put.</param>
public sealed record PhrasesPourUnChamp(IReadOnlyList<PhraseRow> Phrases, string Cible);
