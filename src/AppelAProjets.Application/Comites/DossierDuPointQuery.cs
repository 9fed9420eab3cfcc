using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>A dossier on an agenda, as the committee reads it: what the funders share once its instruction is closed, without bank details nor the pieces kept for those who pay.</summary>
public sealed record DossierDuPoint
{
    public required SeanceDetailRow Seance { get; init; }
    public required PlaceDuPointRow Place { get; init; }
    public required AppelComplet Appel { get; init; }
    public required DossierLecture Lecture { get; init; }
    public required IReadOnlyList<LigneAuComite> Lignes { get; init; }
    public required IReadOnlyList<NoteAuComite> Notes { get; init; }
    /// <summary>Given, and that still count.</summary>
    public required IReadOnlyList<AvisLu> Avis { get; init; }
    public required IReadOnlyList<AvisDeQuartierLu> AvisDeQuartier { get; init; }
    public required RencontreContenu Rencontre { get; init; }
    public required IReadOnlyList<FichierDuDossier> Fichiers { get; init; }

    public LecteurDeDossier Lecteur => Appel.Lecteur(litTout: false);

    public PlanDeFinancement Plan => Lecture.Contenu.Financement.Plan();

    public Montant Seuil => Place.SeuilDeViabilite ?? Montant.Zero;

    public Synthese? Synthese => Synthese.De(Evaluations);

    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil => Appel.Grille.SousLeSeuil(Evaluations);

    private IEnumerable<Evaluation> Evaluations => Notes.GroupBy(n => n.CompteId)
        .Select(g => Appel.Grille.Evaluer(g.Key, [.. g.Select(n => new Note(n.CritereId.ToString(), n.Valeur, n.Justification))], enDeport: false)).OfType<Evaluation>();
}

/// <summary>Where it stands on the agenda, and what stands around it.</summary>
public sealed record PlaceDuPointRow
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required int Ordre { get; init; }
    public required EtatPoint Etat { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public Montant? SeuilDeViabilite { get; init; }
    public Montant? AssietteEligible { get; init; }
}

public sealed record LigneAuComite
{
    public required string Sigle { get; init; }
    public required string Nom { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }

    /// <summary>Null without a validated proposal.</summary>
    public Montant? Propose => Etat is EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.RefuseeComite or EtatLigne.Accordee ? Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun) : null;
}

public sealed record NoteAuComite
{
    public required Guid CritereId { get; init; }
    public required Guid CompteId { get; init; }
    public required string Financeur { get; init; }
    /// <summary>0 to 5.</summary>
    public required int Valeur { get; init; }
    public required string Justification { get; init; }
}

