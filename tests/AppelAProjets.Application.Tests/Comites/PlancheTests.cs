using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>The board in session: positions of the lines, votes, who types for whom, what closes an item.</summary>
[SurChaqueMoteur]
public sealed class PlancheTests
{
    private static readonly SqlStatement SansProposition = new("""
        UPDATE Ligne SET Etat = 'Recevable', ProposeSpecifique = NULL, ProposeDroitCommun = NULL, SansPropositionLe = @Le WHERE Id = @Id
        """);

    private static readonly SqlStatement Charges = new("UPDATE Dossier SET TotalCharges = @Charges WHERE Id = @Id");
    private static readonly SqlStatement Assiette = new("UPDATE Dossier SET AssietteEligible = @Assiette WHERE Id = @Id");
    private static readonly SqlStatement PartMaximale = new("UPDATE Appel SET PartMaximalePourcent = @Part WHERE Id = @Id");
    private static readonly SqlStatement EtatDeLigne = new("SELECT Etat FROM Ligne WHERE Id = @Id");
    private static readonly SqlStatement SaisisPour = new("SELECT COUNT(*) AS N FROM LigneMontant WHERE LigneId = @Id AND CompteId = @CompteId AND SaisiPar = @SaisiPar");
    private static readonly SqlStatement VotesSaisis = new("SELECT COUNT(*) AS N FROM Vote WHERE PointId = @Id AND SaisiPar = @SaisiPar");
    private static readonly SqlStatement Details = new("SELECT Details FROM Journal WHERE Objet = 'Point' AND ObjetId = @Id AND Action = 'clore'");
    private static readonly SqlStatement AccuserMembre = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);

    private static readonly SqlStatement FinDuDroit = new("UPDATE Habilitation SET Fin = @Le WHERE CompteId = @CompteId AND Role = 'MembreComite'");

    private SeanceDEssai essai = null!;
    private Acteur presidence = null!;
    private Acteur secretariat = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        presidence = await essai.ActeurAsync("presidence");
        secretariat = await essai.ActeurAsync("secretariat");
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task One_vote_of_eight_closes_nothing_and_what_is_missing_is_said()
    {
        var point = await OuvertAsync();
        await RefuserToutAsync(point);
        var (siege, _) = point.Representes.First(r => r.Siege.Voix == Voix.Deliberative);
        await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, SensDuVote.Contre), secretariat);

        var refus = await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."));

        Assert.That(refus.TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "vote.manque" }));
        Assert.That(refus.Refus!.Message, Does.Contain(point.Representes.Last(r => r.Siege.Voix == Voix.Deliberative).Siege.Nom).And.Not.Contain(siege.Nom));
    }

    [Test]
    public async Task A_vote_is_changed_until_the_item_is_closed_and_the_vote_gives_the_avis()
    {
        var point = await OuvertAsync();
        await RefuserToutAsync(point);
        await essai.VoterAsync(point, SensDuVote.Pour);
        var contre = await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."));
        await essai.VoterAsync(point, SensDuVote.Contre);
        var clos = await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."));
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        var tard = await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(point.Sieges[0].Id, SensDuVote.Pour), secretariat);

        Assert.Multiple(async () =>
        {
            Assert.That((contre.Refus?.Code, clos.Refus, tard.Refus?.Code), Is.EqualTo(("vote.avis", (Refus?)null, "vote.clos")));
            Assert.That((apres.Vote.Pour, apres.Vote.Contre, apres.Point.Presents), Is.EqualTo((0, point.SiegesPresents, (int?)point.SiegesPresents)));
            Assert.That((await essai.LireAsync<string>(Details, new { Id = point.Point.Id.ToString() })).Single(), Does.Contain("défavorable, majorité simple des sièges présents"));
        });
    }

    [Test]
    public async Task A_consensus_is_one_key_of_the_chair_and_yields_to_another_voice()
    {
        var point = await OuvertAsync();
        var membre = await essai.ActeurAsync("membre.pref44");
        var siege = point.Representes.Single(r => r.Occupant == membre.CompteId).Siege;
        await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, SensDuVote.Abstention), membre);
        var refus = await essai.Sieges.ConstaterConsensusAsync(essai.SeanceId, point.Point.Id, presidence);
        await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, SensDuVote.Pour), membre);

        Assert.That((await essai.Sieges.ConstaterConsensusAsync(essai.SeanceId, point.Point.Id, membre)).Refus?.Code, Is.EqualTo("vote.consensus-qui"));
        Assert.That((await essai.Sieges.ConstaterConsensusAsync(essai.SeanceId, point.Point.Id, presidence)).Refus, Is.Null);
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.That((refus.Refus?.Code, apres.Vote.SansVote.Count, apres.Vote.Pour), Is.EqualTo(("vote.consensus", 0, point.SiegesPresents)));
        Assert.That(apres.Complet.Votes.Single(v => v.SiegeId == siege.Id).SaisiPar, Is.Null, "who voted keeps that voice");
    }

    [Test]
    public async Task The_secretary_types_for_a_seat_in_the_room_and_it_is_said()
    {
        var point = await OuvertAsync();
        var ligne = Proposees(point)[0];
        var (siege, occupant) = point.Representes.Single(r => r.Siege.FinanceurId == ligne.FinanceurId);
        var qui = (await essai.TableauAsync(presidence)).Sieges.Single(s => s.Id == siege.Id);

        Assert.That((await EntrerAsync(point, ligne, 100)).Refus, Is.Null);
        await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, SensDuVote.Pour), secretariat);
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        foreach (var compte in new[] { qui.TitulaireId, qui.SuppleantId }.OfType<Guid>())
        {
            await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Id, compte, Present: false), secretariat);
        }

        var absente = await EntrerAsync(point, apres.Complet.Lignes.Single(l => l.Id == ligne.Id), 200);
        var vote = await essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, SensDuVote.Contre), secretariat);
        var partie = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.Multiple(async () =>
        {
            Assert.That((await essai.LireAsync<int>(SaisisPour, new { ligne.Id, CompteId = occupant, SaisiPar = secretariat.CompteId })).Single(), Is.EqualTo(1));
            Assert.That((await essai.LireAsync<int>(VotesSaisis, new { point.Point.Id, SaisiPar = secretariat.CompteId })).Single(), Is.EqualTo(1));
            Assert.That(apres.Complet.Lignes.Single(l => l.Id == ligne.Id).SaisiPar, Is.EqualTo(secretariat.Nom));
            Assert.That((absente.Refus?.Code, vote.Refus?.Code), Is.EqualTo(("ligne.siege", "vote.siege")));
            Assert.That(partie.SiegesPresents, Is.EqualTo(point.SiegesPresents - 1));
            Assert.That(partie.Vote.Pour, Is.EqualTo(apres.Vote.Pour - 1), "who left is not counted");
        });
    }

    [Test]
    public async Task Only_the_secretary_or_the_person_notes_a_presence()
    {
        var point = await OuvertAsync();
        var (siege, occupant) = point.Representes[0];
        var autre = await essai.ActeurAsync(point.Representes[0].Occupant == (await essai.ActeurAsync("membre.pref44")).CompteId ? "membre.nm" : "membre.pref44");
        Assert.That((await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Id, occupant, false), autre)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Id, presidence.CompteId, true), secretariat)).Issue, Is.EqualTo(Issue.Absent), "not of that seat");
    }

    [Test]
    public async Task The_déport_of_who_holds_no_seat_touches_nothing()
    {
        var point = await OuvertAsync();
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        var membre = await essai.ActeurAsync("membre.pref44");
        await DeporterAsync(instructeur, point);
        Assert.That((await essai.PointAsync(point.Point.Id, presidence))!.Complet.Deports, Is.EqualTo(point.Complet.Deports));
        await DeporterAsync(membre, point);
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.That(apres.Complet.Deports.Except(point.Complet.Deports), Is.EqualTo(new[] { membre.CompteId }));
        Assert.That(apres.DeportsDesSieges.Select(s => s.TitulaireId), Does.Contain(membre.CompteId));
    }

    [Test]
    public async Task A_line_without_proposal_is_arbitrated_or_refused_and_comes_back_to_the_instruction()
    {
        var point = await OuvertAsync();
        var ligne = Proposees(point)[0];
        await essai.EcrireAsync(SansProposition, new { ligne.Id, Le = essai.Horloge.GetUtcNow() });
        var muet = await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."));
        Assert.That((await EntrerAsync(point, ligne, 100)).Refus, Is.Null);
        Assert.That((await EntrerAsync(point, await RelireAsync(point, ligne), 0, "Rien à ajouter.")).Refus, Is.Null);
        Assert.That((await essai.LireAsync<string>(EtatDeLigne, new { ligne.Id })).Single(), Is.EqualTo("RefuseeComite"));
        Assert.That(muet.TousLesRefus.Select(r => r.Message), Has.Some.Matches<string>(m => m!.Contains("pas de position", StringComparison.Ordinal) && m.Contains(ligne.Sigle, StringComparison.Ordinal)));

        Assert.That((await AjournerAsync(point)).Refus, Is.Null);
        Assert.That((await essai.LireAsync<string>(EtatDeLigne, new { ligne.Id })).Single(), Is.EqualTo("Recevable"));
    }

    [Test]
    public async Task A_reserved_line_says_what_it_awaits_holds_nothing_and_lets_the_item_close()
    {
        var point = await OuvertAsync();
        var lignes = Proposees(point);
        var muette = await essai.Arbitrage.ExecuterAsync(essai.SeanceId, point.Point.Id, Reserve(lignes[0], " "), secretariat);
        await EntrerAsync(point, lignes[0], 100);
        var reserve = await essai.Arbitrage.ExecuterAsync(essai.SeanceId, point.Point.Id, Reserve(await RelireAsync(point, lignes[0]), "La délibération du 12 mars"), secretariat);
        await RefuserToutAsync((await essai.PointAsync(point.Point.Id, presidence))!, sauf: lignes[0].Id);
        await essai.VoterAsync(point, SensDuVote.Contre);
        var clos = await CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "En attente."));
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.Id == lignes[0].Id);
        Assert.Multiple(() =>
        {
            Assert.That((muette.Refus?.Code, reserve.Refus, clos.Refus), Is.EqualTo(("ligne.attendu", (Refus?)null, (Refus?)null)));
            Assert.That((apres.Etat, apres.ReserveAttendu, apres.Arbitre), Is.EqualTo((EtatLigne.Proposee, "La délibération du 12 mars", (Repartition?)null)));
        });
    }

    [Test]
    public async Task Charges_assiette_and_ceiling_of_the_call_hold_in_session()
    {
        var point = await OuvertAsync();
        var ligne = Proposees(point)[0];
        await essai.EcrireAsync(Charges, new { Id = point.Point.DossierId, Charges = 4_780_000L });
        var trop = await EntrerAsync(point, ligne, 612_000, "Le comité complète.");
        await essai.EcrireAsync(Assiette, new { Id = point.Point.DossierId, Assiette = 100_000L });
        var horsAssiette = await EntrerAsync(point, ligne, 1_001, "Le comité complète.");
        await essai.EcrireAsync(PartMaximale, new { Id = point.Seance.AppelId, Part = 50 });
        var horsPart = await EntrerAsync(point, ligne, 501, "Le comité complète.");
        Assert.Multiple(() =>
        {
            Assert.That(trop.Refus?.Code, Is.EqualTo("arbitrage.charges"));
            Assert.That(horsAssiette.Refus?.Code, Is.EqualTo("arbitrage.assiette"));
            Assert.That(horsPart.Refus?.Code, Is.EqualTo("arbitrage.part"));
        });
        Assert.That((await EntrerAsync(point, ligne, 500, "Le comité complète.")).Refus, Is.Null);
    }

    [Test]
    public async Task More_than_what_was_asked_needs_a_reason()
    {
        var point = await OuvertAsync();
        var ligne = Proposees(point)[0];
        var euros = (ligne.Demande.Centimes / 100) + 1;
        await essai.EcrireAsync(Charges, new { Id = point.Point.DossierId, Charges = 100_000_000L });
        Assert.That((await EntrerAsync(point, ligne, euros)).Refus?.Code, Is.EqualTo("arbitrage.motif"));
        Assert.That((await EntrerAsync(point, ligne, euros, "Quartier prioritaire.")).Refus, Is.Null);
    }

    [Test]
    public async Task An_adjourned_item_keeps_its_lines_as_the_session_left_them_and_its_reason()
    {
        var point = await OuvertAsync();
        var lignes = Proposees(point);
        await EntrerAsync(point, lignes[0], 100);
        Assert.That((await AjournerAsync(point)).Refus, Is.Null);
        await essai.EcrireAsync(SansProposition, new { lignes[0].Id, Le = essai.Horloge.GetUtcNow() });

        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.Multiple(() =>
        {
            Assert.That(apres.Complet.Lignes.Select(l => (l.Id, l.Etat, l.Demande, l.Propose)), Is.EqualTo(point.Complet.Lignes.Select(l => (l.Id, l.Etat, l.Demande, l.Propose))), "what instruction does later is not this session’s");
            Assert.That(apres.Complet.Lignes.Select(l => l.Arbitre), Is.All.Null);
            Assert.That((apres.Point.Motif, apres.Point.Attendu), Is.EqualTo(("Budget à revoir.", "Un budget corrigé")));
        });
    }

    [Test]
    public async Task An_adjournment_says_until_when()
    {
        var point = await OuvertAsync();
        var refus = await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, new SortDuPoint
        {
            Action = ActionPoint.Ajourner, Version = point.Point.Version, Motif = "Budget à revoir.", Avis = new AvisCommun(TypeAvis.Ajourne, "Budget à revoir.", Attendu: "Un budget corrigé"),
        }, presidence);
        Assert.That(refus.Refus?.Code, Is.EqualTo("avis.attendu"));
    }

    [Test]
    public async Task Several_conditions_are_kept_in_order_and_a_reopened_item_keeps_what_was_written()
    {
        var point = await OuvertAsync();
        var lignes = Proposees(point);
        await EntrerAsync(point, lignes[0], 100);
        await RefuserToutAsync((await essai.PointAsync(point.Point.Id, presidence))!, sauf: lignes[0].Id);
        await essai.VoterAsync(point, SensDuVote.Pour);
        ConditionDAvis[] conditions = [new("Fournir le bilan", new DateOnly(2027, 5, 1), "la CAF"), new("Trouver une salle", new DateOnly(2027, 6, 1), "la Ville")];
        Assert.That((await CloreAsync(point, new AvisCommun(TypeAvis.FavorableSousReserve, "Projet utile.", conditions))).Refus, Is.Null);
        var clos = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.That(clos.Avis!.Conditions, Is.EqualTo(conditions));

        var rouvert = await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, new SortDuPoint { Action = ActionPoint.Rouvrir, Version = clos.Point.Version, Motif = "Une erreur." }, presidence);
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.That((rouvert.Refus, apres.Point.Etat, apres.Point.Motif), Is.EqualTo(((Refus?)null, EtatPoint.Inscrit, "Projet utile.")));
        Assert.That(apres.Avis!.Conditions, Is.EqualTo(conditions));
    }

    [Test]
    public async Task The_room_is_shown_nothing_of_an_item_from_which_someone_present_stands_down()
    {
        var point = await OuvertAsync();
        var membre = await essai.ActeurAsync("membre.pref44");
        var examens = new ExamenQuery(essai.Base, essai.Horloge);
        Assert.That((await new PresenterPoint(essai.Ecrivain).ExecuterAsync(essai.SeanceId, point.Point.Id, membre)).Refus?.Code, Is.EqualTo("point.presenter"));
        Assert.That((await new PresenterPoint(essai.Ecrivain).ExecuterAsync(essai.SeanceId, point.Point.Id, presidence)).Refus, Is.Null);
        var avant = (await examens.ProjeterAsync(essai.SeanceId, presidence, default))!;
        await DeporterAsync(membre, point);
        var pendant = (await examens.ProjeterAsync(essai.SeanceId, presidence, default))!;
        var siege = point.Representes.Single(r => r.Occupant == membre.CompteId).Siege;
        await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Id, membre.CompteId, Present: false), secretariat);
        var apres = (await examens.ProjeterAsync(essai.SeanceId, presidence, default))!;
        Assert.That(new[] { avant, pendant, apres }.Select(p => (p.Examen?.Point.Id, p.EstReserve)),
            Is.EqualTo(new[] { ((Guid?)point.Point.Id, false), (null, true), (point.Point.Id, false) }));
    }

    private static IReadOnlyList<LigneDePointRow> Proposees(PointEnSeance point) =>
        [.. point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId))];

    private static Arbitrage Reserve(LigneDePointRow ligne, string attendu) => new()
    {
        FinanceurId = ligne.FinanceurId, Version = ligne.Version, Specifique = Montant.Zero, DroitCommun = Montant.Zero, Fermete = Fermete.Principe, Reserver = true, Attendu = attendu,
    };

    [Test]
    public async Task The_vote_of_who_stands_down_since_is_not_counted_and_is_asked_again()
    {
        var point = await OuvertAsync();
        var membre = await essai.ActeurAsync("membre.pref44");
        var siege = point.Representes.Single(r => r.Occupant == membre.CompteId).Siege;
        await essai.VoterAsync(point, SensDuVote.Pour);
        var avant = (await essai.PointAsync(point.Point.Id, presidence))!.Vote;

        await DeporterAsync(membre, point);
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!;

        Assert.That((apres.Vote.Pour, apres.Scrutin.Bulletins.Any(b => b.SiegeId == siege.Id)), Is.EqualTo((avant.Pour - 1, false)));

        // The suppléant sits: consensus asks this seat again, and writes its vote.
        if (apres.Representes.Any(r => r.Siege.Id == siege.Id))
        {
            Assert.That((await essai.Sieges.ConstaterConsensusAsync(essai.SeanceId, point.Point.Id, presidence)).TousLesRefus, Is.Empty);
            Assert.That((await essai.PointAsync(point.Point.Id, presidence))!.Scrutin.Bulletins.Any(b => b.SiegeId == siege.Id), Is.True);
        }
    }

    [Test]
    public async Task Who_comes_once_an_item_is_closed_does_not_undo_it()
    {
        var point = await OuvertAsync();
        var ligne = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee);
        var siege = point.Representes.First(r => r.Siege.FinanceurId == ligne.FinanceurId);
        foreach (var present in point.Presents.Where(p => p.SiegeId == siege.Siege.Id).ToList())
        {
            Assert.That((await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Siege.Id, present.CompteId, false), secretariat)).TousLesRefus, Is.Empty);
        }

        point = (await essai.PointAsync(point.Point.Id, presidence))!;
        foreach (var autre in point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee && l.FinanceurId != ligne.FinanceurId && !point.NonRepresentes.Contains(l.FinanceurId)))
        {
            Assert.That((await essai.ArbitrerAsync(point, autre, Montant.Zero, motif: "Hors des priorités.")).TousLesRefus, Is.Empty);
        }

        await essai.VoterAsync(point, SensDuVote.Contre);
        point = (await essai.PointAsync(point.Point.Id, presidence))!;
        Assert.That((await essai.CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."), presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
        Assert.That((await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Siege.Id, siege.Occupant, true), secretariat)).TousLesRefus, Is.Empty);
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            await essai.RefuserAsync(row.Id, presidence);
        }

        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence);
        Assert.That((await essai.Releve.ExecuterAsync(essai.SeanceId, presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
    }

    [Test]
    public async Task A_right_that_ended_opens_nothing_though_the_seat_still_names_the_person()
    {
        var membre = await essai.ActeurAsync("membre.pref44");
        Assert.That(await new SeanceQuery(essai.Base).ChargerAsync(essai.SeanceId, membre, default), Is.Not.Null);
        await essai.EcrireAsync(FinDuDroit, new { membre.CompteId, Le = essai.Horloge.GetUtcNow().AddMinutes(-1) });
        membre = await essai.ActeurAsync("membre.pref44");
        Assert.That(await new SeanceQuery(essai.Base).ChargerAsync(essai.SeanceId, membre, default), Is.Null);
        var siege = (await essai.TableauAsync(presidence)).Sieges.First(s => s.TitulaireId == membre.CompteId);
        Assert.That((await essai.Sieges.NoterPresenceAsync(essai.SeanceId, new PresenceANoter(siege.Id, membre.CompteId, true), secretariat)).Refus?.Code, Is.EqualTo("presence.droit"));
    }

    [Test]
    public async Task An_item_from_which_the_chair_stands_down_is_taken_off_by_the_secretary_and_the_session_can_end()
    {
        var point = await OuvertAsync();
        var retrait = new SortDuPoint { Action = ActionPoint.Retirer, Version = point.Point.Version, Motif = "La présidence se déporte." };
        var trop = await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, retrait, secretariat);

        await DeporterAsync(presidence, point);
        var retire = await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, retrait, secretariat);

        Assert.That((trop.Refus?.Code, retire.Refus), Is.EqualTo(("point.retrait-secretariat", (Refus?)null)));
    }

    private async Task<PointEnSeance> OuvertAsync()
    {
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await essai.PointAsync(row.Id, presidence))!;
            if (Proposees(point).Count > 1)
            {
                return point;
            }
        }

        throw new InvalidOperationException("The demonstration has no open item.");
    }

    private async Task<LigneDePointRow> RelireAsync(PointEnSeance point, LigneDePointRow ligne) =>
        (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.Id == ligne.Id);

    private Task<Resultat> EntrerAsync(PointEnSeance point, LigneDePointRow ligne, long euros, string? motif = null) =>
        essai.Arbitrage.ExecuterAsync(essai.SeanceId, point.Point.Id, new Arbitrage
        {
            FinanceurId = ligne.FinanceurId, Version = ligne.Version, Specifique = Montant.DeEuros(euros), DroitCommun = Montant.Zero, Fermete = Fermete.Principe, Motif = motif,
        }, secretariat);

    private async Task RefuserToutAsync(PointEnSeance point, Guid sauf = default)
    {
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Id != sauf && l.Etat is EtatLigne.Proposee or EtatLigne.Arbitree && l.Id != sauf))
        {
            Assert.That((await EntrerAsync(point, ligne, 0, "Hors des priorités.")).Refus, Is.Null);
        }
    }

    private async Task<Resultat> CloreAsync(PointEnSeance point, AvisCommun avis) => await essai.CloreAsync((await essai.PointAsync(point.Point.Id, presidence))!, avis, presidence);

    private async Task<Resultat> AjournerAsync(PointEnSeance point) => await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, new SortDuPoint
    {
        Action = ActionPoint.Ajourner,
        Version = point.Point.Version,
        Motif = "Budget à revoir.",
        Avis = new AvisCommun(TypeAvis.Ajourne, "Budget à revoir.", Attendu: "Un budget corrigé", AttenduLe: new DateOnly(2027, 4, 30)),
    }, presidence);

    private Task DeporterAsync(Acteur qui, PointEnSeance point) =>
        essai.EcrireAsync(AccuserMembre, new { Id = Guid.NewGuid(), qui.CompteId, point.Point.DossierId, Le = essai.Horloge.GetUtcNow() });
}
