using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A dossier in the porteur's list. No amount decided, score or reason of the staff is loaded.</summary>
public sealed record DossierDeLEspace
{
    public required Guid Id { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    /// <summary>State; shown through the porteur's labels only.</summary>
    public required EtatDossier Etat { get; init; }
    public required string Organisation { get; init; }
    public required string AppelTitre { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? DeposeLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    /// <summary>Last day to answer an open request for complements.</summary>
    public DateOnly? TermeLe { get; init; }
    /// <summary>Day of the session, shown once the relevé is frozen.</summary>
    public DateTimeOffset? ComiteLe { get; init; }
    /// <summary>When the joint letter was published, UTC.</summary>
    public DateTimeOffset? CourrierLe { get; init; }
    /// <summary>Nobody of the organisation has read it yet.</summary>
    public bool CourrierNonLu { get; init; }
    /// <summary>Last day to answer it, as long as nobody has.</summary>
    public DateOnly? ReponseAuCourrierLe { get; init; }
    /// <summary>Messages by others that the person was not shown yet.</summary>
    public required int NonLus { get; init; }
    /// <summary>Nearest term of a piece asked for and not sent.</summary>
    public DateOnly? PieceAvantLe { get; init; }
    /// <summary>Since when a corrected version is being written over the deposited one, UTC.</summary>
    public DateTimeOffset? CorrectionLe { get; init; }
}

public sealed record OrganisationDeLEspace
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public required QualiteDeMembre Qualite { get; init; }
    /// <summary>Nobody has said yet by what right they act for it, or it was refused.</summary>
    public required bool MandatAttendu { get; init; }
    /// <summary>Why it was refused.</summary>
    public string? MotifMandat { get; init; }
}

public sealed record AppelDeLEspace
{
    public required string Code { get; init; }
    public required string Titre { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset OuvertureLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ClotureLe { get; init; }
    /// <summary>The later closing granted to an organisation of the person, UTC.</summary>
    public DateTimeOffset? ProlongeeLe { get; init; }
    /// <summary>To which one.</summary>
    public string? ProlongeePour { get; init; }
}

/// <summary>A project of another organisation, in the list of its partner. Nothing of the staff is loaded.</summary>
public sealed record PartenariatDeLEspace
{
    public required Guid Id { get; init; }
    public required EtatPartenaire Etat { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required string Titre { get; init; }
    public required string ChefDeFile { get; init; }
    public required string AppelTitre { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    /// <summary>Day of the session, shown once the relevé is frozen.</summary>
    public DateTimeOffset? ComiteLe { get; init; }
    /// <summary>When the joint letter was published, UTC.</summary>
    public DateTimeOffset? CourrierLe { get; init; }
}

public sealed record EspaceDuPorteur(IReadOnlyList<OrganisationDeLEspace> Organisations, IReadOnlyList<DossierDeLEspace> Dossiers, IReadOnlyList<AppelDeLEspace> Appels)
{
    public IReadOnlyList<PartenariatDeLEspace> Partenariats { get; init; } = [];
}

public sealed class EspaceQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT o.Id, o.Nom, m.Qualite, o.MotifMandat,
            CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS MandatAttendu
        FROM OrganisationMembre m JOIN Organisation o ON o.Id = m.OrganisationId
        WHERE {AppartenanceSql.DeLaPersonne} ORDER BY o.Nom;
        SELECT d.Id, d.Numero, d.Titre, d.Etat, o.Nom AS Organisation, a.Titre AS AppelTitre, {Prolongations.ClotureSql} AS ClotureLe, d.DeposeLe, d.ModifieLe,
            (SELECT MAX(dc.TermeLe) FROM DemandeDeComplements dc WHERE dc.DossierId = d.Id AND dc.ReponseLe IS NULL) AS TermeLe,
            (SELECT MAX(s.PrevueLe) FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE p.DossierId = d.Id AND d.Etat = 'Arbitre' AND p.Etat = 'Clos') AS ComiteLe,
            (SELECT MAX(c.PublieLe) FROM Courrier c WHERE c.DossierId = d.Id AND c.Etat IN ('Publie', 'EnRevision')) AS CourrierLe,
            CASE WHEN EXISTS (SELECT 1 FROM Courrier c WHERE c.DossierId = d.Id AND c.Etat = 'Publie' AND c.PremiereLectureLe IS NULL) THEN 1 ELSE 0 END AS CourrierNonLu,
            (SELECT MAX(rc.ReponseAvantLe) FROM ReglagesDesCourriers rc WHERE rc.AppelId = d.AppelId AND d.Etat = 'AvisTransmis' AND EXISTS (
                SELECT 1 FROM Courrier c JOIN Point pt ON pt.Id = c.PointId
                WHERE c.DossierId = d.Id AND c.Etat = 'Publie' AND pt.Avis IN ('Favorable', 'FavorableSousReserve') AND NOT EXISTS (SELECT 1 FROM ReponseAuCourrier ra WHERE ra.CourrierId = c.Id))) AS ReponseAuCourrierLe,
            {FilSql.NonLus} AS NonLus,
            (SELECT MIN(dp.TermeLe) FROM DemandeDePiece dp WHERE dp.DossierId = d.Id AND dp.ReponseLe IS NULL) AS PieceAvantLe,
            (SELECT co.OuverteLe FROM Correction co WHERE co.DossierId = d.Id AND d.Etat = 'Depose') AS CorrectionLe
        FROM Dossier d
        JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId
        JOIN Organisation o ON o.Id = d.OrganisationId
        JOIN Appel a ON a.Id = d.AppelId
        WHERE {AppartenanceSql.DeLaPersonne}
        ORDER BY d.ModifieLe DESC;
        SELECT a.Code, a.Titre, a.OuvertureLe, CASE WHEN a.ClotureLe >= @Maintenant THEN a.ClotureLe ELSE x.ClotureLe END AS ClotureLe,
            CASE WHEN x.ClotureLe > a.ClotureLe THEN x.ClotureLe ELSE NULL END AS ProlongeeLe, CASE WHEN x.Nombre = 1 THEN x.Organisation ELSE NULL END AS ProlongeePour FROM Appel a
        LEFT JOIN (SELECT pd.AppelId, MAX(pd.ClotureLe) AS ClotureLe, MAX(o.Nom) AS Organisation, COUNT(*) AS Nombre FROM ProlongationDeDepot pd JOIN Organisation o ON o.Id = pd.OrganisationId JOIN OrganisationMembre m ON m.OrganisationId = pd.OrganisationId
            WHERE {AppartenanceSql.DeLaPersonne} GROUP BY pd.AppelId) x ON x.AppelId = a.Id
        WHERE a.OuvertureLe IS NOT NULL AND ((a.Etat IN ('Publie', 'DepotOuvert') AND a.ClotureLe >= @Maintenant) OR (a.Etat IN ('DepotOuvert', 'DepotClos') AND x.ClotureLe >= @Maintenant))
        ORDER BY CASE WHEN a.ClotureLe >= @Maintenant THEN a.ClotureLe ELSE x.ClotureLe END;
        SELECT p.Id, p.Etat, d.Etat AS EtatDossier, d.Titre, o.Nom AS ChefDeFile, a.Titre AS AppelTitre, {Prolongations.ClotureSql} AS ClotureLe,
            (SELECT MAX(s.PrevueLe) FROM Point po JOIN Seance s ON s.Id = po.SeanceId WHERE po.DossierId = d.Id AND d.Etat = 'Arbitre' AND po.Etat = 'Clos') AS ComiteLe,
            (SELECT MAX(c.PublieLe) FROM Courrier c WHERE c.DossierId = d.Id AND c.Etat IN ('Publie', 'EnRevision')) AS CourrierLe
        FROM Partenaire p
        JOIN Dossier d ON d.Id = p.DossierId
        JOIN Organisation o ON o.Id = d.OrganisationId
        JOIN Appel a ON a.Id = d.AppelId
        WHERE {AppartenanceSql.SonPartenariat}
        ORDER BY p.InviteLe DESC, p.Id;
        """);

    public async Task<EspaceDuPorteur> ChargerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        using var jeux = await session.PlusieursAsync(Lecture, new { acteur.CompteId, Maintenant = horloge.GetUtcNow() });
        return new EspaceDuPorteur(
            (await jeux.ReadAsync<OrganisationDeLEspace>()).ToList(),
            (await jeux.ReadAsync<DossierDeLEspace>()).ToList(),
            (await jeux.ReadAsync<AppelDeLEspace>()).ToList())
        {
            Partenariats = (await jeux.ReadAsync<PartenariatDeLEspace>()).ToList(),
        };
    }
}
