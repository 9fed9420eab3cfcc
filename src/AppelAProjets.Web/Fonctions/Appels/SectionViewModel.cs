using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.AppelsPublics;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>A page of the set-up. Its rules are those of the use cases, so that nothing is validated here.</summary>
[ValidateNever]
public abstract class SectionViewModel
{
    /// <summary>Version of the call when the form was shown.</summary>
    public int Version { get; set; }

    [BindNever]
    public AppelComplet Complet { get; set; } = null!;

    /// <summary>Said instead of the message when something is recorded and still not right.</summary>
    [BindNever]
    public string? Attention { get; set; }

    /// <summary>Published, and still corrected in all its parts.</summary>
    [BindNever]
    public bool Corrigible { get; set; }

    public abstract SectionAppel Section { get; }

    public bool EstModifiable => !ModificationAppel.Permettre(Complet.Etat, Section, Corrigible).EstRefuse;

    public virtual string? Verrou => EstCompletable
        ? $"L’appel est à l’état « {Libelles.Pour(Complet.Etat)} » : ce qui est publié ici ne change plus, mais vous pouvez encore ajouter, avec un motif."
        : ModificationAppel.Permettre(Complet.Etat, Section, Corrigible).Refus?.Message;

    /// <summary>Whether something of this part may be added, with a reason told to those who have a dossier.</summary>
    public bool EstCompletable => !EstModifiable && !ModificationAppel.Completer(Complet.Etat, Section, "motif").EstRefuse;

    public string Adresse => LiensAppels.Appel(Complet.Code);

    /// <summary>For the partials of the public page.</summary>
    [BindNever]
    public ReglesDuJeuViewModel EnLecture => new(Complet, DateTimeOffset.MinValue, Apercu: true);
}
