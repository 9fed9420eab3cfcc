using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Partenaires;

internal static class PartenaireStore
{
    private const string Colonnes = """
        SELECT p.Id, p.DossierId, p.OrganisationId, COALESCE(o.Nom, p.Nom) AS Nom, o.Siret, p.Courriel, p.Etat, p.InviteLe, p.RelanceLe, p.ReponduLe, p.ReponduPar,
            p.AccordLe, p.AccordPar, CONCAT(c.Prenom, ' ', c.Nom) AS AccordParNom, p.AccordEmpreinte, p.FinLe, p.FinPar, p.Motif,
            CASE WHEN o.EtatMandat = 'Conteste' THEN 1 ELSE 0 END AS EstGelee, p.Version
        FROM Partenaire p LEFT JOIN Organisation o ON o.Id = p.OrganisationId LEFT JOIN Compte c ON c.Id = p.AccordPar
        """;

    private static readonly SqlStatement DuDossier = new($"{Colonnes} WHERE p.DossierId = @Id ORDER BY p.InviteLe, p.Id");
    private static readonly SqlStatement DesDossiers = new($"{Colonnes} WHERE p.DossierId IN @Ids ORDER BY p.InviteLe, p.Id");
    private static readonly SqlStatement Un = new($"{Colonnes} WHERE p.Id = @Id");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Courriel, Etat, InviteLe, InvitePar, RelanceLe, ReponduLe, ReponduPar, AccordLe, AccordPar, AccordEmpreinte, FinLe, FinPar, Motif, Version)
        VALUES (@Id, @DossierId, @OrganisationId, @Nom, @Courriel, 'Invite', @Le, @CompteId, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Partenaire SET Etat = @Etat, OrganisationId = @OrganisationId, RelanceLe = @RelanceLe, ReponduLe = @ReponduLe, ReponduPar = @ReponduPar,
            AccordLe = @AccordLe, AccordPar = @AccordPar, AccordEmpreinte = @AccordEmpreinte, FinLe = @FinLe, FinPar = @FinPar, Motif = @Motif, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Adresse = new("SELECT COUNT(*) AS Nombre FROM Compte WHERE Id = @CompteId AND CourrielConfirme = 1 AND LOWER(Courriel) = @Courriel");

    /// <summary>All those ever invited, oldest first.</summary>
    public static Task<IReadOnlyList<PartenaireRow>> PartenairesAsync(this SqlSession session, Guid dossierId) => session.ListeAsync<PartenaireRow>(DuDossier, new { Id = dossierId });

    /// <summary>By dossier.</summary>
    public static async Task<ILookup<Guid, PartenaireRow>> PartenairesAsync(this SqlSession session, IReadOnlyList<Guid> ids) =>
        (await session.ListeAsync<PartenaireRow>(DesDossiers, new { Ids = ids })).ToLookup(p => p.DossierId);

    /// <summary>The same, each with its part of these answers.</summary>
    public static async Task<IReadOnlyList<PartLue>> PartsAsync(this SqlSession session, Guid dossierId, IReadOnlyDictionary<string, ReponseRow> reponses)
    {
        var lues = reponses.EnReponses();
        return [.. (await session.PartenairesAsync(dossierId)).Select(p => new PartLue(p, lues))];
    }

    public static Task<PartenaireRow?> PartenaireAsync(this SqlSession session, Guid id) => session.UnAsync<PartenaireRow>(Un, new { Id = id });

    /// <summary>The partner for one of its people, and in what quality: members of the organisation, or whoever was invited at a confirmed address. Null for anyone else, and once it has ended.</summary>
    public static async Task<(PartenaireRow Partenaire, QualiteDeMembre Qualite)?> PartenaireDeAsync(this SqlSession session, Guid id, Acteur acteur)
    {
        if (await session.PartenaireAsync(id) is not { EstPresent: true } partenaire)
        {
            return null;
        }

        return partenaire.OrganisationId is { } organisation
            ? acteur.EstMembre(organisation) ? (partenaire, acteur.EstSignataire(organisation) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur) : null
            : await session.UnAsync<int>(Adresse, new { acteur.CompteId, partenaire.Courriel }) > 0 ? (partenaire, QualiteDeMembre.Redacteur) : null;
    }

    /// <summary>The partner of that dossier that the person is of, when it takes part; null otherwise.</summary>
    public static async Task<PartenaireRow?> PartenaireDuLecteurAsync(this SqlSession session, Guid dossierId, Acteur acteur) => acteur.Appartenances.Count == 0 ? null
        : (await session.PartenairesAsync(dossierId)).FirstOrDefault(p => p.Participe && acteur.EstMembre(p.OrganisationId!.Value));

    /// <summary>False when this very form was already sent.</summary>
    public static Task<bool> InviterAsync(this SqlSession session, PartenaireRow partenaire, Guid compteId) => session.InsererSiAbsentAsync(Ajout, new
    {
        partenaire.Id, partenaire.DossierId, partenaire.OrganisationId, partenaire.Nom, partenaire.Courriel, Le = partenaire.InviteLe, CompteId = compteId,
    });

    /// <summary>Writes the partner over the version that was read, once the dossier is held: its deposit and this change never cross. False when another person was faster.</summary>
    public static async Task<bool> ChangerAsync(this SqlSession session, DossierEntete dossier, PartenaireRow partenaire, DateTimeOffset le) =>
        await session.PasserAsync(dossier, le) && await session.ModifierAsync(Changement, new
        {
            partenaire.Id, Etat = partenaire.Etat.ToString(), partenaire.OrganisationId, partenaire.RelanceLe, partenaire.ReponduLe, partenaire.ReponduPar,
            partenaire.AccordLe, partenaire.AccordPar, partenaire.AccordEmpreinte, partenaire.FinLe, partenaire.FinPar, partenaire.Motif, partenaire.Version,
        });

    /// <summary>Where to write to a partner: the signataires of the organisation once it is known, else the address invited.</summary>
    public static async Task<IReadOnlyList<string>> AdressesAsync(this SqlSession session, PartenaireRow partenaire, DateTimeOffset le) => partenaire.OrganisationId is { } organisation
        ? await session.SignatairesAsync(organisation, le)
        : partenaire.Courriel is { } courriel ? [courriel] : [];

    public static async Task<bool> PartenairesOuvertsAsync(this SqlSession session, DossierEntete dossier, DateTimeOffset le) =>
        (await BrouillonQuery.OuvertesAsync(session, dossier, (await session.AppelDuDossierAsync(dossier))!.EstClosLe(le))).Contains(SectionDossier.Partenaires);
}
