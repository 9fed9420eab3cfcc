namespace AppelAProjets.Domain.Appels;

public enum SectionAppel
{
    Textes,
    Calendrier,
    /// <summary>The service that answers (CRPA R112-5).</summary>
    Service,
    Quartiers,
    Themes,
    /// <summary>Actions of the plan that are its priorities.</summary>
    Priorites,
    Financeurs,
    Contacts,
    Enveloppes,
    Grille,
    Pieces,
    Rencontre,
    Partenaires,
    Questions,
    Viabilite,
    Modele,
    /// <summary>How the funders work side by side: nothing that porteurs rely on.</summary>
    Instruction,
}

/// <summary>What may still change once people rely on the rules of a published call.</summary>
public static class ModificationAppel
{
    private const int LongueurDuMotif = 400;

    /// <summary>Published, not open yet, and nobody has begun a dossier: every part is corrected in place, and the call may be taken back.</summary>
    /// <param name="dossiers">All those of the call, drafts included.</param>
    public static bool EstCorrigible(EtatAppel etat, PeriodeDeDepot? periode, int dossiers, DateTimeOffset maintenant) =>
        etat == EtatAppel.Publie && dossiers == 0 && periode is { } p && maintenant < p.Ouverture;

    /// <summary>Refuses what is no longer open to change. The closing is put off by <see cref="Prolonger"/>, envelopes move by dated entries, and <see cref="Completer"/> adds.</summary>
    public static Resultat Permettre(EtatAppel etat, SectionAppel section, bool corrigible = false) => (etat, section) switch
    {
        (EtatAppel.Preparation, _) => Resultat.Ok,
        (EtatAppel.Publie, _) when corrigible => Resultat.Ok,
        (EtatAppel.Clos, _) => new Refus("appel.clos", "L’appel est clos : plus rien ne s’y modifie."),
        (_, SectionAppel.Textes or SectionAppel.Service or SectionAppel.Contacts or SectionAppel.Enveloppes or SectionAppel.Instruction) => Resultat.Ok,
        (not EtatAppel.AvisPublies, SectionAppel.Modele) => Resultat.Ok,
        // As a new version of the form, told to those who are filling it.
        (EtatAppel.Publie or EtatAppel.DepotOuvert, SectionAppel.Questions) => Resultat.Ok,
        _ => new Refus("appel.verrouille", $"Cette partie ne se modifie plus : l’appel est à l’état « {Libelles.Pour(etat)} » et les porteurs comptent sur ce qui est publié."),
    };

    /// <summary>Only in preparation: created by mistake, or not to be.</summary>
    /// <param name="contenu">Dossiers, sessions, scenarios, imports: what its preparation does not write.</param>
    public static Resultat Supprimer(EtatAppel etat, int contenu) => etat != EtatAppel.Preparation
        ? new Refus("appel.supprimer", $"Un appel à l’état « {Libelles.Pour(etat)} » ne se supprime pas : d’autres que le secrétariat le lisent.")
        : contenu > 0 ? new Refus("appel.occupe", "Cet appel ne se supprime plus : il contient déjà un dossier, une séance, une réunion, un scénario, un import, un export, des courriers ou une prolongation.")
        : Resultat.Ok;

    /// <summary>Once published, an opening already past would open the deposit and freeze the rules at once, with no way back.</summary>
    public static Resultat Ouvrir(EtatAppel etat, DateTimeOffset? ouverture, DateTimeOffset maintenant) => etat != EtatAppel.Preparation && ouverture <= maintenant
        ? new Refus("calendrier.ouverture", $"Cet appel est publié : une ouverture déjà passée ouvrirait le dépôt aussitôt, sans retour possible. Choisissez un moment à venir ; il est {HeureDeParis.Ecrire(maintenant)}.", "OuvertureJour")
        : Resultat.Ok;

