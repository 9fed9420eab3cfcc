using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

internal static class ComplementsStore
{
    private static readonly SqlStatement Reponse = new("UPDATE DemandeDeComplements SET ReponseLe = @Le WHERE Id = @Id AND ReponseLe IS NULL");

    private static readonly SqlStatement Lecture = new("""
        SELECT Id, EnvoyeeLe, TermeLe, Indispensable, Sections, Message, ReponseLe FROM DemandeDeComplements WHERE DossierId = @Id ORDER BY EnvoyeeLe
        """);

    public static Task<IReadOnlyList<DemandeDeComplementsRow>> ComplementsAsync(this SqlSession session, Guid dossierId) =>
        session.ListeAsync<DemandeDeComplementsRow>(Lecture, new { Id = dossierId });

    /// <summary>Sections that the porteur may edit: all of a draft, those named by the Secrétariat when complements are awaited, those that are corrected.</summary>
    public static IReadOnlyCollection<SectionDossier> SectionsOuvertes(DossierEntete entete, IEnumerable<DemandeDeComplementsRow> complements) => entete.Etat switch
    {
        EtatDossier.Brouillon => Enum.GetValues<SectionDossier>(),
        EtatDossier.ACompleter => [.. complements.Where(c => c.ReponseLe is null).SelectMany(c => c.SectionsNommees).Distinct().Order()],
        _ when entete.EstEnCorrection => CorrectionDeDossier.Sections,
        _ => [],
    };

    /// <summary>False when one was answered meanwhile.</summary>
    public static async Task<bool> ReponduAsync(this SqlSession session, DossierPorteur dossier, DateTimeOffset le)
    {
        foreach (var demande in dossier.Complements.Where(c => c.ReponseLe is null))
        {
            if (!await session.ModifierAsync(Reponse, new { demande.Id, Le = le }))
            {
                return false;
            }
        }

        return true;
    }
}
