using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records the default threshold of viability, a percentage of the amount asked.</summary>
public sealed class ModifierViabilite(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET SeuilDeViabilitePourcent = @Pourcent WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals: 0 to 100, or nothing yet.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, int? pourcent, Acteur acteur, CancellationToken annulation = default)
    {
        if (pourcent is not (null or (>= 0 and <= 100)))
        {
            return [new Refus("viabilite.bornes", "Le seuil de viabilité est un pourcentage entier de 0 à 100.", "SeuilDeViabilitePourcent")];
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Viabilite, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        await session.ExecuterAsync(Modification, new { appel.Valeur.Id, Pourcent = pourcent });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-viabilite", "Appel", appel.Valeur.Id, details: pourcent is null ? null : $"{pourcent} %");
        await session.ValiderAsync();
        return [];
    }
}
