namespace AppelAProjets.Application.Pieces;

/// <summary>The files of what is deleted, kept in view until it is known that nothing else holds them.</summary>
internal static class FichierDetacheStore
{
    private static readonly SqlStatement DuDossier = new("""
        SELECT df.Empreinte FROM DossierFichier df WHERE df.DossierId = @Id
        UNION SELECT mf.Empreinte FROM MessageFichier mf JOIN Message m ON m.Id = mf.MessageId WHERE m.DossierId = @Id
        """);

    private static readonly SqlStatement Ajout = new("INSERT INTO FichierDetache (Empreinte, Le) VALUES (@Empreinte, @Le)");
    private static readonly SqlStatement Retour = new("UPDATE FichierDetache SET Le = @Le WHERE Empreinte = @Empreinte");

    public static async Task DetacherLesFichiersAsync(this SqlSession session, Guid dossierId, DateTimeOffset le)
    {
        foreach (var empreinte in await session.ListeAsync<string>(DuDossier, new { Id = dossierId }))
        {
            await session.DetacherLeFichierAsync(empreinte, le);
        }
    }

    public static async Task DetacherLeFichierAsync(this SqlSession session, string empreinte, DateTimeOffset le)
    {
        var fichier = new { Empreinte = empreinte, Le = le };
        if (!await session.ModifierAsync(Retour, fichier))
        {
            await session.InsererSiAbsentAsync(Ajout, fichier);
        }
    }
}
