using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Version">Seen; 0 when nothing was written yet.</param>
public sealed record SaisieDAvisDeQuartier(SensDeQuartier? Sens, string? Texte, int Version);

/// <summary>The avis de quartier of a dossier, typed in meeting.</summary>
public sealed class DonnerAvisDeQuartier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AvisDeQuartier (ReunionId, DossierId, Sens, Texte, CompteId, Le, Version) VALUES (@ReunionId, @DossierId, @Sens, @Texte, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE AvisDeQuartier SET Sens = @Sens, Texte = @Texte, CompteId = @CompteId, Le = @Le, Version = Version + 1 WHERE ReunionId = @ReunionId AND DossierId = @DossierId AND Version = @Version
        """);

    /// <summary>Absent when the meeting or the dossier does not exist for this person, or he only attends.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) reunion, Guid dossierId, SaisieDAvisDeQuartier saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, dossierId, acteur, async donnees =>
        {
            if ((await donnees.Session.DossiersDeReunionAsync(donnees.Parametres)).FirstOrDefault(d => d.Id == dossierId) is not { } dossier)
            {
                return Refus.Absent;
            }

            var texte = (saisie.Texte ?? "").ReplaceLineEndings("\n").Trim();
            var permis = Reunions.Donner(dossier.Etat, saisie.Sens, texte);
            if (permis.EstRefuse)
            {
                return permis.TousLesRefus;
            }

            if ((await donnees.Session.SortiesAsync(donnees.Parametres)).Any(s => s.DossierId == dossierId && s.SortiLe is null))
            {
                return new Refus("quartier.deport", "Une personne présente doit d’abord quitter la salle.", "Sens");
            }

            var valeurs = new { ReunionId = reunion.Id, DossierId = dossierId, Sens = saisie.Sens.ToString(), Texte = texte, acteur.CompteId, donnees.Le, saisie.Version };
            return (saisie.Version == 0 ? await donnees.Session.InsererSiAbsentAsync(Ajout, valeurs) : await donnees.Session.ModifierAsync(Changement, valeurs))
                ? Ecrit.Avec(new Acte(ActeDuJournal.DonnerAvisDeQuartier, ObjetDuJournal.Dossier, dossierId, Details: $"{Reunions.Libelle(saisie.Sens!.Value)}, {donnees.Reunion.Territoire}"))
                : Refus.ConflitSur("comparez les deux avis, puis enregistrez de nouveau");
        }, annulation);
}
