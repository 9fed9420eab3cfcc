using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Id">Of the note to change; null for a new one.</param>
/// <param name="Cle">Made when the form was shown: a note sent twice is one.</param>
public sealed record SaisieDeNoteInterne(Guid? Id, Guid Cle, string? Texte, PorteeDeNote Portee, int Version);

/// <summary>A note between agents, written and changed by its author.</summary>
public sealed class EcrireNote(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, he only reads, or the note is someone else's.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) dossier, SaisieDeNoteInterne saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            if (saisie.Id is { } connue && await donnees.Session.AuteurDeNoteAsync(dossier.Id, connue) != acteur.CompteId)
            {
                return Refus.Absent;
            }

            var texte = NotesEntreAgents.Lire(saisie.Texte);
            Refus[] refus = [.. texte.TousLesRefus, .. Refuser(saisie, donnees)];
            if (refus.Length > 0)
            {
                return refus;
            }

            var id = saisie.Id ?? CleDeSaisie.Identifiant(saisie.Cle, acteur.CompteId);
            var note = (saisie.Portee, saisie.Portee == PorteeDeNote.Financeur ? (Guid?)Financeur(donnees) : null, texte.Valeur);
            if (!await donnees.Session.EcrireNoteAsync(donnees, id, note, saisie.Id is null ? null : saisie.Version))
            {
                return saisie.Id is null ? Ecrit.Rien("sent already") : Refus.ConflitSur("comparez les deux textes, puis enregistrez de nouveau");
            }

            return Ecrit.Avec(donnees.Acte(saisie.Id is null ? ActeDuJournal.EcrireNote : ActeDuJournal.ModifierNote));
        }, annulation);

    private static IEnumerable<Refus> Refuser(SaisieDeNoteInterne saisie, SuiviDUnDossier.Donnees donnees)
    {
        if (saisie.Id is null && CleDeSaisie.Refuser(saisie.Cle) is { } sansCle)
        {
            yield return sansCle;
        }

        if (!NotesEntreAgents.Portees(donnees.Acteur, donnees.Financeurs).Contains(saisie.Portee)
            || (saisie.Portee == PorteeDeNote.Financeur && Financeur(donnees) == Guid.Empty))
        {
            yield return new Refus("note.portee", "Choisissez avec qui partager cette note.", "Portee");
        }
    }

    // Kept to a funder, a note is for the agents of the first of its author's.
    private static Guid Financeur(SuiviDUnDossier.Donnees donnees) => SuiviDesAgents.Financeurs(donnees.Acteur, donnees.Financeurs) is [var premier, ..] ? premier : Guid.Empty;
}
