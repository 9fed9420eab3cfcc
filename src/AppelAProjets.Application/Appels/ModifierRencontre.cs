using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Appels;

/// <summary>Records what the call wants of the meeting with the référent de quartier.</summary>
public sealed class ModifierRencontre(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET Rencontre = @Rencontre WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, ExigenceDeRencontre? exigence, Acteur acteur, CancellationToken annulation = default)
    {
        if (exigence is not { } choisie || !Enum.IsDefined(choisie))
        {
            return [new Refus("rencontre.choix", "Choisissez si la rencontre est demandée.", "Rencontre")];
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Rencontre, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        await session.ExecuterAsync(Modification, new { appel.Valeur.Id, Rencontre = choisie.ToString() });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-rencontre", "Appel", appel.Valeur.Id, details: choisie.ToString());
        await session.ValiderAsync();
        return [];
    }
}
