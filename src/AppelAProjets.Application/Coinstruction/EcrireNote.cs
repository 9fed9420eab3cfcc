using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Id">Of the note to change; null for a new one.</param>
/// <param name="Cle">Made when the form was shown: a note sent twice is one.</param>
/// <param name="Partage">Null when what was chosen is nothing that is offered.</param>
public sealed record SaisieDeNoteInterne(Guid? Id, Guid Cle, string? Texte, PartageDeNote? Partage, int Version);

/// <summary>A note between agents, written and changed by its author.</summary>
public sealed class EcrireNote(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, he only reads, or the note is someone else's.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) dossier, SaisieDeNoteInterne saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            var ecrite = saisie.Id is { } connue ? await donnees.Session.NoteEcriteAsync(dossier.Id, connue) : null;
            if (saisie.Id is not null && ecrite?.CompteId != acteur.CompteId)
            {
                return Refus.Absent;
            }

            var texte = NotesEntreAgents.Lire(saisie.Texte);
            Refus[] refus = [.. texte.TousLesRefus, .. Refuser(saisie, ecrite, donnees)];
            if (refus.Length > 0)
            {
                return refus;
            }

            var id = saisie.Id ?? CleDeSaisie.Identifiant(saisie.Cle, acteur.CompteId);
            if (!await donnees.Session.EcrireNoteAsync(donnees, id, (saisie.Partage!.Value, texte.Valeur), saisie.Id is null ? null : saisie.Version))
            {
                return saisie.Id is null ? Ecrit.Rien("sent already") : Refus.ConflitSur("comparez les deux textes, puis enregistrez de nouveau");
            }

            return Ecrit.Avec(donnees.Acte(saisie.Id is null ? ActeDuJournal.EcrireNote : ActeDuJournal.ModifierNote));
        }, annulation);

    private static IEnumerable<Refus> Refuser(SaisieDeNoteInterne saisie, NoteEcriteRow? ecrite, SuiviDUnDossier.Donnees donnees)
    {
        if (saisie.Id is null && CleDeSaisie.Refuser(saisie.Cle) is { } sansCle)
        {
            yield return sansCle;
        }

        // A note stays with the funder that it was kept to, even when its author works there no more.
        if (saisie.Partage is not { } partage || (partage != ecrite?.Partage && !NotesEntreAgents.Partages(donnees.Acteur, donnees.Financeurs).Contains(partage)))
        {
            yield return new Refus("note.portee", "Choisissez avec qui partager cette note.", "Portee");
        }
    }
}
