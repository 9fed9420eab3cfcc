using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Web.Fonctions.Instructions;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>A line of the board, as it is typed.</summary>
public sealed class ArbitrageViewModel
{
    public const string Reservation = "reserver";

    public Guid FinanceurId { get; set; }

    /// <summary>Version of the line that was read; 0 when there is none.</summary>
    public int Version { get; set; }

    [Display(Name = "Crédits spécifiques")]
    public Montant Specifique { get; set; }

    [Display(Name = "Droit commun")]
    public Montant DroitCommun { get; set; }

    [Display(Name = "Fermeté")]
    public Fermete Fermete { get; set; } = Fermete.SousReserveDeDecision;

    /// <summary>Reason of the amount or of the 0; of a reserved line, what is awaited.</summary>
    [StringLength(1000), Display(Name = "Motif, ou ce qui est attendu")]
    public string? Motif { get; set; }

    [Display(Name = "Attendu avant le")]
    public DateOnly? AvantLe { get; set; }

    /// <summary>Which button: an amount, or <see cref="Reservation"/>.</summary>
    public string? Geste { get; set; }

    public Arbitrage EnArbitrage() => new()
    {
        FinanceurId = FinanceurId,
        Version = Version,
        Specifique = Specifique,
        DroitCommun = DroitCommun,
        Fermete = Fermete,
        Motif = Geste == Reservation ? null : Motif,
        Reserver = Geste == Reservation,
        Attendu = Geste == Reservation ? Motif : null,
        AvantLe = Geste == Reservation ? AvantLe : null,
    };
}

public sealed class ConditionViewModel
{
    [StringLength(1000), Display(Name = "Condition")]
    public string? Texte { get; set; }

    [Display(Name = "Avant le")]
    public DateOnly? AvantLe { get; set; }

    [StringLength(200), Display(Name = "À lever par")]
    public string? LeveePar { get; set; }

    public bool EstVide => string.IsNullOrWhiteSpace(Texte) && AvantLe is null && string.IsNullOrWhiteSpace(LeveePar);
}

public sealed class SortViewModel
{
    /// <summary>Rows of conditions on the page; an emptied one is taken off.</summary>
    public const int Lignes = 8;

    public int Version { get; set; }

    [Required(ErrorMessage = "Choisissez l’avis commun."), Display(Name = "Avis commun")]
    public TypeAvis? Avis { get; set; }

    [StringLength(4000), Display(Name = "Motif")]
    public string? Motif { get; set; }

    public List<ConditionViewModel> Conditions { get; set; } = [];

    [StringLength(1000), Display(Name = "Ce qui est attendu")]
    public string? Attendu { get; set; }

    [Display(Name = "Attendu avant le")]
    public DateOnly? AttenduAvantLe { get; set; }

    [StringLength(200), Display(Name = "Réorienté vers le droit commun : destinataire")]
    public string? DroitCommunDestinataire { get; set; }

    /// <summary>The key that was pressed opens the next item.</summary>
    public bool Enchainer { get; set; }

    public SortDuPoint EnSort() => new()
    {
        Action = Avis == TypeAvis.Ajourne ? ActionPoint.Ajourner : ActionPoint.Clore,
        Version = Version,
        Motif = Motif,
        Avis = new AvisCommun(
            Avis!.Value,
            Motif,
            Avis == TypeAvis.FavorableSousReserve && Conditions.Exists(c => !c.EstVide) ? [.. Conditions.Where(c => !c.EstVide).Select(c => new ConditionDAvis(c.Texte ?? "", c.AvantLe, c.LeveePar ?? ""))] : null,
            Avis == TypeAvis.Ajourne ? Attendu : null,
            Avis == TypeAvis.Ajourne ? AttenduAvantLe : null,
            string.IsNullOrWhiteSpace(DroitCommunDestinataire) ? null : DroitCommunDestinataire),
    };

    /// <summary>What was written before the item was reopened, else what votes and money propose.</summary>
    public static SortViewModel De(PointEnSeance examen, bool sousLeSeuil) => new()
    {
        Version = examen.Point.Version,
        Avis = examen.Point.Avis ?? Proposer(examen, sousLeSeuil),
        Motif = examen.Point.Motif,
        Conditions = [.. examen.Complet.Conditions.Select(c => new ConditionViewModel { Texte = c.Texte, AvantLe = c.AvantLe, LeveePar = c.LeveePar })],
        Attendu = examen.Point.Attendu,
        AttenduAvantLe = examen.Point.AttenduAvantLe,
        DroitCommunDestinataire = examen.Point.DroitCommunDestinataire,
    };

