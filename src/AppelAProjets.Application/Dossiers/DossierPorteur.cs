using System.Runtime.CompilerServices;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A dossier in the hands of a member of its organisation: live answers, rules of the call, what may be edited.</summary>
public sealed record DossierPorteur(
    DossierEntete Entete, DossierContenu Contenu, AppelComplet Appel, IReadOnlyList<ChampDeFormulaire> Champs, IReadOnlyDictionary<string, ReponseRow> Reponses,
    IReadOnlyList<DemandeDeComplementsRow> Complements, QualiteDeMembre Qualite)
{
    // What a page asks for ten times is worked out once for these very values: a copy made by "with" starts again.
    private static readonly ConditionalWeakTable<DossierPorteur, Calculs> Calcules = [];

    private Calculs Calcul => Calcules.GetOrCreateValue(this);

    public bool EstSignataire => Qualite == QualiteDeMembre.Signataire;

    public IReadOnlyList<SectionDossier> SectionsOuvertes => Calcul.Ouvertes ??= [.. ComplementsStore.SectionsOuvertes(Entete, Complements, EstPerdu).Intersect(DepotDeDossier.Sections(Regles)).Order()];

    /// <summary>When it was read, UTC.</summary>
    public DateTimeOffset LuLe { get; init; }

    /// <summary>A draft that was not deposited before the closing, and no longer can be.</summary>
    public bool EstPerdu => Entete.Etat == EtatDossier.Brouillon && Appel.EstClosLe(LuLe);

    /// <summary>Nobody has answered anything on that page of the form, where nothing is compulsory.</summary>
    public bool EstVierge(SectionDossier section) => section != SectionDossier.Association && Contenu.Reponses.All(r => r.Section != section);

    public Refus? Refuser(SectionDossier section) => SectionOuverte.Refuser(Entete.Etat, SectionsOuvertes, EstSignataire, section);

    /// <summary>Where the files of that piece, or of that question of the call, are kept; null when neither is asked.</summary>
    public PlaceDeFichier? PlaceDeFichier(Guid id) =>
        Contenu.Pieces.Any(p => p.PieceId == id) ? new PlaceDeFichier(id, null, SectionDossier.Pieces)
        : Champs.FirstOrDefault(c => c.Type == TypeDeChamp.Fichier && c.Cle == QuestionDAppel.CleDe(id)) is { } champ ? new PlaceDeFichier(null, champ.Cle, champ.Section)
        : null;

    /// <summary>Eligibility questions whose answer stops: each says why, and whom to ask.</summary>
    public IReadOnlyList<Refus> Arrets => [.. Eligibilite.Arrets(Champs, ADeposer.Reponses)];

    public DemandeDeComplementsRow? DemandeOuverte => Entete.Etat == EtatDossier.ACompleter ? Complements.Ouverte() : null;

    public DossierADeposer ADeposer => Calcul.ADeposer ??= Contenu.VersLeDomaine(Reponses.EnReponses()) with
    {
        Partenaires = [.. Parts.Where(p => p.Partenaire.EstPresent).Select(p => p.EnDomaine)], Demandees = Demandees,
    };

    /// <summary>Actions of the plan that the project says to serve, among those of the call.</summary>
    public IReadOnlyList<Guid> ActionsDuPlan =>
        [.. (Reponses.GetValueOrDefault("projet.actions")?.Valeur ?? "").Split('\n').Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Intersect(Appel.Priorites.Select(a => a.Id))];

    /// <summary>The sections that the open request names; empty without one.</summary>
    public IReadOnlyList<SectionDemandee> Demandees { get; init; } = [];

    /// <summary>Every organisation ever invited, with its part; oldest first.</summary>
    public IReadOnlyList<PartLue> Parts { get; init; } = [];

    public ReglesDeDepot Regles => Calcul.Regles ??= Appel.VersLeDomaine(Contenu) with
    {
        Champs = Champs,
        Attestations = [.. Champs.Where(c => c.Section == SectionDossier.Attestations).Select(c => new AttestationRequise(c.Cle["attestations.".Length..], c.Libelle))],
    };

    public IReadOnlyList<EtatDeSection> Sections => Calcul.Sections ??= DepotDeDossier.Completude(ADeposer, Regles);

    /// <summary>Funders that may be asked for this project, and those already asked.</summary>
    public IReadOnlyList<FinanceurDAppel> FinanceursPossibles => [.. Regles.Financeurs.Zip(Appel.Financeurs)
        .Where(f => Contenu.Financement.Demandes.Any(d => d.FinanceurId == f.Second.Id) || Sollicitation.Refuser(f.First, ADeposer.Public?.Quartiers ?? [], ADeposer.Projet?.ThemeId) is null).Select(f => f.Second)];

    /// <summary>Nothing is missing but what a signataire alone can do.</summary>
    public bool EstPretASigner => SectionsOuvertes.Count > 0 && Sections.Where(s => s.Section != SectionDossier.Attestations && SectionsOuvertes.Contains(s.Section)).All(s => s.EstComplete);

    public PlanDeFinancement Plan => Contenu.Financement.Plan();

    /// <summary>What the porteur says, else the call's percentage of what is asked.</summary>
    public Montant SeuilDeViabilite => Contenu.Financement.SeuilDeViabilite ?? Plan.SeuilParDefaut(Appel.SeuilDeViabilitePourcent ?? 0);

    private sealed class Calculs
    {
        public IReadOnlyList<SectionDossier>? Ouvertes { get; set; }
        public DossierADeposer? ADeposer { get; set; }
        public ReglesDeDepot? Regles { get; set; }
        public IReadOnlyList<EtatDeSection>? Sections { get; set; }
    }
}

