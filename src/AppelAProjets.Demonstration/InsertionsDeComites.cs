namespace AppelAProjets.Demonstration;

internal static class InsertionsDeComites
{
    internal static readonly SqlStatement Siege = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, College, Voix, TitulaireId, SuppleantId, PermanentId, PermanentVersion, Ordre, Version)
        VALUES (@Id, @AppelId, @Nom, @FinanceurId, @College, @Voix, @TitulaireId, @SuppleantId, @PermanentId, 1, @Ordre, @Version)
        """);

    internal static readonly SqlStatement SiegePermanent = new("""
        INSERT INTO SiegePermanent (Id, Nom, FinanceurId, College, Voix, TitulaireId, SuppleantId, Ordre, Version)
        VALUES (@Id, @Nom, @FinanceurId, @College, @Voix, @TitulaireId, @SuppleantId, @Ordre, 1)
        """);

    internal static readonly SqlStatement Seance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Lieu, Etat, Quorum, PresidenceId, Version)
        VALUES (@Id, @AppelId, @Titre, @PrevueLe, @Lieu, @Etat, @Quorum, @PresidenceId, @Version)
        """);

    internal static readonly SqlStatement SeancePresence = new("""
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le)
        VALUES (@SeanceId, @SiegeId, @CompteId, @Le)
        """);

    internal static readonly SqlStatement Point = new("""
        INSERT INTO Point (Id, SeanceId, DossierId, Ordre, Etat, Avis, Motif, Attendu, AttenduAvantLe, DroitCommunDestinataire, Presents, Version)
        VALUES (@Id, @SeanceId, @DossierId, @Ordre, @Etat, @Avis, @Motif, @Attendu, @AttenduAvantLe, @DroitCommunDestinataire, @Presents, @Version)
        """);

    internal static readonly SqlStatement PointCondition = new("""
        INSERT INTO PointCondition (PointId, Ordre, Texte, AvantLe, LeveePar) VALUES (@PointId, @Ordre, @Texte, @AvantLe, @LeveePar)
        """);

    internal static readonly SqlStatement Vote = new("""
        INSERT INTO Vote (PointId, SiegeId, CompteId, Sens, Le)
        VALUES (@PointId, @SiegeId, @CompteId, @Sens, @Le)
        """);

    internal static readonly SqlStatement Releve = new("""
        INSERT INTO Releve (Id, SeanceId, AppelId, Numero, Contenu, Empreinte, ArreteLe, ArretePar)
        VALUES (@Id, @SeanceId, @AppelId, @Numero, @Contenu, @Empreinte, @ArreteLe, @ArretePar)
        """);

    internal static readonly SqlStatement ReleveDossier = new("INSERT INTO ReleveDossier (ReleveId, DossierId) VALUES (@ReleveId, @DossierId)");

    internal static readonly SqlStatement Courrier = new("""
        INSERT INTO Courrier (Id, DossierId, PointId, Numero, CodeDuPapier, Etat, Document, Empreinte, ComposeLe, SoumisLe, PublieLe, PubliePar, PremiereLectureLe, Version)
        VALUES (@Id, @DossierId, @PointId, @Numero, @CodeDuPapier, @Etat, @Document, @Empreinte, @ComposeLe, @SoumisLe, @PublieLe, @PubliePar, @PremiereLectureLe,
            @Version)
        """);

    internal static readonly SqlStatement CourrierVisa = new("""
        INSERT INTO CourrierVisa (CourrierId, FinanceurId, CompteId, Le)
        VALUES (@CourrierId, @FinanceurId, @CompteId, @Le)
        """);
}
