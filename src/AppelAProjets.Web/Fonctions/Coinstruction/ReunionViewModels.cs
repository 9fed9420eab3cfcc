using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

public sealed class ReunionSaisie
{
    [Display(Name = "Territoire"), Required(ErrorMessage = "Choisissez un territoire.")]
    public Guid? TerritoireId { get; set; }
    [Display(Name = "Jour"), Required(ErrorMessage = "Indiquez le jour.")]
    public DateOnly? Jour { get; set; }
    [Display(Name = "Heure"), Required(ErrorMessage = "Indiquez l’heure.")]
    public TimeOnly? Heure { get; set; }
    [Display(Name = "Lieu")]
    public string? Lieu { get; set; }

    public static ReunionSaisie De(ReunionRow reunion) => new()
    {
        TerritoireId = reunion.TerritoireId, Jour = HeureDeParis.Jour(reunion.Le), Heure = HeureDeParis.Heure(reunion.Le), Lieu = reunion.Lieu,
    };

    public SaisieDeReunion EnSaisie(int version) => new(TerritoireId ?? Guid.Empty, Jour!.Value, Heure!.Value, Lieu, version);
}

public sealed record PresentsSaisie(Guid[]? Comptes, string? Autres, int Version);

public sealed class DossierChoisiSaisie
{
    public Guid Id { get; set; }
    public bool Choisi { get; set; }
    public int? Ordre { get; set; }
}

public sealed record NouvelleReunionViewModel(ReunionsDeLAppel Page)
{
    public required ReunionSaisie Saisie { get; init; }

    public IEnumerable<SelectListItem> Territoires => Page.Territoires.Select(t => new SelectListItem(t.Nom, $"{t.Id}"));
}

public sealed record ReunionViewModel(ReunionLue Lue)
{
    public required ReunionSaisie Saisie { get; init; }

    public string Code => Lue.Contexte.Appel.Code;

    public ReunionRow Reunion => Lue.Reunion;

    public int Rendus => Lue.Dossiers.Count(d => d.Sens is not null);

    /// <summary>The agents to choose among, those already noted first named even when their right has ended since.</summary>
    public IReadOnlyList<PresentRow> Agents => [.. Lue.Agents.Concat(Lue.Presents.Where(p => p.CompteId is not null)).DistinctBy(a => a.CompteId)];

    public bool EstPresent(Guid compteId) => Lue.Presents.Any(p => p.CompteId == compteId);

    public string Autres => string.Join('\n', Lue.Presents.Where(p => p.CompteId is null).Select(p => p.Dit));
}

/// <param name="Projection">What the room reads.</param>
public sealed record ProjectionViewModel(Projection Projection)
{
    public required AvisDeQuartierSaisie Avis { get; init; }

    public string Code => Projection.Lue.Contexte.Appel.Code;

    public Guid ReunionId => Projection.Lue.Reunion.Id;

    public string Adresse(DossierDeReunion dossier) => LiensCoinstruction.Projection(Code, ReunionId, dossier.Id);
}

public sealed class AvisDeQuartierSaisie
{
    [Display(Name = "Sens de l’avis")]
    public Domain.Coinstruction.SensDeQuartier? Sens { get; set; }
    [Display(Name = "Ce que dit le quartier"), StringLength(Domain.Coinstruction.Reunions.LongueurDeLAvis)]
    public string? Texte { get; set; }
    public int Version { get; set; }
    /// <summary>Where to go once it is written: <c>suivant</c>, or stay.</summary>
    public string? Puis { get; set; }

    public static AvisDeQuartierSaisie De(DossierDeReunion dossier) => new() { Sens = dossier.Sens, Texte = dossier.Avis, Version = dossier.VersionDeLAvis };
}
