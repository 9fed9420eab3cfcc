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

    /// <summary>Sections that the porteur may edit: all of a draft until the closing, those named by the Secrétariat when complements are awaited, those that are corrected.</summary>
    public static IReadOnlyCollection<SectionDossier> SectionsOuvertes(DossierEntete entete, IEnumerable<DemandeDeComplementsRow> complements, bool depotClos = false) => entete.Etat switch
    {
        EtatDossier.Brouillon when depotClos => [],
        EtatDossier.Brouillon => Enum.GetValues<SectionDossier>(),
        EtatDossier.ACompleter => [.. complements.Where(c => c.ReponseLe is null).SelectMany(c => c.SectionsNommees).Distinct().Order()],
        _ when entete.EstEnCorrection => CorrectionDeDossier.Sections,
        _ => [],
    };

    /// <summary>The one that waits for its answer; null when none does.</summary>
    public static DemandeDeComplementsRow? Ouverte(this IEnumerable<DemandeDeComplementsRow> demandes) => demandes.LastOrDefault(d => d.ReponseLe is null);

    /// <summary>Under what key an answer keeps why nothing changes in a section named by that request.</summary>
    public static string CleSansChangement(Guid demandeId, SectionDossier section) => $"sans-changement.{demandeId}.{section}";

    /// <summary>The sections left as they are, with the reason; null when there is none.</summary>
    public static IReadOnlyList<SansChangementContenu>? SansChangement(this DemandeDeComplementsRow demande, IReadOnlyDictionary<string, ReponseRow> reponses)
    {
        var dits = from section in demande.SectionsNommees
                   let dit = reponses.GetValueOrDefault(CleSansChangement(demande.Id, section))
                   where dit is { Valeur.Length: > 0 }
                   select new SansChangementContenu(section, dit.Valeur);
        return dits.ToList() is { Count: > 0 } liste ? liste : null;
    }

    /// <summary>What the open request names, compared with the last version, which it is about.</summary>
    public static async Task<IReadOnlyList<SectionDemandee>> DemandeesAsync(this SqlSession session, DossierEntete entete, IReadOnlyList<DemandeDeComplementsRow> complements, DossierContenu contenu)
    {
        if (entete.Etat != EtatDossier.ACompleter || await DossierLectureQuery.FigeAsync(session, entete.Id) is not { } fige)
        {
            return [];
        }

        return [.. SectionsOuvertes(entete, complements).Select(section => new SectionDemandee(
            section, SectionsChangees.EstChangee(section, fige, contenu), contenu.SansChangement?.FirstOrDefault(s => s.Section == section)?.Motif))];
    }

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
