using AppelAProjets.Domain.Journal;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Journal;

[SurChaqueMoteur]
public sealed class JournalStoreTests
{
    private static readonly DateTimeOffset Le = new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero);

    private static readonly SqlStatement Falsifier = new("UPDATE Journal SET Motif = @Motif WHERE Numero = @Numero");
    private static readonly SqlStatement Effacer = new("DELETE FROM Journal WHERE Numero = @Numero");
    private static readonly SqlStatement Reculer = new("DELETE FROM FinDuJournal");

    private static readonly SqlStatement Toutes = new("""
        SELECT Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte FROM Journal ORDER BY Numero
        """);

    private static readonly SqlStatement Remplacer = new("""
        UPDATE Journal SET Le = @Le, CompteId = @CompteId, Acteur = @Acteur, Action = @Action, ObjetId = @ObjetId, Motif = @Motif, Details = @Details, Empreinte = @Empreinte WHERE Numero = @Numero
        """);

    private static readonly SqlStatement Refaire = new("UPDATE Journal SET Motif = @Motif, EmpreintePrecedente = @EmpreintePrecedente, Empreinte = @Empreinte WHERE Numero = @Numero");

    [Test]
    public async Task The_chain_of_what_was_written_holds()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        Assert.That(await VerifierAsync(donnees.Base), Is.EqualTo(new VerificationDuJournal(5, null)));
    }

    [Test]
    public async Task A_row_changed_or_deleted_breaks_the_chain_there()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        await ExecuterAsync(donnees.Base, Falsifier, new { Numero = 3, Motif = "autre" });
        Assert.That((await VerifierAsync(donnees.Base)).Rompue, Is.EqualTo(3));
        await ExecuterAsync(donnees.Base, Effacer, new { Numero = 2 });
        Assert.That(await VerifierAsync(donnees.Base), Is.EqualTo(new VerificationDuJournal(1, null, 2)));
    }

    [Test]
    public async Task One_character_changed_anywhere_is_told()
    {
        const int Essais = 1000;
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 40);
        var hasard = new Random(7);
        var tues = 0;
        for (var essai = 0; essai < Essais; essai++)
        {
            await using var session = await donnees.Base.EcrireAsync();
            var lignes = await session.ListeAsync<JournalEntry>(Toutes);
            var avant = lignes[hasard.Next(lignes.Count)];
            var apres = Modifier(avant, hasard);
            await session.ExecuterAsync(Remplacer, apres with { Numero = avant.Numero });
            // Not committed: the next trial starts from what was written.
            tues += (await JournalStore.VerifierAsync(session)).EstIntact ? 0 : 1;
        }

        TestContext.Progress.WriteLine($"{tues} of {Essais} edits told");
        Assert.That(tues, Is.EqualTo(Essais));
    }

    private static JournalEntry Modifier(JournalEntry ligne, Random hasard) => hasard.Next(8) switch
    {
        0 => ligne with { Le = ligne.Le.AddMilliseconds(1) },
        1 => ligne with { CompteId = Guid.CreateVersion7() },
        2 => ligne with { Acteur = Alterer(ligne.Acteur, hasard) },
        3 => ligne with { Action = Alterer(ligne.Action, hasard) },
        4 => ligne with { ObjetId = Alterer(ligne.ObjetId, hasard) },
        5 => ligne with { Motif = Alterer(ligne.Motif!, hasard) },
        6 => ligne with { Details = Alterer(ligne.Details!, hasard) },
        _ => ligne with { Empreinte = Alterer(ligne.Empreinte, hasard) },
    };

    private static string Alterer(string texte, Random hasard)
    {
        var place = hasard.Next(texte.Length);
        return $"{texte[..place]}{(char)(texte[place] ^ 1)}{texte[(place + 1)..]}";
    }

    [Test]
    public async Task An_end_that_is_cut_off_is_told_even_once_others_have_written()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        FinDuJournal dite;
        await using (var session = await donnees.Base.LireAsync())
        {
            dite = (await session.FinDuJournalAsync())!;
            Assert.That(await JournalStore.ContientAsync(session, dite), Is.True);
        }

        await ExecuterAsync(donnees.Base, Effacer, new { Numero = 5 });
        await ExecuterAsync(donnees.Base, Effacer, new { Numero = 4 });
        var coupe = await VerifierAsync(donnees.Base);
        Assert.That((coupe.EstIntact, coupe.Constat), Is.EqualTo((false, "Journal cut: rows 4 to 5 are missing.")));
        await EcrireAsync(donnees.Base, 2);
        Assert.That((await VerifierAsync(donnees.Base)).Constat, Is.EqualTo("Journal cut: rows 4 to 5 are missing."));

        // Whoever also sets the counter back meets the line of the log.
        await ExecuterAsync(donnees.Base, Reculer, new { });
        await using var apres = await donnees.Base.LireAsync();
        Assert.That(await JournalStore.ContientAsync(apres, dite), Is.False);
    }

    [Test]
    public async Task An_end_that_is_no_longer_kept_is_told_for_ever()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        await ExecuterAsync(donnees.Base, Effacer, new { Numero = 5 });
        await ExecuterAsync(donnees.Base, Reculer, new { });
        Assert.That((await VerifierAsync(donnees.Base)).EstIntact, Is.False);
        await EcrireAsync(donnees.Base, 2);
        var apres = await VerifierAsync(donnees.Base);
        Assert.That((apres.Lues, apres.EstIntact, apres.SansFin), Is.EqualTo((6, false, true)));
    }

    [Test]
    public async Task Rows_rewritten_with_every_hash_after_them_do_not_pass()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        await using (var session = await donnees.Base.EcrireAsync())
        {
            var empreinte = JournalEntry.Origine;
            foreach (var ligne in await session.ListeAsync<JournalEntry>(Toutes))
            {
                var refaite = (ligne.Numero == 3 ? ligne with { Motif = "autre" } : ligne) with { EmpreintePrecedente = empreinte };
                empreinte = refaite.Calculer();
                await session.ExecuterAsync(Refaire, refaite with { Empreinte = empreinte });
            }

            await session.ValiderAsync();
        }

        Assert.That((await VerifierAsync(donnees.Base)).Rompue, Is.EqualTo(5));
    }

    [Test]
    public async Task Concurrent_writers_leave_one_unbroken_chain()
    {
        using var donnees = new TestDatabase();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EcrireAsync(donnees.Base, 3)));
        Assert.That(await VerifierAsync(donnees.Base), Is.EqualTo(new VerificationDuJournal(60, null)));
    }

    private static async Task EcrireAsync(SqlDatabase database, int lignes)
    {
        IReadOnlyList<Acte> actes = [.. Enumerable.Range(0, lignes).Select(i => new Acte(ActeDuJournal.Deposer, ObjetDuJournal.Dossier, i, "motif", "détail"))];
        var fait = await new Ecrivain(database, new FakeTimeProvider(Le)).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.Avec(actes)));
        Assert.That(fait.Refus, Is.Null);
    }

    private static async Task ExecuterAsync(SqlDatabase database, SqlStatement sql, object parametres)
    {
        await using var session = await database.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    private static async Task<VerificationDuJournal> VerifierAsync(SqlDatabase database)
    {
        await using var session = await database.LireAsync();
        return await JournalStore.VerifierAsync(session);
    }
}
