using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Form of one section.</summary>
public abstract class SectionViewModel
{
    /// <summary>Fingerprint of what was shown.</summary>
    public string? Version { get; set; }

    /// <summary>Button pressed: "continuer", "liste" or "rester".</summary>
    public string? Suite { get; set; }

    /// <summary>The dossier.</summary>
    [BindNever, ValidateNever]
    public EnTeteDossier EnTete { get; set; } = null!;

    /// <summary>The section.</summary>
    public abstract SectionDossier Section { get; }

    /// <summary>Takes the answers already saved.</summary>
    public abstract void Remplir(DossierContenu contenu);

    /// <summary>What to save.</summary>
    public abstract SaisieDeSection Saisie();

    /// <summary>The form's name for the field that a refusal is about.</summary>
    public virtual string? Champ(string? champ) => champ;
}

/// <summary>Who answers questions.</summary>
public sealed class AssociationViewModel : SectionViewModel
{
    /// <summary>Name.</summary>
    [Display(Name = "Nom et prénom")]
    public string? ResponsableNom { get; set; }

    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? ResponsableCourriel { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    public string? ResponsableTelephone { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Association;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu) =>
        (ResponsableNom, ResponsableCourriel, ResponsableTelephone) = (contenu.Responsable.Nom, contenu.Responsable.Courriel, contenu.Responsable.Telephone);

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() => new SaisieAssociation(ResponsableNom, ResponsableCourriel, ResponsableTelephone);
}

/// <summary>What is done.</summary>
public sealed class ProjetViewModel : SectionViewModel
{
    /// <summary>Title.</summary>
    [Display(Name = "Titre du projet")]
    public string? Titre { get; set; }

    /// <summary>Theme of the call.</summary>
    [Display(Name = "Thème du projet")]
    public Guid? ThemeId { get; set; }

    /// <summary>Renewal.</summary>
    [Display(Name = "Nature de la demande")]
    public bool Renouvellement { get; set; }

    /// <summary>Start.</summary>
    [Display(Name = "Début du projet")]
    public DateOnly? DebutLe { get; set; }

    /// <summary>End.</summary>
    [Display(Name = "Fin du projet")]
    public DateOnly? FinLe { get; set; }

    /// <summary>Summary.</summary>
    [Display(Name = "Résumé en quelques phrases")]
    public string? Resume { get; set; }

    /// <summary>Goals.</summary>
    [Display(Name = "Objectifs")]
    public string? Objectifs { get; set; }

    /// <summary>Description.</summary>
    [Display(Name = "Description")]
    public string? Description { get; set; }

    /// <summary>Means.</summary>
    [Display(Name = "Moyens humains et matériels")]
    public string? Moyens { get; set; }

    /// <summary>Evaluation.</summary>
    [Display(Name = "Évaluation")]
    public string? Evaluation { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Projet;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu)
    {
        var p = contenu.Projet;
        (Titre, ThemeId, Renouvellement, DebutLe, FinLe) = (p.Titre, contenu.Territoires.ThemeId, p.Renouvellement, p.DebutLe, p.FinLe);
        (Resume, Objectifs, Description, Moyens, Evaluation) = (p.Resume, p.Objectifs, p.Description, p.Moyens, p.Evaluation);
    }

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() =>
        new SaisieProjet(new ProjetContenu(Titre ?? "", Renouvellement, Resume, Objectifs, Description, Moyens, Evaluation, DebutLe, FinLe), ThemeId);
}

/// <summary>Where and for whom.</summary>
public sealed class TerritoiresViewModel : SectionViewModel
{
    /// <summary>Whole percent by code of neighbourhood.</summary>
    public Dictionary<string, int?> Parts { get; set; } = [];

    /// <summary>Public.</summary>
    [Display(Name = "Publics visés")]
    public string? Publics { get; set; }

    /// <summary>How many people.</summary>
    [Display(Name = "Nombre de bénéficiaires attendus")]
    public int? Beneficiaires { get; set; }

    /// <summary>How many of them live there.</summary>
    [Display(Name = "dont habitants des quartiers prioritaires")]
    public int? BeneficiairesQuartiers { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Territoires;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu)
    {
        Parts = contenu.Territoires.Quartiers.ToDictionary(q => q.Code, q => (int?)q.Part);
        (Publics, Beneficiaires, BeneficiairesQuartiers) = (contenu.Territoires.Publics, contenu.Territoires.Beneficiaires, contenu.Territoires.BeneficiairesQuartiers);
    }

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() =>
        new SaisieTerritoires(Parts.ToDictionary(p => p.Key, p => p.Value ?? 0), Publics, Beneficiaires, BeneficiairesQuartiers);
}

/// <summary>Meeting with the référent.</summary>
public sealed class ReferentViewModel : SectionViewModel
{
    /// <summary>Who.</summary>
    [Display(Name = "Personne rencontrée, ou à rencontrer")]
    public string? RencontreAvec { get; set; }

