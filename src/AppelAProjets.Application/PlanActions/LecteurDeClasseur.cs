using System.IO.Compression;
using System.Xml;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Reads an XLSX workbook: the sheet that looks like what is asked, or the one that the person names. Hidden sheets are never read.</summary>
internal static class LecteurDeClasseur
{
    private const int EntreesMaximum = 500;
    private const int NomsMontres = 12;

    public static Resultat<TableauLu> Lire(byte[] contenu, TableauAttendu attendu, string? choix) => BudgetDeLecture.Lire(budget => Lire(contenu, attendu, choix, budget), Demesure);

    private static Resultat<TableauLu> Lire(byte[] contenu, TableauAttendu attendu, string? choix, BudgetDeLecture budget)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(contenu), ZipArchiveMode.Read);
            return Controler(archive, budget) is { } refus ? refus : Choisir(new ContenuDeClasseur(archive, budget), attendu, choix);
        }
        catch (Exception erreur) when (erreur is InvalidDataException or XmlException or FormatException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            return Illisible;
        }
    }

    private static Refus Illisible { get; } =
        LecteurDeTableau.Refuser("illisible", "Ce classeur ne peut pas être lu : il est abîmé, protégé, ou n’est pas au format XLSX. Ouvrez-le dans votre tableur et enregistrez-le de nouveau.");

    private static Refus Demesure { get; } =
        LecteurDeTableau.Refuser("bombe", "Ce classeur contient beaucoup trop de données une fois décompressé. Copiez seulement le tableau à lire dans un nouveau classeur.");

    // The sizes that an archive declares may lie: it is really decompressed once, counting.
    private static Refus? Controler(ZipArchive archive, BudgetDeLecture budget)
    {
        if (archive.Entries.Count > EntreesMaximum || archive.GetEntry(ContenuDeClasseur.Classeur) is null)
        {
            return Illisible;
        }

        var tampon = new byte[81920];
        foreach (var entree in archive.Entries)
        {
            using var flux = entree.Open();
            int lus;
            while ((lus = flux.Read(tampon)) > 0)
            {
                budget.Depenser(lus);
            }
        }

        return null;
    }

    private static Resultat<TableauLu> Choisir(ContenuDeClasseur classeur, TableauAttendu attendu, string? choix)
    {
        var feuilles = classeur.Feuilles();
        List<(string Nom, Resultat<IReadOnlyList<LigneDeTableau>> Lue)> remplies =
            [.. feuilles.Where(f => !f.EstMasquee).Select(f => (f.Nom, classeur.LireFeuille(f))).Where(f => f.Item2.EstRefuse || f.Item2.Valeur.Count > 0)];
        var choisies = remplies switch
        {
            _ when TexteSaisi.Normaliser(choix).Length > 0 => remplies.FindAll(f => TexteDeRecherche.Plier(100, f.Nom) == TexteDeRecherche.Plier(100, choix)),
            [_] => remplies,
            _ => remplies.FindAll(f => !f.Lue.EstRefuse && attendu.Ressemble(f.Lue.Valeur)),
        };
        if (choisies.Count != 1 && TexteSaisi.Normaliser(choix).Length == 0 && attendu.Nom is { } mot)
        {
            choisies = (choisies.Count == 0 ? remplies : choisies).FindAll(f => TexteDeRecherche.Plier(100, f.Nom).Contains(mot, StringComparison.Ordinal));
        }

        if (choisies is not [var (nom, lue)])
        {
            return Demander(feuilles, [.. remplies.Select(f => f.Nom)], choix);
        }

        return lue.EstRefuse ? lue.TousLesRefus
            : new TableauLu(lue.Valeur, LecteurDeTableau.Joindre(Dire(nom, feuilles, [.. remplies.Select(f => f.Nom)]), classeur.EstMasqueeEnPartie(nom) ? "Les lignes et les colonnes masquées de cette feuille ne sont pas lues." : null, classeur.AccentsRetablis ? LecteurDeTableau.AccentsRetablis : null));
    }

    private static Refus Demander(List<FeuilleDeClasseur> feuilles, string[] remplies, string? choix) => remplies.Length == 0
        ? LecteurDeTableau.Refuser("vide", feuilles.Exists(f => f.EstMasquee)
            ? "Les feuilles visibles de ce classeur sont vides, et les feuilles masquées ne sont jamais lues. Affichez celle qui contient le tableau, enregistrez, puis envoyez-le de nouveau."
            : "Ce classeur est vide.")
        : LecteurDeTableau.Refuser("feuille", TexteSaisi.Normaliser(choix).Length > 0
            ? $"Ce classeur n’a pas une feuille {TexteSaisi.Citer(choix)} qui soit visible et remplie. Choisissez parmi : {Nommer(remplies)}."
            : $"Ce classeur a plusieurs feuilles, et rien ne dit laquelle lire : {Nommer(remplies)}. Écrivez le nom de la feuille à lire, puis choisissez de nouveau le fichier.") with { Champ = "Feuille" };

    private static string? Dire(string lue, List<FeuilleDeClasseur> feuilles, string[] remplies)
    {
        if (feuilles.Count == 1)
        {
            return null;
        }

        string[] autres = [.. remplies.Where(n => n != lue)];
        var masquees = feuilles.Count(f => f.EstMasquee);
        return $"Feuille lue : « {lue} »."
            + (autres.Length > 0 ? $" Non lues : {Nommer(autres)}. Pour en lire une autre, écrivez son nom à côté du fichier." : "")
            + masquees switch { 0 => "", 1 => " Une feuille masquée n’est pas lue.", _ => $" {masquees} feuilles masquées ne sont pas lues." };
    }

    private static string Nommer(string[] noms) => string.Join(", ", noms.Take(NomsMontres).Select(n => $"« {n} »")) + (noms.Length > NomsMontres ? "…" : "");
}
