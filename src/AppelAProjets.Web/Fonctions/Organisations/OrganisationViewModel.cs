using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <param name="Aujourdhui">Day in Paris.</param>
public sealed record OrganisationViewModel(OrganisationVue Vue, Acteur Acteur, DateOnly Aujourdhui)
{
    public bool EstSignataire => Acteur.EstSignataire(Vue.Organisation.Id);

    public bool EstContestee => Vue.Organisation.Mandat == EtatMandat.Conteste;

    public ListeDIdentite Liste { get; } = new(
        Vue.Organisation.Id, Vue.Organisation.Identite, Acteur.EstSignataire(Vue.Organisation.Id) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur, Vue.Organisation.Mandat);

    public string? Titulaire => CompletudeDIdentite.AvertirDuTitulaire(Vue.Organisation.Identite);

    /// <summary>A mandate is to be sent, or sent again.</summary>
    public bool MandatAttendu => Vue.Organisation.Mandat == EtatMandat.AVerifier && Vue.Mandat is null or { Etat: EtatEnvoiMandat.Refuse };
}

public sealed class RejoindreViewModel
{
    [BindNever, ValidateNever]
    public OrganisationARejoindre? Organisation { get; set; }

    [BindNever, ValidateNever]
    public DateTimeOffset Maintenant { get; set; }

    [Display(Name = "Message aux signataires")]
    public string? Message { get; set; }
}