    /// <summary>A funder, a theme or a date added to a published call, with a reason told to those who have a dossier: nothing that they rely on is taken away.</summary>
    public static Resultat Completer(EtatAppel etat, SectionAppel section, string? motif)
    {
        var ouverte = section switch
        {
            SectionAppel.Themes => etat is EtatAppel.Publie or EtatAppel.DepotOuvert,
            SectionAppel.Financeurs => etat is EtatAppel.Publie or EtatAppel.DepotOuvert or EtatAppel.DepotClos,
            SectionAppel.Calendrier => etat is not (EtatAppel.Preparation or EtatAppel.Clos),
            _ => false,
        };
        return !ouverte ? new Refus("appel.verrouille", $"L’appel est à l’état « {Libelles.Pour(etat)} » : rien ne s’ajoute plus ici.")
            : string.IsNullOrWhiteSpace(motif) ? new Refus("motif.absent", "Indiquez le motif : il est envoyé aux porteurs et affiché sur la page publique.", "Motif")
            : motif.Trim().Length > LongueurDuMotif ? new Refus("texte.long", "Le motif est trop long : 400 caractères au plus.", "Motif")
            : Resultat.Ok;
    }

    /// <summary>A later closing, for all, with a reason; refused once the deposit is closed.</summary>
    public static Resultat<PeriodeDeDepot> Prolonger(EtatAppel etat, PeriodeDeDepot periode, DateTimeOffset cloture, string? motif, DateTimeOffset maintenant)
    {
        if (etat is not (EtatAppel.Publie or EtatAppel.DepotOuvert) || (etat == EtatAppel.DepotOuvert && maintenant > periode.Cloture && !periode.EstOuverte(maintenant)))
        {
            return new Refus("prolongation.etat", "La clôture ne se prolonge que tant que le dépôt n’est pas clos.");
        }

        if (cloture <= periode.Cloture || cloture <= maintenant)
        {
            return new Refus("prolongation.date", $"La nouvelle clôture doit suivre l’actuelle : {HeureDeParis.Ecrire(periode.Cloture)}.", "ClotureJour");
        }

        return string.IsNullOrWhiteSpace(motif) ? new Refus("motif.absent", "Indiquez le motif de la prolongation : il est envoyé aux porteurs et affiché sur la page publique.", "Motif")
            : motif.Trim().Length > LongueurDuMotif ? new Refus("texte.long", "Le motif est trop long : 400 caractères au plus.", "Motif")
            : periode with { Cloture = cloture };
    }

    /// <summary>A later closing for one organisation, while the committee is not engaged: the others keep theirs, and what was granted is never taken back.</summary>
    /// <param name="accordee">The closing that this organisation was granted before.</param>
    public static Resultat ProlongerPourUne(EtatAppel etat, PeriodeDeDepot? periode, DateTimeOffset? accordee, DateTimeOffset cloture, string? motif, DateTimeOffset maintenant) =>
        etat is not (EtatAppel.DepotOuvert or EtatAppel.DepotClos) || periode is null
            ? new Refus("prolongation.etat", "La clôture se prolonge pour une organisation une fois le dépôt ouvert, et jusqu’à ce que le comité soit engagé.")
        : cloture <= periode.Cloture || cloture <= maintenant ? new Refus("prolongation.date", $"La nouvelle clôture doit suivre celle de l’appel ({HeureDeParis.Ecrire(periode.Cloture)}) et ce moment.", "UneClotureJour")
        : cloture <= accordee ? new Refus("prolongation.deja", $"Cette organisation a déjà jusqu’au {HeureDeParis.Ecrire(accordee.Value)} : une prolongation accordée ne se raccourcit pas.", "UneClotureJour")
        : string.IsNullOrWhiteSpace(motif) ? new Refus("motif.absent", "Indiquez le motif de la prolongation : il est envoyé à l’organisation.", "UnMotif")
        : motif.Trim().Length > LongueurDuMotif ? new Refus("texte.long", "Le motif est trop long : 400 caractères au plus.", "UnMotif")
        : Resultat.Ok;
}