public sealed record PlaceDeFichier(Guid? PieceId, string? Cle, SectionDossier Section);

public sealed record DemandeDeComplementsRow
{
    public required Guid Id { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset EnvoyeeLe { get; init; }
    public required DateOnly TermeLe { get; init; }
    public required bool Indispensable { get; init; }
    /// <summary>Names of <see cref="SectionDossier"/>, separated by commas.</summary>
    public required string Sections { get; init; }
    public required string Message { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ReponseLe { get; init; }

    public IReadOnlyList<SectionDossier> SectionsNommees =>
        [.. Sections.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Enum.Parse<SectionDossier>)];
}

public sealed class DossierPorteurQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Null when it does not exist or the person is no member of the organisation.</summary>
    public async Task<DossierPorteur?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, id, acteur, horloge.GetUtcNow());
    }

    internal static async Task<DossierPorteur?> LireAsync(SqlSession session, Guid id, Acteur acteur, DateTimeOffset le)
    {
        if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
        {
            return null;
        }

        return await ComposerAsync(session, entete, acteur.EstSignataire(entete.OrganisationId) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur, le);
    }

    /// <summary>The same for whom the caller has found that he may read it.</summary>
    internal static async Task<DossierPorteur> ComposerAsync(SqlSession session, DossierEntete entete, QualiteDeMembre qualite, DateTimeOffset le)
    {
        var id = entete.Id;
        var regle = (await session.AppelDuDossierAsync(entete))!;
        var champs = regle.Champs(entete.EstOrganismePublic);
        var reponses = await session.ReponsesAsync(id);
        var parts = await session.PartsAsync(id, reponses);
        var complements = await session.ComplementsAsync(id);
        var contenu = await session.ContenuAsync(entete, regle, champs, reponses, parts);
        var dits = entete.Etat == EtatDossier.ACompleter ? complements.Ouverte()?.SansChangement(reponses) : null;
        var demandees = await session.DemandeesAsync(entete, complements, contenu with { SansChangement = dits });
        // What is said of a section that changed after all no longer holds.
        var tenus = dits?.Where(s => demandees.Any(d => d.Section == s.Section && !d.EstChangee)).ToList();
        return new DossierPorteur(entete, contenu with { SansChangement = tenus is { Count: > 0 } ? tenus : null }, regle, champs, reponses, complements, qualite) { Parts = parts, Demandees = demandees, LuLe = le };
    }
}
