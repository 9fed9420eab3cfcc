using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A file of a session, for all who may read it.</summary>
public sealed record DocumentDeSeanceRow
{
    public required Guid Id { get; init; }
    public required string Titre { get; init; }
    public required string Empreinte { get; init; }
    public required string NomDeFichier { get; init; }
    /// <summary>In bytes.</summary>
    public required long Taille { get; init; }
    public required string TypeMime { get; init; }
    public required AnalyseDeFichier Analyse { get; init; }

    /// <summary>Its bytes may be given.</summary>
    public bool EstServi => Analyse is AnalyseDeFichier.Saine or AnalyseDeFichier.NonConfiguree;
}

/// <summary>The files of a session: never of a dossier, whose pieces keep their own rights.</summary>
public sealed class DocumentsDeSeanceQuery(SqlDatabase database, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT sd.Id, sd.Titre, sd.Empreinte, sd.NomDeFichier, f.Taille, f.TypeMime, f.Analyse
        FROM SeanceDocument sd JOIN Fichier f ON f.Empreinte = sd.Empreinte
        WHERE sd.SeanceId = @SeanceId
        ORDER BY sd.AjouteLe, sd.Titre
        """);

    internal static Task<IReadOnlyList<DocumentDeSeanceRow>> LireAsync(SqlSession session, Guid seanceId) => session.ListeAsync<DocumentDeSeanceRow>(Lecture, new { SeanceId = seanceId });

    /// <summary>Null when the session or the document does not exist for this person, or it is not known to be clean.</summary>
    public async Task<FichierServi?> OuvrirAsync(Guid seanceId, Guid documentId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not null
            && (await LireAsync(session, seanceId)).FirstOrDefault(d => d.Id == documentId) is { EstServi: true } document && depot.Ouvrir(document.Empreinte) is { } contenu
            ? new FichierServi(contenu, document.TypeMime, document.NomDeFichier)
            : null;
    }
}

/// <summary>The Secrétariat joins files to a session, until its relevé is frozen.</summary>
public sealed class JoindreDocument(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser)
{
    private const int AuPlus = 30;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO SeanceDocument (Id, SeanceId, Titre, Empreinte, NomDeFichier, AjouteLe, AjoutePar) VALUES (@Id, @SeanceId, @Titre, @Empreinte, @NomDeFichier, @Le, @CompteId)
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM SeanceDocument WHERE Id = @Id AND SeanceId = @SeanceId");

    /// <summary>Absent when the session does not exist, or it is not the Secrétariat. Nothing of a refused file is kept.</summary>
    public async Task<Resultat> ExecuterAsync(Guid seanceId, string? titre, (string Nom, Stream Contenu) fichier, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            var visee = await ViserAsync(lecture, seanceId, acteur);
            if (visee.EstRefuse)
            {
                return visee.TousLesRefus;
            }
        }

        var recu = await recevoir.RecevoirAsync(fichier.Nom, fichier.Contenu, annulation);
        if (recu.EstRefuse)
        {
            return recu.Refus with { Champ = "Fichier" };
        }

        var joint = await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            var visee = await ViserAsync(session, seanceId, acteur);
            if (visee.EstRefuse)
            {
                return visee.TousLesRefus;
            }

            await session.EnregistrerFichierAsync(recu.Valeur, le);
            var nom = string.IsNullOrWhiteSpace(titre) ? recu.Valeur.Nom : titre.Trim();
            var document = new { Id = Guid.CreateVersion7(), SeanceId = seanceId, Titre = nom, recu.Valeur.Empreinte, NomDeFichier = recu.Valeur.Nom, Le = le, acteur.CompteId };
            return await session.InsererSiAbsentAsync(Ajout, document)
                ? Ecrit.Avec(new Acte(ActeDuJournal.JoindreDocument, ObjetDuJournal.Seance, seanceId, Details: nom))
                : new Refus("document.deja", "Ce fichier est déjà joint à la séance.", "Fichier");
        }, annulation);
        if (!joint.EstRefuse)
        {
            await analyser.EssayerAsync(recu.Valeur, annulation);
        }

        return joint;
    }

    public Task<Resultat> RetirerAsync(Guid seanceId, Guid documentId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            var visee = await ViserAsync(session, seanceId, acteur, ajoute: 0);
            if (visee.EstRefuse)
            {
                return visee.TousLesRefus;
            }

            if ((await DocumentsDeSeanceQuery.LireAsync(session, seanceId)).FirstOrDefault(d => d.Id == documentId) is not { } document
                || !await session.ModifierAsync(Retrait, new { Id = documentId, SeanceId = seanceId }))
            {
                return Refus.Absent;
            }

            await session.DetacherLeFichierAsync(document.Empreinte, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.RetirerDocument, ObjetDuJournal.Seance, seanceId, Details: document.Titre));
        }, annulation);

    private static async Task<Resultat<SeanceDetailRow>> ViserAsync(SqlSession session, Guid seanceId, Acteur acteur, int ajoute = 1)
    {
        if (!acteur.A(Role.Secretariat) || await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return Refus.Absent;
        }

        if (seance.Etat is EtatSeance.Arretee or EtatSeance.Annulee)
        {
            return new Refus("document.etat", $"Les documents ne changent plus : la séance est à l’état « {Libelles.Pour(seance.Etat)} ».");
        }

        return (await DocumentsDeSeanceQuery.LireAsync(session, seanceId)).Count + ajoute > AuPlus
            ? new Refus("document.trop", $"La séance a déjà {AuPlus} documents, le maximum.", "Fichier")
            : seance;
    }
}
