using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Dossiers;

public sealed class NouveauDossierViewModel
{
    /// <summary>Made when the form is shown: sent twice, it makes one dossier.</summary>
    public Guid Cle { get; set; }

    [Required(ErrorMessage = "Choisissez un appel à projets.")]
    [Display(Name = "Appel à projets")]
    public string? Appel { get; set; }

    [Required(ErrorMessage = "Choisissez l’organisation qui porte le projet.")]
    [Display(Name = "Organisation qui porte le projet")]
    public Guid? OrganisationId { get; set; }

    [Required(ErrorMessage = "Donnez un titre au projet. Vous pourrez le changer.")]
    [StringLength(200)]
    [Display(Name = "Titre du projet")]
    public string? Titre { get; set; }

    /// <summary>The call of the link that led here, when it receives no dossier or does not exist.</summary>
    [BindNever, ValidateNever]
    public string? AppelFerme { get; init; }

    [Display(Name = "D’où partir ?")]
    public Guid? Precedent { get; set; }

    public IReadOnlyList<DossierDeLEspace> Brouillons => [.. Espace.Dossiers.Where(d => d.Etat == EtatDossier.Brouillon && Espace.Appels.Any(a => a.Titre == d.AppelTitre))];

    public IReadOnlyList<DossierDeLEspace> Precedents => [.. Espace.Dossiers.Where(d => d.DeposeLe is not null).OrderByDescending(d => d.DeposeLe).Take(20)];

    [BindNever, ValidateNever]
    public EspaceDuPorteur Espace { get; set; } = new([], [], []);

    /// <summary>UTC.</summary>
    [BindNever, ValidateNever]
    public DateTimeOffset Maintenant { get; set; }

    /// <summary>Registers another organisation, then comes back to this call.</summary>
    public string AutreOrganisation => RetourVoulu.Vers(LiensOrganisations.Nouvelle, LiensDossiers.NouveauPour(Appel));

    /// <summary>A draft may be prepared before the deposit opens.</summary>
    public string Calendrier(AppelDeLEspace appel) =>
        (appel.OuvertureLe > Maintenant ? $"Le dépôt ouvre le {HeureDeParis.Ecrire(appel.OuvertureLe)}. " : "") + $"Clôture le {HeureDeParis.Ecrire(appel.ClotureLe)}";
}

public sealed record VerifierViewModel(EnTeteDossier EnTete, string Cle)
{
    public DossierPorteur Dossier => EnTete.Dossier;

    /// <summary>An answer to a request for complements, not a first deposit.</summary>
    public bool EstUneReponse => Dossier.Entete.Etat == EtatDossier.ACompleter;

    public IReadOnlyList<EtatDeSection> Blocages => [.. Dossier.Sections.Where(s => !s.EstComplete && Dossier.SectionsOuvertes.Contains(s.Section))];

    /// <summary>Among them, what this person may do: only a signataire signs, which the page says once.</summary>
    public IReadOnlyList<EtatDeSection> ACompleter => [.. Blocages.Where(s => s.Section != SectionDossier.Attestations || Dossier.EstSignataire || !Dossier.EstPretASigner)];

    public bool EstUnPremierDepot => Dossier.Entete.Etat == EtatDossier.Brouillon && HorsDelai is null;

    public bool PeutCorrigerEnsuite => Dossier.Appel.Periode?.EstOuverte(EnTete.Maintenant) == true;

    /// <summary>The window, when it does not allow the deposit now.</summary>
    public Refus? HorsDelai => EstUneReponse ? null : Dossier.Appel.Periode is { } periode
        ? periode.Empecher(EnTete.Maintenant)
        : new Refus("depot.sans-dates", "Les dates de dépôt de cet appel ne sont pas encore fixées. Votre brouillon est conservé.");

    /// <summary>Only the attestations are missing, which a signataire signs here; or nothing is, for whoever may not deposit.</summary>
    public bool PretASigner => HorsDelai is null && Dossier.EstPretASigner && (!Dossier.EstSignataire || Blocages.Count > 0);

    public bool PeutDeposer => Blocages.Count == 0 && HorsDelai is null && Dossier.EstSignataire;
}

public sealed class RetirerViewModel
{
    public int Version { get; set; }

    [StringLength(1000)]
    [Display(Name = "Pourquoi retirez-vous ce dossier ?")]
    public string? Motif { get; set; }

    [BindNever, ValidateNever]
    public EnTeteDossier? EnTete { get; set; }
}

/// <summary>What a request for complements says on the page of a section that it names.</summary>
/// <param name="Motif">What was just typed.</param>
public sealed record SansChangementViewModel(EnTeteDossier EnTete, SectionDossier Section, string? Motif = null)
{
    public DemandeDeComplementsRow? Demande => Demandee is null ? null : EnTete.Dossier.DemandeOuverte;

    public SectionDemandee? Demandee => EnTete.Dossier.Demandees.FirstOrDefault(d => d.Section == Section);
}
