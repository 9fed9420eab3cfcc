using System.Globalization;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>A wall-clock time in Paris as typed.</summary>
/// <param name="Heure">23:59, 23 h 59 or 23h.</param>
public sealed record SaisieDInstant(DateOnly? Jour, string? Heure, HeureAmbigue? Choix)
{
    /// <summary>Whether the time happens twice, so that the form must ask which.</summary>
    public bool EstAmbigu => Jour is { } jour && LireHeure(Heure) is { } heure && HeureDeParis.Convertir(jour, heure).Refus?.Code == "heure.ambigue";

    public static SaisieDInstant De(DateTimeOffset? instant)
    {
        if (instant is not { } le)
        {
            return new SaisieDInstant(null, null, null);
        }

        var (jour, heure) = (HeureDeParis.Jour(le), HeureDeParis.Heure(le));
        var saisie = new SaisieDInstant(jour, heure.ToString("HH:mm", CultureInfo.InvariantCulture), null);
        var ete = HeureDeParis.Convertir(jour, heure, HeureAmbigue.HeureDEte);
        return !saisie.EstAmbigu ? saisie : saisie with { Choix = ete.Valeur == le ? HeureAmbigue.HeureDEte : HeureAmbigue.HeureDHiver };
    }

    /// <summary>The instant, null when nothing was typed, or the refusal beside its field.</summary>
    /// <param name="champ">Prefix of the fields: <c>Ouverture</c> for OuvertureJour, OuvertureHeure, OuvertureChoix.</param>
    /// <param name="finDeMinute">True for a closing: the whole minute typed is included.</param>
    public Resultat<DateTimeOffset?> Lire(string champ, bool finDeMinute)
    {
        if (Jour is null && string.IsNullOrWhiteSpace(Heure))
        {
            return (DateTimeOffset?)null;
        }

        if (Jour is not { } jour)
        {
            return new Refus("instant.jour", "Indiquez le jour.", champ + "Jour");
        }

        if (LireHeure(Heure) is not { } heure)
        {
            return new Refus("instant.heure", "Indiquez l’heure, de 00:00 à 23:59, par exemple 23:59.", champ + "Heure");
        }

        var instant = HeureDeParis.Convertir(jour, finDeMinute ? heure.Add(TimeSpan.FromSeconds(59)) : heure, Choix);
        return instant.Refus is { } refus
            ? refus with { Champ = champ + (refus.Code == "heure.ambigue" ? "Choix" : "Heure") }
            : (DateTimeOffset?)instant.Valeur;
    }

    private static TimeOnly? LireHeure(string? saisie) => LectureDHeure.Lire(saisie) is { EstRefuse: false } lue ? lue.Valeur : null;
}

internal static class Saisies
{
    public static string? Texte(string? saisie) => string.IsNullOrWhiteSpace(saisie) ? null : saisie.Trim().ReplaceLineEndings("\n");

    /// <summary>Refusals of a text that is too long or, when required, absent.</summary>
    public static IEnumerable<Refus> Verifier(string? texte, string champ, string nom, int maximum, bool requis = false)
    {
        if (requis && Texte(texte) is null)
        {
            yield return new Refus("texte.absent", $"Remplissez « {nom} ».", champ);
        }
        else if (Texte(texte)?.Length > maximum)
        {
            yield return new Refus("texte.long", $"« {nom} » est trop long : {maximum} caractères au plus.", champ);
        }
    }

    public static string? Telephone(string? saisie, string champ, List<Refus> refus) => Lu(saisie, champ, refus, Domain.Identifiants.Telephone.Lire);

    public static string? Courriel(string? saisie, string champ, List<Refus> refus) => Lu(saisie, champ, refus, Domain.Identifiants.Courriel.Lire);

    private static string? Lu(string? saisie, string champ, List<Refus> refus, Func<string?, Resultat<string>> lire)
    {
        if (TexteSaisi.Normaliser(saisie).Length == 0)
        {
            return null;
        }

        var lu = lire(saisie);
        if (lu.EstRefuse)
        {
            refus.Add(lu.Refus with { Champ = champ });
            return null;
        }

        return lu.Valeur;
    }
}
