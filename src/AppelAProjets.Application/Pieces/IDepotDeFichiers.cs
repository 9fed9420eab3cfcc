namespace AppelAProjets.Application.Pieces;

/// <summary>Keeps bytes under their SHA-256: the same content is kept once and never changes.</summary>
public interface IDepotDeFichiers
{
    /// <summary>Reads a stream aside, to be looked at before it is kept. What is not kept leaves nothing when disposed.</summary>
    /// <param name="tailleMaximale">Reading stops there, in bytes.</param>
    Task<FichierRecu> RecevoirAsync(Stream contenu, long tailleMaximale, CancellationToken annulation = default);

    /// <summary>Keeps it, on the disk itself when this returns.</summary>
    Task GarderAsync(FichierRecu fichier, CancellationToken annulation = default);

    /// <summary>The bytes kept under that hash, or null.</summary>
    Stream? Ouvrir(string empreinte);

    /// <summary>Forgets the bytes, unless someone gave them again after that instant.</summary>
    void Oublier(string empreinte, DateTimeOffset avant);
}

/// <summary>A file received and not kept yet.</summary>
public sealed class FichierRecu : IDisposable
{
    private readonly string provisoire;

    internal FichierRecu(string provisoire, long taille, string empreinte, bool tropGrand)
    {
        this.provisoire = provisoire;
        (Taille, Empreinte, TropGrand) = (taille, empreinte, tropGrand);
    }

    /// <summary>Bytes read.</summary>
    public long Taille { get; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Empreinte { get; }

    /// <summary>It went over the limit: the rest was not read.</summary>
    public bool TropGrand { get; }

    internal string Provisoire => provisoire;

    public Stream Relire() => new FileStream(provisoire, FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Dispose() => File.Delete(provisoire);
}

public sealed class FichiersOptions
{
    /// <summary>Folder of the files; empty = donnees/fichiers under the content root.</summary>
    public string Dossier { get; set; } = "";

    /// <summary>Largest file accepted, in bytes.</summary>
    public long TailleMaximale { get; set; } = 20 * 1024 * 1024;
}
