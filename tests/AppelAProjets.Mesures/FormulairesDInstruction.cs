using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Mesures;

/// <summary>What the browser of an instructor posts from the sheet of a dossier.</summary>
internal sealed class FormulairesDInstruction
{
    private readonly Navigation navigation;
    private readonly string chemin;
    private readonly string jeton;
    private readonly List<string> criteres;

    private FormulairesDInstruction(Navigation navigation, string chemin, string page)
    {
        (this.navigation, this.chemin, jeton) = (navigation, chemin, Navigation.Jeton(page));
        criteres = [.. Regex.Matches(page, """name="Notes\[\d+\]\.CritereId" value="([^"]+)""").Select(m => m.Groups[1].Value)];
    }

    public static async Task<FormulairesDInstruction> LireAsync(Navigation navigation, string chemin, Guid dossier)
    {
        var formulaires = new FormulairesDInstruction(navigation, chemin, await navigation.Client.GetStringAsync($"{chemin}/dossiers/{dossier}"));
        return formulaires.criteres.Count > 0 ? formulaires : throw new InvalidOperationException("The sheet offers no grid.");
    }

    public Task NoterAsync(Guid dossier) => PosterAsync($"{dossier}/notes", criteres.SelectMany((critere, i) => new[]
    {
        ($"Notes[{i}].CritereId", critere), ($"Notes[{i}].Version", "0"), ($"Notes[{i}].Valeur", "3"), ($"Notes[{i}].Justification", "Bien étayé."),
    }));

    public Task ProposerAsync(LigneVisee ligne, int fois)
    {
        var champs = $"L{ligne.LigneId:N}.Saisie";
        return PosterAsync($"{ligne.DossierId}/lignes/{ligne.LigneId}/proposition",
        [
            ($"{champs}.Version", (ligne.Version + fois).ToString(CultureInfo.InvariantCulture)), ($"{champs}.Avis", "Favorable"),
            ($"{champs}.Specifique", (TravauxDInstruction.Montant(fois).Centimes / 100).ToString(CultureInfo.InvariantCulture)), ($"{champs}.DroitCommun", "0"),
        ]);
    }

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
