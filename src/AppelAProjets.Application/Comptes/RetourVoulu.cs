namespace AppelAProjets.Application.Comptes;

/// <summary>The page wanted, carried through what must be done first: signing up, confirming, signing in.</summary>
public static class RetourVoulu
{
    private const int Maximum = 400;

    /// <summary>The address, with where to go afterwards; whoever follows it checks that it is an address of this site.</summary>
    public static string Vers(string adresse, string? retour) =>
        retour is { Length: > 0 and <= Maximum } ? $"{adresse}{(adresse.Contains('?', StringComparison.Ordinal) ? '&' : '?')}retour={Uri.EscapeDataString(retour)}" : adresse;
}
