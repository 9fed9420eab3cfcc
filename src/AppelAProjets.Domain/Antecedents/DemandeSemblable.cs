namespace AppelAProjets.Domain.Antecedents;

/// <summary>Another deposited dossier that the reader may know, in this call or another one of the same year: the same title a year before is a renewal.</summary>
public sealed record AutreDemande
{
    public required Guid Id { get; init; }
    public required string AppelCode { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required bool EstDeLaMemeOrganisation { get; init; }
    public Montant? Demande { get; init; }
    /// <summary>Charges without 86.</summary>
    public Montant? Charges { get; init; }
}

/// <summary>A dossier that may be the same request made twice.</summary>
/// <param name="Pourquoi">French, after the other dossier's name.</param>
public sealed record DemandeSemblable(AutreDemande Autre, string Pourquoi)
{
    /// <summary>The same organisation under one title, or with the same amounts; another one under exactly the same title.</summary>
    public static IReadOnlyList<DemandeSemblable> Parmi(AutreDemande dossier, IEnumerable<AutreDemande> autres) =>
        [.. autres.Where(a => a.Id != dossier.Id).Select(a => (Autre: a, Pourquoi: Comparer(dossier, a))).Where(c => c.Pourquoi is not null).Select(c => new DemandeSemblable(c.Autre, c.Pourquoi!))];

    private static string? Comparer(AutreDemande dossier, AutreDemande autre)
    {
        var memeTitre = Plier(dossier) == Plier(autre);
        if (!autre.EstDeLaMemeOrganisation)
        {
            return memeTitre ? $"même intitulé, par {autre.Porteur}" : null;
        }

        var proximite = ProximiteDeTitre.Entre(dossier.Titre, autre.Titre);
        var memesMontants = autre is { Demande.EstPositif: true, Charges.EstPositif: true } && autre.Demande == dossier.Demande && autre.Charges == dossier.Charges;
        return string.Join(" et ", new[]
        {
            memeTitre ? "même intitulé" : proximite.EstProche ? $"intitulé presque identique ({proximite})" : null,
            memesMontants ? $"mêmes montants ({autre.Demande} demandés sur {autre.Charges} de charges)" : null,
        }.OfType<string>()) is { Length: > 0 } raisons ? raisons : null;
    }

    private static string Plier(AutreDemande demande) => TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, demande.Titre);
}
