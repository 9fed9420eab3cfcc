using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The fields of the sheet in a posted form: each <c>cle</c> beside its <c>v:cle</c>, what the page showed of it, and <c>e:cle</c>, what it sent of it without an answer.</summary>
internal static class SaisieDuTravail
{
    private const string PrefixeDEnvoi = "e:";

    public static IReadOnlyList<ChampSaisi> Lire(IFormCollection formulaire) => Lire(formulaire, _ => true);

    /// <summary>The same, from the script: the fields that the person has left are named by <c>pose</c>.</summary>
    public static IReadOnlyList<ChampSaisi> LireLesPoses(IFormCollection formulaire)
    {
        var poses = formulaire["pose"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Lire(formulaire, poses.Contains);
    }

    private static List<ChampSaisi> Lire(IFormCollection formulaire, Func<string, bool> estPose) =>
    [
        .. from entree in formulaire
           where entree.Key.StartsWith(RenduDeChamp.PrefixeDeVersion, StringComparison.Ordinal)
           let cle = entree.Key[RenduDeChamp.PrefixeDeVersion.Length..]
           select new ChampSaisi(cle, formulaire[cle].ToString(), entree.Value, estPose(cle)) { Envoyes = [.. formulaire[PrefixeDEnvoi + cle].OfType<string>()] },
    ];
}
