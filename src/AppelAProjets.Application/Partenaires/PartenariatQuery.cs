using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Partenaires;

/// <summary>The little that an organisation reads of a project before it answers the invitation.</summary>
public sealed record ProjetPresente
{
    public required string Titre { get; init; }
    public string? Resume { get; init; }
    public required string ChefDeFile { get; init; }
    public string? Commune { get; init; }
    public required string AppelTitre { get; init; }
    public required string AppelCode { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
}

public sealed record OrganisationQuiRepond(Guid Id, string Nom);

/// <param name="Signataires">Names of those who answer for it.</param>
public sealed record OrganisationSansSignature(string Nom, IReadOnlyList<string> Signataires);

/// <param name="Organisations">Those of which the person is signataire.</param>
/// <param name="SansSignature">Those whose dossiers the person prepares without being signataire, when no other may answer.</param>
public sealed record Invitation(
    PartenaireRow Partenaire, ProjetPresente Projet, bool EstOuverte, IReadOnlyList<OrganisationQuiRepond> Organisations, IReadOnlyList<OrganisationSansSignature> SansSignature)
{
    public bool SeDecline => Partenaire.OrganisationId is null || Organisations.Count > 0;
}

/// <summary>A dossier for the people of a partner that takes part: they read it without the bank account, and write their part.</summary>
/// <param name="Dossier">The dossier; <c>Qualite</c> is that of the person in the partner organisation.</param>
public sealed record Partenariat(DossierPorteur Dossier, PartLue Part, IReadOnlyList<ChampDeFormulaire> Champs)
{
    public bool EstOuvert => Dossier.SectionsOuvertes.Contains(SectionDossier.Partenaires);

    public IReadOnlyList<Refus> Manques => InterAssociatif.AvantLAccord(Part.EnDomaine, Part.Versement);

    /// <summary>What is wrong in the amounts of the part as they are kept.</summary>
    public IReadOnlyList<Refus> Ecarts => [.. Part.EnDomaine.Ecarts(Dossier.Plan.TotalDuCompte(PlanComptable.Subventions))];
}

public sealed class PartenariatQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Presentation = new($"""
        SELECT d.Titre, r.Valeur AS Resume, o.Nom AS ChefDeFile, o.Commune, a.Titre AS AppelTitre, a.Code AS AppelCode, {Prolongations.ClotureSql} AS ClotureLe
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        LEFT JOIN Reponse r ON r.DossierId = d.Id AND r.Cle = 'projet.resume'
        WHERE d.Id = @Id
        """);

    private static readonly SqlStatement Organisations = new("""
        SELECT o.Id, o.Nom FROM Organisation o
        WHERE o.Id IN @Ids AND o.Id <> (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @DossierId) AND (@Seule IS NULL OR o.Id = @Seule)
        ORDER BY o.Nom
        """);

    /// <summary>An invitation that awaits its answer; null for anyone else.</summary>
    public async Task<Invitation?> InvitationAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.PartenaireDeAsync(id, acteur) is not { Partenaire: { Etat: EtatPartenaire.Invite } partenaire }
            || await DossierLectureQuery.EnteteAsync(session, partenaire.DossierId) is not { } entete)
        {
            return null;
        }

        var organisations = await DeAsync(session, partenaire, acteur, QualiteDeMembre.Signataire);
        var sansSignature = new List<OrganisationSansSignature>();
        foreach (var preparee in organisations.Count > 0 ? [] : await DeAsync(session, partenaire, acteur, QualiteDeMembre.Redacteur))
        {
            var signataires = (await session.MembresAsync(preparee.Id)).Where(m => m.Qualite == QualiteDeMembre.Signataire && m.EstOuvert);
            sansSignature.Add(new OrganisationSansSignature(preparee.Nom, [.. signataires.Select(m => $"{m.Prenom} {m.Nom}")]));
        }

        return new Invitation(
            partenaire, await PresenterAsync(session, partenaire.DossierId), await session.PartenairesOuvertsAsync(entete, horloge.GetUtcNow()),
            [.. organisations.Select(o => new OrganisationQuiRepond(o.Id, o.Nom))], sansSignature);
    }

    private static Task<IReadOnlyList<OrganisationRow>> DeAsync(SqlSession session, PartenaireRow partenaire, Acteur acteur, QualiteDeMembre qualite)
    {
        Guid[] siennes = [.. acteur.Appartenances.Where(a => a.Qualite == qualite).Select(a => a.OrganisationId)];
        return session.ListeAsync<OrganisationRow>(Organisations, new { Ids = siennes, partenaire.DossierId, Seule = partenaire.OrganisationId });
    }

    /// <summary>The dossier and the part, once the organisation takes part; null for anyone else.</summary>
    public async Task<Partenariat?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, id, acteur, horloge.GetUtcNow());
    }

    /// <summary>The partner through which the person reads that dossier; null when there is none.</summary>
    public async Task<Guid?> DuDossierAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.PartenaireDuLecteurAsync(dossierId, acteur))?.Id;
    }

    internal static async Task<Partenariat?> LireAsync(SqlSession session, Guid id, Acteur acteur, DateTimeOffset le)
    {
        if (await session.PartenaireDeAsync(id, acteur) is not { Partenaire: { Participe: true } partenaire, Qualite: var qualite }
            || await DossierLectureQuery.EnteteAsync(session, partenaire.DossierId) is not { } entete)
        {
            return null;
        }

        var dossier = await DossierPorteurQuery.ComposerAsync(session, entete, qualite, le);
        return new Partenariat(dossier with { Contenu = dossier.Contenu.SansBanque() }, dossier.Parts.Single(p => p.Partenaire.Id == id), ChampsDesPartenaires.Part(id));
    }

    internal static async Task<ProjetPresente> PresenterAsync(SqlSession session, Guid dossierId) => (await session.UnAsync<ProjetPresente>(Presentation, new { Id = dossierId }))!;

    private sealed record OrganisationRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
    }
}
