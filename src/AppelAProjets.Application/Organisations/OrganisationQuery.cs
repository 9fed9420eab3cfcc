using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

public sealed record MembreRow
{
    public required Guid CompteId { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    public required string Courriel { get; init; }
    public required QualiteDeMembre Qualite { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Debut { get; init; }
    public required bool EstOuvert { get; init; }
}

/// <param name="Demandes">Requests to join; none for a rédacteur.</param>
/// <param name="Mandat">The latest mandate of a signataire, if any.</param>
/// <param name="Pieces">Permanent pieces, every version.</param>
public sealed record OrganisationVue(
    OrganisationLue Organisation, IReadOnlyList<MembreRow> Membres, IReadOnlyList<DemandeRow> Demandes, MandatRow? Mandat, IReadOnlyList<PiecePermanenteRow> Pieces)
{
    /// <summary>Sent to people without an account, and not answered; none for a rédacteur.</summary>
    public IReadOnlyList<InvitationAOrganisationRow> Invitations { get; init; } = [];
}

/// <summary>What anyone signed in may read of an organisation, in order to join it: public data only.</summary>
/// <param name="EstContestee">Frozen.</param>
/// <param name="EstAbandonnee">No signataire can answer any more.</param>
/// <param name="EstMembre">The reader belongs to it.</param>
/// <param name="DemandeLe">When the reader asked to join, if that awaits an answer.</param>
/// <param name="Mandat">The mandate that the reader sent to take it over, if any.</param>
public sealed record OrganisationARejoindre(
    Guid Id, string Nom, string? Siret, string? Commune, bool EstContestee, bool EstAbandonnee, bool EstMembre, DateTimeOffset? DemandeLe, MandatRow? Mandat)
{
    /// <summary>Signataires whom a mail told of the request.</summary>
    public int Prevenus { get; init; }

    /// <summary>The reader was invited and has not answered.</summary>
    public InvitationAOrganisationRow? Invitation { get; init; }
}

/// <summary>A mandate that is not verified yet, for the members.</summary>
public sealed record MandatAVerifier
{
    public required string Nom { get; init; }
    /// <summary>Why the last one was refused.</summary>
    public string? MotifMandat { get; init; }
    /// <summary>None is there to be verified.</summary>
    public required bool Attendu { get; init; }
}

public sealed record DemandesARejoindre(IReadOnlyList<DemandeRow> Envoyees, IReadOnlyList<DemandeRow> ARepondre)
{
    /// <summary>To take or to decline.</summary>
    public IReadOnlyList<InvitationAOrganisationRow> Invitations { get; init; } = [];
}

public sealed class OrganisationQuery(SqlDatabase database, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Mandat = new($"""
        SELECT o.Nom, o.MotifMandat, CAST(CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS bit) AS Attendu FROM Organisation o WHERE o.Id = @Id AND o.EtatMandat = 'AVerifier'
        """);

    /// <summary>Null for anyone but a member, or when there is nothing to say.</summary>
    public async Task<MandatAVerifier?> MandatAVerifierAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstMembre(id))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<MandatAVerifier>(Mandat, new { Id = id });
    }

    /// <summary>Null when it does not exist or the person is no member of it.</summary>
    public async Task<OrganisationVue?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstMembre(id))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        if (await session.OrganisationAsync(id) is not { } organisation)
        {
            return null;
        }

        var membres = await session.MembresAsync(id);
        var demandes = acteur.EstSignataire(id) ? await session.DemandesAsync(id) : [];
        var mandat = (await session.MandatsAsync(id)).FirstOrDefault(m => membres.Any(membre => membre.CompteId == m.CompteId));
        return new OrganisationVue(organisation, membres, demandes, mandat, await session.VersionsAsync(id))
        {
            Invitations = acteur.EstSignataire(id) ? await session.InvitationsAsync(id) : [],
        };
    }

    /// <summary>Null when there is no such organisation.</summary>
    public async Task<OrganisationARejoindre?> ARejoindreAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.ChargerMembresAsync(id) is not { } lu)
        {
            return null;
        }

        var demande = (await session.DemandesDeAsync(acteur.CompteId)).FirstOrDefault(d => d.OrganisationId == id);
        var mandat = (await session.MandatsAsync(id)).FirstOrDefault(m => m.CompteId == acteur.CompteId && m.Reprise);
        var i = lu.Organisation.Identite;
        return new OrganisationARejoindre(id, i.Identification.Nom, i.Identification.Siret, i.Siege.Commune, lu.Organisation.Mandat == EtatMandat.Conteste,
            lu.Situation.EstAbandonnee, acteur.EstMembre(id), demande?.DemandeeLe, mandat)
        {
            Prevenus = demande is null ? 0
                : (await session.PrevenuesAsync([.. lu.Signataires(acteur.CompteId)], CourrielStore.CauseDe(ActeDuJournal.DemanderARejoindre, id))).Count(p => p.Le >= demande.DemandeeLe && !p.EstNonRemis),
            Invitation = (await session.InvitationsDeAsync(acteur.CompteId)).FirstOrDefault(invitation => invitation.OrganisationId == id),
        };
    }

    /// <summary>Requests that concern that person: those sent, and those of the organisations that they may commit.</summary>
    public async Task<DemandesARejoindre> DemandesAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return new DemandesARejoindre(await session.DemandesDeAsync(acteur.CompteId), await session.DemandesARepondreAsync(acteur.CompteId))
        {
            Invitations = await session.InvitationsDeAsync(acteur.CompteId),
        };
    }

    /// <summary>File of a permanent piece, for a member or the Secrétariat; null for anyone else, or when it is not known to be clean.</summary>
    public async Task<FichierServi?> PieceAsync(Guid id, Guid pieceId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.EstMembre(id) || await session.EstAuSecretariatAsync(id, acteur) ? Ouvrir(await session.FichierDeLaPieceAsync(id, pieceId)) : null;
    }

    /// <summary>File of a mandate, for a signataire or the Secrétariat; null for anyone else, or when it is not known to be clean.</summary>
    public async Task<FichierServi?> FichierDuMandatAsync(Guid id, Guid mandatId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.EstSignataire(id) || await session.EstAuSecretariatAsync(id, acteur) ? Ouvrir(await session.FichierDuMandatAsync(id, mandatId)) : null;
    }

    private FichierServi? Ouvrir(FichierDOrganisation? fichier) =>
        fichier is not null && depot.Ouvrir(fichier.Empreinte) is { } contenu ? new FichierServi(contenu, fichier.TypeMime, fichier.Nom) : null;
}
