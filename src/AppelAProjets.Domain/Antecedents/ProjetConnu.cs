using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Antecedents;

/// <summary>What is known of one funder for one project. A null amount is not said, or not shown.</summary>
/// <param name="FinanceurId">Null: the portal does not know it, it is only named.</param>
public sealed record FinancementConnu(Guid? FinanceurId, string Financeur)
{
    public string? Sigle { get; init; }

    /// <summary>An administrative authority; false also when the portal does not know the funder.</summary>
    public bool EstPublique { get; init; }

    public Montant? Demande { get; init; }

    /// <summary>As far as the reader may know.</summary>
    public Montant? Propose { get; init; }

    /// <summary>Another funder's work, that the reader does not see yet.</summary>
    public bool EstCache { get; init; }

    /// <summary>Granted, or else what the committee arbitrated (<see cref="EstArbitre"/>).</summary>
    public Montant? Accorde { get; init; }

    /// <summary>The amount is the committee's: the funder has not decided yet.</summary>
    public bool EstArbitre { get; init; }

    public Montant? Verse { get; init; }

    public bool? BilanRecu { get; init; }

    public DateOnly? BilanRecuLe { get; init; }

    public string Cle => FinanceurId?.ToString() ?? TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, Financeur);

    /// <summary>Granted with a bilan that nobody says has come.</summary>
    public bool EstSansBilan => Accorde is { EstPositif: true } && BilanRecu != true;

    /// <summary>With what was imported of the same funder: an imported amount comes later than the deposit, and is the decision.</summary>
    public FinancementConnu Avec(FinancementConnu importe) => this with
    {
        Demande = Demande ?? importe.Demande,
        Accorde = importe.Accorde ?? Accorde,
        EstArbitre = importe.Accorde is null && EstArbitre,
        Verse = importe.Verse,
        BilanRecu = importe.BilanRecu,
        BilanRecuLe = importe.BilanRecuLe,
    };
}

/// <summary>A project of one year: imported rows, a dossier of the portal, or both when they have one title.</summary>
/// <param name="Siret">Null: only in the portal, under an organisation without number.</param>
public sealed record ProjetConnu(int Annee, string? Siret, string Titre)
{
    public string TitrePlie { get; } = TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, Titre);

    /// <summary>Its dossier in the portal.</summary>
    public Guid? DossierId { get; init; }

    public string? Numero { get; init; }

    public string? AppelCode { get; init; }

    /// <summary>Of its dossier.</summary>
    public EtatDossier? Etat { get; init; }

    public IReadOnlyList<FinancementConnu> Financements { get; init; } = [];

    public Montant? Demande => Somme(f => f.Demande);

    public Montant? Accorde => Somme(f => f.Accorde);

    public Montant? Verse => Somme(f => f.Verse);

    /// <summary>False when one is said to lack, true when one has come; null when nothing is said.</summary>
    public bool? BilanRecu => Financements.Any(f => f.BilanRecu == false) ? false : Financements.Any(f => f.BilanRecu == true) ? true : null;

    /// <summary>What counts towards the thresholds: granted, else arbitrated, else proposed, unless its dossier has left the call.</summary>
    public IEnumerable<SubventionComptee> Subventions => Etat is EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite
        ? []
        : Financements.Select(f => new SubventionComptee(
            Annee, f.FinanceurId, f.Financeur, f.EstPublique, f.Accorde is null ? NatureDuMontant.Propose : f.EstArbitre ? NatureDuMontant.Arbitre : NatureDuMontant.Accorde, f.Accorde ?? f.Propose ?? Montant.Zero));

    /// <summary>The dossiers of the portal, completed by what was imported of them; then what is only imported.</summary>
    public static IReadOnlyList<ProjetConnu> Reunir(IEnumerable<ProjetConnu> portail, IEnumerable<ProjetConnu> importes)
    {
        var restent = importes.ToList();
        List<ProjetConnu> reunis = [];
        foreach (var dossier in portail)
        {
            var sien = restent.Find(i => i.Annee == dossier.Annee && i.TitrePlie == dossier.TitrePlie);
            restent.RemoveAll(i => ReferenceEquals(i, sien));
            reunis.Add(sien is null ? dossier : dossier.Completer(sien.Financements));
        }

        return [.. reunis.Concat(restent).OrderByDescending(p => p.Annee).ThenBy(p => p.TitrePlie, StringComparer.Ordinal)];
    }

    private ProjetConnu Completer(IReadOnlyList<FinancementConnu> importes) => this with
    {
        Financements =
        [
            .. Financements.Select(f => importes.FirstOrDefault(i => i.Cle == f.Cle) is { } importe ? f.Avec(importe) : f),
            .. importes.Where(i => !Financements.Any(f => f.Cle == i.Cle)),
        ],
    };

    // Null as long as nobody said an amount.
    private Montant? Somme(Func<FinancementConnu, Montant?> de) =>
        Financements.Select(de).OfType<Montant>().ToList() is { Count: > 0 } dits ? Montant.Somme(dits) : null;
}
