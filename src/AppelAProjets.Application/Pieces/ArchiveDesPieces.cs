using System.IO.Compression;
using System.Text;
using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Pieces;

/// <summary>All the files of a dossier as one ZIP: a folder per piece, names that cannot leave it, and a list of what is left out.</summary>
public sealed class ArchiveDesPieces(string titre, IReadOnlyList<PieceContenu> pieces, IReadOnlyList<FichierDuDossier> fichiers, IDepotDeFichiers depot)
{
    private const int LongueurDeDossier = 40;
    // Folder and file together: with the folder that it is extracted to, a path stays within what Windows opens.
    private const int LongueurDEntree = 120;
    private const string FinDuNom = "-pieces.zip";
    // The oldest date that a ZIP can say.
    private static readonly DateTimeOffset Origine = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Nom { get; } = ControleDeFichier.Raccourcir(NommerLibelle(titre), LongueurDEntree - FinDuNom.Length) + FinDuNom;

    /// <summary>Writes it as it is read: nothing is kept in memory or on the disk.</summary>
    public async Task EcrireAsync(Stream sortie, CancellationToken annulation = default)
    {
        await using var differee = new SortieDifferee(sortie);
        await using (var archive = await ZipArchive.CreateAsync(differee, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, annulation))
        {
            await RemplirAsync("", (nom, le, contenu) => CopierAsync(archive, nom, contenu, le, annulation));
        }

        await differee.FlushAsync(annulation);
    }

    /// <summary>Gives each entry in turn, under a folder: a name, its instant, its bytes.</summary>
    /// <param name="sous">A folder with its slash, or nothing.</param>
    internal async Task RemplirAsync(string sous, Func<string, DateTimeOffset, Stream, Task> ajouter)
    {
        var (pris, laisses) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());
        foreach (var fichier in fichiers)
        {
            await using var contenu = fichier.EstServi ? depot.Ouvrir(fichier.Empreinte) : null;
            if (contenu is null)
            {
                laisses.Add($"{fichier.Rubrique ?? "Questions"} : {fichier.Nom}, {Raison(fichier.Analyse)}");
                continue;
            }

            await ajouter(sous + Unique(pris, Dossier(fichier), fichier.Nom), fichier.DeposeLe, contenu);
        }

        using var liste = new MemoryStream(Encoding.UTF8.GetBytes(Lire(pris, laisses)));
        await ajouter(sous + Unique(pris, "", "Liste.txt"), fichiers.Select(f => f.DeposeLe).DefaultIfEmpty(Origine).Max(), liste);
    }

    private static async Task CopierAsync(ZipArchive archive, string nom, Stream contenu, DateTimeOffset le, CancellationToken annulation)
    {
        var entree = archive.CreateEntry(nom, CompressionLevel.Fastest);
        entree.LastWriteTime = le;
        await using var flux = await entree.OpenAsync(annulation);
        await contenu.CopyToAsync(flux, annulation);
    }

    private string Dossier(FichierDuDossier fichier)
    {
        var rang = pieces.ToList().FindIndex(p => p.PieceId == fichier.PieceId);
        var libelle = NommerLibelle(fichier.Rubrique ?? "Questions");
        return $"{(rang < 0 ? pieces.Count : rang) + 1:00} {ControleDeFichier.Raccourcir(libelle, LongueurDeDossier).TrimStart(' ', '.')}/";
    }

    private static string Unique(HashSet<string> pris, string dossier, string nom)
    {
        var propre = ControleDeFichier.Nommer(ControleDeFichier.Nommer(nom).TrimStart('.', ' '));
        var (racine, extension) = ControleDeFichier.Partager(propre);
        for (var i = 1; ; i++)
        {
            var fin = (i == 1 ? "" : $" ({i})") + extension;
            var candidat = dossier + ControleDeFichier.Raccourcir(racine, LongueurDEntree - dossier.Length - fin.Length) + fin;
            if (pris.Add(candidat))
            {
                return candidat;
            }
        }
    }

    // A slash in a label is not a folder.
    internal static string NommerLibelle(string libelle) => ControleDeFichier.Nommer(libelle.Replace('/', '-').Replace('\\', '-'));

    private string Lire(IEnumerable<string> pris, List<string> laisses)
    {
        var texte = new StringBuilder($"Pièces du dossier {titre}\r\n\r\nDans cette archive :\r\n");
        texte.AppendJoin("", pris.Select(p => $"- {p}\r\n"));
        if (laisses.Count > 0)
        {
            texte.Append("\r\nLaissés de côté :\r\n").AppendJoin("", laisses.Select(l => $"- {l}\r\n"));
        }

        var manquantes = pieces.Where(p => fichiers.All(f => f.PieceId != p.PieceId)).Select(p => $"- {p.Libelle}{(p.Indispensable ? " (indispensable)" : "")}\r\n").ToList();
        return manquantes.Count == 0 ? texte.ToString() : texte.Append("\r\nPièces non fournies :\r\n").AppendJoin("", manquantes).ToString();
    }

    private static string Raison(AnalyseDeFichier analyse) => analyse switch
    {
        AnalyseDeFichier.EnAttente => "pas encore analysé par l’antivirus",
        AnalyseDeFichier.Infectee => "refusé par l’antivirus",
        _ => "introuvable dans le dépôt de fichiers : prévenez l’exploitant du portail",
    };
}
