namespace AppelAProjets.Application.Pieces;

/// <summary>Forgets the files of what was deleted, or taken off a draft, a day ago, when nothing else holds them: another dossier, a message, an organisation, a letter, a deposited version.</summary>
public sealed class PurgerFichiers(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    private static readonly TimeSpan Delai = TimeSpan.FromDays(1);

    private static readonly SqlStatement Dus = new("SELECT fd.Empreinte FROM FichierDetache fd WHERE fd.Le <= @Avant ORDER BY fd.Le");

    // Long: read outside of the writing session. A version can only name what a dossier held when it was deposited.
    private static readonly SqlStatement Depose = new("SELECT COUNT(*) AS Nombre FROM DossierDepot dd WHERE dd.Contenu LIKE CONCAT('%', @Empreinte, '%')");

    private static readonly SqlStatement Suivi = new("DELETE FROM FichierDetache WHERE Empreinte = @Empreinte");

    private static readonly SqlStatement Oubli = new("""
        DELETE FROM Fichier WHERE Empreinte = @Empreinte
            AND NOT EXISTS (SELECT 1 FROM DossierFichier df WHERE df.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM CorrectionFichier cf WHERE cf.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM AvisConsultatif av WHERE av.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM MessageFichier mf WHERE mf.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM OrganisationMandat om WHERE om.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM OrganisationPiece op WHERE op.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM Courrier c WHERE c.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM CourrierRendu cr WHERE cr.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM SeanceDocument sd WHERE sd.Empreinte = @Empreinte)
            AND NOT EXISTS (SELECT 1 FROM ImageDeCourrier i WHERE i.Empreinte = @Empreinte)
        """);

    /// <summary>How many were forgotten.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var oublies = 0;
        foreach (var (empreinte, depose) in await LireAsync(annulation))
        {
            var oublie = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, _) =>
            {
                await session.ExecuterAsync(Suivi, new { Empreinte = empreinte });
                return Ecrit.SansJournal("the deletion of what held it is in the journal").Donnant(!depose && await session.ModifierAsync(Oubli, new { Empreinte = empreinte }));
            }, annulation);
            if (oublie is { EstRefuse: false, Valeur: true })
            {
                depot.Oublier(empreinte, ecrivain.Maintenant - Delai);
                oublies++;
            }
        }

        return oublies;
    }

    private async Task<IReadOnlyList<(string Empreinte, bool Depose)>> LireAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var dus = new List<(string, bool)>();
        foreach (var empreinte in await session.ListeAsync<string>(Dus, new { Avant = ecrivain.Maintenant - Delai }))
        {
            dus.Add((empreinte, await session.UnAsync<int>(Depose, new { Empreinte = empreinte }) > 0));
        }

        return dus;
    }
}