    /// <summary>When.</summary>
    [Display(Name = "Date de la rencontre, ou du rendez-vous")]
    public DateOnly? RencontreLe { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Referent;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu) => (RencontreAvec, RencontreLe) = (contenu.Rencontre.Avec, contenu.Rencontre.Le);

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() => new SaisieReferent(RencontreLe, RencontreAvec);
}

/// <summary>Accounts of the budget.</summary>
public sealed class BudgetViewModel : SectionViewModel
{
    /// <summary>Amount by account.</summary>
    public Dictionary<string, Montant?> Comptes { get; set; } = [];

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Budget;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu) => Comptes = contenu.Financement.Comptes.ToDictionary(c => c.Compte, c => (Montant?)new Montant(c.Montant));

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() => new SaisieBudget(Comptes.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!.Value));
}

/// <summary>What is asked, here and elsewhere.</summary>
public sealed class DemandesViewModel : SectionViewModel
{
    private const int LignesVides = 2;

    /// <summary>Amount by funder of the call.</summary>
    public Dictionary<Guid, Montant?> Demandes { get; set; } = [];

    /// <summary>Lines outside the portal; blank ones are ignored.</summary>
    public List<LigneHorsPortail> HorsPortail { get; set; } = [];

    /// <summary>Threshold of viability.</summary>
    [Display(Name = "Seuil de viabilité")]
    public Montant? Seuil { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Demandes;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu)
    {
        Demandes = contenu.Financement.Demandes.ToDictionary(d => d.FinanceurId, d => (Montant?)new Montant(d.Montant));
        HorsPortail = [.. contenu.Financement.HorsPortail.Select(h => new LigneHorsPortail { Nom = h.Nom, Compte = h.Compte, Montant = new Montant(h.Montant), Etat = h.Etat })];
        Seuil = contenu.Financement.SeuilDeViabilite is { } seuil ? new Montant(seuil) : null;
        Completer();
    }

    /// <summary>Adds blank lines to fill.</summary>
    public void Completer()
    {
        while (HorsPortail.Count(l => l.EstVide) < LignesVides)
        {
            HorsPortail.Add(new LigneHorsPortail());
        }
    }

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() => new SaisieDemandes(
        Demandes.Where(d => d.Value is not null).ToDictionary(d => d.Key, d => d.Value!.Value),
        [.. HorsPortail.Where(l => !l.EstVide).Select(l => new HorsPortailContenu(l.Nom ?? "", l.Compte ?? "", l.Montant?.Centimes ?? 0, l.Etat))],
        Seuil);

    /// <inheritdoc/>
    public override string? Champ(string? champ)
    {
        // Blank lines are not sent to the rules: their ranks are not those of the form.
        var rangs = HorsPortail.Index().Where(l => !l.Item.EstVide).Select(l => l.Index).ToList();
        return champ?.StartsWith("HorsPortail[", StringComparison.Ordinal) == true && int.TryParse(champ.AsSpan(12, champ.IndexOf(']') - 12), out var rang) && rang < rangs.Count
            ? $"HorsPortail[{rangs[rang]}]{champ[(champ.IndexOf(']') + 1)..]}"
            : champ;
    }
}

/// <summary>A subsidy asked or obtained outside the portal.</summary>
public sealed class LigneHorsPortail
{
    /// <summary>Funder.</summary>
    [Display(Name = "Nom du financeur")]
    public string? Nom { get; set; }

    /// <summary>Detail of account 74.</summary>
    [Display(Name = "Type de financeur")]
    public string? Compte { get; set; }

    /// <summary>Amount.</summary>
    [Display(Name = "Montant")]
    public Montant? Montant { get; set; }

    /// <summary>Asked, obtained, refused.</summary>
    [Display(Name = "Où en est cette demande ?")]
    public SituationHorsPortail Etat { get; set; }

    /// <summary>Nothing was typed in it.</summary>
    public bool EstVide => string.IsNullOrWhiteSpace(Nom) && Montant is null or { EstNul: true };
}

/// <summary>On honour.</summary>
public sealed class AttestationsViewModel : SectionViewModel
{
    /// <summary>True and sincere.</summary>
    public bool Exactitude { get; set; }

    /// <summary>Obligations.</summary>
    public bool Obligations { get; set; }

    /// <summary>Contrat d'engagement républicain.</summary>
    public bool ContratRepublicain { get; set; }

    /// <inheritdoc/>
    public override SectionDossier Section => SectionDossier.Attestations;

    /// <inheritdoc/>
    public override void Remplir(DossierContenu contenu) =>
        (Exactitude, Obligations, ContratRepublicain) = (contenu.Attestations.Exactitude, contenu.Attestations.Obligations, contenu.Attestations.ContratRepublicain);

    /// <inheritdoc/>
    public override SaisieDeSection Saisie() => new SaisieAttestations(new AttestationsContenu(Exactitude, Obligations, ContratRepublicain));
}
