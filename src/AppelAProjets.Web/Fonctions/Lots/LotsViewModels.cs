using AppelAProjets.Application.Lots;

namespace AppelAProjets.Web.Fonctions.Lots;

public sealed class LotSaisi
{
    /// <summary>Not « action »: a field of that name hides the address of its form.</summary>
    public string? Acte { get; set; }

    /// <summary>A dossier, or once shown <c>dossier:line:version</c>.</summary>
    public List<string?>? Ids { get; set; }

    public Dictionary<string, string?>? Champs { get; set; }

    public Guid Cle { get; set; }

    /// <summary>Sent from the page of the action: what is missing is said.</summary>
    public bool Voir { get; set; }

    public DemandeDeLot Demander(string appelCode) => new(
        appelCode, Acte, [.. (Ids ?? []).Select(Lire).OfType<ChoixDeLot>().Distinct()], new SaisieDeLot(Cle, (Champs ?? []).ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.Ordinal)));

    private static ChoixDeLot? Lire(string? choix) => choix?.Split(':') switch
    {
        [var dossier] when Guid.TryParse(dossier, out var d) => new ChoixDeLot(d),
        [var dossier, var ligne, var version] when Guid.TryParse(dossier, out var d) && Guid.TryParse(ligne, out var l) && int.TryParse(version, out var v) => new ChoixDeLot(d, l, v),
        _ => null,
    };
}

/// <param name="Requete">The filter of the table, kept along the way.</param>
public sealed record LotViewModel(Lot Lot, LotSaisi Saisie, string Table, string Requete)
{
    public string Code => Lot.Contexte.Appel.Code;
    public string Preparer => LiensInstructions.Lots(Code) + Requete;
    public string Executer => LiensInstructions.ExecuterLot(Code) + Requete;
    public Guid Cle => Saisie.Cle == Guid.Empty ? Guid.CreateVersion7() : Saisie.Cle;
    public IReadOnlyList<SortDeLot> Faits => [.. (Lot.Sorts ?? []).Where(s => s.Refus is null)];
    public IReadOnlyList<SortDeLot> Refuses => [.. (Lot.Sorts ?? []).Where(s => s.Refus is not null)];

    public string? Saisi(string champ) => Saisie.Champs?.GetValueOrDefault(champ);

    /// <summary>Several lines of one dossier are told apart.</summary>
    public static string Nom(SujetDeLot sujet, bool avecFinanceur) => avecFinanceur && sujet.Ligne is { } ligne ? $"{sujet.Numero}, {ligne.Sigle}" : sujet.Numero;

    public bool PlusieursLignes => Lot.Sujets.GroupBy(s => s.DossierId).Any(g => g.Count() > 1);

    /// <summary>« 2 dossiers », « 3 lignes de 2 dossiers » where one has several.</summary>
    public string Compter(IReadOnlyList<SortDeLot> sorts)
    {
        var dossiers = sorts.Select(s => s.Sujet.DossierId).Distinct().Count();
        return !PlusieursLignes ? Dossiers(dossiers) : $"{sorts.Count} {(sorts.Count > 1 ? "lignes" : "ligne")} {(dossiers > 1 ? $"de {dossiers} dossiers" : "d’un dossier")}";
    }

    /// <summary>« traité » in the gender and number of what <see cref="Compter"/> names.</summary>
    public string Accorder(string participe, int nombre) => participe + (PlusieursLignes ? "e" : "") + (nombre > 1 ? "s" : "");

    /// <summary>Ticks are of dossiers, whatever the lines.</summary>
    public string RestentCoches => (PlusieursLignes, Refuses.Select(r => r.Sujet.DossierId).Distinct().Count() > 1) switch
    {
        (true, true) => "leurs dossiers restent cochés",
        (true, false) => "son dossier reste coché",
        (false, true) => "ils restent cochés",
        (false, false) => "il reste coché",
    };

    public static string Dossiers(int nombre) => nombre > 1 ? $"{nombre} dossiers" : $"{nombre} dossier";

    public static string Choix(SujetDeLot sujet) => sujet.Ligne is { } ligne ? $"{sujet.DossierId}:{ligne.Id}:{ligne.Version}" : sujet.DossierId.ToString();

    /// <summary>The dossiers wholly done: the others stay chosen.</summary>
    public string FaitsEntierement => string.Join(' ', Lot.Sujets.Select(s => s.DossierId).Distinct().Where(id => Faits.Any(f => f.Sujet.DossierId == id) && Refuses.All(r => r.Sujet.DossierId != id)));
}
