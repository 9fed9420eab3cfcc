using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Recevabilite;

/// <summary>The list as its address asks for it.</summary>
public sealed record RecevabiliteFiltre
{
    /// <summary>A state, or « tous »; the deposited dossiers by default.</summary>
    public string? Etat { get; init; }
    public bool Mandats { get; init; }
    /// <summary>Where the complements stand; absent for all.</summary>
    public string? Suite { get; init; }
    public string? Q { get; init; }
    public string? Tri { get; init; }
    public string? Page { get; init; }

    public EtatDossier? Choisi => Etat == "tous" || Mandats ? null : LectureDeMot.Lire<EtatDossier>(Etat) ?? EtatDossier.Depose;

    public TriDeRecevabilite Ordre => LectureDeMot.Lire<TriDeRecevabilite>(Tri) ?? TriDeRecevabilite.Rejet;

    public int NumeroDePage => int.TryParse(Page, out var n) ? Math.Clamp(n, 1, 10_000) : 1;

    public FiltreDeRecevabilite EnFiltre() => new(Choisi, Mandats, Q, Ordre, NumeroDePage) { Suite = LectureDeMot.Lire<SuiteDesComplements>(Suite) };

    /// <summary>The query of the address, with its question mark.</summary>
    public string Requete() => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["mandats"] = Mandats ? "true" : null, ["etat"] = Mandats ? null : Choisi?.ToString() ?? "tous", ["suite"] = LectureDeMot.Lire<SuiteDesComplements>(Suite)?.ToString(), ["q"] = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
            ["tri"] = Ordre == TriDeRecevabilite.Rejet ? null : Ordre.ToString().ToLowerInvariant(), ["page"] = NumeroDePage == 1 ? null : $"{NumeroDePage}",
        }.Where(p => p.Value is not null)).ToString();

    /// <summary>Ticked boxes, as <c>identifier:version</c>.</summary>
    public static IEnumerable<DossierCoche> Lire(IEnumerable<string>? coches)
    {
        foreach (var coche in coches ?? [])
        {
            if (coche.Split(':') is [var id, var version] && Guid.TryParse(id, out var dossier) && int.TryParse(version, out var numero))
            {
                yield return new DossierCoche(dossier, numero);
            }
        }
    }
}

/// <param name="Coches">Boxes to tick again after a refusal.</param>
public sealed record RecevabiliteListeViewModel(RecevabiliteListe Liste, RecevabiliteFiltre Filtre, IReadOnlyList<string> Coches, int Taille, DateOnly Aujourdhui)
{
    public string Base => LiensRecevabilite.Liste(Liste.Contexte.Appel.Code);

    public int Page => Filtre.NumeroDePage;

    public int Pages => Math.Max(1, (Liste.Nombre + Taille - 1) / Taille);

    public bool Mandats => Filtre.Mandats;

    /// <summary>What the address keeps of the state, in words; null when it keeps all.</summary>
    public string? Restriction => Filtre.EnFiltre().Suite switch
    {
        SuiteDesComplements.Jamais => "Sans les dossiers qui ont répondu à une demande de compléments",
        SuiteDesComplements.Recus => "Compléments arrivés, à relire",
        SuiteDesComplements.EnRetard => "Compléments attendus, terme passé",
        _ => null,
    };

    public EtatDossier? Etat => Filtre.Choisi;

    /// <summary>Whether something in the list can be declared recevable at once.</summary>
    public bool ACocher => Liste.Dossiers.Any(d => d.Etat == EtatDossier.Depose);

    public string Adresse(RecevabiliteFiltre filtre) => Base + filtre.Requete();

    public string Trie(TriDeRecevabilite tri) => Adresse(Filtre with { Tri = tri.ToString(), Page = null });

    public string ALaPage(int page) => Adresse(Filtre with { Page = $"{page}" });

    public static IReadOnlyList<(TriDeRecevabilite Tri, string Libelle)> Tris { get; } =
    [
        (TriDeRecevabilite.Rejet, "Rejet implicite le plus proche"), (TriDeRecevabilite.Depot, "Date de dépôt"), (TriDeRecevabilite.Numero, "Numéro"),
        (TriDeRecevabilite.Titre, "Titre"), (TriDeRecevabilite.Porteur, "Porteur"),
    ];

    /// <summary>What has to be looked at before deciding: word and colour.</summary>
    public IEnumerable<(string Mot, string Couleur)> ARegarder(DossierAStatuer d) => !d.EstVivant ? [] : new (string, string)?[]
    {
        d.PiecesManquantes switch { 0 => null, 1 => ("1 pièce manquante", "rouge"), _ => ($"{d.PiecesManquantes} pièces manquantes", "rouge") },
        d.Complet switch { VerdictDExamen.Oui => ("Complet", "vert"), VerdictDExamen.Non => ("Non complet", "rouge"), _ => null },
        d.Eligible switch { VerdictDExamen.Oui => ("Éligible", "vert"), VerdictDExamen.Non => ("Non éligible", "rouge"), _ => null },
        LignesDeRencontre.Reserve(d.Rencontre),
        d.CorrectionLe is not null ? ("Correction en cours", "ambre") : null,
        LibellesDOrganisation.ARegarder(d.EtatMandat, d.MandatAttendu),
        d.TermeLe is { } terme ? ($"Réponse attendue avant le {Domain.Appels.HeureDeParis.EcrireJour(terme)}", terme < Aujourdhui ? "rouge" : "gris") : null,
    }.OfType<(string, string)>();

    /// <summary>The same before several are declared recevable at once, with what nobody has finished looking at.</summary>
    public IEnumerable<(string Mot, string Couleur)> AConfirmer(DossierAStatuer d) =>
        EstAFinir(d) ? [.. ARegarder(d), ("Contrôle à finir", "ambre")] : ARegarder(d);

