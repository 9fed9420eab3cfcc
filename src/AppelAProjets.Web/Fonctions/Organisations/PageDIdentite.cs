using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Organisations;

public abstract class PageDIdentite
{
    [BindNever]
    public abstract SectionDIdentite Section { get; }

    [BindNever]
    public Guid Id { get; set; }

    [BindNever, ValidateNever]
    public IdentiteComplete Identite { get; set; } = null!;

    public Guid? Dossier { get; set; }

    public int Version { get; set; }

    public static IReadOnlyList<SelectListItem> OuiNon { get; } = [new("Oui", "true"), new("Non", "false")];

    /// <summary>Null for an unknown name.</summary>
    public static PageDIdentite? Pour(string section) => section switch
    {
        "identification" => new PageIdentification(),
        "siege" => new PageSiege(),
        "representant" => new PageRepresentant(),
        "administration" => new PageAdministration(),
        "reseau" => new PageReseau(),
        "moyens" => new PageMoyens(),
        "budget" => new PageBudget(),
        "banque" => new PageBanque(),
        _ => null,
    };

    public static string AdresseDe(Guid id, SectionDIdentite section, Guid? dossier) =>
        LiensOrganisations.Identite(id, section.ToString().ToLowerInvariant()) + (dossier is { } d ? $"?dossier={d}" : "");

    /// <summary>The next pages that this person may write.</summary>
    public static IEnumerable<SectionDIdentite> Suivantes(SectionDIdentite section, bool estSignataire)
    {
        var qualite = estSignataire ? Domain.Comptes.QualiteDeMembre.Signataire : Domain.Comptes.QualiteDeMembre.Redacteur;
        return Enum.GetValues<SectionDIdentite>().Where(s => s > section && !CompletudeDIdentite.Permettre(s, qualite, EtatMandat.AVerifier).EstRefuse);
    }

    public abstract void Remplir(IdentiteComplete i);

    /// <summary>As people write it.</summary>
    protected static string? Numero(string? garde) => garde is null ? null : Domain.Identifiants.Telephone.Ecrire(garde);

    /// <summary>Puts what was typed, as it was typed, in the identity.</summary>
    public abstract IdentiteComplete Appliquer(IdentiteComplete i);

    /// <summary>The field that a rule on this one compares it to: unreadable, it says nothing of this one.</summary>
    public virtual string? CompareA(string champ) => null;

    public virtual void Completer()
    {
    }
}

public sealed class PageIdentification : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Identification;

    public static IReadOnlyList<SelectListItem> Statuts { get; } = [.. Enum.GetValues<StatutJuridique>().Select(s => new SelectListItem(LibellesDOrganisation.Pour(s), s.ToString()))];

    [Display(Name = "Nom complet de l’organisation")]
    public string? Nom { get; set; }

    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    [Display(Name = "Site web")]
    public string? SiteWeb { get; set; }

    [Display(Name = "Statut juridique")]
    public StatutJuridique? Statut { get; set; }

    [Display(Name = "Numéro SIRET")]
    public string? Siret { get; set; }

    [Display(Name = "Numéro RNA")]
    public string? Rna { get; set; }

    [Display(Name = "À défaut de RNA, numéro de récépissé en préfecture")]
    public string? Recepisse { get; set; }

    [Display(Name = "Volume")]
    public string? RegistreVolume { get; set; }

    [Display(Name = "Folio")]
    public string? RegistreFolio { get; set; }

    [Display(Name = "Tribunal d’instance")]
    public string? RegistreTribunal { get; set; }

    /// <summary>Puts a volume and a folio typed as an RNA in their fields, to be saved once they are read again; null when there are none.</summary>
    public Refus? RangerLeRegistre()
    {
        if (AppelAProjets.Domain.Identifiants.Rna.LireLeRegistre(Rna) is not { } registre)
        {
            return null;
        }

        (Rna, RegistreVolume, RegistreFolio, Statut) = (null, registre.Volume, registre.Folio, StatutJuridique.AssociationAlsaceMoselle);
        return new Refus("rna.registre", $"Volume {registre.Volume}, folio {registre.Folio} : c’est une inscription au registre d’Alsace-Moselle, pas un RNA. Nous l’avons placée dans ses champs, plus bas, et choisi le statut qui va avec. Vérifiez, ajoutez le tribunal, puis enregistrez.", nameof(RegistreVolume));
    }

    public override void Remplir(IdentiteComplete i) =>
        (Nom, Sigle, SiteWeb, Siret, Rna, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal) = i.Identification;

    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Identification = new Identification(Nom ?? "", Sigle, SiteWeb, Siret, Rna, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal) };
}

public sealed class PageSiege : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Siege;

    [Display(Name = "Adresse du siège")]
    public string? Adresse { get; set; }

    [Display(Name = "Code postal")]
    public string? CodePostal { get; set; }

    [Display(Name = "Commune")]
    public string? Commune { get; set; }

    [Display(Name = "Adresse de gestion ou de correspondance")]
    public string? GestionAdresse { get; set; }

    [Display(Name = "Code postal de cette adresse")]
    public string? GestionCodePostal { get; set; }

    [Display(Name = "Commune de cette adresse")]
    public string? GestionCommune { get; set; }

    [Display(Name = "Adresse électronique de l’organisation")]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    public override void Remplir(IdentiteComplete i) => (Adresse, CodePostal, Commune, GestionAdresse, GestionCodePostal, GestionCommune, Courriel, Telephone) = i.Siege with { Telephone = Numero(i.Siege.Telephone) };

    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Siege = new Siege(Adresse, CodePostal, Commune, GestionAdresse, GestionCodePostal, GestionCommune, Courriel, Telephone) };
}

public sealed class PageRepresentant : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Representant;

    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Fonction")]
    public string? Fonction { get; set; }

    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }

    /// <summary>What is shown comes from the mandate: nothing of it is saved yet.</summary>
    [BindNever]
    public bool EstDuMandat { get; private set; }

    public override void Remplir(IdentiteComplete i) => (Prenom, Nom, Fonction, Telephone, Courriel) = i.Representant with { Telephone = Numero(i.Representant.Telephone) };

    /// <summary>Where nobody was named yet, who the mandate names.</summary>
    public void Proposer(MandatRow mandat)
    {
        if (Identite.Representant.NomComplet is null)
        {
            EstDuMandat = true;
            (Prenom, Nom, Fonction, _, _) = Representant.DUnNom(mandat.Representant, Fonction ?? mandat.Fonction);
        }
    }

    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Representant = new Representant(Prenom, Nom, Fonction, Telephone, Courriel) };
}
