namespace AppelAProjets.Web.Fonctions.Partage;

internal static class Nombres
{
    /// <summary>« 1 ligne », « 12 lignes »; zero is singular.</summary>
    public static string Dire(int nombre, string singulier, string? pluriel = null) => nombre < 2 ? $"{nombre} {singulier}" : $"{nombre:N0} {pluriel ?? singulier + "s"}";
}
