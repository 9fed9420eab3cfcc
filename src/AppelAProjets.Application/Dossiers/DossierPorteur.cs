using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A dossier in the hands of a member of its organisation: live answers, rules of the call, what may be edited.</summary>
public sealed record DossierPorteur(
    DossierEntete Entete, DossierContenu Contenu, RegleDAppel Appel, IReadOnlyList<DemandeDeComplementsRow> Complements, QualiteDeMembre Qualite)
{
    /// <summary>A signataire may deposit, answer, withdraw, attest.</summary>
    public bool EstSignataire => Qualite == QualiteDeMembre.Signataire;

    /// <summary>Sections that the porteur may edit now: all of a draft, those named by the Secrétariat when complements are awaited.</summary>
    public IReadOnlyCollection<SectionDossier> SectionsOuvertes => Entete.Etat switch
    {
        EtatDossier.Brouillon => Enum.GetValues<SectionDossier>(),
        EtatDossier.ACompleter => [.. Complements.Where(c => c.ReponseLe is null).SelectMany(c => c.SectionsNommees).Distinct().Order()],
        _ => [],
    };

    /// <summary>The request that is awaited, the latest when there are several.</summary>
    public DemandeDeComplementsRow? DemandeOuverte => Entete.Etat == EtatDossier.ACompleter ? Complements.LastOrDefault(c => c.ReponseLe is null) : null;

    /// <summary>The answers in the words of the rules.</summary>
    public DossierADeposer ADeposer => Contenu.VersLeDomaine();

    /// <summary>The rules of the call in the words of the Domain.</summary>
    public ReglesDeDepot Regles => Appel.VersLeDomaine(Contenu);

    /// <summary>The task list.</summary>
    public IReadOnlyList<EtatDeSection> Sections => DepotDeDossier.Completude(ADeposer, Regles);

    /// <summary>The budget, account 74 included.</summary>
    public PlanDeFinancement Plan => Contenu.Financement.Plan();

    /// <summary>What the porteur says, else the call's percentage of what is asked.</summary>
    public Montant SeuilDeViabilite => Contenu.Financement.SeuilDeViabilite is { } seuil ? new Montant(seuil) : Plan.SeuilParDefaut(Appel.SeuilDeViabilitePourcent ?? 0);

    /// <summary>Fingerprint of a section: two people on two sections do not hinder each other, two on the same one do.</summary>
    public string Version(SectionDossier section) => EmpreinteDeSection.De(Contenu, section);
}

/// <summary>A request of the Secrétariat for complements.</summary>
public sealed record DemandeDeComplementsRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset EnvoyeeLe { get; init; }
    /// <summary>Last day to answer.</summary>
    public required DateOnly TermeLe { get; init; }
    /// <summary>Suspends the silence delay.</summary>
    public required bool Indispensable { get; init; }
    /// <summary>Names of <see cref="SectionDossier"/>, separated by commas.</summary>
    public required string Sections { get; init; }
    /// <summary>What the Secrétariat wrote.</summary>
    public required string Message { get; init; }
    /// <summary>When it was answered, UTC.</summary>
    public DateTimeOffset? ReponseLe { get; init; }

    /// <summary>The sections to edit.</summary>
    public IReadOnlyList<SectionDossier> SectionsNommees =>
        [.. Sections.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Enum.Parse<SectionDossier>)];
}

/// <summary>Loads a dossier for a member of its organisation; for anyone else it does not exist.</summary>
public sealed class DossierPorteurQuery(SqlDatabase database)
{
    private static readonly SqlStatement Complements = new("""
        SELECT Id, EnvoyeeLe, TermeLe, Indispensable, Sections, Message, ReponseLe FROM DemandeDeComplements WHERE DossierId = @Id ORDER BY EnvoyeeLe
        """);

    /// <summary>Null when it does not exist or the person is no member of the organisation.</summary>
    public async Task<DossierPorteur?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, id, acteur);
    }

    internal static async Task<DossierPorteur?> LireAsync(SqlSession session, Guid id, Acteur acteur)
    {
        if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
        {
            return null;
        }

        var contenu = (await session.ContenuAsync(id))!;
        var regle = (await session.RegleAsync(entete.AppelId))!;
        var complements = await session.ListeAsync<DemandeDeComplementsRow>(Complements, new { Id = id });
        var qualite = acteur.EstSignataire(entete.OrganisationId) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur;
        return new DossierPorteur(entete, contenu, regle, complements, qualite);
    }
}
