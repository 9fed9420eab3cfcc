using System.Globalization;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>What the situation writes in the base.</summary>
internal static class SituationSql
{
    public static readonly Guid MessageAvecFichier = Guid.Parse("0197b000-0000-7000-8000-000000000001");

    public static readonly Guid AvisDuReferent = Guid.Parse("0197b000-0000-7000-8000-000000000003");

    public static readonly Guid CourrielId = Guid.Parse("0197b000-0000-7000-8000-000000000002");

    /// <summary>Two what-if allocations of the call, one of them shown to the members of the committee.</summary>
    public static readonly Guid ScenarioId = Guid.Parse("0197b000-0000-7000-8000-000000000004");

    public static readonly Guid ScenarioPartageId = Guid.Parse("0197b000-0000-7000-8000-000000000005");

    /// <summary>Organisations of the table beside the one that carries the dossier: partners by their state, and a neighbour that has nothing to do with it.</summary>
    public static readonly string[] Organisations = ["accord", "accepte", "invite", "parti", "voisin"];

    // The dossier has exactly two funders, and the call has others.
    public static readonly SqlStatement Faits = new(dialecte => $"""
        SELECT d.Id AS DossierId, d.AppelId, d.OrganisationId, a.Code, d.Numero, p.SeanceId, p.Id AS PointId, c.Id AS CourrierId,
            (SELECT MIN(df.Empreinte) FROM DossierFichier df JOIN AppelPiece p ON p.Id = df.PieceId WHERE df.DossierId = d.Id AND p.Confidentielle = 0) AS Empreinte,
            (SELECT MIN(df.Empreinte) FROM DossierFichier df JOIN AppelPiece p ON p.Id = df.PieceId WHERE df.DossierId = d.Id AND p.Confidentielle = 1) AS EmpreinteDuRib,
            (SELECT MIN(q.QuartierCode) FROM DossierQuartier q WHERE q.DossierId = d.Id) AS Quartier,
            (SELECT MIN(l.FinanceurId) FROM Ligne l WHERE l.DossierId = d.Id) AS A,
            (SELECT MAX(l.FinanceurId) FROM Ligne l WHERE l.DossierId = d.Id) AS B,
            (SELECT MIN(af.FinanceurId) FROM AppelFinanceur af WHERE af.AppelId = d.AppelId AND af.FinanceurId NOT IN (SELECT l.FinanceurId FROM Ligne l WHERE l.DossierId = d.Id)) AS S
        FROM Dossier d
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Point p ON p.DossierId = d.Id
        JOIN Courrier c ON c.PointId = p.Id
        WHERE a.Etat = 'AvisPublies' AND d.Etat = 'AvisTransmis' AND (SELECT COUNT(*) FROM Ligne l WHERE l.DossierId = d.Id) = 2
          AND EXISTS (SELECT 1 FROM DossierFichier df WHERE df.DossierId = d.Id)
        ORDER BY d.Numero {dialecte.Premier}
        """);

    public static readonly SqlStatement AutresHabilitations = new("UPDATE Habilitation SET Fin = @Le");
    public static readonly SqlStatement AutresMembres = new("UPDATE OrganisationMembre SET Fin = @Le");

    public static readonly SqlStatement EtatDuDossier = new("UPDATE Dossier SET Etat = @Etat, MotifEtat = 'Essai', Version = Version + 1 WHERE Id = @DossierId");
    public static readonly SqlStatement EtatDeLAppel = new("UPDATE Appel SET Etat = @Etat, ClotureLe = @ClotureLe, Version = Version + 1 WHERE Id = @AppelId");
    public static readonly SqlStatement ReglesDeLAppel = new("UPDATE Appel SET Partage = @Partage, NotesALAveugle = @NotesALAveugle, Version = Version + 1 WHERE Id = @AppelId");
    public static readonly SqlStatement LignesAValider = new("UPDATE Ligne SET Etat = 'Recevable' WHERE DossierId = @DossierId AND Etat = 'Arbitree'");
    public static readonly SqlStatement LignesArbitrees = new("UPDATE Ligne SET Etat = 'Arbitree' WHERE DossierId = @DossierId AND Etat = 'Recevable'");
    public static readonly SqlStatement EtatDeLaSeance = new("UPDATE Seance SET Etat = @Etat, Version = Version + 1 WHERE Id = @SeanceId");
    public static readonly SqlStatement EtatDuPoint = new("UPDATE Point SET Etat = @Etat, Version = Version + 1 WHERE Id = @PointId");
    public static readonly SqlStatement EtatDuCourrier = new("UPDATE Courrier SET Etat = @Etat, SoumisLe = @SoumisLe, PublieLe = CASE WHEN @Etat = 'Publie' THEN ComposeLe ELSE NULL END, Version = Version + 1 WHERE Id = @CourrierId");
    public static readonly SqlStatement EtatDeLaRencontre = new("UPDATE Rencontre SET Etat = @Etat, Version = Version + 1 WHERE DossierId = @DossierId");