    /// <summary>Not yet looked at in whole, or something is not as it should be.</summary>
    public static bool EstAFinir(DossierAStatuer d) => d is not { Complet: VerdictDExamen.Oui, Eligible: VerdictDExamen.Oui };

    public static string Valeur(DossierAStatuer dossier) => $"{dossier.Id}:{dossier.Version}";

    public string Reste(DateOnly jour) => (jour.DayNumber - Aujourdhui.DayNumber) switch
    {
        < 0 => "dépassé",
        0 => "aujourd’hui",
        1 => "demain",
        var n => $"dans {n} jours",
    };

    public bool EstProche(DateOnly jour) => jour.DayNumber - Aujourdhui.DayNumber < 15;
}

public sealed record RecevabiliteDossierViewModel(RecevabiliteFiche Fiche, DateOnly Aujourdhui)
{
    public required ComplementsSaisie Complements { get; init; }
    public required ProlongationSaisie Prolongation { get; init; }

    public string Base => LiensRecevabilite.Dossier(Fiche.Contexte.Appel.Code, Fiche.Dossier.Id);

    /// <summary>What the table of states offers the Secrétariat here: action, label, whether a reason is required.</summary>
    public IEnumerable<(ActionDossier Action, string Libelle, bool Motif)> Actions =>
        CycleDossier.Table.Actions(Fiche.Dossier.Etat, [Role.Secretariat])
            .Where(f => StatuerSurDossier.Actions.Contains(f.Action))
            .Select(f => (f.Action, f.Libelle, f.Action != ActionDossier.DeclarerRecevable));

    /// <summary>Nothing is awaited any more of a dossier withdrawn, irrecevable or closed.</summary>
    public bool EstVivant => DelaiDeSilence.Court(Fiche.Dossier.Etat);

    public (string Mot, string Couleur)? RencontreDite => Fiche.Rencontre switch
    {
        null => null,
        _ when !EstVivant => null,
        EtatRencontre.Declaree => ("À confirmer", "ambre"),
        EtatRencontre.Infirmee => ("Non confirmée", "rouge"),
        { } etat => (LibellesDeRencontre.Pour(etat), "gris"),
    };

    /// <summary>The implicit rejection to come.</summary>
    public DateOnly? Echeance => DelaiDeSilence.Court(Fiche.Dossier.Etat) ? Fiche.Dossier.RejetImpliciteLe : null;

    /// <summary>Fifteen days, or the eve of the implicit rejection where that is sooner and still to come.</summary>
    public static DateOnly TermePropose(DateOnly aujourdhui, DateOnly? rejet)
    {
        var (quinzaine, veille) = (aujourdhui.AddDays(15), rejet?.AddDays(-1));
        return veille > aujourdhui && veille < quinzaine ? veille.Value : quinzaine;
    }

    /// <summary>The request that waits for its answer.</summary>
    public DemandeDeComplementsRow? Ouverte => Fiche.Dossier.Etat == EtatDossier.ACompleter ? Fiche.Demandes.LastOrDefault(d => d.ReponseLe is null) : null;

    /// <summary>What cancelling the request is, as the table of states allows it.</summary>
    public static string Libelle(ActionDossier action, string libelle) => action == ActionDossier.InstruireEnLEtat ? "Annuler la demande et instruire en l’état" : libelle;

    /// <summary>What the control leaves behind, where the dossier may be declared recevable.</summary>
    public IReadOnlyList<string> Reserves => ExamenDuDossier.Reserves(Fiche.Points, Fiche.Examen.Points);

    public PointExamine? Point(string cle) => Fiche.Examen.Points.FirstOrDefault(p => p.Cle == cle);

    public static string Sort(DemandeDeComplementsRow d, bool vivant) => d switch
    {
        { AnnuleeMotif: { } motif, ReponseLe: { } le } => $"Annulée le {Domain.Appels.HeureDeParis.Ecrire(le)} : {motif}",
        { ReponseLe: { } le } => $"Répondu le {Domain.Appels.HeureDeParis.Ecrire(le)}.",
        _ when vivant => $"Réponse attendue avant le {Domain.Appels.HeureDeParis.EcrireJour(d.TermeLe)}.",
        _ => "Aucune réponse n’est plus attendue.",
    };

    public bool PeutDemander => Fiche.Dossier.Etat == EtatDossier.Depose;
}

public sealed class ComplementsSaisie
{
    [Display(Name = "Rubriques à rouvrir")]
    public List<SectionDossier> Sections { get; set; } = [];
    [Display(Name = "Ces éléments sont indispensables à l’instruction")]
    public bool Indispensable { get; set; }
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
    [Display(Name = "Message au porteur"), StringLength(4000)]
    public string? Message { get; set; }
}

public sealed class ProlongationSaisie
{
    [Display(Name = "Nouvelle date limite"), Required(ErrorMessage = "Indiquez la nouvelle date limite.")]
    public DateOnly? TermeLe { get; set; }
    [Display(Name = "Message au porteur"), StringLength(2000)]
    public string? Motif { get; set; }
}

public sealed class ExamenSaisie
{
    public List<PointSaisie> Points { get; set; } = [];
    public int Version { get; set; }
    /// <summary>Where to go once it is kept: <c>suivant</c>, or stay.</summary>
    public string? Puis { get; set; }

    public IReadOnlyList<PointExamine> EnPoints() => [.. Points.Select(p => new PointExamine(p.Cle ?? "", p.Verdict, p.Note))];
}

public sealed class PointSaisie
{
    public string? Cle { get; set; }
    public VerdictDExamen? Verdict { get; set; }
    public string? Note { get; set; }
}
