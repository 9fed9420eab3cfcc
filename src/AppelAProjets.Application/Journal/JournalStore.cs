namespace AppelAProjets.Application.Journal;

/// <summary>Appends to the journal in the transaction of what it tells, and verifies its chain.</summary>
public static class JournalStore
{
    private static readonly SqlStatement Dernier = new(dialecte => $"""
        SELECT Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte
        FROM Journal
        ORDER BY Numero DESC {dialecte.Premier}
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Journal (Numero, Le, CompteId, Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente, Empreinte)
        VALUES (@Numero, @Le, @CompteId, @Acteur, @Action, @Objet, @ObjetId, @Motif, @Details, @EmpreintePrecedente, @Empreinte)
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
        WHERE Objet = @Objet AND ObjetId = @ObjetId AND Action NOT IN ('consulter', 'declarer-deport')
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
        var precedente = await session.UnAsync<JournalEntry>(Dernier);
        var chaine = new List<JournalEntry>(lignes.Count);
        foreach (var ligne in lignes)
        {
            var suite = ligne with { Numero = (precedente?.Numero ?? 0) + 1, EmpreintePrecedente = precedente?.Empreinte ?? JournalEntry.Origine };
            precedente = suite with { Empreinte = suite.Calculer() };
            chaine.Add(precedente);
        }

        await session.ExecuterAsync(Ajout, chaine);
    }

    /// <summary>The history of one thing, oldest first.</summary>
    public static Task<IReadOnlyList<JournalEntry>> HistoriqueAsync(this SqlSession session, string objet, object objetId) =>
        session.ListeAsync<JournalEntry>(DeLObjet, new { Objet = objet, ObjetId = objetId.ToString() });

    /// <summary>The same, without who read it nor who stood down.</summary>
    public static Task<IReadOnlyList<JournalEntry>> ActesAsync(this SqlSession session, string objet, object objetId) =>
        session.ListeAsync<JournalEntry>(ActesDeLObjet, new { Objet = objet, ObjetId = objetId.ToString() });

    /// <summary>Reads the whole chain: rows read, and the number of the first row that does not hold (null when all hold).</summary>
    public static async Task<(long Lues, long? Rompue)> VerifierAsync(SqlSession session)
    {
        var (lues, empreinte) = (0L, JournalEntry.Origine);
        while (true)
        {
            var page = await session.ListeAsync<JournalEntry>(Suite, new { Apres = lues, Saut = 0, Taille = 1000 });
            foreach (var entree in page)
            {
                if (entree.Numero != lues + 1 || entree.EmpreintePrecedente != empreinte || entree.Empreinte != entree.Calculer())
                {
                    return (lues, lues + 1);
                }

                (lues, empreinte) = (entree.Numero, entree.Empreinte);
            }

            if (page.Count == 0)
            {
                return (lues, null);
            }
        }
    }
}
