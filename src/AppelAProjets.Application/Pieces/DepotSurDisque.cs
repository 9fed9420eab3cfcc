using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Pieces;

/// <summary>Files in a folder: ab/abcdef…; written aside, flushed to the disk, then renamed, so that a name always holds a whole file.</summary>
public sealed class DepotSurDisque(IOptions<FichiersOptions> options, TimeProvider horloge) : IDepotDeFichiers
{
    private const int Tampon = 81_920;

    private string Racine => options.Value.Dossier;

    public async Task<FichierRecu> RecevoirAsync(Stream contenu, long tailleMaximale, CancellationToken annulation = default)
    {
        var entree = Directory.CreateDirectory(Path.Combine(Racine, "entree")).FullName;
        var provisoire = Path.Combine(entree, Guid.NewGuid().ToString("N"));
        try
        {
            await using var fichier = new FileStream(provisoire, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            using var empreinte = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var taille = await CopierAsync(contenu, fichier, empreinte, tailleMaximale, annulation);
            fichier.Flush(flushToDisk: true);
            return new FichierRecu(provisoire, taille, Convert.ToHexStringLower(empreinte.GetCurrentHash()), taille > tailleMaximale);
        }
        catch
        {
            File.Delete(provisoire);
            throw;
        }
    }

    public Task GarderAsync(FichierRecu fichier, CancellationToken annulation = default)
    {
        var chemin = Chemin(fichier.Empreinte);
        if (File.Exists(chemin))
        {
            // Says that it was given again: see Oublier.
            File.SetLastWriteTimeUtc(chemin, horloge.GetUtcNow().UtcDateTime);
        }
        else
        {
            var dossier = Directory.CreateDirectory(Path.GetDirectoryName(chemin)!).FullName;
            File.SetLastWriteTimeUtc(fichier.Provisoire, horloge.GetUtcNow().UtcDateTime);
            File.Move(fichier.Provisoire, chemin, overwrite: true);
            // Without it a power cut may lose the name of a file whose bytes are safe.
            DossierSurDisque.Synchroniser(dossier);
        }

        return Task.CompletedTask;
    }

    public Stream? Ouvrir(string empreinte)
    {
        if (empreinte.Length != 64 || !empreinte.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var chemin = Chemin(empreinte);
        return File.Exists(chemin) ? new FileStream(chemin, FileMode.Open, FileAccess.Read, FileShare.Read, Tampon, useAsync: true) : null;
    }

    public void Oublier(string empreinte, DateTimeOffset avant)
    {
        var chemin = Chemin(empreinte);
        if (File.Exists(chemin) && File.GetLastWriteTimeUtc(chemin) <= avant.UtcDateTime)
        {
            File.Delete(chemin);
        }
    }

    private string Chemin(string empreinte) => Path.Combine(Racine, empreinte[..2], empreinte);

    private static async Task<long> CopierAsync(Stream contenu, Stream fichier, IncrementalHash empreinte, long maximum, CancellationToken annulation)
    {
        var tampon = ArrayPool<byte>.Shared.Rent(Tampon);
        try
        {
            var taille = 0L;
            int lus;
            while (taille <= maximum && (lus = await contenu.ReadAsync(tampon, annulation)) > 0)
            {
                await fichier.WriteAsync(tampon.AsMemory(0, lus), annulation);
                empreinte.AppendData(tampon, 0, lus);
                taille += lus;
            }

            return taille;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(tampon);
        }
    }
}
