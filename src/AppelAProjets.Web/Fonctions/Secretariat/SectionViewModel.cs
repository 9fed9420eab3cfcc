using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>A page of the set-up. Its rules are those of the use cases, so that nothing is validated here.</summary>
[ValidateNever]
public abstract class SectionViewModel
{
    /// <summary>Version of the call when the form was shown.</summary>
    public int Version { get; set; }

    /// <summary>The call as recorded now.</summary>
    [BindNever]
    public AppelComplet Complet { get; set; } = null!;

    /// <summary>Somebody was faster.</summary>
    [BindNever]
    public bool Conflit { get; set; }

    /// <summary>The section of the page.</summary>
    public abstract SectionAppel Section { get; }

    /// <summary>Whether it may still change.</summary>
    public bool EstModifiable => !ModificationAppel.Permettre(Complet.Appel.Etat, Section).EstRefuse;

    /// <summary>Why it may not.</summary>
    public string? Verrou => ModificationAppel.Permettre(Complet.Appel.Etat, Section).Refus?.Message;

    /// <summary>The call's address in the set-up.</summary>
    public string Adresse => $"/secretariat/appels/{Complet.Appel.Code}";

    /// <summary>For the partials of the public page.</summary>
    [BindNever]
    public ReglesDuJeuViewModel EnLecture => new(Complet, DateTimeOffset.MinValue, Apercu: true);
}
