namespace AppelAProjets.Demonstration;

internal static class InsertionsDeDossiers
{
    internal static readonly SqlStatement Dossier = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Numero, Etat, Titre, ThemeId, Resume, SeuilDeViabilite, TotalCharges, TotalDemande, EstRenouvellement, Besoin, AidesPubliques, AcquisHorsPortail,
            DeposeLe, RecuLe, DeposePar, RejetImpliciteLe, AssietteEligible, AssietteMotif, MotifEtat, DossierPrecedentId, Recherche, CreeLe,
            CreePar, ModifieLe, Version)
        VALUES (@Id, @AppelId, @OrganisationId, @Numero, @Etat, @Titre, @ThemeId, @Resume, @SeuilDeViabilite,
            @TotalCharges, @TotalDemande, @EstRenouvellement, @Besoin, @AidesPubliques, @AcquisHorsPortail, @DeposeLe, @RecuLe, @DeposePar, @RejetImpliciteLe, @AssietteEligible, @AssietteMotif, @MotifEtat,
            @DossierPrecedentId, @Recherche, @CreeLe, @CreePar, @ModifieLe, @Version)
        """);

    internal static readonly SqlStatement DossierQuartier = new("""
        INSERT INTO DossierQuartier (DossierId, QuartierCode, Part)
        VALUES (@DossierId, @QuartierCode, @Part)
        """);

    internal static readonly SqlStatement DossierBudget = new("""
        INSERT INTO DossierBudget (DossierId, Compte, Montant)
        VALUES (@DossierId, @Compte, @Montant)
        """);

    internal static readonly SqlStatement Reponse = new("""
        INSERT INTO Reponse (DossierId, Cle, Valeur, Version, ModifieLe, ModifiePar)
        VALUES (@DossierId, @Cle, @Valeur, 1, @ModifieLe, @ModifiePar)
        """);

    internal static readonly SqlStatement DossierHorsPortail = new("""
        INSERT INTO DossierHorsPortail (Id, DossierId, Nom, Compte, Montant, Etat)
        VALUES (@Id, @DossierId, @Nom, @Compte, @Montant, @Etat)
        """);

    internal static readonly SqlStatement DossierFichier = new("""
        INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        VALUES (@DossierId, @Ordre, @PieceId, @Cle, @Empreinte, @NomDeFichier, @DeposeLe, @DeposePar)
        """);

    internal static readonly SqlStatement DossierDepot = new("""
        INSERT INTO DossierDepot (DossierId, Numero, Contenu, Empreinte, RecuLe, EnregistreLe, DeposePar, CleIdempotence)
        VALUES (@DossierId, @Numero, @Contenu, @Empreinte, @RecuLe, @EnregistreLe, @DeposePar, @CleIdempotence)
        """);

    internal static readonly SqlStatement DemandeDeComplements = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message, ReponseLe)
        VALUES (@Id, @DossierId, @EnvoyeeLe, @EnvoyeePar, @TermeLe, @Indispensable, @Sections, @Message, @ReponseLe)
        """);

    internal static readonly SqlStatement Ligne = new("""
        INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, Avis, AvisMotif, ProposeSpecifique, ProposeDroitCommun, ProposeMotif,
            ArbitreSpecifique, ArbitreDroitCommun, Fermete, AccordeSpecifique, AccordeDroitCommun,
            MotifEtat, SansPropositionLe, Version)
        VALUES (@Id, @DossierId, @FinanceurId, @Origine, @Etat, @Demande, @Avis, @AvisMotif, @ProposeSpecifique, @ProposeDroitCommun, @ProposeMotif,
            @ArbitreSpecifique, @ArbitreDroitCommun, @Fermete, @AccordeSpecifique, @AccordeDroitCommun,
            @MotifEtat, @SansPropositionLe, @Version)
        """);

    internal static readonly SqlStatement LigneMontant = new("""
        INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, Le)
        VALUES (@Id, @LigneId, @Nature, @Specifique, @DroitCommun, @Motif, @CompteId, @Le)
        """);

    internal static readonly SqlStatement Note = new("""
        INSERT INTO Note (DossierId, CritereId, CompteId, FinanceurId, Valeur, Justification, Le, Version)
        VALUES (@DossierId, @CritereId, @CompteId, @FinanceurId, @Valeur, @Justification, @Le, @Version)
        """);
}
