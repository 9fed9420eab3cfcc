using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Administration;

/// <summary>A right as typed: days in Paris, the last one included.</summary>
public sealed record SaisieAcces(Role? Role, Guid? FinanceurId, Guid? TerritoireId, DateOnly? Debut, DateOnly? Fin)
{
    /// <summary>The funder for which the person was told that the other one is an agent of another funder.</summary>
    public Guid? Confirme { get; init; }
}

internal sealed record AccesDemande(Role Role, Guid? FinanceurId, Guid? TerritoireId, DateTimeOffset Debut, DateTimeOffset? Fin)
{
    public Guid? Confirme { get; init; }

    public static Resultat<AccesDemande> Lire(SaisieAcces saisie, Acteur acteur, DateTimeOffset maintenant)
    {
        if (saisie.Role is not { } role)
        {
            return new Refus("acces.role", "Choisissez un rôle.", nameof(Role));
        }

        var refus = Attribution.Refuser(acteur, role, saisie.FinanceurId, saisie.TerritoireId).ToList();
        var aujourdhui = HeureDeParis.Jour(maintenant);
        if (saisie.Debut < aujourdhui)
        {
            refus.Add(new Refus("acces.debut", "Le début ne peut pas être passé.", "Debut"));
        }

        if (saisie.Fin < (saisie.Debut ?? aujourdhui))
        {
            refus.Add(new Refus("acces.fin", "La fin vient après le début.", "Fin"));
        }

        if (refus.Count > 0)
        {
            return refus.ToArray();
        }

        var debut = saisie.Debut is { } jour && jour > aujourdhui ? Minuit(jour) : maintenant;
        var fin = saisie.Fin is { } dernier ? Minuit(dernier.AddDays(1)) : (DateTimeOffset?)null;
        return new AccesDemande(role, saisie.FinanceurId, saisie.TerritoireId, debut, fin) { Confirme = saisie.Confirme };
    }

    // Clocks change at 2 or 3 in the morning in Paris: midnight exists and happens once.
    private static DateTimeOffset Minuit(DateOnly jour) => HeureDeParis.Convertir(jour, TimeOnly.MinValue).Valeur;
}
