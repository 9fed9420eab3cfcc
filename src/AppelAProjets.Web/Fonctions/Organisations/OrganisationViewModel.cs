using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Home of an organisation.</summary>
/// <param name="Vue">What is known of it.</param>
/// <param name="Acteur">The reader.</param>
/// <param name="Aujourdhui">Day in Paris.</param>
public sealed record OrganisationViewModel(OrganisationVue Vue, Acteur Acteur, DateOnly Aujourdhui)
{
    /// <summary>Address of the page.</summary>
    public string Adresse => $"/espace/organisations/{Vue.Organisation.Id}";

    /// <summary>Its identity.</summary>
    public IdentiteComplete Identite => Vue.Organisation.Identite;

    /// <summary>May commit it.</summary>
    public bool EstSignataire => Acteur.EstSignataire(Vue.Organisation.Id);

    /// <summary>Nobody may change anything.</summary>
    public bool EstContestee => Vue.Organisation.Mandat == EtatMandat.Conteste;

    /// <summary>Pages of the identity with what they lack.</summary>
    public IReadOnlyList<EtatDeSectionDIdentite> Sections => CompletudeDIdentite.De(Identite);

    /// <summary>Said of the holder of the account.</summary>
    public string? Titulaire => CompletudeDIdentite.AvertirDuTitulaire(Identite);

    /// <summary>A mandate is to be sent, or sent again.</summary>
    public bool MandatAttendu => Vue.Organisation.Mandat == EtatMandat.AVerifier && Vue.Mandat is null or { Etat: EtatEnvoiMandat.Refuse };

    /// <summary>The page may be written by the reader.</summary>
    public bool PeutModifier(SectionDIdentite section) =>
        !CompletudeDIdentite.Permettre(section, EstSignataire ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur, Vue.Organisation.Mandat).EstRefuse;

    /// <summary>Address of a page of the identity.</summary>
    public string AdresseDe(SectionDIdentite section) => $"{Adresse}/identite/{section.ToString().ToLowerInvariant()}";
}

/// <summary>Asks to join an organisation.</summary>
public sealed class RejoindreViewModel
{
    /// <summary>Its public face.</summary>
    [ValidateNever]
    public OrganisationARejoindre? Organisation { get; set; }

    /// <summary>To its signataires.</summary>
    [Display(Name = "Message aux signataires")]
    public string? Message { get; set; }
}