    private static TypeAvis? Proposer(PointEnSeance examen, bool sousLeSeuil) => (examen.Vote.SansVote.Count, examen.Vote.EstFavorable, examen.Montants) switch
    {
        ( > 0, _, _) => sousLeSeuil ? TypeAvis.Defavorable : null,
        (_, false, _) => examen.Vote.EstVide ? null : TypeAvis.Defavorable,
        (_, true, { Retenu.Total.EstPositif: false }) => null,
        (_, true, var montants) => montants.AtteintLeSeuil(examen.Seuil) ? TypeAvis.Favorable : TypeAvis.FavorableSousReserve,
    };
}

/// <summary>A row of the board: a funder's line, or a funder that nobody asked.</summary>
/// <param name="Saisie">What its fields hold; null when this person does not write it.</param>
/// <param name="Erreurs">Refusals of what was typed, beside the cell.</param>
/// <param name="AuNomDe">The seat that the secretary writes for; null when it is one's own.</param>
public sealed record RangDeLaPlanche(Guid FinanceurId, string Sigle, LigneDePointRow? Ligne, ArbitrageViewModel? Saisie, IReadOnlyList<string> Erreurs, string? AuNomDe)
{
    public string Id => $"l-{FinanceurId:N}";

    public string Demande => Ligne is null || (Ligne.Origine != OrigineLigne.Sollicitee && Ligne.Demande.EstNul) ? "—" : Ecriture.Euros(Ligne.Demande);

    public string Propose => Ligne?.Propose switch
    {
        null => "—",
        { Total.EstNul: true } => "0",
        { DroitCommun.EstNul: true } m => Ecriture.Euros(m.Specifique) + " spéc.",
        { Specifique.EstNul: true } m => Ecriture.Euros(m.DroitCommun) + " DC",
        { } m => $"{Ecriture.Euros(m.Specifique)} spéc. {Ecriture.Euros(m.DroitCommun)} DC",
    };

    /// <summary>Who said it, and who typed it for the seat.</summary>
    public string Auteur => Ligne?.Auteur is not { } auteur ? "" : Ligne.SaisiPar is { } par ? $"{auteur}, saisi par {par}" : auteur;

    /// <summary>What the line still says, or waits for; empty once an amount is arbitrated.</summary>
    public string Position => Ligne switch
    {
        null => "ligne à ouvrir",
        { ReserveAttendu: not null } => "réservé",
        { Etat: EtatLigne.RefuseeComite } => "0, refusée",
        { Etat: EtatLigne.Demandee or EtatLigne.Recevable } => "sans proposition",
        { Etat: EtatLigne.Proposee } => "à dire",
        { Etat: EtatLigne.Arbitree } => Ligne.Origine == OrigineLigne.Sollicitee ? "" : "ligne ouverte",
        { Etat: var etat } => Libelles.Pour(etat).ToLowerInvariant(),
    };
}

public sealed record SiegeDeLaPlanche(Siege Siege, SensDuVote? Vote, string? SaisiPar, string Nom, bool EstRepresente, bool PeutVoter, bool EnDeport);

public sealed record PointViewModel(PlancheDuPoint Planche, Acteur Acteur)
{
    public SortViewModel Sort { get; init; } = new();

    public ArbitrageViewModel? Saisie { get; init; }

    public IReadOnlyList<string> Erreurs { get; init; } = [];

    /// <summary>The agenda is not sent again when only the item moved.</summary>
    public bool AvecLaListe { get; init; } = true;

    public PointEnSeance Examen => Planche.Examen;

    public PointDetailRow Point => Examen.Point;

    public SeanceDetailRow Seance => Examen.Seance;

    public bool EstOuvert => Seance.Etat == EtatSeance.Ouverte && Point.Etat == EtatPoint.Inscrit;

    public bool Preside => Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    /// <summary>Still in the bloc sans débat.</summary>
    public bool EstSansDebat => Point.Etat == EtatPoint.Inscrit && Planche.Points.FirstOrDefault(p => p.Id == Point.Id) is { EstSansDebat: true };

    public bool EstSecretaire => Acteur.A(Role.Secretariat);

    /// <summary>Lines, then the funders that this person may open one for.</summary>
    public IReadOnlyList<RangDeLaPlanche> Rangs =>
    [
        .. Examen.Complet.Lignes.Select(l => Rang(l.FinanceurId, l.Sigle, l)),
        .. Planche.Sieges.Where(s => s.FinanceurId is { } f && Examen.Complet.Lignes.All(l => l.FinanceurId != f)).DistinctBy(s => s.FinanceurId)
            .Select(s => Rang(s.FinanceurId!.Value, s.Sigle ?? s.Nom, null)).Where(r => r.Saisie is not null),
    ];

