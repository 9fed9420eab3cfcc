namespace AppelAProjets.Application.Coinstruction;

/// <summary>Notes that those present who stand down from a dossier have left the room: its content may then be shown.</summary>
public sealed class ConstaterSortie(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("INSERT INTO ReunionSortie (ReunionId, DossierId, CompteId, Le, Par) VALUES (@ReunionId, @DossierId, @CompteId, @Le, @Par)");

    /// <summary>Absent when the meeting or the dossier does not exist for this person, or he only attends.</summary>
    /// <param name="comptes">Those that the person saw named.</param>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) reunion, Guid dossierId, IReadOnlyCollection<Guid> comptes, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, dossierId, acteur, async donnees =>
        {
            if ((await donnees.Session.DossiersDeReunionAsync(donnees.Parametres)).All(d => d.Id != dossierId))
            {
                return Refus.Absent;
            }

            var sorties = (await donnees.Session.SortiesAsync(donnees.Parametres)).Where(s => s.DossierId == dossierId && s.SortiLe is null && comptes.Contains(s.CompteId)).ToList();
            foreach (var sortie in sorties)
            {
                await donnees.Session.ExecuterAsync(Ajout, new { ReunionId = reunion.Id, DossierId = dossierId, sortie.CompteId, donnees.Le, Par = acteur.CompteId });
            }

            return sorties.Count == 0 ? Ecrit.Rien("noted already")
                : Ecrit.Avec(new Acte(ActeDuJournal.ConstaterSortie, ObjetDuJournal.Dossier, dossierId, Details: string.Join(", ", sorties.Select(s => s.Nom))));
        }, annulation);
}
