namespace AppelAProjets.Demonstration;

internal static class InsertionsDeAppels
{
    internal static readonly SqlStatement Appel = new("""
        INSERT INTO Appel (Id, Code, Annee, Titre, Presentation, ReglesDuJeu, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, ComitePrevuLe, ReponseAvantLe,
            ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone, SeuilDeViabilitePourcent, PartenairesPossibles, Rencontre, ModeleDeCourrier, DernierNumero,
            AppelPrecedentId, CreeLe, Version)
        VALUES (@Id, @Code, @Annee, @Titre, @Presentation, @ReglesDuJeu, @Etat, @OuvertureLe, @ClotureLe, @DatesAConfirmer, @ComitePrevuLe,
            @ReponseAvantLe, @ServiceNom, @ServiceAdresse, @ServiceCourriel, @ServiceTelephone, @SeuilDeViabilitePourcent, 1, 'Obligatoire', @ModeleDeCourrier,
            @DernierNumero, @AppelPrecedentId, @CreeLe, @Version)
        """);

    internal static readonly SqlStatement AppelQuartier = new("""
        INSERT INTO AppelQuartier (AppelId, QuartierCode)
        VALUES (@AppelId, @QuartierCode)
        """);

    internal static readonly SqlStatement AppelTheme = new("""
        INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle)
        VALUES (@Id, @AppelId, @Ordre, @Libelle)
        """);

    internal static readonly SqlStatement AppelCritere = new("""
        INSERT INTO AppelCritere (Id, AppelId, Ordre, Libelle, Aide, Poids, NoteEliminatoire)
        VALUES (@Id, @AppelId, @Ordre, @Libelle, @Aide, @Poids, @NoteEliminatoire)
        """);

    internal static readonly SqlStatement AppelPiece = new("""
        INSERT INTO AppelPiece (Id, AppelId, Ordre, Libelle, Aide, Indispensable, Confidentielle)
        VALUES (@Id, @AppelId, @Ordre, @Libelle, @Aide, @Indispensable, @Confidentielle)
        """);

    internal static readonly SqlStatement AppelFinanceur = new("""
        INSERT INTO AppelFinanceur (AppelId, FinanceurId, Ordre, MontantMinimum, MontantMaximum, ContactNom, ContactCourriel, ContactTelephone, SignataireNom,
            SignataireFonction)
        VALUES (@AppelId, @FinanceurId, @Ordre, @MontantMinimum, @MontantMaximum, @ContactNom, @ContactCourriel, @ContactTelephone, @SignataireNom,
            @SignataireFonction)
        """);

    internal static readonly SqlStatement AppelFinanceurQuartier = new("""
        INSERT INTO AppelFinanceurQuartier (AppelId, FinanceurId, QuartierCode)
        VALUES (@AppelId, @FinanceurId, @QuartierCode)
        """);

    internal static readonly SqlStatement AppelFinanceurTheme = new("""
        INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId)
        VALUES (@AppelId, @FinanceurId, @ThemeId)
        """);

    internal static readonly SqlStatement Enveloppe = new("""
        INSERT INTO Enveloppe (Id, AppelId, FinanceurId, TypeDeCredits, SansPlafond, Version)
        VALUES (@Id, @AppelId, @FinanceurId, @TypeDeCredits, @SansPlafond, @Version)
        """);

    internal static readonly SqlStatement EnveloppeMouvement = new("""
        INSERT INTO EnveloppeMouvement (Id, EnveloppeId, Montant, Le, Motif, CompteId)
        VALUES (@Id, @EnveloppeId, @Montant, @Le, @Motif, @CompteId)
        """);
}
