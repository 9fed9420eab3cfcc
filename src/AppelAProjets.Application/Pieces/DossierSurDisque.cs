using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace AppelAProjets.Application.Pieces;

/// <summary>Flushes a folder, which .NET cannot open: a rename is durable once its folder is.</summary>
internal static class DossierSurDisque
{
    /// <summary>Returns when the folder's names are on the disk. Nothing to do on Windows, whose file system journals them.</summary>
    public static void Synchroniser(string dossier)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descripteur = Verifier(Open([.. Encoding.UTF8.GetBytes(dossier), 0], 0));
        try
        {
            Verifier(Fsync(descripteur));
        }
        finally
        {
            _ = Close(descripteur);
        }
    }

    private static int Verifier(int resultat) => resultat >= 0 ? resultat : throw new IOException("The folder cannot be flushed.", new Win32Exception());

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] chemin, int drapeaux);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descripteur);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descripteur);
}
