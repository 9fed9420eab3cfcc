using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

public static class OrganisationStore
{
    /// <summary>Numbers are unique by this lock: a draft may do without, so that no unique index can say it.</summary>
    internal static readonly Verrou Numeros = Verrou.Referentiel("numeros des organisations");

    private static readonly SqlStatement Lecture = new(Lire("= @Id"));
    private static readonly SqlStatement Plusieurs = new(Lire("IN @Ids"));

    private static string Lire(string lesquelles) => $"""
        SELECT o.Id, o.Nom, o.Sigle, o.Siret, o.Rna, o.Adresse, o.CodePostal, o.Commune, o.Courriel, o.Telephone, o.RepresentantNom, o.RepresentantFonction, o.Iban, o.Bic,
            o.EtatMandat, o.MotifMandat, o.Version, o.MembresVersion,
            f.SiteWeb, f.Recepisse, f.Statut, f.RegistreVolume, f.RegistreFolio, f.RegistreTribunal, f.GestionAdresse, f.GestionCodePostal, f.GestionCommune,
            f.RepresentantPrenom, f.RepresentantNomDeFamille, f.RepresentantTelephone, f.RepresentantCourriel,
            f.UtilitePublique, f.UtilitePubliqueLe, f.ImpotsCommerciaux, f.AidesPubliques, f.EnReseau, f.ReseauNoms, f.AdherentsPersonnesMorales, f.PersonnesMorales,
            f.MoyensAnnee, f.Benevoles, f.Volontaires, f.Salaries, f.EmploisAides, f.EtptCentiemes, f.MisADisposition, f.Adherents,
            f.ExerciceDebut, f.ExerciceFin, f.RemunerationsPubliees, f.RemunerationsLien, f.TitulaireDuCompte
        FROM Organisation o LEFT JOIN OrganisationFiche f ON f.OrganisationId = o.Id
        WHERE o.Id {lesquelles};
        SELECT OrganisationId, Type, AttribuePar, Le FROM OrganisationAgrement WHERE OrganisationId {lesquelles} ORDER BY Ordre;
        SELECT OrganisationId, Compte, Montant FROM OrganisationBudget WHERE OrganisationId {lesquelles};
        """;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Organisation (Id, Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune, Courriel, Telephone, EtatMandat, Recherche, CreeLe, MembresVersion, Version)
        VALUES (@Id, @Nom, @Sigle, @Siret, @Rna, @Adresse, @CodePostal, @Commune, @Courriel, @Telephone, 'AVerifier', @Recherche, @Le, 1, 1)
        """);

    private static readonly SqlStatement Existante = new("""
        SELECT o.Id FROM Organisation o WHERE (o.Siret = @Siret OR o.Rna = @Rna) AND o.Id <> @Id ORDER BY o.CreeLe
        """);

    private static readonly SqlStatement Contestee = new("SELECT COUNT(*) AS Nombre FROM Organisation WHERE Id = @Id AND EtatMandat = 'Conteste'");

    private static readonly SqlStatement Visible = new($"SELECT COUNT(*) AS Nombre FROM Organisation o WHERE o.Id = @Id AND {VisibiliteSql.OrganisationSansDeport}");

    public static async Task<IdentiteComplete> IdentiteAsync(this SqlSession session, Guid organisationId) => (await session.OrganisationAsync(organisationId))!.Identite;

    /// <summary>Why the organisation may not do that now, because it is contested; null when it may.</summary>
    public static async Task<Refus?> GelAsync(this SqlSession session, Guid organisationId, string geste) =>
        CycleMandat.Geler(await session.UnAsync<int>(Contestee, new { Id = organisationId }) > 0 ? EtatMandat.Conteste : EtatMandat.Accepte, geste);

    /// <summary>The organisation, or null. Who may read it is decided by the caller.</summary>
    internal static async Task<OrganisationLue?> OrganisationAsync(this SqlSession session, Guid id)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = id });
        var row = await jeux.ReadSingleOrDefaultAsync<IdentiteRow>();
        var agrements = (await jeux.ReadAsync<AgrementRow>()).ToList();
        var lignes = (await jeux.ReadAsync<LigneRow>()).ToList();
        return row?.Lire(agrements, lignes);
    }

    /// <summary>By organisation.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, IdentiteComplete>> IdentitesAsync(this SqlSession session, IReadOnlyList<Guid> ids)
    {
        using var jeux = await session.PlusieursAsync(Plusieurs, new { Ids = ids });
        var rows = (await jeux.ReadAsync<IdentiteRow>()).ToList();
        var agrements = (await jeux.ReadAsync<AgrementRow>()).ToLookup(a => a.OrganisationId);
        var lignes = (await jeux.ReadAsync<LigneRow>()).ToLookup(l => l.OrganisationId);
        return rows.ToDictionary(r => r.Id, r => r.Lire(agrements[r.Id], lignes[r.Id]).Identite);
    }

    /// <summary>The organisation exists for this member of the Secrétariat.</summary>
    internal static async Task<bool> EstAuSecretariatAsync(this SqlSession session, Guid id, Acteur acteur) =>
        acteur.A(Role.Secretariat) && await session.UnAsync<int>(Visible, acteur.Parametres(new { Id = id })) > 0;

    internal static Task AjouterOrganisationAsync(this SqlSession session, Guid id, IdentiteComplete lue, DateTimeOffset le)
    {
        var (i, s) = (lue.Identification, lue.Siege);
        return session.ExecuterAsync(Ajout, new
        {
            Id = id, i.Nom, i.Sigle, i.Siret, i.Rna, s.Adresse, s.CodePostal, s.Commune, s.Courriel, s.Telephone, Le = le,
            Recherche = TexteDeRecherche.Plier(400, [i.Nom, i.Sigle, i.Siret, i.Rna, s.Commune]),
        });
    }

    /// <summary>Another organisation registered under one of these numbers; null when both are free. Two people at once are serialised.</summary>
    internal static async Task<Guid?> DejaInscriteAsync(this SqlSession session, string? siret, string? rna, Guid id)
    {
        if (siret is null && rna is null)
        {
            return null;
        }

        var trouvees = await session.ListeAsync<Guid>(Existante, new { Siret = siret, Rna = rna, Id = id });
        return trouvees.Count > 0 ? trouvees[0] : null;
    }
}
