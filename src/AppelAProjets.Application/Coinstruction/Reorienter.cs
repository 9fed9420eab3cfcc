using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Version">Seen; 0 for a dossier that has no mark yet.</param>
public sealed record SaisieDeReorientation(string? Service, string? Contact, string? Motif, int Version);

/// <param name="Suivi">What happened, in words.</param>
public sealed record SaisieDeSuivi(EtatReorientation Etat, string? Suivi, int Version);

/// <summary>Marks a dossier « réorienté vers le droit commun », with its recipient, and follows it up.</summary>
public sealed class Reorienter(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, or he only reads.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) dossier, SaisieDeReorientation saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            var (service, contact, motif) = (Net(saisie.Service), Net(saisie.Contact), Net(saisie.Motif));
            if (Reorientations.Verifier(service, contact, motif) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            return await donnees.Session.ReorienterAsync(donnees, (service!, contact, motif!), saisie.Version)
                ? Ecrit.Avec(donnees.Acte(ActeDuJournal.Reorienter, motif, service))
                : Refus.ConflitSur("comparez les deux versions, puis enregistrez de nouveau");
        }, annulation);

    /// <summary>Absent likewise, or when the dossier has no mark.</summary>
    public Task<Resultat> SuivreAsync((string Code, Guid Id) dossier, SaisieDeSuivi saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            if (await donnees.Session.ReorientationAsync(dossier.Id) is not { } reorientation)
            {
                return Refus.Absent;
            }

            var texte = Net(saisie.Suivi);
            var permis = Reorientations.Suivre(reorientation.Etat, saisie.Etat, texte);
            if (permis.EstRefuse)
            {
                return permis.TousLesRefus;
            }

            return await donnees.Session.SuivreReorientationAsync(donnees, saisie.Etat, texte, saisie.Version)
                ? Ecrit.Avec(donnees.Acte(ActeDuJournal.SuivreReorientation, texte, Reorientations.Libelle(saisie.Etat)))
                : Refus.ConflitSur("comparez les deux versions, puis enregistrez de nouveau");
        }, annulation);

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.ReplaceLineEndings("\n").Trim();
}
