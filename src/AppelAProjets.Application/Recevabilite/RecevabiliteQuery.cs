using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Recevabilite;

/// <param name="MandatsAVerifier">How many dossiers, not ended, whose organisation's mandate is to be checked.</param>
/// <param name="Nombre">Those of the filter.</param>
/// <param name="Dossiers">A page of those of the filter.</param>
public sealed record RecevabiliteListe(
    ContexteInstruction Contexte, IReadOnlyDictionary<EtatDossier, int> Comptes, int MandatsAVerifier, int Nombre, IReadOnlyList<DossierAStatuer> Dossiers)
{
    /// <summary>What the words looked for find in the other states; empty when nothing is looked for.</summary>
    public IReadOnlyDictionary<EtatDossier, int> Ailleurs { get; init; } = new Dictionary<EtatDossier, int>();
}

public sealed record DossierAStatuer
{
    public required Guid Id { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required EtatMandat EtatMandat { get; init; }
    /// <summary>No mandate was sent yet, or it was refused.</summary>
    public bool MandatAttendu { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>First deposit, UTC: what the porteur reads, and where the silence delay starts.</summary>
    public DateTimeOffset? DeposeLe { get; init; }
    /// <summary>Arrival of the last version, UTC.</summary>
    public DateTimeOffset? RecuLe { get; init; }
    public DateOnly? RejetImpliciteLe { get; init; }
    /// <summary>The implicit rejection to come; null once an express decision has come first.</summary>
    public DateOnly? Echeance => DelaiDeSilence.Court(Etat) ? RejetImpliciteLe : null;
    /// <summary>Nothing is awaited any more of a dossier withdrawn, irrecevable or closed.</summary>
    public bool EstVivant => DelaiDeSilence.Court(Etat);
    public DateOnly? TermeLe { get; init; }
    public required int PiecesManquantes { get; init; }
    /// <summary>What the checklist comes to; null while not everything was looked at.</summary>
    public VerdictDExamen? Complet { get; init; }
    public VerdictDExamen? Eligible { get; init; }
    /// <summary>Where the meeting with the référent stands now; null when nothing was done.</summary>
    public EtatRencontre? Rencontre { get; init; }
    /// <summary>Since when its porteur writes a corrected version, UTC.</summary>
    public DateTimeOffset? CorrectionLe { get; init; }
    public required int Version { get; init; }
}

/// <summary>Order of the list.</summary>
public enum TriDeRecevabilite
{
    /// <summary>The nearest implicit rejection first.</summary>
    Rejet,
    Numero,
    Titre,
    Porteur,
    /// <summary>Oldest deposit first.</summary>
    Depot,
}

/// <param name="Etat">Null for all.</param>
/// <param name="Mandats">Only those whose organisation's mandate is to be checked.</param>
/// <param name="Texte">Words looked for from their beginning in the number, the title and the organisation.</param>
/// <param name="Page">From 1.</param>
public sealed record FiltreDeRecevabilite(EtatDossier? Etat, bool Mandats, string? Texte, TriDeRecevabilite Tri, int Page)
{
    /// <summary>Only those where the complements stand there; null for all.</summary>
    public SuiteDesComplements? Suite { get; init; }
}

/// <summary>Where the complements of a dossier stand.</summary>
public enum SuiteDesComplements
{
    /// <summary>None was answered.</summary>
    Jamais,
    Recus,
    /// <summary>Awaited, and their term is past.</summary>
    EnRetard,
}

/// <summary>Of a dossier <c>d</c>; the same for the count of what waits and for the list that its link opens.</summary>
internal static class ComplementsSql
{
    public const string ARepondu = "EXISTS (SELECT 1 FROM DemandeDeComplements c WHERE c.DossierId = d.Id AND c.ReponseLe IS NOT NULL)";
    public const string EnRetard = "d.Etat = 'ACompleter' AND EXISTS (SELECT 1 FROM DemandeDeComplements c WHERE c.DossierId = d.Id AND c.ReponseLe IS NULL AND c.TermeLe < @Aujourdhui)";
}

/// <param name="Demandes">Requests for complements, oldest first.</param>
/// <param name="Historique">Journal, oldest first, reads left out.</param>
/// <param name="Fichiers">Deposited files and what the antivirus says of them now.</param>
public sealed record RecevabiliteFiche(
    ContexteInstruction Contexte, DossierInstruitRow Dossier, DossierLecture Lecture, IReadOnlyList<DemandeDeComplementsRow> Demandes, IReadOnlyList<JournalEntry> Historique,
    IReadOnlyList<FichierDuDossier> Fichiers)
{
    /// <summary>Where the meeting with the référent stands now; null when nothing was done.</summary>
    public EtatRencontre? Rencontre { get; init; }
    /// <summary>What there is to look at, and what was said of it.</summary>
    public required IReadOnlyList<PointAExaminer> Points { get; init; }
    public required ExamenLu Examen { get; init; }
    /// <summary>The next one to examine, the nearest implicit rejection first; null when there is no other.</summary>
    public DossierSuivant? Suivant { get; init; }
}

public sealed record DossierSuivant
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
}

public sealed class RecevabiliteQuery(SqlDatabase database, Ecrivain ecrivain, TimeProvider horloge)
{
    private static readonly SqlStatement Comptage = new($"""
        SELECT d.Etat, COUNT(*) AS Nombre, SUM(CASE WHEN {MandatAVerifier} THEN 1 ELSE 0 END) AS AVerifier
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        GROUP BY d.Etat
        """);

