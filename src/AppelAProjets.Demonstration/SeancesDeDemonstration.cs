using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Demonstration;

internal sealed record PointDuJeu(DossierDuJeu Dossier, IReadOnlyList<LigneDuJeu> Lignes, bool EstClos);

internal sealed class SeancesDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel)
{
    private const int Quorum = 5;
    private const int PremiereSeance = -10;
    private const int SeanceSuivante = 14;
    private const string CollegeDesHabitants = "Habitants";

    private readonly Dictionary<string, Guid> permanents = [];

    /// <summary>When the committee of that call meets.</summary>
    public static DateTimeOffset HeureDeSeance(AppelDuJeu appel, int jours = 0) => HeureDeParis.Convertir(appel.Comite.AddDays(jours), new TimeOnly(9, 30)).Valeur;

    /// <summary>When that dossier is examined: what is already arbitrated in a call still meeting was so at a first session.</summary>
    public static DateTimeOffset HeureDeSeance(DossierDuJeu dossier) => HeureDeSeance(dossier.Appel, dossier.Etat == EtatDossier.Arbitre ? PremiereSeance : 0);

    /// <summary>Seats of the call; then, once the committee meets, its session.</summary>
    public void Ajouter(AppelDuJeu appel, IReadOnlyList<PointDuJeu> points)
    {
        var sieges = appel.Financeurs.Select((f, i) => AjouterSiege(appel, f.Fiche.Nom, f, i + 1)).ToList();
        AjouterSiege(appel, "Conseils citoyens", null, sieges.Count + 1);
        if (points.Count == 0)
        {
            return;
        }

        foreach (var (rang, groupe) in points.GroupBy(p => HeureDeSeance(p.Dossier)).OrderBy(g => g.Key).Index())
        {
            Tenir(appel, rang + 1, [.. groupe], sieges);
        }

        if (appel.Etat == EtatAppel.Comite)
        {
            AjouterSeance(appel, "Séance suivante", HeureDeSeance(appel, SeanceSuivante), EtatSeance.Preparee);
        }
    }

    private void Tenir(AppelDuJeu appel, int rang, IReadOnlyList<PointDuJeu> points, List<(Guid Id, FinanceurDuJeu Financeur)> sieges)
    {
        var prevueLe = HeureDeSeance(points[0].Dossier);
        var arretee = points.All(p => p.Dossier.Etat != EtatDossier.EnComite);
        var (titre, debut) = ($"Comité des financeurs, {appel.Titre}", jeu.AuPlusTard(prevueLe));
        var seance = AjouterSeance(appel, titre, prevueLe, arretee ? EtatSeance.Arretee : EtatSeance.Ouverte);
        Presents(appel, seance, sieges, debut);
        var ids = points.Select((point, i) => AjouterPoint(seance, point, i + 1, sieges, debut)).ToList();
        if (arretee)
        {
            Arreter(appel, points, new Releve(seance, titre, appel.Titre, prevueLe, referentiel.Presidence.NomComplet, debut.AddHours(6), [.. points.Select((p, i) => Relever(appel, p, i + 1))])
            {
                Numero = rang,
                Sieges = [.. sieges.Select(s => Sieger(appel, s.Financeur))],
            });
            foreach (var (point, id) in points.Zip(ids).Where(p => p.First.Dossier.Etat != EtatDossier.Arbitre))
            {
                RaconterLeCourrier(point.Dossier, CourriersDeDemonstration.Prevoir(id, debut.AddHours(6)));
            }
        }
    }

    private void RaconterLeCourrier(DossierDuJeu dossier, (Guid Id, DateTimeOffset PublieLe) courrier)
    {
        jeu.Raconter(courrier.PublieLe.AddDays(-3), referentiel.Secretariat, "preparer", "Courrier", courrier.Id);
        jeu.Raconter(courrier.PublieLe, referentiel.Secretariat, "publier", "Courrier", courrier.Id);
        jeu.Raconter(courrier.PublieLe, referentiel.Secretariat, "publier-avis", "Dossier", dossier.Id);
    }