    public static readonly Guid ComplementsId = Guid.Parse("0197b000-0000-7000-8000-000000000006");

    /// <summary>What a dossier to complete is asked for.</summary>
    public static readonly SqlStatement ComplementsDemandes = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message)
        SELECT @Id, d.Id, @Le, d.CreePar, @TermeLe, 0, 'Projet', 'Merci de préciser.'
        FROM Dossier d WHERE d.Id = @DossierId AND NOT EXISTS (SELECT 1 FROM DemandeDeComplements c WHERE c.DossierId = d.Id AND c.ReponseLe IS NULL)
        """);

    public static readonly SqlStatement SansComplements = new("DELETE FROM DemandeDeComplements WHERE Id = @Id");

    public static readonly SqlStatement CourrielNonRemis = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, DossierId, Version)
        SELECT @Id, 'essai@visibilite.example', CONCAT('Essai ', d.Numero), 'Bonjour.', 'essai', 'NonRemis', 1, @Le, @Le, d.Id, 1
        FROM Dossier d WHERE d.Id = @DossierId AND NOT EXISTS (SELECT 1 FROM Courriel c WHERE c.Id = @Id)
        """);

    private static readonly SqlStatement AutresOrganisations = new(dialecte => $"""
        SELECT o.Id FROM Organisation o WHERE o.Id <> @OrganisationId AND NOT EXISTS (SELECT 1 FROM Partenaire p WHERE p.OrganisationId = o.Id) ORDER BY o.Id {dialecte.Page}
        """);

    private static readonly SqlStatement SansPartenaires = new("DELETE FROM Partenaire WHERE DossierId = @DossierId");

    private static readonly SqlStatement AjoutPartenaire = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Etat, InviteLe, InvitePar, Version)
        SELECT @Id, d.Id, @OrganisationId, 'Partenaire', @Etat, @Le, d.CreePar, 1 FROM Dossier d WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement Travail = new("""
        UPDATE Ligne SET Etat = 'Arbitree', Avis = 'Favorable', AvisMotif = @Avis, ProposeSpecifique = @Propose, ProposeDroitCommun = 0, ArbitreSpecifique = @Arbitre, ArbitreDroitCommun = 0
        WHERE DossierId = @DossierId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement LesArbitrages = new("SELECT l.Id, l.Etat, l.ArbitreSpecifique, l.ArbitreDroitCommun FROM Ligne l WHERE l.DossierId = @DossierId");

    private static readonly SqlStatement RendreArbitrage = new("UPDATE Ligne SET Etat = @Etat, ArbitreSpecifique = @ArbitreSpecifique, ArbitreDroitCommun = @ArbitreDroitCommun WHERE Id = @Id");

    private static readonly SqlStatement Montants = new("""
        UPDATE LigneMontant SET Specifique = CASE Nature WHEN 'Propose' THEN @Propose ELSE @Arbitre END, DroitCommun = 0
        WHERE Nature IN ('Propose', 'Arbitre') AND LigneId IN (SELECT l.Id FROM Ligne l WHERE l.DossierId = @DossierId AND l.FinanceurId = @FinanceurId)
        """);

    private static readonly SqlStatement SansAccord = new("""
        DELETE FROM LigneMontant WHERE Nature = 'Accorde' AND LigneId IN (SELECT l.Id FROM Ligne l WHERE l.DossierId = @DossierId)
        """);

    // Of someone who is not in the table: it is there to be seen.
    private static readonly SqlStatement AjoutDeport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, Origine, Motif, DeclareLe) SELECT @Id, d.CreePar, d.Id, 'Impose', 'Témoin', @Le FROM Dossier d WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement SansNotes = new("DELETE FROM Note WHERE DossierId = @DossierId");

    private static readonly SqlStatement AjoutScenario = new("""
        INSERT INTO Scenario (Id, AppelId, Nom, EstPartage, CreeLe, CreePar, ModifieLe, Version)
        SELECT @Id, d.AppelId, @Nom, @EstPartage, @Le, d.CreePar, @Le, 1 FROM Dossier d WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement AjoutNote = new("""
        INSERT INTO Note (DossierId, CritereId, CompteId, FinanceurId, Valeur, Justification, Le, Version)
        SELECT d.Id, c.Id, @CompteId, @FinanceurId, @Valeur, @Justification, @Le, 1 FROM Dossier d JOIN AppelCritere c ON c.AppelId = d.AppelId WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement AjoutTerritoire = new("INSERT INTO Territoire (Id, Nom, Version) VALUES (@Id, @Nom, 1)");

    private static readonly SqlStatement QuartierDIci = new("""
        INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode) SELECT @Id, MIN(q.QuartierCode) FROM DossierQuartier q WHERE q.DossierId = @DossierId
        """);

    private static readonly SqlStatement QuartierDAilleurs = new("""
        INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode)
        SELECT @Id, MIN(q.Code) FROM Quartier q WHERE q.Code NOT IN (SELECT x.QuartierCode FROM DossierQuartier x WHERE x.DossierId = @DossierId)
        """);

    private static readonly SqlStatement SansQuartiersDeRencontre = new("DELETE FROM RencontreQuartier WHERE DossierId = @DossierId");
    private static readonly SqlStatement SansRencontre = new("DELETE FROM Rencontre WHERE DossierId = @DossierId");

    private static readonly SqlStatement AjoutRencontre = new("""
        INSERT INTO Rencontre (DossierId, Etat, ContactId, Le, Avec, CompteRendu, ModifieLe, ModifiePar, ModifieComme, Version)
        SELECT d.Id, 'Tenue', d.CreePar, @Jour, 'Essai', 'Essai', @Le, d.CreePar, 'Porteur', 1 FROM Dossier d WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement AjoutQuartiersDeRencontre = new("INSERT INTO RencontreQuartier (DossierId, QuartierCode) SELECT q.DossierId, q.QuartierCode FROM DossierQuartier q WHERE q.DossierId = @DossierId");

    private static readonly SqlStatement AjoutCompteHabilite = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, RemplaceId, Version)
        VALUES (@Id, @CompteId, @Role, @FinanceurId, @TerritoireId, @Debut, @Fin, NULL, @RemplaceId, 1)
        """);

    public static readonly SqlStatement AjoutMembre = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin) VALUES (@OrganisationId, @CompteId, @Qualite, @Debut, @Fin)");

    private static readonly SqlStatement SansDemandesDePiece = new("DELETE FROM DemandeDePiece WHERE DossierId = @DossierId");
    private static readonly SqlStatement SansLectures = new("DELETE FROM MessageLecture WHERE DossierId = @DossierId");
    private static readonly SqlStatement SansAvis = new("DELETE FROM MessageAvis WHERE DossierId = @DossierId");
    private static readonly SqlStatement SansFichiersDeMessage = new("DELETE FROM MessageFichier WHERE MessageId IN (SELECT m.Id FROM Message m WHERE m.DossierId = @DossierId)");
    private static readonly SqlStatement SansMessages = new("DELETE FROM Message WHERE DossierId = @DossierId");

    private static readonly SqlStatement AjoutMessage = new("""
        INSERT INTO Message (Id, DossierId, Rang, Cote, CompteId, FinanceurId, Institution, Texte, Le)
        VALUES (@Id, @DossierId, @Rang, @Cote, @CompteId, @FinanceurId, 'Essai', 'Bonjour.', @Le)
        """);

    private static readonly SqlStatement AjoutFichierDeMessage = new("INSERT INTO MessageFichier (MessageId, Ordre, Empreinte, NomDeFichier) VALUES (@Id, 1, @Empreinte, 'essai.pdf')");

    private static readonly SqlStatement AjoutAvis = new("""
        INSERT INTO AvisConsultatif (Id, DossierId, Role, QuartierCode, Question, TermeLe, DemandeLe, DemandePar, Sens, Commentaire, Empreinte, NomDeFichier, RenduLe, Version)
        VALUES (@Id, @DossierId, @Role, @Quartier, 'Essai', @Jour, @Le, @Par, @Sens, @Texte, @Empreinte, 'avis.pdf', @RenduLe, 1)
        """);

    private static readonly SqlStatement Siege = new("""
        UPDATE Siege SET TitulaireId = COALESCE(@TitulaireId, TitulaireId), SuppleantId = COALESCE(@SuppleantId, SuppleantId) WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement Presidence = new("UPDATE Seance SET PresidenceId = @CompteId WHERE Id = @SeanceId");
    private static readonly SqlStatement SansVisas = new("DELETE FROM CourrierVisa WHERE CourrierId = @CourrierId");
    private static readonly SqlStatement AjoutVisa = new("INSERT INTO CourrierVisa (CourrierId, FinanceurId, CompteId, Le) VALUES (@CourrierId, @FinanceurId, NULL, NULL)");

    public static readonly Guid ReunionId = Guid.Parse("0197b000-0000-7000-8000-000000000003");

    private static readonly SqlStatement AjoutReunion = new("""
        INSERT INTO Reunion (Id, AppelId, TerritoireId, Le, Lieu, CreeLe, CreePar, Version) VALUES (@Id, @AppelId, @TerritoireId, @Le, 'Essai', @Le, @Par, 1);
        INSERT INTO ReunionDossier (ReunionId, DossierId, Ordre) VALUES (@Id, @DossierId, 1);
        INSERT INTO AvisDeQuartier (ReunionId, DossierId, Sens, Texte, CompteId, Le, Version) VALUES (@Id, @DossierId, 'Favorable', 'DE-QUARTIER', @Par, @Le, 1)
        """);

    private static readonly SqlStatement AjoutNoteInterne = new("""
        INSERT INTO NoteInterne (Id, DossierId, CompteId, Portee, FinanceurId, Texte, Le, ModifieeLe, Version) VALUES (@Id, @DossierId, @Par, @Portee, @FinanceurId, @Texte, @Le, NULL, 1)
        """);

    private static readonly Guid Ici = Guid.Parse("0197b000-0000-7000-8000-000000000010");
    private static readonly Guid Ailleurs = Guid.Parse("0197b000-0000-7000-8000-000000000011");

    private static readonly Dictionary<string, Guid> Ids = [];
    private static IReadOnlyList<ArbitrageRow> arbitrages = [];

    public static Guid Partenaire(string organisation) => Guid.Parse($"0197b000-0000-7000-8000-00000000010{Array.IndexOf(Organisations, organisation)}");

    public static Guid Organisation(SituationRow faits, string nom) => nom == "chef" ? faits.OrganisationId : Ids[nom];

    /// <summary>Partners, work of the funders, territories, meeting.</summary>
    public static async Task PoserLeDecorAsync(SqlSession session, SituationRow faits, DateTimeOffset le)
    {
        await session.ExecuterAsync(SansPartenaires, new { faits.DossierId });
        await session.ExecuterAsync(AjoutScenario, new { Id = ScenarioId, Nom = "Essai", EstPartage = false, faits.DossierId, Le = le });
        await session.ExecuterAsync(AjoutScenario, new { Id = ScenarioPartageId, Nom = "Essai montré", EstPartage = true, faits.DossierId, Le = le });
        var autres = await session.ListeAsync<Guid>(AutresOrganisations, new { faits.OrganisationId, Saut = 0, Taille = Organisations.Length });
        foreach (var (nom, id) in Organisations.Zip(autres))
        {
            Ids[nom] = id;
            var etat = nom switch { "accord" => "Accorde", "accepte" => "Accepte", "invite" => "Invite", "parti" => "Retire", _ => null };
            if (etat is not null)
            {
                await session.ExecuterAsync(AjoutPartenaire, new { Id = Partenaire(nom), faits.DossierId, OrganisationId = id, Etat = etat, Le = le.AddDays(-100) });
            }
        }

        await session.ExecuterAsync(AjoutDeport, new { Id = Guid.CreateVersion7(), faits.DossierId, Le = le });
        await session.ExecuterAsync(SansNotes, new { faits.DossierId });
        await session.ExecuterAsync(SansAccord, new { faits.DossierId });
        await session.ExecuterAsync(SansVisas, new { faits.CourrierId });
        arbitrages = await session.ListeAsync<ArbitrageRow>(LesArbitrages, new { faits.DossierId });
        await MarquerLesLignesAsync(session, faits);
        foreach (var lettre in Situation.Proposes.Keys)
        {
            await session.ExecuterAsync(AjoutVisa, new { faits.CourrierId, FinanceurId = faits.Financeur(lettre) });
        }

        await session.ExecuterAsync(AjoutTerritoire, new { Id = Ici, Nom = "Ici" });
        await session.ExecuterAsync(AjoutTerritoire, new { Id = Ailleurs, Nom = "Ailleurs" });
        await session.ExecuterAsync(QuartierDIci, new { Id = Ici, faits.DossierId });
        await session.ExecuterAsync(QuartierDAilleurs, new { Id = Ailleurs, faits.DossierId });
        await session.ExecuterAsync(SansQuartiersDeRencontre, new { faits.DossierId });
        await session.ExecuterAsync(SansRencontre, new { faits.DossierId });
        await session.ExecuterAsync(AjoutRencontre, new { faits.DossierId, Jour = DateOnly.FromDateTime(le.AddDays(-200).Date), Le = le.AddDays(-200) });
        await session.ExecuterAsync(AjoutQuartiersDeRencontre, new { faits.DossierId });
    }

    /// <summary>Gives each funder an opinion and amounts that nothing else has.</summary>
    public static async Task MarquerLesLignesAsync(SqlSession session, SituationRow faits)
    {
        foreach (var (lettre, propose) in Situation.Proposes)
        {
            var qui = new
            {
                faits.DossierId, FinanceurId = faits.Financeur(lettre), Avis = $"AVIS-{lettre}",
                Propose = long.Parse(propose, CultureInfo.InvariantCulture) * 100, Arbitre = long.Parse(Situation.Arbitres[lettre], CultureInfo.InvariantCulture) * 100,
            };
            await session.ExecuterAsync(Travail, qui);
            await session.ExecuterAsync(Montants, qui);
        }
    }

    /// <summary>The amounts of the relevé again: a letter is not published when they differ.</summary>
    public static async Task RendreLesArbitragesAsync(SqlSession session)
    {
        foreach (var arbitrage in arbitrages)
        {
            await session.ExecuterAsync(RendreArbitrage, arbitrage);
        }
    }

    /// <summary>Roles, memberships, seats; then what some of them wrote.</summary>
    public static async Task PoserLesPersonnesAsync(
        SqlSession session, SituationRow faits, IReadOnlyList<Personne> personnes, IReadOnlyDictionary<string, Guid> comptes, DateTimeOffset le)
    {
        foreach (var personne in personnes)
        {
            var (debut, fin) = personne.Est("futur") ? (le.AddDays(5), (DateTimeOffset?)null) : (le.AddDays(-300), personne.Est("fini") ? le.AddDays(-5) : personne.Est("a-terme") ? le.AddDays(50) : null);
            var qui = new
            {
                Id = Guid.CreateVersion7(), CompteId = comptes[personne.Code], Role = personne.Titre, Qualite = personne.Titre, Debut = debut, Fin = fin, FinanceurId = faits.Financeur(personne.Financeur),
                TerritoireId = personne.Est("ici") ? Ici : personne.Est("ailleurs") ? Ailleurs : (Guid?)null, faits.AppelId, faits.SeanceId,
                TitulaireId = personne.Est("titulaire") ? comptes[personne.Code] : (Guid?)null, SuppleantId = personne.Est("suppleant") ? comptes[personne.Code] : (Guid?)null,
                RemplaceId = personne.Est("remplace") ? comptes["instructeur"] : (Guid?)null,
                OrganisationId = personne.EstDUneOrganisation ? Organisation(faits, personne.Mots[0]) : (Guid?)null,
            };
            await session.ExecuterAsync(personne.EstDUneOrganisation ? AjoutMembre : AjoutCompteHabilite, qui);
            if (personne.Est("titulaire") || personne.Est("suppleant"))
            {
                await session.ExecuterAsync(Siege, qui);
            }

            if (personne.Est("preside"))
            {
                await session.ExecuterAsync(Presidence, qui);
            }
        }

        // A gives 1 everywhere and B 5: 20, 100, and 60 for whoever sees both.
        await NoterAsync("instructeur", "A", 1);
        await NoterAsync("instructeur.b", "B", 5);
        await EcrireLeFilAsync(session, faits, comptes, le);
        await DonnerDesAvisAsync(session, faits, comptes["instructeur"], le);
        await session.ExecuterAsync(AjoutReunion, new { Id = ReunionId, faits.AppelId, TerritoireId = Ici, faits.DossierId, Le = le.AddDays(-20), Par = comptes["referent"] });
        await NoterEntreAgentsAsync("Agents", "ENTRE-AGENTS", null);
        await NoterEntreAgentsAsync("Financeur", "INTERNE-A", faits.A);

        Task NoterEntreAgentsAsync(string portee, string texte, Guid? financeur) => session.ExecuterAsync(AjoutNoteInterne, new
        {
            Id = Guid.CreateVersion7(), faits.DossierId, Par = comptes["instructeur"], Portee = portee, FinanceurId = financeur, Texte = texte, Le = le,
        });

        Task NoterAsync(string qui, string lettre, int valeur) => session.ExecuterAsync(AjoutNote, new
        {
            faits.DossierId, CompteId = comptes[qui], FinanceurId = faits.Financeur(lettre), Valeur = valeur, Justification = $"NOTE-{lettre}", Le = le,
        });
    }

    // The instructor of A asked the référent, who answered with a file, and the délégué, who has not.
    private static async Task DonnerDesAvisAsync(SqlSession session, SituationRow faits, Guid par, DateTimeOffset le)
    {
        var jour = DateOnly.FromDateTime(le.Date).AddDays(20);
        await session.ExecuterAsync(AjoutAvis, new { Id = AvisDuReferent, faits.DossierId, Role = "ReferentQuartier", faits.Quartier, Jour = jour, Le = le, Par = par, Sens = "Favorable", Texte = "CONSULTATIF", faits.Empreinte, RenduLe = le });
        await session.ExecuterAsync(AjoutAvis, new
        {
            Id = Guid.CreateVersion7(), faits.DossierId, Role = "DeleguePrefet", faits.Quartier, Jour = jour, Le = le, Par = par, Sens = (string?)null, Texte = (string?)null, Empreinte = (string?)null, RenduLe = (DateTimeOffset?)null,
        });
    }

    // Each has written once, some of whom have since left.
    private static async Task EcrireLeFilAsync(SqlSession session, SituationRow faits, IReadOnlyDictionary<string, Guid> comptes, DateTimeOffset le)
    {
        foreach (var vider in new[] { SansDemandesDePiece, SansLectures, SansAvis, SansFichiersDeMessage, SansMessages })
        {
            await session.ExecuterAsync(vider, new { faits.DossierId });
        }

        (string Qui, string Cote, string? Financeur)[] auteurs =
        [
            ("red", "Organisation", null), ("secretariat", "Services", null), ("secretariat.fini", "Services", null), ("instructeur", "Services", "A"), ("instructeur.fini", "Services", "A"),
            ("accord.red", "Organisation", null), ("red.fini", "Organisation", null),
        ];
        foreach (var (i, (qui, cote, financeur)) in auteurs.Index())
        {
            var id = i == 0 ? MessageAvecFichier : Guid.CreateVersion7();
            await session.ExecuterAsync(AjoutMessage, new { Id = id, faits.DossierId, Rang = i + 1, Cote = cote, CompteId = comptes[qui], FinanceurId = faits.Financeur(financeur), Le = le.AddDays(-50) });
        }

        await session.ExecuterAsync(AjoutFichierDeMessage, new { Id = MessageAvecFichier, faits.Empreinte });
    }

    private sealed record ArbitrageRow
    {
        public required Guid Id { get; init; }
        public required string Etat { get; init; }
        public long? ArbitreSpecifique { get; init; }
        public long? ArbitreDroitCommun { get; init; }
    }
}