    private const string MandatAVerifier = "o.EtatMandat = 'AVerifier' AND d.Etat NOT IN ('Irrecevable', 'Retire', 'SansSuite', 'Clos')";

    private static readonly SqlStatement Trouves = new($"""
        SELECT d.Etat, COUNT(*) AS Nombre, 0 AS AVerifier
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier} AND {Mots}
        GROUP BY d.Etat
        """);

    private const string Filtre = $"""
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN Rencontre r ON r.DossierId = d.Id
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
          AND (@Etat IS NULL OR d.Etat = @Etat)
          AND (@Mandats = 0 OR ({MandatAVerifier}))
          AND (@Suite IS NULL OR (@Suite = 'Jamais' AND NOT {ComplementsSql.ARepondu}) OR (@Suite = 'Recus' AND {ComplementsSql.ARepondu}) OR (@Suite = 'EnRetard' AND {ComplementsSql.EnRetard}))
          AND {Mots}
        """;

    private const string Mots = $"""
        (@M1 IS NULL OR {Cherche} LIKE @M1) AND (@M2 IS NULL OR {Cherche} LIKE @M2) AND (@M3 IS NULL OR {Cherche} LIKE @M3)
          AND {ContactSql.Joint}
        """;

    private const string Cherche = "CONCAT(' ', LOWER(REPLACE(d.Numero, '-', ' ')), ' ', d.Recherche, ' ', o.Recherche)";

    private static readonly SqlStatement ParRejet = Liste("d.RejetImpliciteLe, d.Numero");
    private static readonly SqlStatement ParNumero = Liste("d.Numero, d.Id");
    private static readonly SqlStatement ParTitre = Liste("d.Recherche, d.Id");
    private static readonly SqlStatement ParPorteur = Liste("o.Recherche, d.Numero");
    private static readonly SqlStatement ParDepot = Liste("d.DeposeLe, d.Numero");
    private static readonly SqlStatement Nombre = new($"SELECT COUNT(*) AS Nombre {Filtre}");

    private static readonly SqlStatement EtatDeLaRencontre = new("SELECT r.Etat FROM Rencontre r WHERE r.DossierId = @Id");

    // After this one in the order of the list, then from its beginning.
    private static readonly SqlStatement Suivants = new(dialecte => $"""
        SELECT d.Id, d.Numero, d.Titre
        FROM Dossier d
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier} AND d.Etat = 'Depose' AND d.Id <> @Id
        ORDER BY CASE WHEN d.RejetImpliciteLe > @Rejet OR (d.RejetImpliciteLe = @Rejet AND d.Numero > @Numero) THEN 0 ELSE 1 END, d.RejetImpliciteLe, d.Numero {dialecte.Premier}
        """);

    private static readonly SqlStatement Choisis = new($"""
        SELECT {Colonnes}
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN Rencontre r ON r.DossierId = d.Id
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier} AND d.Etat = 'Depose' AND d.Id IN @Ids
        ORDER BY d.Numero
        """);

    private static SqlStatement Liste(string ordre) => new(dialecte => $"SELECT {Colonnes} {Filtre} ORDER BY CASE WHEN @Mandats = 1 AND {MandatSql.Attendu} THEN 1 ELSE 0 END, {ordre} {dialecte.Page}");

    private const string Colonnes = $"""
        d.Id, d.Numero, d.Titre, o.Nom AS Porteur, o.EtatMandat, CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS MandatAttendu, d.Etat, d.DeposeLe, d.RecuLe, d.RejetImpliciteLe, d.Version, r.Etat AS Rencontre,
            (SELECT e.Complet FROM Examen e WHERE e.DossierId = d.Id) AS Complet, (SELECT e.Eligible FROM Examen e WHERE e.DossierId = d.Id) AS Eligible,
            (SELECT co.OuverteLe FROM Correction co WHERE co.DossierId = d.Id) AS CorrectionLe,
            (SELECT MAX(c.TermeLe) FROM DemandeDeComplements c WHERE c.DossierId = d.Id AND c.ReponseLe IS NULL) AS TermeLe,
            (SELECT COUNT(*) FROM AppelPiece p WHERE p.AppelId = d.AppelId AND p.Indispensable = 1
                AND NOT EXISTS (SELECT 1 FROM DossierFichier df JOIN Fichier f ON f.Empreinte = df.Empreinte
                    WHERE df.DossierId = d.Id AND df.PieceId = p.Id AND f.Analyse <> 'Infectee')) AS PiecesManquantes
        """;

