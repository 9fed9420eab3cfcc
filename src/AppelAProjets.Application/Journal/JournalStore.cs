namespace AppelAProjets.Application.Journal;

/// <summary>Appends to the journal in the transaction of what it tells, and verifies its chain.</summary>
public static class JournalStore
{
    // The counter first: rows cut off the end are not replaced by others. Without it (someone removed it) the chain goes on from its last row, and the verification says so for ever.
    private static readonly SqlStatement Derniere = new(dialecte => $"""
        SELECT d.Numero, d.Empreinte
        FROM (SELECT 0 AS Rang, f.Numero, f.Empreinte FROM FinDuJournal f WHERE f.Id = 1
              UNION ALL SELECT 1 AS Rang, j.Numero, j.Empreinte FROM Journal j WHERE j.Numero = (SELECT MAX(m.Numero) AS Numero FROM Journal m)) d
        ORDER BY d.Rang {dialecte.Premier}
        """);

    private static readonly SqlStatement Fin = new("SELECT Numero, Empreinte FROM FinDuJournal WHERE Id = 1");
    private static readonly SqlStatement UneEmpreinte = new("SELECT Empreinte FROM Journal WHERE Numero = @Numero");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Journal (Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte)
        VALUES (@Numero, @Le, @CompteId, @Acteur, @Action, @Objet, @ObjetId, @Motif, @Details, @EmpreintePrecedente, @Empreinte);
        UPDATE FinDuJournal SET Numero = @Numero, Empreinte = @Empreinte WHERE Id = 1
        """);

    private static readonly SqlStatement Suite = new(dialecte => $"""
        SELECT Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte
        FROM Journal
        WHERE Numero > @Apres
        ORDER BY Numero {dialecte.Page}
        """);

    private static readonly SqlStatement DeLObjet = new("""
        SELECT Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte
        FROM Journal
        WHERE Objet = @Objet AND ObjetId = @ObjetId
        ORDER BY Numero
        """);

    // Reads are journaled too, and grow without end: they stay in the database.
    private static readonly SqlStatement ActesDeLObjet = new("""
        SELECT Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte
        FROM Journal
        WHERE Objet = @Objet AND ObjetId = @ObjetId AND Action NOT IN ('consulter', 'declarer-deport', 'imposer-deport', 'lever-deport', 'demander-la-levee')
        ORDER BY Numero
        """);

    /// <summary>Adds rows at the end of the chain; none takes no lock.</summary>
    /// <param name="acteur"><see cref="Acteur.Systeme"/> for a job.</param>
    /// <param name="le">UTC.</param>
    internal static Task AjouterAuJournalAsync(this SqlSession session, Acteur acteur, DateTimeOffset le, IReadOnlyList<Acte> actes) =>
        session.AjouterAsync([.. actes.Select(a => Ligne(a.Par ?? acteur, le, a.Quoi.Code(), a.Objet.ToString(), a.ObjetId) with { Motif = a.Motif, Details = a.Details })]);

    private static JournalEntry Ligne(Acteur acteur, DateTimeOffset le, string action, string objet, object objetId) => new()
    {
        Numero = 0,
        Le = le,
        CompteId = acteur == Acteur.Systeme ? null : acteur.CompteId,
        Acteur = acteur.Nom,
        Action = action,
        Objet = objet,
        ObjetId = objetId.ToString()!,
    };

    private static async Task AjouterAsync(this SqlSession session, IReadOnlyList<JournalEntry> lignes)
    {
        if (lignes.Count == 0)
        {
            return;
        }

        await session.VerrouillerLeJournalAsync();
        var (numero, empreinte) = await session.UnAsync<FinDuJournal>(Derniere) is { } derniere ? (derniere.Numero, derniere.Empreinte) : (0, JournalEntry.Origine);
        var chaine = new List<JournalEntry>(lignes.Count);
        foreach (var ligne in lignes)
        {
            var suite = ligne with { Numero = numero + 1, EmpreintePrecedente = empreinte };
            (numero, empreinte) = (suite.Numero, suite.Calculer());
            chaine.Add(suite with { Empreinte = empreinte });
        }

        await session.ExecuterAsync(Ajout, chaine);
    }

    /// <summary>Row 0 until something is journaled; null when someone removed it.</summary>
    public static Task<FinDuJournal?> FinDuJournalAsync(this SqlSession session) => session.UnAsync<FinDuJournal>(Fin);

    /// <summary>Whether that row is there, as it was said in the log that day.</summary>
    public static async Task<bool> ContientAsync(SqlSession session, FinDuJournal dite) => await session.UnAsync<string>(UneEmpreinte, new { dite.Numero }) == dite.Empreinte;

    /// <summary>The history of one thing, oldest first.</summary>
    public static Task<IReadOnlyList<JournalEntry>> HistoriqueAsync(this SqlSession session, string objet, object objetId) =>
        session.ListeAsync<JournalEntry>(DeLObjet, new { Objet = objet, ObjetId = objetId.ToString() });

    /// <summary>The same, without who read it nor who stood down.</summary>
    public static Task<IReadOnlyList<JournalEntry>> ActesAsync(this SqlSession session, string objet, object objetId) =>
        session.ListeAsync<JournalEntry>(ActesDeLObjet, new { Objet = objet, ObjetId = objetId.ToString() });

    /// <summary>Reads the whole chain, and compares its end with the one that is kept outside.</summary>
    public static async Task<VerificationDuJournal> VerifierAsync(SqlSession session)
    {
        // Read first: what is written meanwhile is after it.
        var fin = await session.FinDuJournalAsync();
        var (lues, empreinte) = (0L, JournalEntry.Origine);
        while (true)
        {
            var page = await session.ListeAsync<JournalEntry>(Suite, new { Apres = lues, Saut = 0, Taille = 1000 });
            foreach (var entree in page)
            {
                if (entree.Numero != lues + 1 || entree.EmpreintePrecedente != empreinte || entree.Empreinte != entree.Calculer())
                {
                    return new(lues, entree.Numero > lues + 1 ? null : lues + 1, entree.Numero > lues + 1 ? entree.Numero - 1 : null);
                }

                // Rewritten with every hash after it: the chain holds, but it is another one.
                if (entree.Numero == fin?.Numero && entree.Empreinte != fin.Empreinte)
                {
                    return new(lues, entree.Numero);
                }

                (lues, empreinte) = (entree.Numero, entree.Empreinte);
            }

            if (page.Count == 0)
            {
                return new(lues, null, fin?.Numero > lues ? fin.Numero : null, SansFin: fin is null);
            }
        }
    }
}
