using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Domain.Coinstruction;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <param name="Requete">Query that keeps the list and the place in it, with its "?" or empty.</param>
public sealed record SuiviViewModel(SuiviDuDossier Suivi, string Requete, Guid CompteId)
{
    public SuiviSaisie Saisie { get; init; } = new();

    // What the forms are bound to.
    public NoteInterneSaisie NoteInterne => Saisie.NoteInterne;
    public ReorientationSaisie Reorientation => Saisie.Reorientation
        ?? (Suivi.Reorientation is { } r ? new ReorientationSaisie { Service = r.Service, Contact = r.Contact, Motif = r.Motif } : new ReorientationSaisie());
    public EtapeSaisie Etape => Saisie.Etape ?? new EtapeSaisie { Etat = Suivi.Reorientation?.Etat ?? default };

    public string Code => Suivi.Contexte.Appel.Code;

    public Guid Id => Suivi.Dossier.Id;

    public IEnumerable<SelectListItem> Portees => Suivi.Partages.Select(Option);

    /// <summary>Of a note already written: what it was shared with stays offered.</summary>
    public IEnumerable<SelectListItem> PorteesDe(NoteInterneRow note) => Suivi.Partages.Append(note.Partage).Distinct().Select(Option);

    public static IEnumerable<SelectListItem> Etats => Enum.GetValues<EtatReorientation>().Select(e => new SelectListItem(Reorientations.Libelle(e), e.ToString()));

    public IEnumerable<AffectationRow> Miennes => Suivi.Affectations.Where(a => Suivi.AAffecter.Contains(a.FinanceurId));

    private SelectListItem Option(PartageDeNote partage) => new(NotesEntreAgents.Libelle(partage, Suivi.Contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == partage.FinanceurId)?.Sigle), partage.Cle);

    public IEnumerable<AgentDuFinanceur> Agents(Guid financeurId) => Suivi.Agents.Where(a => a.FinanceurId == financeurId);
}

/// <summary>What was typed, shown again after a refusal.</summary>
public sealed record SuiviSaisie
{
    public NoteInterneSaisie NoteInterne { get; init; } = new();
    public ReorientationSaisie? Reorientation { get; init; }
    public EtapeSaisie? Etape { get; init; }
}

public sealed class NoteInterneSaisie
{
    /// <summary>Made when the form is shown.</summary>
    public Guid Cle { get; set; } = Guid.CreateVersion7();
    [Display(Name = "Note"), StringLength(NotesEntreAgents.LongueurMaximale)]
    public string? Texte { get; set; }
    [Display(Name = "Partagée avec")]
    public string? Portee { get; set; } = $"{PorteeDeNote.Agents}";
}

public sealed record NoteModifiee(string? Texte, string? Portee, int Version);

public sealed class AffectationSaisie
{
    public Guid FinanceurId { get; set; }
    public Guid? CompteId { get; set; }
    public int Version { get; set; }
}

public sealed class ReorientationSaisie
{
    [Display(Name = "Service destinataire")]
    public string? Service { get; set; }
    [Display(Name = "Contact")]
    public string? Contact { get; set; }
    [Display(Name = "Motif")]
    public string? Motif { get; set; }
}

public sealed class EtapeSaisie
{
    [Display(Name = "Où en est-on")]
    public EtatReorientation Etat { get; set; }
    [Display(Name = "Ce qui s’est passé")]
    public string? Suivi { get; set; }
}
