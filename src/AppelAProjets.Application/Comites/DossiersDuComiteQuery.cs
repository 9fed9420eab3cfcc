using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>A dossier as an agenda shows it, on it already or not. What funders did is shared once the instruction is closed.</summary>
public sealed record DossierDuComite
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatDossier Etat { get; init; }
    public required int Version { get; init; }
    public Guid? ThemeId { get; init; }
    public string? Theme { get; init; }
    public Montant? SeuilDeViabilite { get; init; }
    public Montant? AcquisHorsPortail { get; init; }
    public Montant? Besoin { get; init; }
    /// <summary>Null when it is on no agenda.</summary>
    public Guid? PointId { get; init; }
    public int Ordre { get; init; }
    public EtatPoint? EtatPoint { get; init; }
    public Guid? BlocId { get; init; }
    public MarqueDePoint? Marque { get; init; }
    /// <summary>Who asked that it be debated.</summary>
    public Guid? DebatDemandePar { get; init; }
    /// <summary>In words: who asked, or what kept it from being closed without debate.</summary>
    public string? DebatMotif { get; init; }

    /// <summary>Largest part first.</summary>
    public IReadOnlyList<ChoixDeQuartier> Quartiers { get; init; } = [];
    public IReadOnlyList<string> Piliers { get; init; } = [];
    public IReadOnlyList<LigneDuComite> Lignes { get; init; } = [];
    public Synthese? Notes { get; init; }
    /// <summary>Of the call, in points between evaluators.</summary>
    public int? SeuilDeDesaccord { get; init; }

    public DossierDAvantSeance AvantSeance => new([.. Lignes.Select(l => l.AvantSeance)], AcquisHorsPortail ?? Montant.Zero, SeuilDeViabilite ?? Montant.Zero, Notes, SeuilDeDesaccord);

    /// <summary>Why it is not closed without debate, all of it; empty when it may be.</summary>
    public IReadOnlyList<string> RaisonsDeDebattre() =>
    [
        .. Marque is { } marque ? [$"marqué « {Libelles.Pour(marque)} »"] : Array.Empty<string>(),
        .. DebatDemandePar is not null && DebatMotif is { } motif ? [motif] : Array.Empty<string>(),
        .. AvantSeance.RaisonsDeDebattre(),
    ];

    public string? QuartierPrincipal => Quartiers.Count == 0 ? null : Quartiers[0].Nom;

    public Montant Demande => Montant.Somme(Lignes.Select(l => l.Demande));
}

public sealed record ChoixDeQuartier(string Code, string Nom);

public sealed record LigneDuComite
{
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }
    public string? ReserveAttendu { get; init; }

    /// <summary>Null without a validated proposal.</summary>
    public Montant? Propose => Etat is EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.RefuseeComite ? Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun) : null;

    public LigneDAvantSeance AvantSeance => new(Sigle, Etat, Avis, Propose) 
    {
        Arbitre = Repartition.Totaliser(ArbitreSpecifique, ArbitreDroitCommun),
        Acquis = Etat is EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee ? Repartition.Totaliser(AccordeSpecifique, AccordeDroitCommun) : null,
        EstReservee = ReserveAttendu is not null,
    };
}

/// <summary>Loads what an agenda is made from: a few commands, whatever its length, without the dossiers from which the person stands down.</summary>
internal static class DossiersDuComiteQuery
{
    private const string PointDeLaSeance = "JOIN Point p ON p.DossierId = d.Id AND p.SeanceId = @SeanceId AND p.Etat <> 'Retire'";

    private static readonly SqlStatement AInscrire = Lecture("", "d.AppelId = @AppelId AND d.Etat = 'Instruit'");

    private static readonly SqlStatement Inscrits = Lecture(PointDeLaSeance, "d.AppelId = @AppelId");

    private static readonly SqlStatement Criteres = new("SELECT COUNT(*) AS Criteres FROM AppelCritere WHERE AppelId = @AppelId");

    private static readonly SqlStatement Seuil = new("SELECT SeuilDeDesaccord FROM Appel WHERE Id = @AppelId");

    /// <summary>The instructed dossiers of the call, by number.</summary>
    public static Task<IReadOnlyList<DossierDuComite>> AInscrireAsync(SqlSession session, SeanceDetailRow seance, Acteur acteur) => LireAsync(session, AInscrire, seance, acteur);