/// <summary>Loads it for whoever may read the session and does not stand down from it. Reading it is journaled.</summary>
public sealed class DossierDuPointQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Place = new($"""
        SELECT p.Id, p.DossierId, p.Ordre, p.Etat, d.Numero, d.Titre, d.SeuilDeViabilite, d.AssietteEligible
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.SeanceId = @SeanceId AND p.Id = @PointId AND p.Etat <> 'Retire' AND {VisibiliteSql.Close} AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement Travaux = new($"""
        SELECT f.Sigle, f.Nom, l.Etat, l.Demande, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE d.Id = @Id AND {VisibiliteSql.Close} AND l.Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        ORDER BY af.Ordre, f.Sigle;
        SELECT n.CritereId, n.CompteId, f.Sigle AS Financeur, n.Valeur, n.Justification
        FROM Note n JOIN Dossier d ON d.Id = n.DossierId JOIN Financeur f ON f.Id = n.FinanceurId
        WHERE d.Id = @Id AND {VisibiliteSql.Close} AND NOT {VisibiliteSql.NoteDeportee}
        ORDER BY f.Sigle;
        SELECT r.Id AS ReunionId, t.Nom AS Territoire, r.Le AS ReunionLe, aq.Sens, aq.Texte, NULL AS Auteur
        FROM AvisDeQuartier aq JOIN Reunion r ON r.Id = aq.ReunionId JOIN Territoire t ON t.Id = r.TerritoireId
        WHERE aq.DossierId = @Id AND aq.Sens IS NOT NULL
        ORDER BY r.Le DESC;
        """);

    /// <summary>Null when the session or the item does not exist for this person.</summary>
    public async Task<DossierDuPoint?> ChargerAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default)
    {
        DossierDuPoint? lu;
        await using (var session = await database.LireAsync(annulation))
        {
            lu = await LireAsync(session, seanceId, pointId, acteur);
        }

        if (lu is not null)
        {
            await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, lu.Place.DossierId), annulation);
        }

        return lu;
    }

    /// <summary>What is known of a file, whether or not it may be served.</summary>
    public async Task<FichierDuDossier?> TrouverAsync(Guid seanceId, Guid pointId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await LireAsync(session, seanceId, pointId, acteur))?.Fichiers.FirstOrDefault(f => f.Empreinte == empreinte);
    }

    /// <summary>Its bytes; null also when it is not known to be clean.</summary>
    public async Task<FichierServi?> OuvrirAsync(Guid seanceId, Guid pointId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        DossierDuPoint? lu;
        await using (var session = await database.LireAsync(annulation))
        {
            lu = await LireAsync(session, seanceId, pointId, acteur);
        }

        if (lu?.Fichiers.FirstOrDefault(f => f.Empreinte == empreinte) is not { EstServi: true } fichier || depot.Ouvrir(empreinte) is not { } contenu)
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, lu.Place.DossierId, Details: fichier.Rubrique ?? fichier.Nom), annulation);
        return new FichierServi(contenu, fichier.TypeMime, fichier.Nom);
    }

    /// <summary>All the files in one archive.</summary>
    public async Task<ArchiveDesPieces?> ArchiverAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default)
    {
        DossierDuPoint? lu;
        await using (var session = await database.LireAsync(annulation))
        {
            lu = await LireAsync(session, seanceId, pointId, acteur);
        }

        if (lu is null)
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, lu.Place.DossierId, Details: "Toutes les pièces"), annulation);
        return new ArchiveDesPieces(lu.Place.Numero, lu.Lecture.Contenu.Pieces, lu.Fichiers, depot);
    }

    private static async Task<DossierDuPoint?> LireAsync(SqlSession session, Guid seanceId, Guid pointId, Acteur acteur)
    {
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance
            || await session.UnAsync<PlaceDuPointRow>(Place, acteur.Parametres(new { SeanceId = seanceId, PointId = pointId })) is not { } place
            || await session.AppelAsync(seance.AppelId) is not { } appel || await DossierLectureQuery.LireAsync(session, place.DossierId) is not { } lecture)
        {
            return null;
        }

        LigneAuComite[] lignes;
        NoteAuComite[] notes;
        AvisDeQuartierLu[] deQuartier;
        using (var jeux = await session.PlusieursAsync(Travaux, new { Id = place.DossierId }))
        {
            lignes = [.. await jeux.ReadAsync<LigneAuComite>()];
            notes = [.. await jeux.ReadAsync<NoteAuComite>()];
            deQuartier = [.. await jeux.ReadAsync<AvisDeQuartierLu>()];
        }

        return new DossierDuPoint
        {
            Seance = seance,
            Place = place,
            Appel = appel,
            Lecture = lecture,
            Lignes = lignes,
            Notes = notes,
            Avis = [.. (await session.AvisDuDossierAsync(place.DossierId)).Where(a => a is { EstRendu: true, RevoqueLe: null, DeporteLe: null, AuteurEnDeport: false })],
            AvisDeQuartier = deQuartier,
            Rencontre = await session.ContenuDeRencontreAsync(place.DossierId),
            Fichiers = appel.Montrer(await session.FichiersDeposesAsync(lecture.Contenu), litTout: false),
        };
    }
}