    public IReadOnlyList<SiegeDeLaPlanche> Votants => [.. Examen.Sieges.Select(s =>
    {
        var vote = Examen.Complet.Votes.FirstOrDefault(v => v.SiegeId == s.Id && Examen.Scrutin.Bulletins.Any(b => b.SiegeId == v.SiegeId));
        var occupant = Examen.Occupant(s);
        return new SiegeDeLaPlanche(s, vote?.Sens, vote?.SaisiPar, Planche.Sieges.FirstOrDefault(r => r.Id == s.Id)?.Sigle ?? s.Nom, occupant is not null, EstOuvert && occupant is { } qui && (qui == Acteur.CompteId || EstSecretaire), Examen.DeportsDesSieges.Contains(s));
    })];

    /// <summary>What prevents closing, the avis apart.</summary>
    public IReadOnlyList<Refus> Manques => Point.Etat != EtatPoint.Inscrit ? []
        : FermetureDePoint.AvantLAvis(Examen.Examine(null), new Quorum(Seance.Quorum), Examen.SiegesPresents, Examen.Vote);

    /// <summary>Envelopes gone over: said at once, they make the relevé impossible to freeze.</summary>
    public IReadOnlyList<EnveloppeConsommeeRow> Depassees => [.. Planche.Enveloppes.Where(e => e is { SansPlafond: false, Reste.EstNegatif: true })];

    /// <summary>What is still to find: besoin less what the funders retain.</summary>
    public Montant Manque => Examen.Financement.Besoin - Examen.Montants.Retenu.Total is { EstPositif: true } manque ? manque : Montant.Zero;

    public PointDeListeRow? Precedent => Planche.Points.LastOrDefault(p => p.Ordre < Point.Ordre);

    public PointDeListeRow? Suivant => Planche.Points.FirstOrDefault(p => p.Ordre > Point.Ordre);

    /// <summary>The next item that is still to be examined, after this one or from the beginning.</summary>
    public PointDeListeRow? Prochain => Planche.Points.Where(p => p.Etat == EtatPoint.Inscrit && p.Id != Point.Id).OrderBy(p => p.Ordre < Point.Ordre).ThenBy(p => p.Ordre).FirstOrDefault();

    /// <summary>The names of the seats that have not voted are beside already.</summary>
    public static string Abreger(Refus manque) => manque.Code == "vote.manque" ? "Il manque des votes." : manque.Message;

    public static string Dire(EtatPoint etat, TypeAvis? avis) => (etat, avis) switch
    {
        (EtatPoint.Clos, { } donne) => Libelles.Pour(donne).ToLowerInvariant(),
        (EtatPoint.Inscrit, _) => "",
        _ => Libelles.Pour(etat).ToLowerInvariant(),
    };

    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil => Planche.SousLeSeuil;

    private RangDeLaPlanche Rang(Guid financeurId, string sigle, LigneDePointRow? ligne)
    {
        var siege = Examen.Representes.FirstOrDefault(r => r.Siege.FinanceurId == financeurId);
        var mien = siege.Siege is not null && siege.Occupant == Acteur.CompteId && Acteur.APour(Role.MembreComite, financeurId);
        var ecrit = EstOuvert && (mien || (EstSecretaire && (siege.Siege is not null || ligne is not null)))
            && ligne?.Etat is (null or EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.RefuseeComite);
        if (!ecrit)
        {
            return new RangDeLaPlanche(financeurId, sigle, ligne, null, [], null);
        }

        return Saisie?.FinanceurId == financeurId
            ? new RangDeLaPlanche(financeurId, sigle, ligne, Saisie, Erreurs, mien ? null : siege.Siege?.Nom ?? sigle)
            : new RangDeLaPlanche(financeurId, sigle, ligne, Formulaire(financeurId, ligne), [], mien ? null : siege.Siege?.Nom ?? sigle);
    }

    // What is arbitrated, else what is proposed.
    private static ArbitrageViewModel Formulaire(Guid financeurId, LigneDePointRow? ligne)
    {
        var montant = ligne?.Etat == EtatLigne.RefuseeComite ? Repartition.Zero : ligne?.Arbitre ?? ligne?.Propose ?? Repartition.Zero;
        return new ArbitrageViewModel
        {
            FinanceurId = financeurId,
            Version = ligne?.Version ?? 0,
            Specifique = montant.Specifique,
            DroitCommun = montant.DroitCommun,
            Fermete = ligne?.Fermete ?? Fermete.SousReserveDeDecision,
            Motif = ligne?.ReserveAttendu ?? (ligne?.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite ? ligne.MotifEtat : null),
            AvantLe = ligne?.ReserveAvantLe,
        };
    }
}
