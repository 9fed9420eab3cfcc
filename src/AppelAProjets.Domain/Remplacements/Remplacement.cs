using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Remplacements;

/// <param name="Debut">Included, UTC.</param>
/// <param name="Fin">Excluded, UTC.</param>
public readonly record struct Absence(DateTimeOffset Debut, DateTimeOffset Fin)
{
    public bool Croise(Absence autre) => Debut < autre.Fin && autre.Debut < Fin;
}

/// <summary>Who does the work of someone on leave, between two days. What a person signs or decides in a session is not handed on: seats have their suppléant, and a signature is delegated outside of the portal.</summary>
public static class Remplacement
{
    /// <summary>In days.</summary>
    public const int DureeMaximale = 366;

    public static bool SeTransmet(Role role) => role is Role.Instructeur or Role.Valideur or Role.ReferentQuartier or Role.DeleguePrefet or Role.ConseilCitoyen or Role.Secretariat;

    /// <summary>Those of the rights that this person may hand on: one's own, or those that one manages. The Secrétariat does it for everyone who instructs.</summary>
    public static bool Transmet(Acteur acteur, Guid remplaceId, Role role, Guid? financeurId) =>
        SeTransmet(role) && (acteur.CompteId == remplaceId || acteur.A(Role.Secretariat) || Attribution.Gere(acteur, financeurId));

    /// <summary>A validation is a second pair of eyes: who validates only in the place of someone else, and instructs for that funder, validates what others prepared.</summary>
    public static bool ValideSesMontants(Acteur acteur, Guid financeurId) =>
        !acteur.APour(Role.Instructeur, financeurId) || acteur.Habilitations.Any(h => h.Role == Role.Valideur && h.FinanceurId == financeurId && h.RemplaceId is null);

    /// <param name="du">First day of the leave.</param>
    /// <param name="au">Last day of the leave.</param>
    /// <param name="le">UTC.</param>
    public static Resultat<Absence> Lire(DateOnly? du, DateOnly? au, DateTimeOffset le)
    {
        var aujourdhui = HeureDeParis.Jour(le);
        Refus?[] refus =
        [
            du is null ? new Refus("remplacement.du", "Indiquez le premier jour de l’absence.", "Du") : null,
            du < aujourdhui ? new Refus("remplacement.passe", "Le premier jour de l’absence ne peut pas être passé.", "Du") : null,
            au is null ? new Refus("remplacement.au", "Indiquez le dernier jour de l’absence.", "Au") : null,
            au < du ? new Refus("remplacement.ordre", "Le dernier jour de l’absence ne peut pas précéder le premier.", "Au") : null,
            au?.DayNumber - du?.DayNumber >= DureeMaximale ? new Refus("remplacement.long", "Un remplacement dure un an au plus : au-delà, donnez un rôle.", "Au") : null,
        ];
        return refus.OfType<Refus>().ToArray() is { Length: > 0 } refuse ? refuse : new Absence(Minuit(du!.Value), Minuit(au!.Value.AddDays(1)));
    }

    // There is always a midnight in Paris: clocks change later in the night.
    private static DateTimeOffset Minuit(DateOnly jour) => HeureDeParis.Convertir(jour, TimeOnly.MinValue).Valeur;
}
