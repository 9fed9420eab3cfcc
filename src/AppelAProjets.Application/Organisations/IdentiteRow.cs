using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <param name="Version">Of the identity and of the mandate.</param>
/// <param name="MembresVersion">Of the membership.</param>
public sealed record OrganisationLue(Guid Id, IdentiteComplete Identite, EtatMandat Mandat, string? MotifMandat, int Version, int MembresVersion)
{
    public string Nom => Identite.Identification.Nom;
}

// Organisation and OrganisationFiche, side by side.
internal sealed record IdentiteRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public string? Sigle { get; init; }
    public string? Siret { get; init; }
    public string? Rna { get; init; }
    public string? Adresse { get; init; }
    public string? CodePostal { get; init; }
    public string? Commune { get; init; }
    public string? Courriel { get; init; }
    public string? Telephone { get; init; }
    public string? RepresentantNom { get; init; }
    public string? RepresentantFonction { get; init; }
    public string? Iban { get; init; }
    public string? Bic { get; init; }
    public required EtatMandat EtatMandat { get; init; }
    public string? MotifMandat { get; init; }
    public required int Version { get; init; }
    public required int MembresVersion { get; init; }
    public string? SiteWeb { get; init; }
    public string? Recepisse { get; init; }
    public StatutJuridique? Statut { get; init; }
    public string? RegistreVolume { get; init; }
    public string? RegistreFolio { get; init; }
    public string? RegistreTribunal { get; init; }
    public string? GestionAdresse { get; init; }
    public string? GestionCodePostal { get; init; }
    public string? GestionCommune { get; init; }
    public string? RepresentantPrenom { get; init; }
    public string? RepresentantNomDeFamille { get; init; }
    public string? RepresentantTelephone { get; init; }
    public string? RepresentantCourriel { get; init; }
    public bool? UtilitePublique { get; init; }
    public DateOnly? UtilitePubliqueLe { get; init; }
    public bool? ImpotsCommerciaux { get; init; }
    public AidesPubliquesRecues? AidesPubliques { get; init; }
    public bool? EnReseau { get; init; }
    public string? ReseauNoms { get; init; }
    public bool? AdherentsPersonnesMorales { get; init; }
    public string? PersonnesMorales { get; init; }
    public int? MoyensAnnee { get; init; }
    public int? Benevoles { get; init; }
    public int? Volontaires { get; init; }
    public int? Salaries { get; init; }
    public int? EmploisAides { get; init; }
    public int? EtptCentiemes { get; init; }
    public int? MisADisposition { get; init; }
    public int? Adherents { get; init; }
    public DateOnly? ExerciceDebut { get; init; }
    public DateOnly? ExerciceFin { get; init; }
    public bool? RemunerationsPubliees { get; init; }
    public string? RemunerationsLien { get; init; }
    public string? TitulaireDuCompte { get; init; }

    public OrganisationLue Lire(IEnumerable<AgrementRow> agrements, IEnumerable<LigneRow> lignes) => new(Id, new IdentiteComplete(
        new Identification(Nom, Sigle, SiteWeb, Siret, Rna, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal),
        new Siege(Adresse, CodePostal, Commune, GestionAdresse, GestionCodePostal, GestionCommune, Courriel, Telephone),
        // The whole name was typed in one field when the organisation was registered.
        new Representant(RepresentantPrenom, RepresentantNomDeFamille ?? RepresentantNom, RepresentantFonction, RepresentantTelephone, RepresentantCourriel),
        new RelationsPubliques([.. agrements.Select(a => new Agrement(a.Type, a.AttribuePar, a.Le))], UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques),
        new Reseau(EnReseau, ReseauNoms, AdherentsPersonnesMorales, PersonnesMorales),
        new MoyensHumains(MoyensAnnee, Benevoles, Volontaires, Salaries, EmploisAides, EtptCentiemes, MisADisposition, Adherents),
        new BudgetDeLOrganisation([.. lignes.Select(l => new LigneDeLOrganisation(l.Compte, l.Montant)).OrderBy(l => l.Compte, StringComparer.Ordinal)],
            ExerciceDebut, ExerciceFin, RemunerationsPubliees, RemunerationsLien),
        new CompteBancaire(Iban, Bic, TitulaireDuCompte)), EtatMandat, MotifMandat, Version, MembresVersion);

    public static IdentiteRow De(OrganisationLue o, EtatMandat mandat)
    {
        var (i, r) = (o.Identite, o.Identite.Representant);
        return new IdentiteRow
        {
            Id = o.Id, EtatMandat = mandat, Version = o.Version, MembresVersion = o.MembresVersion, MotifMandat = o.MotifMandat,
            Nom = i.Identification.Nom, Sigle = i.Identification.Sigle, SiteWeb = i.Identification.SiteWeb, Siret = i.Identification.Siret, Rna = i.Identification.Rna,
            Recepisse = i.Identification.Recepisse, Statut = i.Identification.Statut, RegistreVolume = i.Identification.RegistreVolume,
            RegistreFolio = i.Identification.RegistreFolio, RegistreTribunal = i.Identification.RegistreTribunal,
            Adresse = i.Siege.Adresse, CodePostal = i.Siege.CodePostal, Commune = i.Siege.Commune, Courriel = i.Siege.Courriel, Telephone = i.Siege.Telephone,
            GestionAdresse = i.Siege.GestionAdresse, GestionCodePostal = i.Siege.GestionCodePostal, GestionCommune = i.Siege.GestionCommune,
            RepresentantNom = r.NomComplet, RepresentantFonction = r.Fonction, RepresentantPrenom = r.Prenom, RepresentantNomDeFamille = r.Nom,
            RepresentantTelephone = r.Telephone, RepresentantCourriel = r.Courriel,
            UtilitePublique = i.Administration.UtilitePublique, UtilitePubliqueLe = i.Administration.UtilitePubliqueLe, ImpotsCommerciaux = i.Administration.ImpotsCommerciaux,
            AidesPubliques = i.Administration.AidesPubliques, EnReseau = i.Reseau.EnReseau, ReseauNoms = i.Reseau.Noms,
            AdherentsPersonnesMorales = i.Reseau.AdherentsPersonnesMorales, PersonnesMorales = i.Reseau.PersonnesMorales,
            MoyensAnnee = i.Moyens.Annee, Benevoles = i.Moyens.Benevoles, Volontaires = i.Moyens.Volontaires, Salaries = i.Moyens.Salaries, EmploisAides = i.Moyens.EmploisAides,
            EtptCentiemes = i.Moyens.EtptCentiemes, MisADisposition = i.Moyens.MisADisposition, Adherents = i.Moyens.Adherents,
            ExerciceDebut = i.Budget.Debut, ExerciceFin = i.Budget.Fin, RemunerationsPubliees = i.Budget.RemunerationsPubliees, RemunerationsLien = i.Budget.RemunerationsLien,
            Iban = i.Banque.Iban, Bic = i.Banque.Bic, TitulaireDuCompte = i.Banque.Titulaire,
        };
    }
}

internal sealed record AgrementRow
{
    public required Guid OrganisationId { get; init; }
    public required string Type { get; init; }
    public string? AttribuePar { get; init; }
    public DateOnly? Le { get; init; }
}

internal sealed record LigneRow
{
    public required Guid OrganisationId { get; init; }
    public required string Compte { get; init; }
    public required Montant Montant { get; init; }
}
