using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Rencontres;

/// <summary>What is typed to act on a meeting; each action reads its own part.</summary>
public sealed record SaisieDeRencontre
{
    public IReadOnlyList<string> Quartiers { get; init; } = [];
    public string? Message { get; init; }
    public string? Disponibilites { get; init; }
    public string? Telephone { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? RendezVousLe { get; init; }
    public string? Lieu { get; init; }
    public DateOnly? Le { get; init; }
    public string? Avec { get; init; }
    public string? CompteRendu { get; init; }
    public string? Motif { get; init; }
}

public sealed record Rencontre
{
    /// <summary>A meeting recorded further back is a slip of the keyboard.</summary>
    public const int AnneesAuPlus = 2;

    public EtatRencontre Etat { get; init; }
    public IReadOnlyList<string> Quartiers { get; init; } = [];
    public string? Message { get; init; }
    public string? Disponibilites { get; init; }
    public string? Telephone { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? RendezVousLe { get; init; }
    public string? Lieu { get; init; }
    /// <summary>Day on which it was held, recorded or declared.</summary>
    public DateOnly? Le { get; init; }
    public string? Avec { get; init; }
    public string? CompteRendu { get; init; }
    public string? Motif { get; init; }

    /// <summary>The meeting after the action, or every reason why not.</summary>
    /// <param name="maintenant">UTC.</param>
    public (Rencontre? Suite, IReadOnlyList<Refus> Refus) Agir(ActionRencontre action, SaisieDeRencontre saisie, IReadOnlyList<Intervenant> qui, DateTimeOffset maintenant)
    {
        var motif = Net(saisie.Motif);
        var vers = CycleRencontre.Table.Decider(Etat, action, qui, new ContexteRencontre(motif, RendezVousLe <= maintenant));
        if (vers.EstRefuse)
        {
            return (null, [vers.Refus]);
        }

        IReadOnlyList<Refus> refus = [.. Verifier(action, saisie, maintenant), .. TropLong(motif, 1_000, "Motif", "le motif")];
        return refus.Count > 0 ? (null, refus) : (Ecrire(action, saisie) with { Etat = vers.Valeur, Motif = motif ?? Garde(action) }, []);
    }

    // A declaration made again after a denial goes with what the référent said of the first.
    private string? Garde(ActionRencontre action) => action == ActionRencontre.Declarer && Etat is EtatRencontre.Infirmee or EtatRencontre.Declaree ? Motif : null;

    private Rencontre Ecrire(ActionRencontre action, SaisieDeRencontre s) => action switch
    {
        ActionRencontre.Demander => new Rencontre
        {
            Quartiers = s.Quartiers, Message = Net(s.Message), Disponibilites = Net(s.Disponibilites), Telephone = Net(s.Telephone) is { } t ? Domain.Identifiants.Telephone.Lire(t).Valeur : null,
        },
        ActionRencontre.FixerRendezVous => this with { RendezVousLe = s.RendezVousLe, Lieu = Net(s.Lieu) },
        ActionRencontre.Annuler => this with { RendezVousLe = null, Lieu = null, Le = null, Avec = null },
        ActionRencontre.Enregistrer => this with { Le = s.Le, Avec = Net(s.Avec), CompteRendu = Net(s.CompteRendu) },
        ActionRencontre.Declarer => this with { Quartiers = s.Quartiers, Le = s.Le, Avec = Net(s.Avec), CompteRendu = null },
        ActionRencontre.Confirmer => this with { CompteRendu = Net(s.CompteRendu) },
        ActionRencontre.DemanderDispense or ActionRencontre.Dispenser => this with { Le = null, Avec = null },
        ActionRencontre.ConstaterAbsence or ActionRencontre.Infirmer or ActionRencontre.RefuserDispense => this,
    };

    private static IEnumerable<Refus> Verifier(ActionRencontre action, SaisieDeRencontre s, DateTimeOffset maintenant) => action switch
    {
        ActionRencontre.Demander =>
        [
            .. AuMoinsUnQuartier(s),
            .. Requis(s.Message, "Message", "Présentez votre projet en quelques lignes : c’est ce que le référent lira."), .. TropLong(s.Message, 2_000, "Message", "la présentation"),
            .. TropLong(s.Disponibilites, 500, "Disponibilites", "vos disponibilités"),
            .. Net(s.Telephone) is { } t && Domain.Identifiants.Telephone.Lire(t).Refus is { } telephone ? [telephone with { Champ = "Telephone" }] : Array.Empty<Refus>(),
        ],
        ActionRencontre.FixerRendezVous =>
        [
            .. s.RendezVousLe is { } le && le > maintenant ? [] : (Refus[])[new("rencontre.rendez-vous", "Choisissez un jour et une heure à venir.", "RendezVousJour")],
            .. Requis(s.Lieu, "Lieu", "Indiquez le lieu, ou comment se joindre."), .. TropLong(s.Lieu, 300, "Lieu", "le lieu"),
        ],
        ActionRencontre.Enregistrer =>
        [
            .. Jour(s.Le, maintenant), .. Requis(s.Avec, "Avec", "Indiquez qui était présent."), .. TropLong(s.Avec, 500, "Avec", "la liste des personnes"),
            .. Requis(s.CompteRendu, "CompteRendu", "Rédigez le compte rendu, même en une phrase."), .. TropLong(s.CompteRendu, 10_000, "CompteRendu", "le compte rendu"),
        ],
        ActionRencontre.Declarer =>
        [
            .. AuMoinsUnQuartier(s), .. Jour(s.Le, maintenant), .. Requis(s.Avec, "Avec", "Indiquez qui vous avez rencontré."), .. TropLong(s.Avec, 500, "Avec", "le nom"),
        ],
        ActionRencontre.Confirmer => TropLong(s.CompteRendu, 10_000, "CompteRendu", "le compte rendu"),
        _ => [],
    };

    private static IEnumerable<Refus> AuMoinsUnQuartier(SaisieDeRencontre s) =>
        s.Quartiers.Count > 0 ? [] : [new Refus("rencontre.quartiers", "Choisissez au moins un quartier.", "Quartiers")];

    private static IEnumerable<Refus> Jour(DateOnly? le, DateTimeOffset maintenant)
    {
        var aujourdhui = HeureDeParis.Jour(maintenant);
        return le switch
        {
            null => [new Refus("rencontre.jour", "Indiquez le jour de la rencontre.", "Le")],
            { } jour when jour > aujourdhui => [new Refus("rencontre.futur", $"La rencontre a déjà eu lieu : sa date ne peut pas suivre aujourd’hui, {HeureDeParis.EcrireJour(aujourdhui)}.", "Le")],
            { } jour when jour < aujourdhui.AddYears(-AnneesAuPlus) => [new Refus("rencontre.ancienne", $"Vérifiez l’année : cette date a plus de {AnneesAuPlus} ans.", "Le")],
            _ => [],
        };
    }

    private static IEnumerable<Refus> Requis(string? texte, string champ, string message) => Net(texte) is null ? [new Refus("texte.absent", message, champ)] : [];

    private static IEnumerable<Refus> TropLong(string? texte, int maximum, string champ, string nom) =>
        Net(texte)?.Length > maximum ? [new Refus("texte.long", $"Raccourcissez {nom} : {maximum} caractères au plus.", champ)] : [];

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim().ReplaceLineEndings("\n");
}
