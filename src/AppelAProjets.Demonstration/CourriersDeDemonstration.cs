using AppelAProjets.Application.Acces;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Demonstration;

/// <summary>Letters of the frozen sessions whose avis are published: composed as the product composes them, rendered, kept.</summary>
/// <remarks>After the load and outside its transaction: rendering takes time. Run again, it completes what is missing.</remarks>
public sealed class CourriersDeDemonstration(SqlDatabase database, Ecrivain ecrivain, IMoteurPdf moteur, IDepotDeFichiers depot, IOptions<LiensOptions> liens)
{
    private const long TailleMaximale = 10 * 1024 * 1024;
    private const int JoursApresLeReleve = 6;

    private static readonly SqlStatement APublier = new("""
        SELECT p.Id AS PointId, p.DossierId, d.Numero, a.Code, r.ArreteLe
        FROM Point p
        INNER JOIN Seance s ON s.Id = p.SeanceId
        INNER JOIN Releve r ON r.SeanceId = s.Id AND r.RectifieId IS NULL
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE s.Etat = 'Arretee' AND d.Etat IN ('AvisTransmis', 'Clos') AND NOT EXISTS (SELECT 1 FROM Courrier c WHERE c.DossierId = d.Id)
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement Agents = new($"""
        SELECT h.FinanceurId, h.CompteId, h.Role FROM Habilitation h WHERE h.Role IN ({RolesSql.SignataireCourrier}, {RolesSql.Secretariat})
        """);

    private static readonly SqlStatement FichierConnu = new("SELECT COUNT(*) AS Nombre FROM Fichier WHERE Empreinte = @Empreinte");

    public async Task<int> PublierAsync(CancellationToken annulation = default)
    {
        var courriers = new List<CourrierRendu>();
        IReadOnlyList<AgentRow> agents;
        await using (var lecture = await database.LireAsync(annulation))
        {
            agents = await lecture.ListeAsync<AgentRow>(Agents);
            foreach (var point in await lecture.ListeAsync<APublierRow>(APublier))
            {
                courriers.Add(await ComposerAsync(lecture, point, annulation));
            }
        }

        var publies = 0;
        foreach (var courrier in courriers)
        {
            var ecrit = await ecrivain.EcrireAsync(Acteur.Systeme, (session, _) => EcrireAsync(session, courrier, agents), annulation);
            publies += ecrit.EstRefuse ? 0 : 1;
        }

        return publies;
    }

    /// <summary>When the letter of an item is published, and its identifier: the journal tells them before the letter is drawn.</summary>
    internal static (Guid Id, DateTimeOffset PublieLe) Prevoir(Guid pointId, DateTimeOffset arreteLe)
    {
        var le = arreteLe.AddDays(JoursApresLeReleve);
        return (new Alea(0, $"courrier/{pointId}").Id(le), le);
    }

    private async Task<CourrierRendu> ComposerAsync(SqlSession lecture, APublierRow point, CancellationToken annulation)
    {
        var matiere = (await new MatiereLecteur(lecture, Acteur.Systeme).LireAsync(point.Code, point.PointId))!;
        var (id, publieLe) = Prevoir(point.PointId, point.ArreteLe);
        var nom = new NomDuCourrier($"{point.Numero}-C1", id.ToString("N")[^12..].ToUpperInvariant());
        var donnees = DonneesDepuisLeReleve.Reunir(matiere, nom, HeureDeParis.Jour(publieLe), "Nantes", liens.Value);
        var document = CompositeurDeCourrier.Composer(ModeleParDefaut.Texte, donnees).Valeur;
        using var pdf = new MemoryStream();
        moteur.Rendre(document, pdf);
        pdf.Position = 0;
        using var fichier = await depot.RecevoirAsync(pdf, TailleMaximale, annulation);
        await depot.GarderAsync(fichier, annulation);
        return new CourrierRendu(point, nom, TexteConserve.Ecrire(document), DonneesDepuisLeReleve.Cosignataires(matiere), fichier.Empreinte, fichier.Taille);
    }

    // In conflict when another start of the program has just written it.
    private static async Task<Resultat<Ecrit>> EcrireAsync(SqlSession session, CourrierRendu courrier, IReadOnlyList<AgentRow> agents)
    {
        await session.VerrouillerAsync(Verrou.Dossier(courrier.Point.DossierId));
        var (id, publieLe) = Prevoir(courrier.Point.PointId, courrier.Point.ArreteLe);
        if (await session.UnAsync<int>(FichierConnu, new { courrier.Empreinte }) == 0)
        {
            await session.ExecuterAsync(InsertionsDeReference.Fichier, new { courrier.Empreinte, courrier.Taille, TypeMime = "application/pdf", Analyse = "Saine", CreeLe = publieLe });
        }

        var ecrit = await session.InsererSiAbsentAsync(InsertionsDeComites.Courrier, new
        {
            Id = id, courrier.Point.DossierId, courrier.Point.PointId, courrier.Nom.Numero, courrier.Nom.CodeDuPapier, Etat = nameof(EtatCourrier.Publie), courrier.Document, courrier.Empreinte,
            ComposeLe = publieLe.AddDays(-3), SoumisLe = publieLe.AddDays(-2), PublieLe = publieLe, PubliePar = agents.First(a => a.Role == Role.Secretariat).CompteId,
            PremiereLectureLe = (DateTimeOffset?)null, Version = 4,
        });
        if (!ecrit)
        {
            return Refus.Conflit;
        }

        foreach (var financeur in courrier.Cosignataires)
        {
            var signataire = agents.First(a => a.Role == Role.SignataireCourrier && a.FinanceurId == financeur).CompteId;
            await session.ExecuterAsync(InsertionsDeComites.CourrierVisa, new { CourrierId = id, FinanceurId = financeur, CompteId = signataire, Le = publieLe.AddDays(-1) });
        }

        return Ecrit.SansJournal("the load has told it");
    }

    private sealed record CourrierRendu(APublierRow Point, NomDuCourrier Nom, string Document, IReadOnlyList<Guid> Cosignataires, string Empreinte, long Taille);

    private sealed record APublierRow
    {
        public required Guid PointId { get; init; }
        public required Guid DossierId { get; init; }
        public required string Numero { get; init; }
        public required string Code { get; init; }
        public required DateTimeOffset ArreteLe { get; init; }
    }

    private sealed record AgentRow
    {
        public Guid? FinanceurId { get; init; }
        public required Guid CompteId { get; init; }
        public required Role Role { get; init; }
    }
}