    private static SqlStatement Pour(TriDeRecevabilite tri) => tri switch
    {
        TriDeRecevabilite.Numero => ParNumero,
        TriDeRecevabilite.Titre => ParTitre,
        TriDeRecevabilite.Porteur => ParPorteur,
        TriDeRecevabilite.Depot => ParDepot,
        _ => ParRejet,
    };

    /// <summary>Null when the call does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<RecevabiliteListe?> ListerAsync(string code, FiltreDeRecevabilite filtre, int taille, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var (telephone, courriel) = (Telephone.Lire(filtre.Texte), Courriel.Lire(filtre.Texte));
        var (m1, m2, m3) = TexteDeRecherche.Motifs(!telephone.EstRefuse || !courriel.EstRefuse ? null : filtre.Texte);
        var parametres = contexte.Parametres(acteur, horloge.GetUtcNow());
        parametres.AddDynamicParams(new { Etat = filtre.Etat?.ToString(), Mandats = filtre.Mandats ? 1 : 0, Suite = filtre.Suite?.ToString(), Aujourdhui = HeureDeParis.Jour(horloge.GetUtcNow()), M1 = m1, M2 = m2, M3 = m3, Telephone = telephone.EstRefuse ? null : telephone.Valeur, Courriel = courriel.EstRefuse ? null : courriel.Valeur, Saut = (filtre.Page - 1) * taille, Taille = taille });
        var comptes = await session.ListeAsync<ComptageRow>(Comptage, parametres);
        return new RecevabiliteListe(
            contexte, comptes.ToDictionary(c => c.Etat, c => c.Nombre), comptes.Sum(c => c.AVerifier),
            await session.UnAsync<int>(Nombre, parametres), await session.ListeAsync<DossierAStatuer>(Pour(filtre.Tri), parametres))
        {
            Ailleurs = TexteSaisi.Normaliser(filtre.Texte).Length == 0 || (filtre.Etat is null && !filtre.Mandats) ? new Dictionary<EtatDossier, int>()
                : (await session.ListeAsync<ComptageRow>(Trouves, parametres)).Where(c => c.Etat != filtre.Etat).ToDictionary(c => c.Etat, c => c.Nombre),
        };
    }

    /// <summary>Those of a selection that can still be declared recevable, before it is confirmed. Null as for the list.</summary>
    public async Task<RecevabiliteListe?> ChoisirAsync(string code, IReadOnlyCollection<Guid> ids, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var parametres = contexte.Parametres(acteur, horloge.GetUtcNow());
        parametres.AddDynamicParams(new { Ids = ids.ToArray() });
        var choisis = await session.ListeAsync<DossierAStatuer>(Choisis, parametres);
        return new RecevabiliteListe(contexte, new Dictionary<EtatDossier, int>(), 0, choisis.Count, choisis);
    }

    /// <summary>Null when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<RecevabiliteFiche?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat)
            || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is not { } sujet
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture)
        {
            return null;
        }

        var demandes = await RecevabiliteStore.DemandesAsync(session, dossierId);
        var historique = await session.ActesAsync("Dossier", dossierId);
        var fichiers = await session.FichiersDeposesAsync(lecture.Contenu);
        var parametres = sujet.Contexte.Parametres(acteur, horloge.GetUtcNow());
        parametres.AddDynamicParams(new { Id = dossierId, Rejet = sujet.Dossier.RejetImpliciteLe, sujet.Dossier.Numero });
        return new RecevabiliteFiche(sujet.Contexte, sujet.Dossier, lecture, demandes, historique, fichiers)
        {
            Points = PointsDuDossier.Lister(sujet.Contexte.Appel, lecture.Contenu, fichiers),
            Examen = await session.ExamenAsync(dossierId),
            Rencontre = (await session.UnAsync<string>(EtatDeLaRencontre, parametres)) is { } etat ? Enum.Parse<EtatRencontre>(etat) : null,
            Suivant = await session.UnAsync<DossierSuivant>(Suivants, parametres),
        };
    }

    /// <summary>Journals that someone has read it: apart, so that the page is read without waiting for those who write.</summary>
    public Task TracerAsync(RecevabiliteFiche fiche, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, fiche.Dossier.Id), annulation);

    private sealed record ComptageRow
    {
        public required EtatDossier Etat { get; init; }
        public required int Nombre { get; init; }
        public required int AVerifier { get; init; }
    }
}
