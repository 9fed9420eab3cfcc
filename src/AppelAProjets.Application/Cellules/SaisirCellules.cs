using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Cellules;

/// <summary>A cell as typed.</summary>
/// <param name="Avant">What the person saw in it; compared when the line has moved on since <paramref name="Version"/>.</param>
public sealed record CelluleSaisie(Guid DossierId, Guid LigneId, ChampDeCellule Champ, string? Valeur, string? Avant, int Version);

/// <summary>What became of a cell: done when there is no refusal.</summary>
public sealed record SortDeCellule(Guid LigneId, ChampDeCellule Champ, Refus? Refus);

/// <param name="Lignes">The lines written about, as they now stand: what others wrote in their other cells is there.</param>
public sealed record SortDesCellules(IReadOnlyList<SortDeCellule> Sorts, IReadOnlyList<LigneEnCellules> Lignes);

/// <summary>Cells of the table: one transaction per line, with its other fields as they stand. Only the same field written by two people is a conflict.</summary>
/// <remarks>The cells of one line go together, so that an opinion and its reason, an amount and why it is over what was asked, are one act; the one that a refusal names is taken out and the others are kept.</remarks>
public sealed class SaisirCellules(Ecrivain ecrivain, LignesEnCellulesQuery lignes)
{
    private const string Inchangee = "cellule.inchangee";

    /// <summary>Absent when the call does not exist for this person.</summary>
    public async Task<Resultat<SortDesCellules>> ExecuterAsync(string code, IReadOnlyList<CelluleSaisie> cellules, Acteur acteur, CancellationToken annulation = default)
    {
        var sorts = new List<SortDeCellule>();
        foreach (var ligne in cellules.GroupBy(c => (c.DossierId, c.LigneId)))
        {
            // A browser that gives up does not leave a part of a block unwritten.
            sorts.AddRange(await SaisirAsync(new LigneVisee(code, ligne.Key.DossierId, ligne.Key.LigneId, null), [.. ligne], acteur));
        }

        return await lignes.ChargerAsync(code, [.. cellules.Select(c => c.LigneId).Distinct()], acteur, annulation) is { } lues ? new SortDesCellules(sorts, lues) : Refus.Absent;
    }

    private async Task<IReadOnlyList<SortDeCellule>> SaisirAsync(LigneVisee visee, IReadOnlyList<CelluleSaisie> saisies, Acteur acteur)
    {
        var sorts = new List<SortDeCellule>();
        var reste = new List<CelluleLue>();
        foreach (var saisie in saisies)
        {
            var (valeur, avant) = (ValeurDeCellule.Lire(saisie.Champ, saisie.Valeur), ValeurDeCellule.Lire(saisie.Champ, saisie.Avant));
            if (valeur.EstRefuse)
            {
                sorts.Add(new SortDeCellule(saisie.LigneId, saisie.Champ, valeur.Refus));
            }
            else
            {
                reste.Add(new CelluleLue(saisie.Champ, valeur.Valeur, avant.EstRefuse ? null : avant.Valeur, saisie.Version));
            }
        }

        while (reste.Count > 0)
        {
            var ecrit = await ecrivain.TravaillerAsync(visee, acteur, donnees => Decider(donnees, reste), CancellationToken.None);
            var refus = ecrit.Refus?.Code == Inchangee ? null : ecrit.Refus;
            var fautive = refus is null ? null : Fautive(reste, refus.Champ);
            foreach (var cellule in reste.Where(c => fautive is null || c == fautive).ToList())
            {
                sorts.Add(new SortDeCellule(visee.LigneId, cellule.Champ, refus));
                reste.Remove(cellule);
            }
        }

        return sorts;
    }

    private static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees, IReadOnlyList<CelluleLue> cellules)
    {
        var ligne = donnees.Ligne;
        var avant = new SaisieDeLigne(ligne.Avis, ligne.AvisMotif, ligne.ProposeSpecifique, ligne.ProposeDroitCommun, ligne.ProposeMotif);
        var apres = avant;
        foreach (var cellule in cellules)
        {
            var actuelle = ValeurDeCellule.De(ligne, cellule.Champ);
            if (actuelle != cellule.Valeur && cellule.Version != ligne.Version && actuelle.Dite != cellule.Avant?.Dite)
            {
                return Refus.ConflitSur("choisissez la valeur à garder") with { Champ = cellule.Champ.ToString() };
            }

            apres = cellule.Valeur.Dans(apres, cellule.Champ);
        }

        apres = Reprise(cellules, apres) ? apres with { Specifique = null, DroitCommun = null } : apres;
        return apres == avant ? new Refus(Inchangee, "La cellule contient déjà cette valeur.") : InstruireLigne.Decider(donnees, apres);
    }

    // An amount emptied beside one that is 0 takes the proposal back: to propose nothing, one writes 0.
    private static bool Reprise(IReadOnlyList<CelluleLue> cellules, SaisieDeLigne apres) =>
        apres.Propose?.Total.EstNul == true && cellules.Any(c => c is { Champ: ChampDeCellule.Specifique or ChampDeCellule.DroitCommun, Valeur.Montant: null });

    // The cell that a refusal is about: the one it names, or the one that asks for what is missing. None: all of them.
    private static CelluleLue? Fautive(List<CelluleLue> cellules, string? champ)
    {
        ChampDeCellule[] candidats = LectureDeMot.Lire<ChampDeCellule>(champ) switch
        {
            ChampDeCellule.AvisMotif => [ChampDeCellule.Avis, ChampDeCellule.AvisMotif],
            ChampDeCellule.ProposeMotif => [ChampDeCellule.Specifique, ChampDeCellule.DroitCommun, ChampDeCellule.ProposeMotif],
            ChampDeCellule.Specifique => [ChampDeCellule.Specifique, ChampDeCellule.DroitCommun],
            { } autre => [autre],
            null => [],
        };
        return candidats.Select(c => cellules.FirstOrDefault(x => x.Champ == c)).FirstOrDefault(c => c is not null);
    }

    private sealed record CelluleLue(ChampDeCellule Champ, ValeurDeCellule Valeur, ValeurDeCellule? Avant, int Version);
}
