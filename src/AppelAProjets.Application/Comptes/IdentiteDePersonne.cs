namespace AppelAProjets.Application.Comptes;

internal static class IdentiteDePersonne
{
    private const int Maximum = 100;

    /// <param name="dUnAutre">The person named is not the one who types.</param>
    public static IEnumerable<Refus> Verifier(string? prenom, string? nom, bool dUnAutre = false) =>
        new[] { Verifier(prenom, "Prenom", dUnAutre ? "le prénom" : "votre prénom"), Verifier(nom, "Nom", dUnAutre ? "le nom" : "votre nom") }.OfType<Refus>();

    /// <summary>The person of the account, without rights: who acts on his own account.</summary>
    public static Acteur EnActeur(this Compte compte) => new(compte.Id, $"{compte.Prenom} {compte.Nom}", [], []);

    private static Refus? Verifier(string? saisie, string champ, string quoi) => saisie?.Trim() switch
    {
        null or "" => new Refus("personne.vide", $"Écrivez {quoi}.", champ),
        { Length: > Maximum } => new Refus("personne.long", $"{Maximum} caractères au plus.", champ),
        var texte when texte.Any(char.IsControl) || texte.Contains("://", StringComparison.Ordinal) => new Refus("personne.forme", $"Écrivez {quoi} en lettres.", champ),
        _ => null,
    };
}
