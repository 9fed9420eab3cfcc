using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Receives a table, keeps it aside until it is confirmed, and changes which column is which. The plan itself does not change.</summary>
public sealed class PreparerImport(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>The import to look at, or why the file cannot be one.</summary>
    public async Task<Resultat<Guid>> ExecuterAsync(string nom, Stream contenu, Acteur acteur, CancellationToken annulation = default)
    {
        using var recu = new MemoryStream();
        var tampon = new byte[81920];
        int lus;
        // One byte beyond the limit is enough to refuse.
        while (recu.Length <= LecteurDeTableau.TailleMaximale && (lus = await contenu.ReadAsync(tampon, annulation)) > 0)
        {
            recu.Write(tampon, 0, lus);
        }

        return await GarderAsync(ControleDeFichier.Nommer(nom), LecteurDeTableau.LireFichier(recu.ToArray()), acteur, annulation);
    }

    /// <summary>The same for a table pasted from a spreadsheet.</summary>
    public Task<Resultat<Guid>> CollerAsync(string texte, Acteur acteur, CancellationToken annulation = default)
    {
        var lu = LecteurDeTableau.LireTexte(texte);
        return GarderAsync("Tableau collé", lu.EstRefuse ? lu.Refus with { Champ = "Texte" } : lu, acteur, annulation);
    }

    public async Task<Resultat> FixerAsync(Guid id, int version, Correspondance correspondance, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await session.LireImportAsync(id, acteur, horloge.GetUtcNow()) is null)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (!await session.FixerAsync(id, version, correspondance))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.ValiderAsync();
        return Resultat.Ok;
    }

    public async Task<Resultat> AbandonnerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (!PlanDActionsStore.TientLePlan(acteur) || !await session.FinirAsync(id, acteur))
        {
            return RefusDeDonnees.Introuvable;
        }

        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private async Task<Resultat<Guid>> GarderAsync(string source, Resultat<TableauLu> lu, Acteur acteur, CancellationToken annulation)
    {
        if (!PlanDActionsStore.TientLePlan(acteur))
        {
            return RefusDeDonnees.Introuvable;
        }

        if (lu.EstRefuse)
        {
            return lu.Refus;
        }

        var maintenant = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        await session.PurgerAsync(maintenant);
        var id = await session.AjouterAsync(source, lu.Valeur, acteur, maintenant);
        await session.ValiderAsync();
        return id;
    }
}
