using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>The tableau d'instruction: four commands whatever the size of the call.</summary>
public sealed class TableauInstructionQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>One page; null when the call does not exist for this person.</summary>
    public async Task<TableauInstruction?> ChargerAsync(string code, FiltreDuTableau filtre, Acteur acteur, CancellationToken annulation = default)
    {
        filtre = filtre.Normaliser();
        await using var session = await database.LireAsync(annulation);
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var (totaux, ids) = await ChoisirAsync(session, new VueDuTableau(contexte, acteur, horloge.GetUtcNow()), filtre, ((filtre.Page - 1) * filtre.Taille, filtre.Taille));
        return new TableauInstruction(contexte, filtre, totaux, await DetaillerAsync(session, contexte, acteur, ids));
    }

    /// <summary>The dossiers before and after one, in the order of the table. <paramref name="rang"/> is its place in the list it was opened from, from 1.</summary>
    /// <returns>Null where there is none. A dossier that has left the list (just scored) still leads to the next one.</returns>
    internal static async Task<(Guid? Precedent, Guid? Suivant, int RangSuivant)> VoisinsAsync(
        SqlSession session, VueDuTableau vue, FiltreDuTableau filtre, Guid dossierId, int rang)
    {
        var saut = Math.Max(0, rang - 2);
        var (_, ids) = await ChoisirAsync(session, vue, filtre.Normaliser(), (saut, 3));
        var place = ids.ToList().IndexOf(dossierId);
        var avant = place < 0 ? rang - 2 - saut : place - 1;
        var apres = place < 0 ? rang - 1 - saut : place + 1;
        return (Element(avant), Element(apres), saut + apres + 1);

        Guid? Element(int index) => index >= 0 && index < ids.Count ? ids[index] : null;
    }

    private static async Task<(TotauxDuTableau Totaux, IReadOnlyList<Guid> Ids)> ChoisirAsync(
        SqlSession session, VueDuTableau vue, FiltreDuTableau filtre, (int Saut, int Taille) fenetre)
    {
        var appel = await AppelEnMemoire.OuvrirAsync(session, vue.Contexte.Appel.Id);
        return appel.Lire(index => SelectionDuTableau.Choisir(index, vue, filtre, fenetre.Saut, fenetre.Taille));
    }

    private async Task<IReadOnlyList<DossierDuTableau>> DetaillerAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var parametres = contexte.Parametres(acteur, horloge.GetUtcNow());
        parametres.Add("Ids", ids);
        using var lecture = await session.PlusieursAsync(TableauSql.Details, parametres);
        var dossiers = (await lecture.ReadAsync<DossierDuTableau>()).ToDictionary(d => d.Id);
        var quartiers = (await lecture.ReadAsync<QuartierDuTableau>()).ToLookup(q => q.DossierId);
        var lignes = (await lecture.ReadAsync<LigneDuTableau>()).ToLookup(l => l.DossierId);
        var scores = (await lecture.ReadAsync<NoteRow>()).ToList();
        var notes = (await lecture.ReadAsync<NoteAvecSeuilRow>()).ToLookup(n => (n.DossierId, n.CompteId));
        var evaluations = scores.ToLookup(n => n.DossierId, n => new Evaluation(n.CompteId, Score.De(n.Points, n.Poids))
        {
            Valeurs = notes[(n.DossierId, n.CompteId)].ToDictionary(v => v.CritereId.ToString(), v => v.Valeur),
        });
        return [.. ids.Where(dossiers.ContainsKey).Select(id => dossiers[id] with
        {
            Quartiers = [.. quartiers[id]],
            // Two lines of one funder (service, scheme) are one column: the first, until the table shows services.
            Lignes = lignes[id].DistinctBy(l => l.FinanceurId).ToDictionary(l => l.FinanceurId),
            Note = Synthese.De(evaluations[id]),
            SousLeSeuil = contexte.Appel.Grille.SousLeSeuil(evaluations[id]),
        })];
    }

    private sealed record NoteRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
        public required long Points { get; init; }
        public required long Poids { get; init; }
    }

    private sealed record NoteAvecSeuilRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
        public required Guid CritereId { get; init; }
        public required int Valeur { get; init; }
    }
}
