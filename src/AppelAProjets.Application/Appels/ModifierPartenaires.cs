using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records whether the call admits projects led by several organisations.</summary>
public sealed class ModifierPartenaires(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET PartenairesPossibles = @Possibles WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, bool possibles, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Partenaires, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        await session.ExecuterAsync(Modification, new { appel.Valeur.Id, Possibles = possibles });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-partenaires", "Appel", appel.Valeur.Id, details: possibles ? "admis" : "non admis");
        await session.ValiderAsync();
        return [];
    }
}
