using System.Security.Cryptography;
using System.Text.Json;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a section's form remembers of what it showed, to notice that another person changed it meanwhile.</summary>
internal static class EmpreinteDeSection
{
    public static string De(DossierContenu contenu, SectionDossier section) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Partie(contenu, section))))[..16];

    private static object Partie(DossierContenu contenu, SectionDossier section) => section switch
    {
        SectionDossier.Association => contenu.Responsable,
        SectionDossier.Projet => new { contenu.Projet, contenu.Territoires.ThemeId },
        SectionDossier.Territoires => contenu.Territoires with { ThemeId = null, Theme = null },
        SectionDossier.Referent => contenu.Rencontre,
        SectionDossier.Budget => contenu.Financement.Comptes,
        SectionDossier.Demandes => contenu.Financement with { Comptes = [] },
        SectionDossier.Pieces => contenu.Pieces,
        SectionDossier.Attestations => contenu.Attestations,
    };
}
