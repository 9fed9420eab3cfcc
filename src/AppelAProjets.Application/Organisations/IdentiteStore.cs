using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>Writes an identity whole: the organisation, its sheet, its agréments, its budget.</summary>
internal static class IdentiteStore
{
    private static readonly SqlStatement Organisation = new("""
        UPDATE Organisation SET Nom = @Nom, Sigle = @Sigle, Siret = @Siret, Rna = @Rna, Adresse = @Adresse, CodePostal = @CodePostal, Commune = @Commune,
            Courriel = @Courriel, Telephone = @Telephone, RepresentantNom = @RepresentantNom, RepresentantFonction = @RepresentantFonction,
            Iban = @Iban, Bic = @Bic, EtatMandat = @EtatMandat, Recherche = @Recherche, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Fiche = new("""
        UPDATE OrganisationFiche SET SiteWeb = @SiteWeb, Recepisse = @Recepisse, Statut = @Statut, RegistreVolume = @RegistreVolume, RegistreFolio = @RegistreFolio,
            RegistreTribunal = @RegistreTribunal, GestionAdresse = @GestionAdresse, GestionCodePostal = @GestionCodePostal, GestionCommune = @GestionCommune,
            RepresentantPrenom = @RepresentantPrenom, RepresentantNomDeFamille = @RepresentantNomDeFamille, RepresentantTelephone = @RepresentantTelephone,
            RepresentantCourriel = @RepresentantCourriel, UtilitePublique = @UtilitePublique, UtilitePubliqueLe = @UtilitePubliqueLe, ImpotsCommerciaux = @ImpotsCommerciaux,
            AidesPubliques = @AidesPubliques, EnReseau = @EnReseau, ReseauNoms = @ReseauNoms, AdherentsPersonnesMorales = @AdherentsPersonnesMorales,
            PersonnesMorales = @PersonnesMorales, MoyensAnnee = @MoyensAnnee, Benevoles = @Benevoles, Volontaires = @Volontaires, Salaries = @Salaries,
            EmploisAides = @EmploisAides, EtptCentiemes = @EtptCentiemes, MisADisposition = @MisADisposition, Adherents = @Adherents, ExerciceDebut = @ExerciceDebut,
            ExerciceFin = @ExerciceFin, RemunerationsPubliees = @RemunerationsPubliees, RemunerationsLien = @RemunerationsLien, TitulaireDuCompte = @TitulaireDuCompte
        WHERE OrganisationId = @Id
        """);

    private static readonly SqlStatement NouvelleFiche = new("""
        INSERT INTO OrganisationFiche (OrganisationId, SiteWeb, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal, GestionAdresse, GestionCodePostal, GestionCommune,
            RepresentantPrenom, RepresentantNomDeFamille, RepresentantTelephone, RepresentantCourriel, UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques,
            EnReseau, ReseauNoms, AdherentsPersonnesMorales, PersonnesMorales, MoyensAnnee, Benevoles, Volontaires, Salaries, EmploisAides, EtptCentiemes, MisADisposition,
            Adherents, ExerciceDebut, ExerciceFin, RemunerationsPubliees, RemunerationsLien, TitulaireDuCompte)
        VALUES (@Id, @SiteWeb, @Recepisse, @Statut, @RegistreVolume, @RegistreFolio, @RegistreTribunal, @GestionAdresse, @GestionCodePostal, @GestionCommune,
            @RepresentantPrenom, @RepresentantNomDeFamille, @RepresentantTelephone, @RepresentantCourriel, @UtilitePublique, @UtilitePubliqueLe, @ImpotsCommerciaux, @AidesPubliques,
            @EnReseau, @ReseauNoms, @AdherentsPersonnesMorales, @PersonnesMorales, @MoyensAnnee, @Benevoles, @Volontaires, @Salaries, @EmploisAides, @EtptCentiemes, @MisADisposition,
            @Adherents, @ExerciceDebut, @ExerciceFin, @RemunerationsPubliees, @RemunerationsLien, @TitulaireDuCompte)
        """);

    private static readonly SqlStatement SansAgrement = new("DELETE FROM OrganisationAgrement WHERE OrganisationId = @Id");
    private static readonly SqlStatement Agrement = new("INSERT INTO OrganisationAgrement (OrganisationId, Ordre, Type, AttribuePar, Le) VALUES (@Id, @Ordre, @Type, @AttribuePar, @Le)");
    private static readonly SqlStatement SansBudget = new("DELETE FROM OrganisationBudget WHERE OrganisationId = @Id");
    private static readonly SqlStatement Ligne = new("INSERT INTO OrganisationBudget (OrganisationId, Compte, Montant) VALUES (@Id, @Compte, @Montant)");

    /// <summary>False when another person changed the organisation since it was read.</summary>
    public static async Task<bool> EcrireIdentiteAsync(this SqlSession session, OrganisationLue organisation, EtatMandat mandat)
    {
        var p = Parametres(IdentiteRow.De(organisation, mandat));
        if (!await session.ModifierAsync(Organisation, p))
        {
            return false;
        }

        if (!await session.ModifierAsync(Fiche, p))
        {
            await session.ExecuterAsync(NouvelleFiche, p);
        }

        var i = organisation.Identite;
        await session.ExecuterAsync(SansAgrement, new { organisation.Id });
        await session.ExecuterAsync(Agrement, i.Administration.Agrements.Select((a, rang) => new { organisation.Id, Ordre = rang + 1, a.Type, a.AttribuePar, a.Le }).ToList());
        await session.ExecuterAsync(SansBudget, new { organisation.Id });
        await session.ExecuterAsync(Ligne, i.Budget.Lignes.Select(l => new { organisation.Id, l.Compte, l.Montant }).ToList());
        return true;
    }

    /// <summary>What is known of a new organisation beside its name and its seat.</summary>
    public static Task AjouterFicheAsync(this SqlSession session, Guid id, IdentiteComplete identite) =>
        session.ExecuterAsync(NouvelleFiche, Parametres(IdentiteRow.De(new OrganisationLue(id, identite, EtatMandat.AVerifier, null, 1, 1), EtatMandat.AVerifier)));

    private static object Parametres(IdentiteRow r) => new
    {
        r.Id, r.Version, r.Nom, r.Sigle, r.Siret, r.Rna, r.Adresse, r.CodePostal, r.Commune, r.Courriel, r.Telephone, r.RepresentantNom, r.RepresentantFonction, r.Iban, r.Bic,
        EtatMandat = r.EtatMandat.ToString(), Statut = r.Statut?.ToString(), AidesPubliques = r.AidesPubliques?.ToString(),
        r.SiteWeb, r.Recepisse, r.RegistreVolume, r.RegistreFolio, r.RegistreTribunal, r.GestionAdresse, r.GestionCodePostal, r.GestionCommune,
        r.RepresentantPrenom, r.RepresentantNomDeFamille, r.RepresentantTelephone, r.RepresentantCourriel, r.UtilitePublique, r.UtilitePubliqueLe, r.ImpotsCommerciaux,
        r.EnReseau, r.ReseauNoms, r.AdherentsPersonnesMorales, r.PersonnesMorales, r.MoyensAnnee, r.Benevoles, r.Volontaires, r.Salaries, r.EmploisAides, r.EtptCentiemes,
        r.MisADisposition, r.Adherents, r.ExerciceDebut, r.ExerciceFin, r.RemunerationsPubliees, r.RemunerationsLien, r.TitulaireDuCompte,
        Recherche = TexteDeRecherche.Plier(400, [r.Nom, r.Sigle, r.Siret, r.Rna, r.Commune]),
    };
}
