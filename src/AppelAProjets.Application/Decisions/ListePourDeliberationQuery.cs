using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Exports;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using Cellule = AppelAProjets.Application.Exports.Cellule;

namespace AppelAProjets.Application.Decisions;

/// <param name="Releve">The relevé that says the last word on the dossier.</param>
public sealed record LigneADeliberer(DossierADelibererRow Dossier, PointDuReleve Point, LigneDuReleve Ligne, ReleveCite Releve);

public sealed record DossierADelibererRow
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public string? Siret { get; init; }
    public string? Commune { get; init; }
    public string? Quartiers { get; init; }
    public required EtatLigne Etat { get; init; }
}

public sealed record ListePourDeliberation(string Code, string Appel, string Sigle, IReadOnlyList<LigneADeliberer> Lignes)
{
    private static readonly ColonneExportee[] Colonnes =
    [
        new("Dossier", "N°", 16), new("Dossier", "Organisme", 34), new("Dossier", "SIRET", 17), new("Dossier", "Commune", 20), new("Dossier", "Objet", 44), new("Dossier", "Territoire", 34),
        new("Montants arbitrés", "Demandé"), new("Montants arbitrés", "Crédits spécifiques"), new("Montants arbitrés", "Droit commun"), new("Montants arbitrés", "Total"),
        new("Avis commun", "Avis", 24), new("Avis commun", "Conditions", 40), new("Avis commun", "Nature de l’accord", 26), new("Relevé", "Relevé n°", 10), new("Relevé", "Arrêté le"), new("Relevé", "Décision", 22),
    ];

    public string Nom => $"deliberation-{Sigle}-{Code}.xlsx";

    public Task EcrireAsync(Stream sortie, CancellationToken annulation = default) =>
        EcrivainXlsx.EcrireAsync([new FeuilleExportee("Délibération", Colonnes, 1, Lignes.Select(Rangee).ToAsyncEnumerable())], sortie, annulation);

    private static Cellule[] Rangee(LigneADeliberer l) =>
    [
        Cellule.Texte(l.Dossier.Numero), Cellule.Texte(l.Dossier.Organisation), Cellule.Texte(l.Dossier.Siret), Cellule.Texte(l.Dossier.Commune), Cellule.Texte(l.Dossier.Titre), Cellule.Texte(l.Dossier.Quartiers),
        Cellule.Montant(l.Ligne.Demande), Cellule.Montant(l.Ligne.Specifique), Cellule.Montant(l.Ligne.DroitCommun), Cellule.Montant(l.Ligne.Specifique + l.Ligne.DroitCommun),
        Cellule.Texte(l.Point.Avis is { } avis ? Libelles.Pour(avis.Type) : null), Cellule.Texte(string.Join(" ; ", (l.Point.Avis?.Conditions ?? []).Select(ImprimeDuReleve.Condition))),
        Cellule.Texte(l.Ligne.Fermete is { } fermete ? Libelles.Pour(fermete) : null),
        Cellule.Entier(l.Releve.Numero), Cellule.Jour(HeureDeParis.Jour(l.Releve.ArreteLe)), Cellule.Texte(l.Dossier.Etat == EtatLigne.Arbitree ? "à prendre" : Libelles.Pour(l.Dossier.Etat)),
    ];
}

/// <summary>What a funder brings to its competent body after the relevés of a call: drawn from what was frozen, without what was taken back since.</summary>
public sealed class ListePourDeliberationQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Releves = new("""
        SELECT r.Id, r.Numero, r.Contenu, r.Empreinte, r.ArreteLe, r.RectifieId FROM Releve r WHERE r.AppelId = @AppelId ORDER BY r.Numero
        """);

    private static readonly SqlStatement Dossiers = new(dialecte => $"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Organisation, o.Siret, o.Commune, l.Etat,
               (SELECT {dialecte.Joindre("CONCAT(q.Nom, ' ', dq.Part, ' %')")} FROM DossierQuartier dq INNER JOIN Quartier q ON q.Code = dq.QuartierCode WHERE dq.DossierId = d.Id) AS Quartiers
        FROM Dossier d
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        INNER JOIN Ligne l ON l.DossierId = d.Id
        WHERE d.AppelId = @AppelId AND l.FinanceurId = @FinanceurId AND d.Etat IN ('Arbitre', 'AvisTransmis', 'Clos')
          AND l.Etat IN ('Arbitree', 'Accordee', 'ActeSigne', 'Soldee') AND {VisibiliteSql.SansDeport}
        ORDER BY d.Numero
        """);

    /// <summary>Null when the call is unknown, or this person neither works for that funder nor is of the Secrétariat. Who takes it is journaled.</summary>
    public async Task<ListePourDeliberation?> ChargerAsync(string code, Guid financeurId, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(code, financeurId, acteur, annulation) is not var (appelId, liste))
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, appelId, Details: $"Liste pour délibération, {liste.Sigle}, {liste.Lignes.Count} {(liste.Lignes.Count > 1 ? "dossiers" : "dossier")}"), annulation);
        return liste;
    }

    private async Task<(Guid AppelId, ListePourDeliberation Liste)?> LireAsync(string code, Guid financeurId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (!(acteur.A(Role.Secretariat) || acteur.APour(Role.Instructeur, financeurId) || acteur.APour(Role.Valideur, financeurId))
            || await session.AppelAsync(code) is not { } appel || appel.Financeurs.FirstOrDefault(f => f.Id == financeurId) is not { } financeur)
        {
            return null;
        }

        // The last word on each dossier.
        var points = new Dictionary<string, (PointDuReleve Point, ReleveCite Releve)>();
        foreach (var garde in (await session.ListeAsync<ReleveGarde>(Releves, new { AppelId = appel.Id })).Where(g => g.EstIntact))
        {
            foreach (var point in Releve.Lire(garde.Contenu).Points.Where(p => p.Etat == EtatPoint.Clos))
            {
                points[point.Numero] = (point, new ReleveCite(garde.Numero, garde.ArreteLe));
            }
        }

        var dossiers = await session.ListeAsync<DossierADelibererRow>(Dossiers, acteur.Parametres(new { AppelId = appel.Id, FinanceurId = financeurId }));
        return (appel.Id, new ListePourDeliberation(appel.Code, appel.Titre, financeur.Sigle,
        [
            .. from dossier in dossiers
               where points.ContainsKey(dossier.Numero)
               let dit = points[dossier.Numero]
               from ligne in dit.Point.Lignes
               where ligne.Financeur.Id == financeurId && ligne.EstRetenue
               select new LigneADeliberer(dossier, dit.Point, ligne, dit.Releve),
        ]));
    }
}