    private (Guid Id, FinanceurDuJeu Financeur) AjouterSiege(AppelDuJeu appel, string nom, FinanceurDuJeu? financeur, int ordre)
    {
        var id = jeu.Id("Siege", appel.Ouverture);
        var court = nom.Length > 120 ? nom[..120] : nom;
        // The standing composition is what the calls have taken over, once each.
        var permanent = permanents.TryGetValue(court, out var connu) ? connu : permanents[court] = jeu.Id("SiegePermanent", appel.Ouverture);
        var siege = new
        {
            Id = id, AppelId = appel.Id, Nom = court, FinanceurId = financeur?.Id, College = financeur is null ? CollegeDesHabitants : null,
            Voix = (financeur is null ? Voix.Consultative : Voix.Deliberative).ToString(), TitulaireId = financeur?.Agents["membre"].Id,
            SuppleantId = financeur?.Agents["suppleant"].Id, PermanentId = permanent, Ordre = ordre, Version = 1,
        };
        if (connu == default)
        {
            jeu.Ajouter(InsertionsDeComites.SiegePermanent, new { Id = permanent, siege.Nom, siege.FinanceurId, siege.College, siege.Voix, siege.TitulaireId, siege.SuppleantId, Ordre = permanents.Count });
        }

        jeu.Ajouter(InsertionsDeComites.Siege, siege);
        return (id, financeur!);
    }

    private Guid AjouterSeance(AppelDuJeu appel, string titre, DateTimeOffset prevueLe, EtatSeance etat)
    {
        var preparee = jeu.AuPlusTard(prevueLe.AddDays(-20));
        var id = jeu.Id("Seance", preparee);
        jeu.Ajouter(InsertionsDeComites.Seance, new
        {
            Id = id, AppelId = appel.Id, Titre = titre, PrevueLe = prevueLe, Lieu = "Salle de la Démonstration, Nantes", Etat = etat.ToString(), Quorum,
            PresidenceId = referentiel.Presidence.Id, Version = 1,
        });
        jeu.Raconter(preparee, referentiel.Secretariat, "preparer", "Seance", id);
        (EtatSeance Etat, CompteDuJeu Qui, ActionSeance Action, DateTimeOffset Le)[] etapes =
        [
            (EtatSeance.Convoquee, referentiel.Secretariat, ActionSeance.Convoquer, prevueLe.AddDays(-12)),
            (EtatSeance.Ouverte, referentiel.Presidence, ActionSeance.Ouvrir, prevueLe.AddMinutes(2)),
            (EtatSeance.Close, referentiel.Presidence, ActionSeance.Clore, prevueLe.AddHours(5)),
        ];
        foreach (var etape in etapes.Where(e => e.Etat <= etat))
        {
            jeu.Raconter(jeu.AuPlusTard(etape.Le), etape.Qui, FaireAvancerSeance.EnActe(etape.Action).Code(), "Seance", id);
        }

        return id;
    }

    // The last funder is represented by its suppléant.
    private void Presents(AppelDuJeu appel, Guid seance, List<(Guid Id, FinanceurDuJeu Financeur)> sieges, DateTimeOffset debut)
    {
        foreach (var (siege, financeur) in sieges)
        {
            var le = jeu.AuPlusTard(debut.AddMinutes(5));
            jeu.Ajouter(InsertionsDeComites.SeancePresence, new { SeanceId = seance, SiegeId = siege, CompteId = Occupant(appel, financeur).Id, Le = le });
            jeu.Raconter(le, Occupant(appel, financeur), "prendre-place", "Seance", seance);
        }
    }

    private static CompteDuJeu Occupant(AppelDuJeu appel, FinanceurDuJeu financeur) => financeur.Agents[financeur == appel.Financeurs[^1] ? "suppleant" : "membre"];

    private Guid AjouterPoint(Guid seance, PointDuJeu point, int ordre, List<(Guid Id, FinanceurDuJeu Financeur)> sieges, DateTimeOffset debut)
    {
        var (dossier, le) = (point.Dossier, jeu.AuPlusTard(debut.AddMinutes(10 * ordre)));
        var id = dossier.Alea.Id(debut);
        var avis = point.EstClos ? ArbitrageDeDemonstration.Avis(dossier, point.Lignes) : null;
        jeu.Ajouter(InsertionsDeComites.Point, new
        {
            Id = id, SeanceId = seance, DossierId = dossier.Id, Ordre = ordre, Etat = (point.EstClos ? EtatPoint.Clos : EtatPoint.Inscrit).ToString(),
            Avis = avis?.Type.ToString(), avis?.Motif, avis?.Attendu, AttenduAvantLe = avis?.AttenduLe, DroitCommunDestinataire = avis?.ReorienteVers,
            Presents = point.EstClos ? sieges.Count : (int?)null, Version = 1,
        });
        foreach (var (rang, condition) in (avis?.Conditions ?? []).Index())
        {
            jeu.Ajouter(InsertionsDeComites.PointCondition, new { PointId = id, Ordre = rang + 1, condition.Texte, AvantLe = condition.Terme, condition.LeveePar });
        }

        jeu.Raconter(jeu.AuPlusTard(debut.AddDays(-10)), referentiel.Secretariat, "inscrire", "Dossier", dossier.Id);
        if (avis is null)
        {
            return id;
        }

        foreach (var (siege, financeur) in sieges)
        {
            var qui = Occupant(dossier.Appel, financeur);
            jeu.Ajouter(InsertionsDeComites.Vote, new { PointId = id, SiegeId = siege, CompteId = qui.Id, Sens = Sens(avis, ordre, financeur).ToString(), Le = le });
            jeu.Raconter(le, qui, "voter", "Point", id);
        }

        foreach (var ligne in point.Lignes.Where(l => l.Arbitre is not null))
        {
            jeu.Raconter(le, Occupant(dossier.Appel, ligne.Financeur), "arbitrer", "Ligne", ligne.Id);
        }

        jeu.Raconter(le, referentiel.Presidence, "clore", "Point", id);
        return id;
    }

