using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What differs, page by page, between a deposited version and what is written now.</summary>
internal static class SectionsChangees
{
    public static bool EstChangee(SectionDossier section, DossierContenu avant, DossierContenu apres) => Dire(section, avant) != Dire(section, apres);

    // Labels, themes and territories belong to the call: they may change without the porteur. The amounts asked are account 74 of the budget.
    private static string Dire(SectionDossier section, DossierContenu c) => Instantane.Ecrire(
    [
        .. c.Reponses.Where(r => r.Section == section || (section, r.Section) == (SectionDossier.Budget, SectionDossier.Demandes))
            .OrderBy(r => r.Cle, StringComparer.Ordinal).Select(r => r with { Libelle = "", Groupe = null }),
        .. section switch
        {
            SectionDossier.Association => [c.Identite],
            SectionDossier.Referent => [c.Rencontre],
            SectionDossier.Partenaires => [c.Partenaires],
            SectionDossier.Budget => [.. (c.Partenaires ?? []).Select(p => p with { AccordLe = null, AccordPar = null })],
            SectionDossier.Pieces => [.. c.Pieces.SelectMany(p => p.Fichiers.Select(f => $"{p.PieceId} {f.Empreinte}"))],
            SectionDossier.Attestations => [c.Attestations.ContratSigneLe],
            _ => Array.Empty<object?>(),
        },
    ]);
}
