using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Puts off, for everyone, the closing of a published call.</summary>
public sealed class ProlongerDepot(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET ClotureLe = @ClotureLe WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, SaisieDInstant cloture, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        var lue = cloture.Lire("Cloture", finDeMinute: true);
        if (lue.EstRefuse)
        {
            return [lue.Refus];
        }

        if (lue.Valeur is not { } nouvelle)
        {
            return [new Refus("prolongation.date", "Indiquez la nouvelle clôture.", "ClotureJour")];
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.LireAppelAsync(cible.Code, acteur);
        if (appel.EstRefuse || appel.Valeur.Periode is not { } periode)
        {
            return [appel.Refus ?? new Refus("prolongation.etat", "Cet appel n’a pas encore de calendrier.")];
        }

        var maintenant = horloge.GetUtcNow();
        var decision = ModificationAppel.Prolonger(appel.Valeur.Etat, periode, nouvelle, motif, maintenant);
        var pris = decision.EstRefuse ? decision.Refus : await session.RetenirAsync(appel.Valeur, cible.Version);
        if (pris.EstRefuse)
        {
            return [pris.Refus];
        }

        await session.ExecuterAsync(Modification, new { appel.Valeur.Id, ClotureLe = nouvelle });
        await session.JournaliserAsync(acteur, maintenant, "prolonger", "Appel", appel.Valeur.Id, motif!.Trim(), $"{periode.Cloture:u} -> {nouvelle:u}");
        await session.ValiderAsync();
        return [];
    }
}
