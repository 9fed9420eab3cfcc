using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Courriers;

internal sealed record MatiereDuCourrier(
    PointRow Point, PointDuReleve? AuReleve, IReadOnlyList<LigneRow> Lignes, IReadOnlyList<HorsPortailDeclareRow> HorsPortail)
{
    /// <summary>Versions in use of the call's templates.</summary>
    public IReadOnlyList<ModeleRow> Modeles { get; init; } = [];

    /// <summary>Logos and signatures of the call's funders.</summary>
    public IReadOnlyList<ImageDeFinanceurRow> Images { get; init; } = [];

    public ImageDeFinanceurRow? Image(Guid financeurId, NatureDImage nature) => Images.FirstOrDefault(i => i.FinanceurId == financeurId && i.Nature == nature);

    /// <summary>An image that is not known to be clean is never printed, and no letter leaves without it.</summary>
    public Refus? ImagesRetenues(IReadOnlyList<Guid> cosignataires)
    {
        var retenues = Images.Where(i => !i.EstServie && cosignataires.Contains(i.FinanceurId)).ToList();
        return retenues.Count == 0 ? null : new Refus("courrier.image", retenues.Exists(i => i.Analyse == AnalyseDeFichier.EnAttente)
            ? "Une image de ce courrier est en cours d’analyse par l’antivirus : réessayez dans un instant."
            : "L’antivirus a refusé une image de ce courrier : retirez-la de la fiche du financeur dans l’appel.");
    }

    /// <summary>Lines as the relevé froze them.</summary>
    public IReadOnlyList<LigneDeFinanceur> LignesDuReleve { get; } = AuReleve?.LignesDeFinanceur ?? [];

    public IReadOnlyList<LigneDeFinanceur> LignesActuelles => [.. Lignes.Select(l => new LigneDeFinanceur(
        l.FinanceurId, l.Sigle, l.Etat, new Repartition(l.ArbitreSpecifique ?? Montant.Zero, l.ArbitreDroitCommun ?? Montant.Zero)))];

    /// <summary>A letter is never made for someone to say later who signs it.</summary>
    public Refus? SignatairesManquants(IReadOnlyList<Guid> cosignataires, DateOnly jour)
    {
        var manquants = Lignes.Where(l => cosignataires.Contains(l.FinanceurId) && !l.ASignataire(jour)).Select(l => l.Sigle).Distinct().ToList();
        return manquants.Count == 0 ? null
            : new Refus("courrier.signataire", $"Qui signe ce jour-là est à indiquer pour : {string.Join(", ", manquants)} (fiche du financeur dans l’appel).");
    }

    /// <summary>A delegation that ended since the text was composed, or someone else who signs now: the letter would say what is no longer so.</summary>
    public Refus? SignaturesDepassees(DocumentImprime document, DateOnly jour)
    {
        var cosignataires = DonneesDepuisLeReleve.Cosignataires(this);
        if (SignatairesManquants(cosignataires, jour) is { } manquants)
        {
            return manquants;
        }

        var signees = document.Blocs.OfType<BlocSignatures>().SelectMany(bloc => bloc.Signatures).ToLookup(s => s.Organisme, s => s.Nom);
        var autres = Lignes.Where(l => cosignataires.Contains(l.FinanceurId) && signees[TexteImprime.Valeur(l.Nom)].Any(nom => nom != TexteImprime.Valeur(l.SignataireNom))).Select(l => l.Sigle).Distinct().ToList();
        return autres.Count == 0 ? null
            : new Refus("courrier.signataire-change", $"Le signataire a changé depuis que le courrier est préparé ({string.Join(", ", autres)}) : reprenez le projet, puis préparez-le de nouveau.");
    }

    public Refus? Obstacle()
    {
        if (AuReleve?.Avis is not { } avis || AuReleve.Etat is not (EtatPoint.Clos or EtatPoint.Ajourne))
        {
            return new Refus("courrier.releve", "Aucun relevé d’arbitrage intact ne porte l’avis sur ce dossier.");
        }

        if (avis.Type == TypeAvis.Ajourne)
        {
            return Point.EtatDossier is EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos
                ? new Refus("courrier.ajourne-depasse", "Le dossier a été examiné de nouveau depuis cet ajournement : ce courrier ne vaut plus.")
                : null;
        }

        return Cosignature.Ecarts(LignesDuReleve, LignesActuelles) is { Count: > 0 } ecarts
            ? new Refus("courrier.releve-depasse", $"Les montants ont changé depuis le relevé ({string.Join(", ", ecarts)}) : il faut d’abord un relevé rectificatif.")
            : null;
    }
}

