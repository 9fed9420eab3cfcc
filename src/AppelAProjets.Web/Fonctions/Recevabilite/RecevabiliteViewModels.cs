using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Recevabilite;

public sealed record RecevabiliteListeViewModel(RecevabiliteListe Liste, EtatDossier? Etat, bool Mandats, int Page, int Taille, DateOnly Aujourdhui)
{
    public string Base => LiensRecevabilite.Liste(Liste.Contexte.Appel.Code);

    public string Reste(DateOnly jour) => (jour.DayNumber - Aujourdhui.DayNumber) switch
    {
        < 0 => "dépassé",
        0 => "aujourd’hui",
        1 => "demain",
        var n => $"dans {n} jours",
    };

    public bool EstProche(DateOnly jour) => jour.DayNumber - Aujourdhui.DayNumber < 15;
}

public sealed record RecevabiliteDossierViewModel(RecevabiliteFiche Fiche, DateOnly Aujourdhui)
{
    public required ComplementsSaisie Complements { get; init; }

    public string Base => LiensRecevabilite.Dossier(Fiche.Contexte.Appel.Code, Fiche.Dossier.Id);

    /// <summary>What the table of states offers the Secrétariat here: action, label, whether a reason is required.</summary>
    public IEnumerable<(ActionDossier Action, string Libelle, bool Motif)> Actions =>
        CycleDossier.Table.Actions(Fiche.Dossier.Etat, [Role.Secretariat])
            .Where(f => StatuerSurDossier.Actions.Contains(f.Action))
            .Select(f => (f.Action, f.Libelle, f.Action != ActionDossier.DeclarerRecevable));

    public bool PeutDemander => Fiche.Dossier.Etat == EtatDossier.Depose;
}

public sealed class ComplementsSaisie
{
    [Display(Name = "Rubriques à rouvrir")]
    public List<SectionDossier> Sections { get; set; } = [];
    [Display(Name = "Ces éléments sont indispensables à l’instruction")]
    public bool Indispensable { get; set; }
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
    [Display(Name = "Message au porteur"), StringLength(4000)]
    public string? Message { get; set; }
}
