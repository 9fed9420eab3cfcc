using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Suivi;

/// <summary>Why a dossier is late, or about to be; the most serious first.</summary>
public enum NatureDeRetard
{
    RejetImplicite,
    ComplementsEchus,
    SansNoteAvantLeComite,
    /// <summary>Nobody on the reader's side has scored it; what the others did is not shown yet.</summary>
    SansVotreNoteAvantLeComite,
}

/// <summary>What is known of a dossier to say that it is late.</summary>
/// <param name="RejetLe">Day of the implicit rejection.</param>
/// <param name="TermeLe">Of complements asked for and not received.</param>
public readonly record struct AvancementDuDossier(EtatDossier Etat, DateOnly? RejetLe, DateOnly? TermeLe, NotesDuDossier Notes);

/// <summary>What the reader knows of the scores of a dossier.</summary>
public enum NotesDuDossier
{
    /// <summary>Somebody has begun, as far as the reader may see.</summary>
    Commencees,
    Aucune,
    /// <summary>The reader's funder has to score it and has not; the others' scores are not shown to the reader.</summary>
    AucuneDeSonCote,
    /// <summary>The others' scores are not shown to the reader, whose funder has none to give.</summary>
    Inconnues,
}

public static class Retards
{
    /// <summary>Days before the implicit rejection from which it is told.</summary>
    public const int JoursAvantLeRejet = 15;

    /// <summary>Days before the committee from which a dossier that nobody scored is told.</summary>
    public const int JoursAvantLeComite = 21;

    /// <summary>The most serious delay and its day; null when there is none.</summary>
    /// <param name="comite">Day on which the committee is expected.</param>
    public static (NatureDeRetard Nature, DateOnly Le)? De(AvancementDuDossier dossier, DateOnly aujourdhui, DateOnly? comite)
    {
        if (dossier.RejetLe is { } rejet && DelaiDeSilence.Court(dossier.Etat) && dossier.Etat is EtatDossier.Depose or EtatDossier.ACompleter or EtatDossier.EnInstruction && rejet <= aujourdhui.AddDays(JoursAvantLeRejet))
        {
            return (NatureDeRetard.RejetImplicite, rejet);
        }

        if (dossier is { Etat: EtatDossier.ACompleter, TermeLe: { } terme } && terme < aujourdhui)
        {
            return (NatureDeRetard.ComplementsEchus, terme);
        }

        return dossier.Etat == EtatDossier.EnInstruction && comite is { } jour && jour <= aujourdhui.AddDays(JoursAvantLeComite)
            ? dossier.Notes switch
            {
                NotesDuDossier.Aucune => (NatureDeRetard.SansNoteAvantLeComite, jour),
                NotesDuDossier.AucuneDeSonCote => (NatureDeRetard.SansVotreNoteAvantLeComite, jour),
                NotesDuDossier.Commencees or NotesDuDossier.Inconnues => null,
            }
            : null;
    }

    public static string Libelle(NatureDeRetard nature) => nature switch
    {
        NatureDeRetard.RejetImplicite => "Rejet implicite proche ou passé",
        NatureDeRetard.ComplementsEchus => "Compléments attendus, terme passé",
        NatureDeRetard.SansNoteAvantLeComite => "Aucune note alors que le comité approche",
        NatureDeRetard.SansVotreNoteAvantLeComite => "Pas encore noté de votre côté alors que le comité approche",
    };
}
