using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Organisations;

/// <summary>Writes organisations and their members.</summary>
public static class OrganisationStore
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Organisation (Id, Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune, Courriel, Telephone, RepresentantNom, RepresentantFonction, Iban, Bic,
            EtatMandat, Recherche, CreeLe, Version)
        VALUES (@Id, @Nom, @Sigle, @Siret, @Rna, @Adresse, @CodePostal, @Commune, @Courriel, @Telephone, @RepresentantNom, @RepresentantFonction, @Iban, @Bic,
            'AVerifier', @Recherche, @Le, 1)
        """);

    private static readonly SqlStatement Modification = new("""
        UPDATE Organisation SET Nom = @Nom, Sigle = @Sigle, Siret = @Siret, Rna = @Rna, Adresse = @Adresse, CodePostal = @CodePostal, Commune = @Commune,
            Courriel = @Courriel, Telephone = @Telephone, RepresentantNom = @RepresentantNom, RepresentantFonction = @RepresentantFonction,
            Iban = @Iban, Bic = @Bic, Recherche = @Recherche, Version = Version + 1,
            EtatMandat = CASE WHEN EtatMandat = 'Accepte' AND (Nom <> @Nom OR COALESCE(Siret, '') <> COALESCE(@Siret, '') OR COALESCE(Rna, '') <> COALESCE(@Rna, '')
                OR COALESCE(RepresentantNom, '') <> COALESCE(@RepresentantNom, '') OR COALESCE(Iban, '') <> COALESCE(@Iban, '')) THEN 'AVerifier' ELSE EtatMandat END
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement MemeSiret = new("SELECT COUNT(*) FROM Organisation WHERE Siret = @Siret AND Id <> @Id");

    private static readonly SqlStatement NouveauMembre = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin) VALUES (@OrganisationId, @CompteId, @Qualite, @Le, NULL)
        """);

    private static readonly SqlStatement Retour = new("""
        UPDATE OrganisationMembre SET Qualite = @Qualite, Debut = @Le, Fin = NULL WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId
        """);

    private static readonly SqlStatement Depart = new("""
        UPDATE OrganisationMembre SET Fin = @Le WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId AND Fin IS NULL
        """);

    private static readonly SqlStatement AutresSignataires = new("""
        SELECT COUNT(*) FROM OrganisationMembre m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.OrganisationId = @OrganisationId AND m.CompteId <> @CompteId AND m.Qualite = 'Signataire' AND m.Fin IS NULL AND c.DesactiveLe IS NULL
        """);

    private static readonly SqlStatement CompteDe = new("""
        SELECT Id, Prenom, Nom, Courriel FROM Compte WHERE UPPER(Courriel) = UPPER(@Courriel) AND DesactiveLe IS NULL AND CourrielConfirme = 1
        """);

    private static readonly SqlStatement NomDe = new("SELECT Nom FROM Organisation WHERE Id = @Id");

    internal static Task AjouterOrganisationAsync(this SqlSession session, Guid id, SaisieOrganisation lue, DateTimeOffset le) =>
        session.ExecuterAsync(Ajout, Parametres(id, lue, 1, le));

    /// <summary>False when another person changed it since it was read.</summary>
    internal static Task<bool> ModifierOrganisationAsync(this SqlSession session, Guid id, SaisieOrganisation lue, int version, DateTimeOffset le) =>
        session.ModifierAsync(Modification, Parametres(id, lue, version, le));

    internal static async Task<bool> SiretDejaPrisAsync(this SqlSession session, string? siret, Guid id) =>
        siret is not null && await session.UnAsync<int>(MemeSiret, new { Siret = siret, Id = id }) > 0;

    internal static async Task InscrireMembreAsync(this SqlSession session, Guid organisationId, Guid compteId, QualiteDeMembre qualite, DateTimeOffset le)
    {
        var membre = new { OrganisationId = organisationId, CompteId = compteId, Qualite = qualite.ToString(), Le = le };
        if (!await session.ModifierAsync(Retour, membre))
        {
            await session.ExecuterAsync(NouveauMembre, membre);
        }
    }

    internal static Task<bool> RetirerMembreAsync(this SqlSession session, Guid organisationId, Guid compteId, DateTimeOffset le) =>
        session.ModifierAsync(Depart, new { OrganisationId = organisationId, CompteId = compteId, Le = le });

    internal static async Task<bool> AUnAutreSignataireAsync(this SqlSession session, Guid organisationId, Guid compteId) =>
        await session.UnAsync<int>(AutresSignataires, new { OrganisationId = organisationId, CompteId = compteId }) > 0;

    internal static Task<CompteInvite?> CompteInviteAsync(this SqlSession session, string courriel) => session.UnAsync<CompteInvite>(CompteDe, new { Courriel = courriel });

    internal static Task<string?> NomDOrganisationAsync(this SqlSession session, Guid id) => session.UnAsync<string>(NomDe, new { Id = id });

    private static object Parametres(Guid id, SaisieOrganisation lue, int version, DateTimeOffset le) => new
    {
        Id = id, lue.Nom, lue.Sigle, lue.Siret, lue.Rna, lue.Adresse, lue.CodePostal, lue.Commune, lue.Courriel, lue.Telephone,
        lue.RepresentantNom, lue.RepresentantFonction, lue.Iban, lue.Bic, Version = version, Le = le,
        Recherche = TexteDeRecherche.Plier(400, [lue.Nom, lue.Sigle, lue.Siret, lue.Rna, lue.Commune]),
    };

    internal sealed record CompteInvite
    {
        public required Guid Id { get; init; }
        public required string Prenom { get; init; }
        public required string Nom { get; init; }
        public required string Courriel { get; init; }
    }
}
