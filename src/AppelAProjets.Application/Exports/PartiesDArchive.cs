using System.IO.Compression;
using System.Text;

namespace AppelAProjets.Application.Exports;

/// <summary>
/// An archive in preparation: a small ZIP per dossier, whole or absent, beside the one that joins them. A process killed loses the part in hand only; memory does not grow with the dossiers.
/// The parts stay as long as the archive: a dossier may still join it.
/// </summary>
/// <param name="chemin">Of the whole archive.</param>
internal sealed class PartiesDArchive(string chemin)
{
    private string Dossier => Path.ChangeExtension(chemin, null);

    /// <summary>Bytes of the part; null when there was nothing to keep of it.</summary>
    /// <param name="remplir">False when nothing was written.</param>
    public async Task<long?> AjouterAsync(int ordre, Func<ZipArchive, Task<bool>> remplir, CancellationToken annulation)
    {
        Directory.CreateDirectory(Dossier);
        var partie = Path.Combine(Dossier, $"{ordre:000000}.zip");
        // Made before with other rights, perhaps.
        File.Delete(partie);
        var rempli = false;
        var taille = await EcrireAsync(partie, async zip => rempli = await remplir(zip), annulation);
        if (rempli)
        {
            return taille;
        }

        File.Delete(partie);
        return null;
    }

    /// <summary>Joins the parts in their order. Returns its bytes.</summary>
    public Task<long> JoindreAsync(CancellationToken annulation) => EcrireAsync(chemin, async zip =>
    {
        Directory.CreateDirectory(Dossier);
        foreach (var partie in Directory.EnumerateFiles(Dossier, "*.zip").Order(StringComparer.Ordinal))
        {
            await using var lue = await ZipFile.OpenReadAsync(partie, annulation);
            foreach (var entree in lue.Entries)
            {
                await using var contenu = await entree.OpenAsync(annulation);
                await AjouterAsync(zip, entree.FullName, entree.LastWriteTime, contenu, annulation);
            }
        }
    }, annulation);

    public void Supprimer()
    {
        File.Delete(chemin);
        if (Directory.Exists(Dossier))
        {
            Directory.Delete(Dossier, recursive: true);
        }
    }

    /// <summary>Stored as it is: pieces and PDF are compressed already.</summary>
    public static async Task AjouterAsync(ZipArchive zip, string nom, DateTimeOffset le, Stream contenu, CancellationToken annulation)
    {
        var entree = zip.CreateEntry(nom, CompressionLevel.NoCompression);
        entree.LastWriteTime = le;
        await using var flux = await entree.OpenAsync(annulation);
        await contenu.CopyToAsync(flux, annulation);
    }

    // Under its name once it is whole and on the disk.
    private static async Task<long> EcrireAsync(string chemin, Func<ZipArchive, Task> remplir, CancellationToken annulation)
    {
        var provisoire = $"{chemin}.{Guid.CreateVersion7():N}";
        try
        {
            await using (var fichier = new FileStream(provisoire, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, useAsync: true))
            {
                await using (var zip = await ZipArchive.CreateAsync(fichier, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, annulation))
                {
                    await remplir(zip);
                }

                await fichier.FlushAsync(annulation);
                fichier.Flush(flushToDisk: true);
            }

            File.Move(provisoire, chemin, overwrite: true);
            return new FileInfo(chemin).Length;
        }
        finally
        {
            File.Delete(provisoire);
        }
    }
}
