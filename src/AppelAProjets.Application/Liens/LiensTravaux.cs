using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Application.Liens;

public static class LiensTravaux
{
    public const string Liste = "/administration/travaux";

    public static string Relancer(GenreDeTravail genre, Guid id) => $"/administration/travaux/{genre}/{id}/relancer";

    public static string Arreter(GenreDeTravail genre, Guid id) => $"/administration/travaux/{genre}/{id}/arreter";
}
