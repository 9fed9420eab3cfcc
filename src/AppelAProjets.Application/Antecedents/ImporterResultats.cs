using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Antecedents;

/// <summary>Writes the valid lines of an import: new ones are added, a changed one takes the place of the former, which comes back when its import is removed.</summary>
public sealed class ImporterResultats(Ecrivain ecrivain)
{
    private const int Tranche = 1_000;

    internal static readonly Verrou Verrou = Verrou.Referentiel("resultats anterieurs");

    private static readonly SqlStatement Financeurs = new("SELECT Id, Nom, Sigle FROM Financeur");
    private static readonly SqlStatement DeLAnnee = new("""
        SELECT Id, Siret, Titre, TitrePlie, FinanceurPlie, Demande, Accorde, Verse, BilanRecu, BilanRecuLe FROM ResultatAnterieur WHERE Annee = @Annee AND Actuel = 1
        """);

    private static readonly SqlStatement Sirets = new("SELECT Siret FROM Organisation WHERE Siret IN @Sirets");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO ResultatAnterieur (Id, ImportId, Annee, Siret, Titre, TitrePlie, FinanceurId, Financeur, FinanceurPlie, Demande, Accorde, Verse, BilanRecu, BilanRecuLe, Actuel)
        VALUES (@Id, @ImportId, @Annee, @Siret, @Titre, @TitrePlie, @FinanceurId, @Financeur, @FinanceurPlie, @Demande, @Accorde, @Verse, @BilanRecu, @BilanRecuLe, 1)
        """);

    private static readonly SqlStatement Remplacement = new("UPDATE ResultatAnterieur SET Actuel = 0 WHERE Id = @Id");


    private static readonly Refus Change = Refus.Conflit with
    {
        Message = "Les résultats ou les colonnes ont changé depuis l’affichage du rapport. Rien n’a été importé : relisez le rapport ci-dessous, puis confirmez.",
    };

    /// <param name="attendues">Number of lines to write that was shown: another one means that something has changed since.</param>
    public Task<Resultat<RapportDeResultats>> ExecuterAsync(string code, Guid id, int version, int attendues, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<RapportDeResultats>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou);
            if (await ImportDeResultatsStore.LireAsync(session, code, id, acteur, le) is not { } import)
            {
                return Refus.Absent;
            }

            var verifiees = import.ColonnesLues().Verifier();
            if (verifiees.EstRefuse)
            {
                return verifiees.TousLesRefus;
            }

            var rapport = await RapportAsync(session, import, le);
            if (import.Version != version || rapport.AEcrire != attendues)
            {
                return Change;
            }

            if (rapport.AEcrire == 0)
            {
                return new Refus("resultats.rien", "Rien à importer : aucune ligne n’apporte ou ne change un résultat.");
            }

            await EcrireAsync(session, import, rapport);
            return await ImportDeResultatsStore.ConfirmerAsync(session, import, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.ImporterResultats, ObjetDuJournal.Appel, import.AppelId, Details: Resumer(import, rapport))).Donnant(rapport)
                : Change;
        }, annulation);

    internal static async Task<RapportDeResultats> RapportAsync(SqlSession session, ImportDeResultatsRow import, DateTimeOffset maintenant)
    {
        var financeurs = new FinanceursConnus((await session.ListeAsync<FinanceurRow>(Financeurs)).Select(f => (f.Id, f.Nom, f.Sigle)));
        var lus = LecteurDesResultats.Lire(import.Tableau(), import.ColonnesLues(), financeurs, HeureDeParis.Jour(maintenant));
        HashSet<string> connus = [];
        foreach (var tranche in lus.Select(l => l.Resultat?.Siret).OfType<string>().Distinct().Chunk(Tranche))
        {
            connus.UnionWith(await session.ListeAsync<string>(Sirets, new { Sirets = tranche }));
        }

        return RapportDeResultats.Comparer(lus, await session.ListeAsync<ResultatRow>(DeLAnnee, new { import.Annee }), connus);
    }

    private static async Task EcrireAsync(SqlSession session, ImportDeResultatsRow import, RapportDeResultats rapport)
    {
        await session.ExecuterAsync(Remplacement, rapport.Lignes.Where(l => l.Sort == SortDeLigne.Modifiee).Select(l => new { Id = l.ExistanteId!.Value }).ToArray());
        await session.ExecuterAsync(Ajout, rapport.Lignes.Where(l => l.EstAEcrire).Select(l => l.Lu.Resultat!).Select(r => new
        {
            Id = Guid.CreateVersion7(), ImportId = import.Id, import.Annee, r.Siret, r.Titre, r.TitrePlie, FinanceurId = r.Financeur.Id, Financeur = r.Financeur.Nom, FinanceurPlie = r.Financeur.Plie,
            r.Demande, r.Accorde, r.Verse, r.BilanRecu, r.BilanRecuLe,
        }).ToArray());
    }

    private static string Resumer(ImportDeResultatsRow import, RapportDeResultats rapport) =>
        $"{import.Annee}, {import.Source}, nouveaux : {rapport.Nombre(SortDeLigne.Nouvelle)}, modifiés : {rapport.Nombre(SortDeLigne.Modifiee)}, inchangés : {rapport.Nombre(SortDeLigne.Inchangee)}, écartés : {rapport.Nombre(SortDeLigne.Ecartee)}";

    private sealed record FinanceurRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
        public required string Sigle { get; init; }
    }
}

/// <summary>Takes an import out whole: its rows go, and those that they had replaced come back.</summary>
public sealed class RetirerResultats(Ecrivain ecrivain)
{
    private static readonly SqlStatement Import = new("SELECT i.AppelId, i.Annee, i.Source FROM ImportDeResultats i JOIN Appel a ON a.Id = i.AppelId WHERE i.Id = @Id AND a.Code = @Code AND i.ConfirmeLe IS NOT NULL");

    // Before the rows go: they say what they replaced.
    private static readonly SqlStatement Remplacees = new("""
        SELECT r.Id FROM ResultatAnterieur r JOIN ImportDeResultats i ON i.Id = r.ImportId
        WHERE r.Actuel = 0 AND r.ImportId <> @Id
            AND EXISTS (SELECT 1 FROM ResultatAnterieur p WHERE p.ImportId = @Id AND p.Actuel = 1 AND p.Annee = r.Annee AND p.Siret = r.Siret AND p.TitrePlie = r.TitrePlie AND p.FinanceurPlie = r.FinanceurPlie)
            AND NOT EXISTS (
                SELECT 1 FROM ResultatAnterieur n JOIN ImportDeResultats ni ON ni.Id = n.ImportId
                WHERE n.Annee = r.Annee AND n.Siret = r.Siret AND n.TitrePlie = r.TitrePlie AND n.FinanceurPlie = r.FinanceurPlie AND n.ImportId <> @Id AND ni.ConfirmeLe > i.ConfirmeLe)
        """);

    private static readonly SqlStatement SansLignes = new("DELETE FROM ResultatAnterieur WHERE ImportId = @Id");
    private static readonly SqlStatement SansImport = new("DELETE FROM ImportDeResultats WHERE Id = @Id");
    private static readonly SqlStatement Retour = new("UPDATE ResultatAnterieur SET Actuel = 1 WHERE Id = @Id");

    /// <summary>How many rows went.</summary>
    public Task<Resultat<int>> ExecuterAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(ImporterResultats.Verrou);
            if (!acteur.A(Role.Secretariat) || await session.UnAsync<ImportRow>(Import, new { Id = id, Code = TexteSaisi.Serrer(code) }) is not { } import)
            {
                return Refus.Absent;
            }

            var remplacees = await session.ListeAsync<Guid>(Remplacees, new { Id = id });
            var parties = await session.ExecuterAsync(SansLignes, new { Id = id });
            await session.ExecuterAsync(Retour, remplacees.Select(r => new { Id = r }).ToArray());
            await session.ExecuterAsync(SansImport, new { Id = id });
            return Ecrit.Avec(new Acte(ActeDuJournal.RetirerResultats, ObjetDuJournal.Appel, import.AppelId, Details: $"{import.Annee}, {import.Source} : {parties} résultats retirés")).Donnant(parties);
        }, annulation);

    private sealed record ImportRow
    {
        public required Guid AppelId { get; init; }
        public required int Annee { get; init; }
        public required string Source { get; init; }
    }
}
