namespace AppelAProjets.Demonstration;

internal static class InsertionsDeReference
{
    internal static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, MotDePasseHache, TimbreDeSecurite, Prenom, Nom, Telephone, SecondFacteurActif,
            CleAuthentificateur, CodesDeSecours, DernierPasTotp, EchecsDeConnexion, VerrouilleJusqua, DesactiveLe, EstDeDemonstration, Recherche, CreeLe,
            Version)
        VALUES (@Id, @Courriel, @CourrielNormalise, @CourrielConfirme, @MotDePasseHache, @TimbreDeSecurite, @Prenom, @Nom, @Telephone,
            @SecondFacteurActif, @CleAuthentificateur, @CodesDeSecours, @DernierPasTotp, @EchecsDeConnexion, @VerrouilleJusqua, @DesactiveLe,
            @EstDeDemonstration, @Recherche, @CreeLe, @Version)
        """);

    internal static readonly SqlStatement Financeur = new("""
        INSERT INTO Financeur (Id, Nom, Sigle, Type, CompteCerfa, Siret, Courriel, Telephone, ValidationRequise, Actif, Version)
        VALUES (@Id, @Nom, @Sigle, @Type, @CompteCerfa, @Siret, @Courriel, @Telephone, @ValidationRequise, @Actif, @Version)
        """);

    internal static readonly SqlStatement Quartier = new("""
        INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, ValideAu, Version)
        VALUES (@Code, @Generation, @Nom, @Communes, @ValideDu, @ValideAu, @Version)
        """);

    internal static readonly SqlStatement Territoire = new("""
        INSERT INTO Territoire (Id, Nom, Version)
        VALUES (@Id, @Nom, @Version)
        """);

    internal static readonly SqlStatement TerritoireQuartier = new("""
        INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode)
        VALUES (@TerritoireId, @QuartierCode)
        """);

    internal static readonly SqlStatement Habilitation = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, Version)
        VALUES (@Id, @CompteId, @Role, @FinanceurId, @TerritoireId, @Debut, @Fin, @AccordeePar, @Version)
        """);

    internal static readonly SqlStatement Organisation = new("""
        INSERT INTO Organisation (Id, Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune, Courriel, Telephone, RepresentantNom, RepresentantFonction, Iban, Bic,
            EtatMandat, MotifMandat, Recherche, CreeLe, MembresVersion, Version)
        VALUES (@Id, @Nom, @Sigle, @Siret, @Rna, @Adresse, @CodePostal, @Commune, @Courriel, @Telephone, @RepresentantNom, @RepresentantFonction,
            @Iban, @Bic, @EtatMandat, @MotifMandat, @Recherche, @CreeLe, 1, @Version)
        """);

    internal static readonly SqlStatement OrganisationMembre = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin)
        VALUES (@OrganisationId, @CompteId, @Qualite, @Debut, @Fin)
        """);

    internal static readonly SqlStatement Journal = new("""
        INSERT INTO Journal (Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte)
        VALUES (@Numero, @Le, @CompteId, @Acteur, @Action, @Objet, @ObjetId, @Motif, @Details, @EmpreintePrecedente, @Empreinte)
        """);

    internal static readonly SqlStatement FinDuJournal = new("UPDATE FinDuJournal SET Numero = @Numero, Empreinte = @Empreinte WHERE Id = 1");

    internal static readonly SqlStatement Fichier = new("""
        INSERT INTO Fichier (Empreinte, Taille, TypeMime, Analyse, CreeLe)
        VALUES (@Empreinte, @Taille, @TypeMime, @Analyse, @CreeLe)
        """);

    internal static readonly SqlStatement Marque = new("""
        INSERT INTO Marque (Nom, Valeur, PoseeLe)
        VALUES (@Nom, @Valeur, @PoseeLe)
        """);
}
