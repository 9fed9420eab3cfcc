namespace AppelAProjets.Application.Instructions;

/// <param name="Montree">What the page says that it showed: <see cref="Empreintes"/>.</param>
/// <param name="Pose">The person has left the field, or sends the page: it is recorded as soon as the rules take it. Otherwise it is kept as a draft, while it is being typed.</param>
public sealed record ChampSaisi(string Cle, string? Saisi, string? Montree, bool Pose = true)
{
    /// <summary>What the same page has sent of it since, without knowing what became of it: found here, it is no one else's.</summary>
    public IReadOnlyList<string> Envoyes { get; init; } = [];
}

/// <param name="Montree">What the page now rests on.</param>
public sealed record SortDuChamp(string Cle, string Montree)
{
    /// <summary>Kept as a draft, for its author alone: it is not recorded.</summary>
    public bool EnBrouillon { get; init; }
    /// <summary>Why it is not recorded, when it is not only that something still lacks.</summary>
    public Refus? Refus { get; init; }
    /// <summary>In a conflict, what someone else wrote meanwhile.</summary>
    public string? Courante { get; init; }
    public string? Auteur { get; init; }
}

/// <param name="Attentes">What still lacks before the drafts can be recorded, in words.</param>
/// <param name="Le">When all this was kept, UTC.</param>
public sealed record SortDInstruction(IReadOnlyList<SortDuChamp> Champs, IReadOnlyList<string> Attentes, DateTimeOffset Le)
{
    /// <summary>Nothing is recorded any more: all is kept as a draft.</summary>
    public Refus? Ferme { get; init; }
    /// <summary>By line of the fields written, what its opinion and its amount say against each other; null where they agree.</summary>
    public IReadOnlyDictionary<Guid, string?> Contradictions { get; init; } = new Dictionary<Guid, string?>();
}

/// <summary>What an agent writes on the sheet of a dossier, together or field by field: recorded where the rules take it, kept as a draft of its author where they do not. Nothing typed is lost, nothing of someone else is overwritten.</summary>
public sealed class EnregistrerInstruction(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, or no line of it is theirs.</summary>
    public Task<Resultat<SortDInstruction>> ExecuterAsync(string code, Guid dossierId, IReadOnlyList<ChampSaisi> saisies, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<SortDInstruction>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet
                || await Etabli.ChargerAsync(session, sujet, acteur, le) is not { } etabli)
            {
                return Refus.Absent;
            }

            var ferme = sujet.RefuserHorsInstruction();
            var brouillons = await session.BrouillonsAsync(dossierId, acteur.CompteId);
            var champs = saisies.DistinctBy(s => s.Cle).Select(s => ChampLu.De(s, etabli.Enregistre(s.Cle), brouillons.GetValueOrDefault(s.Cle))).ToList();
            ChampLu.Lier(champs);
            if (ferme is null)
            {
                foreach (var groupe in champs.Where(c => c.Groupe is not null).GroupBy(c => c.Groupe!.Value.Id))
                {
                    await etabli.EcrireAsync(session, groupe.Key, [.. groupe]);
                }
            }

            await GarderAsync(session, champs, etabli, ferme is not null);
            var sort = new SortDInstruction([.. champs.Select(c => c.Sort)], [.. champs.Select(c => c.Attente).OfType<string>().Distinct()], le) { Ferme = ferme, Contradictions = Contredire(champs, etabli, brouillons) };
            return (etabli.Actes.Count > 0 ? Ecrit.Avec(etabli.Actes) : Ecrit.SansJournal("drafts are known to their author alone")).Donnant(sort);
        }, annulation);

    private static Dictionary<Guid, string?> Contredire(IReadOnlyList<ChampLu> champs, Etabli etabli, IReadOnlyDictionary<string, string> avant)
    {
        var brouillons = avant.Where(b => champs.All(c => c.Cle != b.Key)).Concat(champs.Where(c => c.Brouillon is not null).Select(c => KeyValuePair.Create(c.Cle, c.Brouillon!))).ToDictionary();
        return champs.Where(c => c.Groupe is { } g && ChampsDeFiche.EstDeLigne(g.Champ)).Select(c => c.Groupe!.Value.Id).Distinct().ToDictionary(id => id, id => etabli.Contredire(id, brouillons));
    }

    // What is recorded as it was typed needs no draft any more.
    private static async Task GarderAsync(SqlSession session, IReadOnlyList<ChampLu> champs, Etabli etabli, bool ferme)
    {
        foreach (var champ in champs)
        {
            champ.Conclure(etabli.Enregistre(champ.Cle), ferme);
            if (champ.BrouillonChange)
            {
                await session.GarderAsync(etabli.DossierId, etabli.Acteur.CompteId, champ.Cle, champ.Brouillon, etabli.Le);
            }
        }
    }
}
