using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>What a page says of a field that it shows: the stamp of what is recorded there, then that of what it shows, which is a draft of the person when there is one.</summary>
public readonly record struct Empreintes
{
    private readonly string? enregistre;
    private readonly string? montre;

    private Empreintes(string? origine) => (enregistre, montre) = origine?.Length == 2 * Taille ? (origine[..Taille], origine[Taille..]) : (null, null);

    private static int Taille => VersionMontree.Empreinte("").Length;

    /// <summary>The page does not know any more: an answer was lost on the way.</summary>
    public bool EstInconnue => enregistre is null;

    public bool MontraientUnBrouillon => enregistre != montre;

    public static string Ecrire(string enregistre, string? brouillon) =>
        VersionMontree.Lier(0, VersionMontree.Empreinte(enregistre) + VersionMontree.Empreinte(brouillon ?? enregistre));

    public static Empreintes Lire(string? montree) => new(VersionMontree.Lire(montree).Origine);

    public bool EstEnregistre(string texte) => VersionMontree.Empreinte(texte) == enregistre;

    public bool EstMontre(string texte) => VersionMontree.Empreinte(texte) == montre;
}
