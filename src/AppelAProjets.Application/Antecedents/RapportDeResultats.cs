using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Antecedents;

/// <param name="Changements">What the recorded row said otherwise.</param>
public sealed record LigneDeResultats(ResultatLu Lu, SortDeLigne Sort, Guid? ExistanteId, IReadOnlyList<string> Changements, IReadOnlyList<string> Remarques)
{
    public bool EstValide => Sort is SortDeLigne.Nouvelle or SortDeLigne.Modifiee or SortDeLigne.Inchangee;

    public bool EstAEcrire => Sort is SortDeLigne.Nouvelle or SortDeLigne.Modifiee;
}

/// <summary>What an import will do, line by line.</summary>
/// <param name="Absentes">Results of the year that the file does not hold; they stay.</param>
public sealed record RapportDeResultats(IReadOnlyList<LigneDeResultats> Lignes, int Absentes)
{
    public int Nombre(SortDeLigne sort) => Lignes.Count(l => l.Sort == sort);

    /// <summary>Lines that it would write.</summary>
    public int AEcrire => Lignes.Count(l => l.EstAEcrire);

    internal static RapportDeResultats Comparer(IReadOnlyList<ResultatLu> lus, IReadOnlyList<ResultatRow> existants, IReadOnlySet<string> siretsConnus)
    {
        var parCle = existants.ToDictionary(e => e.Cle);
        List<LigneDeResultats> lignes = [.. lus.Select(lu => Comparer(lu, parCle, siretsConnus))];
        return new RapportDeResultats(lignes, existants.Count - lignes.Count(l => l.ExistanteId is not null));
    }

    private static LigneDeResultats Comparer(ResultatLu lu, Dictionary<CleDeResultat, ResultatRow> existants, IReadOnlySet<string> siretsConnus)
    {
        if (lu.Resultat is not { } resultat)
        {
            return new(lu, lu.HorsTableau is null ? SortDeLigne.Ecartee : SortDeLigne.HorsTableau, null, [], []);
        }

        string[] remarques = siretsConnus.Contains(resultat.Siret) ? [.. lu.Remarques] : [.. lu.Remarques, "Aucune organisation du portail n’a ce SIRET : le résultat attendra qu’elle s’inscrive."];
        if (!existants.TryGetValue(resultat.Cle, out var existant))
        {
            return new(lu, SortDeLigne.Nouvelle, null, [], remarques);
        }

        string[] changements = [.. Changements(existant, resultat)];
        return new(lu, changements.Length > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee, existant.Id, changements, remarques);
    }

    private static IEnumerable<string> Changements(ResultatRow avant, ResultatImporte apres) => new[]
    {
        Changement("Intitulé", avant.Titre, apres.Titre),
        Changement("Demandé", Dire(avant.Demande), Dire(apres.Demande)),
        Changement("Accordé", Dire(avant.Accorde), Dire(apres.Accorde)),
        Changement("Versé", Dire(avant.Verse), Dire(apres.Verse)),
        Changement("Bilan", Dire(avant.BilanRecu, avant.BilanRecuLe), Dire(apres.BilanRecu, apres.BilanRecuLe)),
    }.OfType<string>();

    private static string? Changement(string quoi, string avant, string apres) => avant == apres ? null : $"{quoi} : {avant} → {apres}.";

    private static string Dire(Montant? montant) => montant?.ToString() ?? "non dit";

    private static string Dire(bool? recu, DateOnly? le) => recu switch { null => "non dit", false => "non reçu", true => le is { } jour ? $"reçu le {HeureDeParis.EcrireJour(jour)}" : "reçu" };
}

/// <summary>A current row of a year.</summary>
internal sealed record ResultatRow
{
    public required Guid Id { get; init; }
    public required string Siret { get; init; }
    public required string Titre { get; init; }
    public required string TitrePlie { get; init; }
    public required string FinanceurPlie { get; init; }
    public Montant? Demande { get; init; }
    public Montant? Accorde { get; init; }
    public Montant? Verse { get; init; }
    public bool? BilanRecu { get; init; }
    public DateOnly? BilanRecuLe { get; init; }

    public CleDeResultat Cle => new(Siret, TitrePlie, FinanceurPlie);
}
