using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

/// <summary>How a person says that the file is to be read.</summary>
/// <param name="Version">Of the import that she saw.</param>
/// <param name="Annee">As typed.</param>
public sealed record LectureVoulue(int Version, string? Annee, ColonnesDesResultats Colonnes);

/// <summary>Receives a table of results, keeps it aside until it is confirmed, and changes which column is which. No result changes.</summary>
public sealed class PreparerImportDeResultats(SqlDatabase database, Ecrivain ecrivain)
{
    private const string PasEncore = "an import kept aside is no result";

    private static readonly TableauAttendu Resultats = new(lignes => ColonnesDesResultats.Deviner(lignes).LigneDEnTete > 0);

    /// <summary>The import to look at, or why the file cannot be one.</summary>
    /// <param name="annee">As typed: the year of the grants.</param>
    /// <param name="feuille">Sheet of a workbook that the person chose, or null.</param>
    public async Task<Resultat<Guid>> ExecuterAsync(string code, string? annee, (string Nom, Stream Contenu) fichier, string? feuille, Acteur acteur, CancellationToken annulation = default)
    {
        var appel = await AppelAsync(code, annee, acteur, annulation);
        if (appel.EstRefuse)
        {
            return appel.TousLesRefus;
        }

        using var recu = new MemoryStream();
        var tampon = new byte[81920];
        int lus;
        // One byte beyond the limit is enough to refuse.
        while (recu.Length <= LecteurDeTableau.TailleMaximale && (lus = await fichier.Contenu.ReadAsync(tampon, annulation)) > 0)
        {
            recu.Write(tampon, 0, lus);
        }

        var lu = await BudgetDeLecture.ASonTourAsync(() => LecteurDeTableau.LireFichier(recu.ToArray(), Resultats, feuille), annulation);
        return await GarderAsync(appel.Valeur, ControleDeFichier.Nommer(fichier.Nom), lu, acteur, annulation);
    }

    /// <summary>The same for a table pasted from a spreadsheet.</summary>
    public async Task<Resultat<Guid>> CollerAsync(string code, string? annee, string texte, Acteur acteur, CancellationToken annulation = default)
    {
        var appel = await AppelAsync(code, annee, acteur, annulation);
        if (appel.EstRefuse)
        {
            return appel.TousLesRefus;
        }

        var lu = await BudgetDeLecture.ASonTourAsync(() => LecteurDeTableau.LireTexte(texte, Resultats), annulation);
        return await GarderAsync(appel.Valeur, "Tableau collé", lu.EstRefuse ? lu.Refus with { Champ = "Texte" } : lu, acteur, annulation);
    }

    public Task<Resultat> FixerAsync(string code, Guid id, LectureVoulue voulue, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(ImporterResultats.Verrou);
            if (await ImportDeResultatsStore.LireAsync(session, code, id, acteur, le) is null || await session.LireAppelAsync(code, acteur) is not { EstRefuse: false } appel)
            {
                return Refus.Absent;
            }

            var lue = LireAnnee(voulue.Annee, appel.Valeur.Annee);
            return lue.EstRefuse ? lue.TousLesRefus
                : await ImportDeResultatsStore.FixerAsync(session, id, voulue.Version, lue.Valeur, voulue.Colonnes) ? Ecrit.SansJournal(PasEncore)
                : Refus.Conflit;
        }, annulation);

    public Task<Resultat> AbandonnerAsync(Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(
            acteur,
            async (session, _) => acteur.A(Role.Secretariat) && await ImportDeResultatsStore.FinirAsync(session, id, acteur) ? Ecrit.SansJournal(PasEncore) : Refus.Absent,
            annulation);

    private async Task<Resultat<(Guid Id, int Annee)>> AppelAsync(string code, string? annee, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var appel = await session.LireAppelAsync(code, acteur);
        if (appel.EstRefuse)
        {
            return appel.TousLesRefus;
        }

        var lue = LireAnnee(annee, appel.Valeur.Annee);
        return lue.EstRefuse ? lue.TousLesRefus : (appel.Valeur.Id, lue.Valeur);
    }

    // Results are of before the call.
    private static Resultat<int> LireAnnee(string? annee, int appel) =>
        int.TryParse(TexteSaisi.Serrer(annee), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var lue) && lue < appel && lue >= appel - 10
            ? lue
            : new Refus("resultats.annee", $"Écrivez l’année des subventions, de {appel - 10} à {appel - 1}.", "Annee");

    private async Task<Resultat<Guid>> GarderAsync((Guid Id, int Annee) appel, string source, Resultat<TableauLu> lu, Acteur acteur, CancellationToken annulation) =>
        lu.EstRefuse ? lu.TousLesRefus : await ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            await ImportDeResultatsStore.PurgerAsync(session, le);
            return Ecrit.SansJournal(PasEncore).Donnant(await ImportDeResultatsStore.AjouterAsync(session, appel.Id, appel.Annee, (source, lu.Valeur), acteur, le));
        }, annulation);
}

/// <summary>Removes the imports of results that nobody confirmed within a day.</summary>
public sealed class PurgerImportsDeResultats(Ecrivain ecrivain)
{
    public Task<Resultat<int>> ExecuterAsync(CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(Acteur.Systeme, async (session, le) => Ecrit.SansJournal("nobody confirmed them").Donnant(await ImportDeResultatsStore.PurgerAsync(session, le)), annulation);
}