    private static SensDuVote Sens(AvisCommun avis, int ordre, FinanceurDuJeu financeur) => ((ordre + financeur.Fiche.Sigle.Length) % 7) switch
    {
        0 => SensDuVote.Abstention,
        1 when avis.Type != TypeAvis.Favorable => SensDuVote.Contre,
        _ when avis.Type == TypeAvis.Defavorable => SensDuVote.Contre,
        _ => SensDuVote.Pour,
    };

    private static SiegeDuReleve Sieger(AppelDuJeu appel, FinanceurDuJeu? financeur)
    {
        if (financeur is null)
        {
            return new SiegeDuReleve("Conseils citoyens", Voix.Consultative, []);
        }

        var suppleant = Occupant(appel, financeur) == financeur.Agents["suppleant"];
        return new SiegeDuReleve(financeur.Fiche.Nom, Voix.Deliberative, [new PresentDuReleve(Occupant(appel, financeur).NomComplet, suppleant)])
        {
            Titulaire = financeur.Agents["membre"].NomComplet,
            Suppleant = financeur.Agents["suppleant"].NomComplet,
        };
    }

    private void Arreter(AppelDuJeu appel, IReadOnlyList<PointDuJeu> points, Releve releve)
    {
        var (id, contenu) = (jeu.Id("Releve", releve.ArreteLe), releve.Ecrire());
        jeu.Ajouter(InsertionsDeComites.Releve, new
        {
            Id = id, releve.SeanceId, AppelId = appel.Id, releve.Numero, Contenu = contenu, Empreinte = Releve.Empreinte(contenu), releve.ArreteLe,
            ArretePar = referentiel.Presidence.Id,
        });
        foreach (var point in points)
        {
            jeu.Ajouter(InsertionsDeComites.ReleveDossier, new { ReleveId = id, DossierId = point.Dossier.Id });
        }

        jeu.Raconter(releve.ArreteLe, referentiel.Presidence, "arreter-releve", "Seance", releve.SeanceId);
    }

    private static PointDuReleve Relever(AppelDuJeu appel, PointDuJeu point, int ordre)
    {
        var avis = ArbitrageDeDemonstration.Avis(point.Dossier, point.Lignes);
        var votes = appel.Financeurs.CountBy(f => Sens(avis, ordre, f)).ToDictionary();
        return new PointDuReleve
        {
            Ordre = ordre,
            Numero = point.Dossier.Numero!,
            Titre = point.Dossier.Titre,
            Organisation = point.Dossier.Association.Fiche.Nom,
            Etat = EtatPoint.Clos,
            Avis = avis,
            Pour = votes.GetValueOrDefault(SensDuVote.Pour),
            Contre = votes.GetValueOrDefault(SensDuVote.Contre),
            Abstentions = votes.GetValueOrDefault(SensDuVote.Abstention),
            Deports = 0,
            SiegesPresents = appel.Financeurs.Count,
            Quorum = Quorum,
            Votes = [.. appel.Financeurs.Select(f => new VoteDuReleve(f.Fiche.Nom, Voix.Deliberative, Occupant(appel, f).NomComplet, Sens(avis, ordre, f)))],
            Lignes = [.. point.Lignes.Select(l => new LigneDuReleve(
                new(l.Financeur.Id, l.Financeur.Fiche.Nom, l.Financeur.Fiche.Sigle), l.Arbitre is null ? l.Etat : l.Arbitre.Value.Total.EstPositif ? EtatLigne.Arbitree : EtatLigne.RefuseeComite, l.Demande,
                l.Arbitre?.Specifique ?? Montant.Zero, l.Arbitre?.DroitCommun ?? Montant.Zero, l.Arbitre?.Total.EstPositif == true ? Fermete.SousReserveDeDecision : null))],
        };
    }
}
