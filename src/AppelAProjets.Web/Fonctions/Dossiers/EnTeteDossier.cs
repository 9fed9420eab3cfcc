using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>What every page of a dossier says first: its state, and how long is left.</summary>
public sealed record EnTeteDossier(DossierPorteur Dossier, DateTimeOffset Maintenant)
{
    public string Adresse { get; init; } = LiensDossiers.Dossier(Dossier.Entete.Id);

    /// <summary>The form is tried by the Secrétariat: nothing is kept.</summary>
    public bool Essai { get; init; }

    internal const string EnCorrection = "Déposé – version corrigée pas encore déposée";

    internal const string SuiteDeCorrection = "Corrigez ce qu’il faut, puis déposez de nouveau avant la clôture.";

    public string Etat => Dossier.Entete.ComiteLe is { } le ? Libelles.LibellePorteur(Dossier.Entete.Etat, HeureDeParis.Jour(le)) : Dossier.Entete.EstEnCorrection ? EnCorrection : Lecture.Titre;

    /// <summary>Why what was deposited is not corrected now; null when it can be.</summary>
    public Refus? RefusDeCorriger => CorrectionDeDossier.Refuser(Dossier.Entete.Etat, Dossier.Appel.Periode, Maintenant);

    public string EtMaintenant => Dossier.Entete.EstEnCorrection ? SuiteDeCorrection : Lecture.EtMaintenant;

    private LectureDuPorteur Lecture =>
        CeQueLitLePorteur.De(Dossier.Entete.Etat, Dossier.Entete.CourrierLe is not null, Dossier.EstPerdu, Dossier.DemandeOuverte is { } demande && Echeance.EstPassee(demande.TermeLe, Maintenant));

    /// <summary>Until when, in words; null when nothing is awaited from the porteur.</summary>
    public string? Delai => Dossier.Entete.Etat switch
    {
        EtatDossier.Brouillon or EtatDossier.Depose when Dossier.Entete.EstEnEcriture && Dossier.Appel.Periode is { } periode => Echeance.Cloture(periode, Maintenant),
        EtatDossier.ACompleter when Dossier.DemandeOuverte is { } demande => Echeance.EstPassee(demande.TermeLe, Maintenant) ? $"La réponse était attendue avant le {HeureDeParis.EcrireJour(demande.TermeLe)} au soir : le délai est passé." : $"Répondez avant le {HeureDeParis.EcrireJour(demande.TermeLe)} au soir {Echeance.Reste(demande.TermeLe, Maintenant)}.",
        _ => null,
    };
}

public static class Echeance
{
    /// <summary>« Dépôt possible jusqu’au … (dans 12 jours) ».</summary>
    public static string Cloture(PeriodeDeDepot periode, DateTimeOffset maintenant)
    {
        if (maintenant < periode.Ouverture)
        {
            return $"Dépôt possible à partir du {HeureDeParis.Ecrire(periode.Ouverture)}.";
        }

        return periode.EstOuverte(maintenant)
            ? $"Dépôt possible jusqu’au {HeureDeParis.Ecrire(periode.Cloture)} {Reste(HeureDeParis.Jour(periode.Cloture), maintenant)}."
            : $"Le dépôt est clos depuis le {HeureDeParis.Ecrire(periode.Cloture)}.";
    }

    public static bool EstPassee(DateOnly jour, DateTimeOffset maintenant) => jour < HeureDeParis.Jour(maintenant);

    /// <summary>What to do before a day, or what was to be done and still can.</summary>
    public static string Avant(DateOnly jour, DateTimeOffset maintenant) => EstPassee(jour, maintenant)
        ? $"avant le {HeureDeParis.EcrireJour(jour)} au soir : le délai est passé, vous pouvez encore répondre"
        : $"avant le {HeureDeParis.EcrireJour(jour)} au soir {Reste(jour, maintenant)}";

    /// <summary>« (dans 12 jours) », « (demain) », « (aujourd’hui) » or « (délai passé) ».</summary>
    public static string Reste(DateOnly jour, DateTimeOffset maintenant) => (jour.DayNumber - HeureDeParis.Jour(maintenant).DayNumber) switch
    {
        < 0 => "(délai passé)",
        0 => "(aujourd’hui)",
        1 => "(demain)",
        var jours => $"(dans {jours} jours)",
    };
}