internal sealed record PointRow
{
    public required Guid PointId { get; init; }
    public required Guid SeanceId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid AppelId { get; init; }
    public required EtatPoint EtatPoint { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required int DossierVersion { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public DateTimeOffset? DeposeLe { get; init; }
    public required DateTimeOffset SeanceLe { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public string? Adresse { get; init; }
    public string? CodePostal { get; init; }
    public string? Commune { get; init; }
    public string? RepresentantNom { get; init; }
    public string? RepresentantFonction { get; init; }
    public required string Appel { get; init; }
    public string? Modele { get; init; }
    public string? ServiceNom { get; init; }
    public string? ServiceAdresse { get; init; }
    public string? ServiceTelephone { get; init; }
    public string? ServiceCourriel { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public DateOnly? ReponseAvantLe { get; init; }
    public DateOnly? RejetImpliciteLe { get; init; }
    public int Courriers { get; init; }
    /// <summary>The published letter in revision that the next one replaces.</summary>
    public string? Remplace { get; init; }
    public DateTimeOffset? RemplaceLe { get; init; }
    /// <summary>Last day for the organisation to answer.</summary>
    public DateOnly? ReponseDuPorteurLe { get; init; }
}

internal sealed record LigneRow
{
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required string Nom { get; init; }
    public required EtatLigne Etat { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public string? ContactNom { get; init; }
    public string? ContactCourriel { get; init; }
    public string? ContactTelephone { get; init; }
    public string? SignataireNom { get; init; }
    public string? SignataireFonction { get; init; }
    public string? SignataireMention { get; init; }
    public DateOnly? SignataireDu { get; init; }
    public DateOnly? SignataireAu { get; init; }

    public bool ASignataire(DateOnly jour) => SignataireDuCourrier.PeutSigner(SignataireNom, SignataireDu, SignataireAu, jour);
}

internal sealed record HorsPortailDeclareRow
{
    public required string Nom { get; init; }
    public required Montant Montant { get; init; }
    public required SituationHorsPortail Etat { get; init; }
}

/// <summary>Loads what letters are made of; a relevé is read and verified once per batch.</summary>
internal sealed class MatiereLecteur(SqlSession session, Acteur acteur)
{
    private static readonly SqlStatement LePoint = new($"""
        SELECT p.Id AS PointId, p.SeanceId, p.DossierId, d.AppelId, p.Etat AS EtatPoint, d.Etat AS EtatDossier, d.Version AS DossierVersion, d.Numero, d.Titre, d.DeposeLe,
               s.PrevueLe AS SeanceLe, d.OrganisationId, o.Nom AS Organisation, o.Adresse, o.CodePostal, o.Commune, o.RepresentantNom, o.RepresentantFonction,
               a.Titre AS Appel, a.ModeleDeCourrier AS Modele, a.ServiceNom, a.ServiceAdresse, a.ServiceTelephone, a.ServiceCourriel, a.ComitePrevuLe, a.ReponseAvantLe, d.RejetImpliciteLe,
               (SELECT COUNT(*) FROM Courrier c WHERE c.DossierId = d.Id) AS Courriers,
               (SELECT MAX(k.Numero) FROM Courrier k WHERE k.DossierId = d.Id AND k.Etat = 'EnRevision' AND k.PublieLe = {CourrierStore.DerniereRevision}) AS Remplace,
               {CourrierStore.DerniereRevision} AS RemplaceLe,
               (SELECT r.ReponseAvantLe FROM ReglagesDesCourriers r WHERE r.AppelId = d.AppelId) AS ReponseDuPorteurLe
        FROM Point p
        INNER JOIN Seance s ON s.Id = p.SeanceId
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE p.Id = @PointId AND a.Code = @Code AND s.Etat = 'Arretee' AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement LesLignes = new("""
        SELECT l.FinanceurId, f.Sigle, f.Nom, l.Etat, l.ArbitreSpecifique, l.ArbitreDroitCommun,
               af.ContactNom, af.ContactCourriel, af.ContactTelephone, af.SignataireNom, af.SignataireFonction, af.SignataireMention, af.SignataireDu, af.SignataireAu
        FROM Ligne l
        INNER JOIN Dossier d ON d.Id = l.DossierId
        INNER JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE l.DossierId = @DossierId
        ORDER BY COALESCE(af.Ordre, 999), f.Sigle
        """);

    private static readonly SqlStatement HorsPortail = new("""
        SELECT h.Nom, h.Montant, h.Etat FROM DossierHorsPortail h WHERE h.DossierId = @DossierId ORDER BY h.Nom
        """);

    private readonly Dictionary<Guid, Releve?> releves = [];
    private readonly Dictionary<Guid, IReadOnlyList<ModeleRow>> modeles = [];
    private readonly Dictionary<Guid, IReadOnlyList<ImageDeFinanceurRow>> images = [];

    /// <summary>Null when the item is not of that call, not frozen, or not for this person.</summary>
    public async Task<MatiereDuCourrier?> LireAsync(string code, Guid pointId)
    {
        if (await session.UnAsync<PointRow>(LePoint, acteur.Parametres(new { PointId = pointId, Code = code })) is not { } point)
        {
            return null;
        }

        var releve = await ReleveAsync(point);
        return new MatiereDuCourrier(
            point,
            releve?.Points.FirstOrDefault(p => p.Numero == point.Numero),
            await session.ListeAsync<LigneRow>(LesLignes, new { point.DossierId }),
            await session.ListeAsync<HorsPortailDeclareRow>(HorsPortail, new { point.DossierId }))
        {
            Modeles = await ModelesAsync(point.AppelId),
            Images = await ImagesAsync(point.AppelId),
        };
    }

    private async Task<IReadOnlyList<ModeleRow>> ModelesAsync(Guid appelId)
    {
        if (!modeles.TryGetValue(appelId, out var lus))
        {
            modeles[appelId] = lus = await ModeleStore.ActuelsAsync(session, appelId);
        }

        return lus;
    }

    private async Task<IReadOnlyList<ImageDeFinanceurRow>> ImagesAsync(Guid appelId)
    {
        if (!images.TryGetValue(appelId, out var lues))
        {
            images[appelId] = lues = await ImageDeCourrierStore.ActuellesAsync(session, appelId);
        }

        return lues;
    }

    // The relevé that says the last word on the dossier. One whose hash does not hold counts as none: no letter is drawn from an altered text.
    private async Task<Releve?> ReleveAsync(PointRow point)
    {
        if (await ReleveStore.DernierIdAsync(session, point.SeanceId, point.DossierId) is not { } id)
        {
            return null;
        }

        if (!releves.TryGetValue(id, out var releve))
        {
            var garde = await ReleveStore.LireAsync(session, id);
            releves[id] = releve = garde.EstIntact ? Releve.Lire(garde.Contenu) : null;
        }

        return releve;
    }
}
