using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Messages;

/// <summary>Opens a file of a thread, for who may see the thread, once it is known to be clean.</summary>
public sealed class FichierDuFilQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT mf.Empreinte, mf.NomDeFichier, f.TypeMime
        FROM MessageFichier mf JOIN Message m ON m.Id = mf.MessageId JOIN Fichier f ON f.Empreinte = mf.Empreinte
        WHERE m.DossierId = @DossierId AND m.Id = @MessageId AND mf.Ordre = @Ordre AND f.Analyse IN ('Saine', 'NonConfiguree')
        """);

    public async Task<FichierServi?> PourLePorteurAsync(Guid dossierId, Guid messageId, int ordre, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.SujetDuPorteurAsync(dossierId, acteur) is null ? null : await OuvrirAsync(session, dossierId, messageId, ordre);
    }

    /// <summary>For a member of the staff; the reading is journaled.</summary>
    public async Task<FichierServi?> PourLesServicesAsync(string code, Guid dossierId, Guid messageId, int ordre, Acteur acteur, CancellationToken annulation = default)
    {
        FichierServi? fichier;
        await using (var session = await database.LireAsync(annulation))
        {
            fichier = await session.SujetDesServicesAsync(code, dossierId, acteur) is null ? null : await OuvrirAsync(session, dossierId, messageId, ordre);
        }

        if (fichier is not null)
        {
            await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, dossierId, Details: fichier.Nom), annulation);
        }

        return fichier;
    }

    private async Task<FichierServi?> OuvrirAsync(SqlSession session, Guid dossierId, Guid messageId, int ordre) =>
        await session.UnAsync<FichierRow>(Lecture, new { DossierId = dossierId, MessageId = messageId, Ordre = ordre }) is { } fichier && depot.Ouvrir(fichier.Empreinte) is { } contenu
            ? new FichierServi(contenu, fichier.TypeMime, fichier.NomDeFichier)
            : null;

    private sealed record FichierRow
    {
        public required string Empreinte { get; init; }
        public required string NomDeFichier { get; init; }
        public required string TypeMime { get; init; }
    }
}
