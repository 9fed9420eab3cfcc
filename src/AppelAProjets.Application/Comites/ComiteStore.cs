using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>Writes of the committee. Each update names the version that was read: false = somebody was faster.</summary>
internal static class ComiteStore
{
    private static readonly SqlStatement NouvelleSeance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, FinPrevueLe, Lieu, Etat, Quorum, PresidenceId, Version)
        VALUES (@Id, @AppelId, @Titre, @PrevueLe, @FinPrevueLe, @Lieu, 'Preparee', @Quorum, @PresidenceId, 1)
        """);

    private static readonly SqlStatement SeanceAvancee = new("""
        UPDATE Seance SET Etat = @Etat, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement NouveauPoint = new("""
        INSERT INTO Point (Id, SeanceId, DossierId, Ordre, Etat, Version) VALUES (@Id, @SeanceId, @DossierId, @Ordre, 'Inscrit', 1)
        """);

    private static readonly SqlStatement PointReinscrit = new("""
        UPDATE Point SET Etat = 'Inscrit', Ordre = @Ordre, BlocId = NULL, Marque = NULL, Avis = NULL, Motif = NULL, Attendu = NULL, AttenduAvantLe = NULL,
               DroitCommunDestinataire = NULL, Presents = NULL, DebatDemandePar = NULL, DebatMotif = NULL, Version = Version + 1
        WHERE SeanceId = @SeanceId AND DossierId = @DossierId AND Etat IN ('Retire', 'Ajourne')
        """);

    private static readonly SqlStatement ConditionsDuDossierEffacees = new("""
        DELETE FROM PointCondition WHERE PointId IN (SELECT p.Id FROM Point p WHERE p.SeanceId = @SeanceId AND p.DossierId = @DossierId)
        """);

    private static readonly SqlStatement VotesEffaces = new("""
        DELETE FROM Vote WHERE PointId IN (SELECT p.Id FROM Point p WHERE p.SeanceId = @SeanceId AND p.DossierId = @DossierId)
        """);

    private static readonly SqlStatement PointAvance = new("""
        UPDATE Point SET Etat = @Etat, Avis = @Avis, Motif = @Motif, Attendu = @Attendu, AttenduAvantLe = @AttenduAvantLe,
               DroitCommunDestinataire = @DroitCommunDestinataire, Presents = @Presents, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    // Taken off or reopened: the avis that was entered stays to be read again.
    private static readonly SqlStatement EtatDePoint = new("UPDATE Point SET Etat = @Etat, Presents = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement ConditionsEffacees = new("DELETE FROM PointCondition WHERE PointId = @Id");

    private static readonly SqlStatement NouvelleCondition = new("""
        INSERT INTO PointCondition (PointId, Ordre, Texte, AvantLe, LeveePar) VALUES (@PointId, @Ordre, @Texte, @AvantLe, @LeveePar)
        """);

    private static readonly SqlStatement VotesSansSiege = new("DELETE FROM Vote WHERE PointId = @PointId AND (SiegeId NOT IN @Representes OR CompteId IN @EnDeport)");

    private static readonly SqlStatement DossierAvance = new("""
        UPDATE Dossier SET Etat = @Etat, MotifEtat = @Motif, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement LigneArbitree = new("""
        UPDATE Ligne SET Etat = @Etat, ArbitreSpecifique = @Specifique, ArbitreDroitCommun = @DroitCommun, Fermete = @Fermete, MotifEtat = @Motif,
               ReserveAttendu = @Attendu, ReserveAvantLe = @AvantLe, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement NouvelleLigne = new("""
        INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, ProposeSpecifique, ProposeDroitCommun, Version)
        VALUES (@Id, @DossierId, @FinanceurId, 'OuverteEnComite', 'Proposee', 0, 0, 0, 1)
        """);

    private static readonly SqlStatement MontantDeLigne = new("""
        INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, SaisiPar, Le)
        VALUES (@Id, @LigneId, 'Arbitre', @Specifique, @DroitCommun, @Motif, @CompteId, @SaisiPar, @Le)
        """);

    private static readonly SqlStatement EnveloppeEngagee = new("""
        UPDATE Enveloppe SET Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    public static Task<int> AjouterSeanceAsync(SqlSession session, object seance) => session.ExecuterAsync(NouvelleSeance, seance);

    public static Task<bool> AvancerSeanceAsync(SqlSession session, SeanceDetailRow seance, EtatSeance etat) =>
        session.ModifierAsync(SeanceAvancee, new { seance.Id, seance.Version, Etat = etat.ToString() });

    public static async Task InscrireAsync(SqlSession session, Guid seanceId, Guid dossierId, int ordre)
    {
        await session.ExecuterAsync(VotesEffaces, new { SeanceId = seanceId, DossierId = dossierId });
        await session.ExecuterAsync(ConditionsDuDossierEffacees, new { SeanceId = seanceId, DossierId = dossierId });
        if (!await session.ModifierAsync(PointReinscrit, new { SeanceId = seanceId, DossierId = dossierId, Ordre = ordre }))
        {
            await session.ExecuterAsync(NouveauPoint, new { Id = Guid.CreateVersion7(), SeanceId = seanceId, DossierId = dossierId, Ordre = ordre });
        }
    }

    /// <summary>Closed or adjourned, with its avis.</summary>
    public static async Task<bool> FinirPointAsync(SqlSession session, PointEnSeance examen, EtatPoint etat, AvisCommun avis)
    {
        var fini = await session.ModifierAsync(PointAvance, new
        {
            examen.Point.Id,
            examen.Point.Version,
            Etat = etat.ToString(),
            Avis = avis.Type.ToString(),
            avis.Motif,
            avis.Attendu,
            AttenduAvantLe = avis.AttenduLe,
            DroitCommunDestinataire = avis.ReorienteVers,
            Presents = etat == EtatPoint.Clos ? examen.SiegesPresents : (int?)null,
        });
        if (!fini)
        {
            return false;
        }

        // Who left, or stands down since, is not counted: the votes that are kept are those that gave the avis.
        await session.ExecuterAsync(VotesSansSiege, new { PointId = examen.Point.Id, Representes = examen.Representes.Select(r => r.Siege.Id).ToArray(), EnDeport = examen.Complet.Deports.ToArray() });
        await EcrireLesConditionsAsync(session, examen.Point.Id, avis);
        return true;
    }

    /// <summary>In place of those that the item had.</summary>
    public static async Task EcrireLesConditionsAsync(SqlSession session, Guid pointId, AvisCommun avis)
    {
        await session.ExecuterAsync(ConditionsEffacees, new { Id = pointId });
        await session.ExecuterAsync(NouvelleCondition, (avis.Conditions ?? []).Select((c, rang) => new { PointId = pointId, Ordre = rang + 1, c.Texte, AvantLe = c.Terme, c.LeveePar }).ToList());
    }

    public static Task<bool> AvancerPointAsync(SqlSession session, PointDetailRow point, EtatPoint etat) =>
        session.ModifierAsync(EtatDePoint, new { point.Id, point.Version, Etat = etat.ToString() });

    public static Task<bool> AvancerDossierAsync(SqlSession session, Guid dossierId, int version, EtatDossier etat, string? motif) =>
        session.ModifierAsync(DossierAvance, new { Id = dossierId, Version = version, Etat = etat.ToString(), Motif = motif });

    public static async Task<bool> ArbitrerAsync(SqlSession session, LigneAArbitrer ligne, Acteur acteur, DateTimeOffset le)
    {
        var montant = ligne.Montant;
        var ecrit = new
        {
            ligne.Id, ligne.Version, Etat = ligne.Etat.ToString(), montant?.Specifique, montant?.DroitCommun, Fermete = ligne.Fermete?.ToString(), ligne.Motif,
            ligne.Attendu, ligne.AvantLe,
        };
        if (!await session.ModifierAsync(LigneArbitree, ecrit))
        {
            return false;
        }

        if (montant is { } m)
        {
            await session.ExecuterAsync(MontantDeLigne, new { Id = Guid.CreateVersion7(), LigneId = ligne.Id, m.Specifique, m.DroitCommun, ligne.Motif, CompteId = ligne.Siege ?? acteur.CompteId, SaisiPar = ligne.Siege is null ? (Guid?)null : acteur.CompteId, Le = le });
        }

        return true;
    }

    /// <summary>False when this funder has just had its line opened.</summary>
    public static Task<bool> OuvrirLigneAsync(SqlSession session, Guid ligneId, Guid dossierId, Guid financeurId) =>
        session.InsererSiAbsentAsync(NouvelleLigne, new { Id = ligneId, DossierId = dossierId, FinanceurId = financeurId });

    public static Task<bool> EngagerEnveloppeAsync(SqlSession session, EnveloppeConsommeeRow enveloppe) =>
        session.ModifierAsync(EnveloppeEngagee, new { enveloppe.Id, enveloppe.Version });
}

internal sealed record LigneAArbitrer(Guid Id, int Version, EtatLigne Etat, Repartition? Montant, Fermete? Fermete, string? Motif)
{
    /// <summary>Of a reserved line.</summary>
    public string? Attendu { get; init; }

    public DateOnly? AvantLe { get; init; }

    /// <summary>Who sits, when somebody else types in that person's name.</summary>
    public Guid? Siege { get; init; }
}
