using System.Net;
using System.Text.RegularExpressions;

namespace AppelAProjets.Mesures;

/// <summary>What the browser of an instructor posts from the sheet of a dossier.</summary>
internal sealed class FormulairesDInstruction
{
    private readonly Navigation navigation;
    private readonly string chemin;
    private readonly string jeton;
    private readonly List<(string Cle, string Version)> versions;

    private FormulairesDInstruction(Navigation navigation, string chemin, string page)
    {
        (this.navigation, this.chemin, jeton) = (navigation, chemin, Navigation.Jeton(page));
        // The stamps of what the page showed: enregistrement.js sends them as they came.
        versions = [.. Regex.Matches(page, """name="v:((?:note|justification)[^"]+)" value="([^"]+)""").Select(m => (m.Groups[1].Value, m.Groups[2].Value))];
    }

    public static async Task<FormulairesDInstruction> LireAsync(Navigation navigation, string chemin, Guid dossier)
    {
        var formulaires = new FormulairesDInstruction(navigation, chemin, await navigation.Client.GetStringAsync($"{chemin}/dossiers/{dossier}"));
        return formulaires.versions.Count > 0 ? formulaires : throw new InvalidOperationException("The sheet offers no grid.");
    }

    public Task NoterAsync(Guid dossier) => PosterAsync($"{dossier}/travail", versions.SelectMany(v => new[]
    {
        ($"v:{v.Cle}", v.Version), (v.Cle, v.Cle.StartsWith("note", StringComparison.Ordinal) ? "3" : "Bien étayé."),
    }));

    private async Task PosterAsync(string suite, IEnumerable<(string Nom, string Valeur)> champs)
    {
        using var contenu = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), .. champs.Select(c => new KeyValuePair<string, string>(c.Nom, c.Valeur))]);
        using var reponse = await navigation.Client.PostAsync($"{chemin}/dossiers/{suite}", contenu);
        if (reponse.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"POST {suite}: {(int)reponse.StatusCode}.");
        }
    }
}
