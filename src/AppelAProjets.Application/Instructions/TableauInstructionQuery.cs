using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>The tableau d'instruction: a few commands, as many whatever the size of the call.</summary>
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

        var le = horloge.GetUtcNow();
        (contexte, var vues) = await VuesStore.AccessoiresAsync(session, contexte, acteur, le);
        var choix = await ChoisirAsync(session, new RegardSurLAppel(contexte, acteur, le), filtre, ((filtre.Page - 1) * filtre.Taille, filtre.Taille));
        var lignes = await DetaillerAsync(session, contexte, acteur, choix.Ids);
        var tableau = new TableauInstruction(contexte, filtre, choix.Totaux, lignes) { Groupes = choix.Groupes, Vues = vues };
        lignes = tableau.Colonnes.Any(c => c.Colonne.Groupe == GroupeDeColonnes.AnneePrecedente) ? await AvecAnterieursAsync(session, lignes, acteur, le) : lignes;
        lignes = tableau.Colonnes.Any(c => c.Colonne.Cle == ColonnesDuTableau.Messages) ? await AvecFilsAsync(session, lignes, acteur) : lignes;
        return tableau with { Lignes = lignes };
    }

    private static async Task<IReadOnlyList<DossierDuTableau>> AvecFilsAsync(SqlSession session, IReadOnlyList<DossierDuTableau> lignes, Acteur acteur)
    {
        var fils = await FilsDesDossiers.LireAsync(session, [.. lignes.Select(l => l.Id)], acteur);
        return [.. lignes.Select(l => l with { Fil = fils.GetValueOrDefault(l.Id) })];
    }

    private static async Task<IReadOnlyList<DossierDuTableau>> AvecAnterieursAsync(SqlSession session, IReadOnlyList<DossierDuTableau> lignes, Acteur acteur, DateTimeOffset le)
    {
        var anterieurs = await AntecedentsDesDossiers.LireAsync(session, [.. lignes.Select(l => l.Id)], acteur, le);
        return [.. lignes.Select(l => l with { Anterieur = anterieurs.GetValueOrDefault(l.Id)?.Projet })];
    }

    /// <summary>The dossiers before and after one, in the order of the table. <paramref name="rang"/> is its place in the list it was opened from, from 1.</summary>
    /// <returns>Null where there is none. A dossier that has left the list (just scored) still leads to the next one.</returns>
    internal static async Task<(Guid? Precedent, Guid? Suivant, int RangSuivant)> VoisinsAsync(
        SqlSession session, RegardSurLAppel regard, FiltreDuTableau filtre, Guid dossierId, int rang)
    {
        var saut = Math.Max(0, rang - 2);
        var ids = (await ChoisirAsync(session, regard, filtre.Normaliser(), (saut, 3))).Ids;
        var place = ids.ToList().IndexOf(dossierId);
        var avant = place < 0 ? rang - 2 - saut : place - 1;
        var apres = place < 0 ? rang - 1 - saut : place + 1;
        return (Element(avant), Element(apres), saut + apres + 1);

        Guid? Element(int index) => index >= 0 && index < ids.Count ? ids[index] : null;
    }

    private static async Task<ChoixDuTableau> ChoisirAsync(
        SqlSession session, RegardSurLAppel regard, FiltreDuTableau filtre, (int Saut, int Taille) fenetre)
    {
        var appel = await AppelEnMemoire.OuvrirAsync(session, regard.Contexte.Appel.Id);
        regard = filtre.Regarde(c => c.DependDuPasse)
            ? regard with { Anterieurs = await AntecedentsDesDossiers.ProjetsDeLAppelAsync(session, regard.Contexte.Appel.Id, regard.Acteur, regard.Maintenant) } : regard;
        regard = filtre.Regarde(c => c.DependDesFils) ? regard with { Fils = await FilsDesDossiers.DeLAppelAsync(session, regard.Contexte.Appel.Id, regard.Acteur) } : regard;
        return appel.Lire(index => SelectionDuTableau.Choisir(index, regard, filtre, fenetre.Saut, fenetre.Taille));
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
        var libelles = contexte.Appel.Priorites.ToDictionary(a => a.Id, a => a.Libelle);
        var actions = (await lecture.ReadAsync<ActionDuDossierRow>()).Where(a => libelles.ContainsKey(a.ActionId)).ToLookup(a => a.DossierId, a => libelles[a.ActionId]);
        var etiquettes = (await lecture.ReadAsync<EtiquetteRow>()).ToLookup(e => e.DossierId, e => e.Libelle);
        var affectations = (await lecture.ReadAsync<AffectationRow>()).ToLookup(a => a.DossierId);
        var reorientations = (await lecture.ReadAsync<ReorientationRow>()).ToDictionary(r => r.DossierId, r => new ReorientationDuTableau(r.Etat, r.Service));
        var avis = (await lecture.ReadAsync<AvisRow>()).ToLookup(a => a.DossierId, a => new AvisDuTableau(a.Role, a.Sens));
        var communs = (await lecture.ReadAsync<AvisCommunRow>()).ToLookup(a => a.DossierId, a => a.Avis);
        var scores = (await lecture.ReadAsync<NoteRow>()).ToList();
        var notes = (await lecture.ReadAsync<NoteAvecSeuilRow>()).ToLookup(n => (n.DossierId, n.CompteId));
        var evaluations = scores.ToLookup(n => n.DossierId, n => new Evaluation(n.CompteId, Score.De(n.Points, n.Poids))
        {
            Valeurs = notes[(n.DossierId, n.CompteId)].ToDictionary(v => v.CritereId.ToString(), v => v.Valeur),
        });
        return [.. ids.Where(dossiers.ContainsKey).Select(id => dossiers[id] with
        {
            Quartiers = [.. quartiers[id]],
            Actions = [.. actions[id]],
            Etiquettes = [.. etiquettes[id]],
            Affectations = affectations[id].ToDictionary(a => a.FinanceurId, a => a.Nom),
            Reorientation = reorientations.TryGetValue(id, out var reorientation) ? reorientation : null,
            Avis = [.. avis[id]],
            AvisCommun = communs[id].Select(a => (TypeAvis?)a).FirstOrDefault(),
            // Two lines of one funder (service, scheme) are one column: the first, until the table shows services.
            Lignes = lignes[id].DistinctBy(l => l.FinanceurId).ToDictionary(l => l.FinanceurId),
            Sollicites = [.. contexte.Appel.Financeurs.Where(f => lignes[id].Any(l => l.FinanceurId == f.Id)).Select(f => f.Sigle)],
            Note = Synthese.De(evaluations[id]),
            EnDesaccord = Synthese.De(evaluations[id])?.EstEnDesaccord(contexte.Appel.SeuilDeDesaccord) == true,
            SousLeSeuil = contexte.Appel.Grille.SousLeSeuil(evaluations[id]),
        })];
    }

    private sealed record ActionDuDossierRow
    {
        public required Guid DossierId { get; init; }
        public required Guid ActionId { get; init; }
    }

    private sealed record EtiquetteRow
    {
        public required Guid DossierId { get; init; }
        public required string Libelle { get; init; }
    }

    private sealed record AffectationRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record ReorientationRow
    {
        public required Guid DossierId { get; init; }
        public required EtatReorientation Etat { get; init; }
        public required string Service { get; init; }
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
