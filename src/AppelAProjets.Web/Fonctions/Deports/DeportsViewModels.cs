using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Deports;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Web.Fonctions.Instructions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Deports;

public sealed record MesDeportsViewModel(IReadOnlyList<MonDeport> Deports, IReadOnlyList<AppelDesDeports> Appels)
{
    public LeveeSaisie Levee { get; } = new();
}

public sealed class LeveeSaisie
{
    [Display(Name = "Motif"), StringLength(1000)]
    public string? Motif { get; set; }
}

/// <param name="Preside">The person imposes and lifts there; otherwise it only reads.</param>
public sealed record DeportsDeLAppelViewModel(AppelDesDeports Appel, IReadOnlyList<DeportRow> Deports, bool Preside)
{
    public LeveeSaisie Levee { get; } = new();

    public IEnumerable<DeportRow> EnCours => Deports.Where(d => d.EstEnCours);

    public IEnumerable<DeportRow> Leves => Deports.Where(d => !d.EstEnCours);
}

public sealed class ImpositionViewModel
{
    [Display(Name = "Personne")]
    public Guid? CompteId { get; set; }
    [Display(Name = "Numéro du dossier"), StringLength(40)]
    public string? Numero { get; set; }
    [Display(Name = "Pour tous les dossiers de cette organisation, présents et à venir")]
    public bool TouteLOrganisation { get; set; }
    [Display(Name = "Motif du déport"), StringLength(1000)]
    public string? Motif { get; set; }
    /// <summary>What the page named before this press.</summary>
    public string? Confirme { get; set; }

    public SaisieDeDeport EnSaisie() => new(CompteId, Numero, TouteLOrganisation, Motif, Confirme);
}

public sealed record ImposerViewModel(AppelDesDeports Appel, IReadOnlyList<SelectListItem> Agents, bool AConfirmer)
{
    public ImpositionViewModel Saisie { get; init; } = new();
}

/// <summary>The page that names the dossier before someone stands down from it.</summary>
public sealed record DeportDuDossierViewModel(PlaceDansLeTableau Place, SujetDeDeport Sujet)
{
    public DeportSaisie Deport { get; } = new();

    public string Requete => Place.Fiche.IndexOf('?', StringComparison.Ordinal) is >= 0 and var debut ? Place.Fiche[debut..] : "";
}

public static class MotsDuDeport
{
    public static string Pour(OrigineDeport origine) => origine switch
    {
        OrigineDeport.Declare => "Déclaré",
        OrigineDeport.Automatique => "Membre de l’organisation",
        OrigineDeport.Impose => "Imposé par la présidence",
    };
}