    /// <summary>Those of the agenda, in its order.</summary>
    public static Task<IReadOnlyList<DossierDuComite>> InscritsAsync(SqlSession session, SeanceDetailRow seance, Acteur acteur) => LireAsync(session, Inscrits, seance, acteur);

    private static async Task<IReadOnlyList<DossierDuComite>> LireAsync(SqlSession session, SqlStatement lecture, SeanceDetailRow seance, Acteur acteur)
    {
        var criteres = await session.UnAsync<int>(Criteres, new { seance.AppelId });
        var seuil = await session.UnAsync<int?>(Seuil, new { seance.AppelId });
        using var jeux = await session.PlusieursAsync(lecture, acteur.Parametres(new { seance.AppelId, SeanceId = seance.Id }));
        var dossiers = (await jeux.ReadAsync<DossierDuComite>()).ToList();
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.DossierId, q => new ChoixDeQuartier(q.Code, q.Nom));
        var lignes = (await jeux.ReadAsync<LigneDuComite>()).ToLookup(l => l.DossierId);
        var piliers = (await jeux.ReadAsync<PilierRow>()).ToLookup(p => p.DossierId, p => p.Pilier);
        var notes = (await jeux.ReadAsync<NoteRow>()).Where(n => n.Criteres == criteres).ToLookup(n => n.DossierId, n => Score.De(n.Points, n.Poids));
        return [.. dossiers.Select(d => d with
        {
            Quartiers = [.. quartiers[d.Id]], Piliers = [.. piliers[d.Id]], Lignes = [.. lignes[d.Id]], Notes = Synthese.De([.. notes[d.Id]]), SeuilDeDesaccord = seuil,
        })];
    }

    private static SqlStatement Lecture(string jointure, string lesquels)
    {
        var (point, ordre) = jointure.Length > 0 ? (", p.Id AS PointId, p.Ordre, p.Etat AS EtatPoint, p.BlocId, p.Marque, p.DebatDemandePar, p.DebatMotif", "p.Ordre, p.Id") : ("", "d.Numero");
        var deLa = $"FROM Dossier d {jointure}";
        var ou = $"WHERE {lesquels} AND {VisibiliteSql.SansDeport}";
        return new($"""
            SELECT d.Id, d.Numero, d.Titre, o.Nom AS Organisation, d.Etat, d.Version, d.ThemeId, t.Libelle AS Theme, d.SeuilDeViabilite, d.AcquisHorsPortail, d.Besoin{point}
            {deLa} JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
            {ou}
            ORDER BY {ordre};
            SELECT q.DossierId, q.QuartierCode AS Code, n.Nom
            {deLa} JOIN DossierQuartier q ON q.DossierId = d.Id JOIN Quartier n ON n.Code = q.QuartierCode
            {ou}
            ORDER BY q.Part DESC, n.Nom;
            SELECT l.DossierId, l.FinanceurId, f.Sigle, l.Etat, l.Demande, l.Avis, l.ProposeSpecifique, l.ProposeDroitCommun, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun, l.ReserveAttendu
            {deLa} JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
            LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
            {ou} AND {VisibiliteSql.Close} AND l.Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
            ORDER BY af.Ordre, f.Sigle;
            SELECT DISTINCT a.DossierId, ap.Pilier
            {deLa} JOIN DossierAction a ON a.DossierId = d.Id JOIN ActionDuPlan ap ON ap.Id = a.ActionId
            {ou};
            SELECT d.Id AS DossierId, n.CompteId, COUNT(*) AS Criteres, SUM(n.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids
            {deLa} JOIN Note n ON n.DossierId = d.Id JOIN AppelCritere c ON c.Id = n.CritereId
            {ou} AND {VisibiliteSql.Close} AND NOT {VisibiliteSql.NoteDeportee}
            GROUP BY d.Id, n.CompteId;
            """);
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string Code { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record PilierRow
    {
        public required Guid DossierId { get; init; }
        public required string Pilier { get; init; }
    }

    private sealed record NoteRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
        public required int Criteres { get; init; }
        public required long Points { get; init; }
        public required long Poids { get; init; }
    }
}
