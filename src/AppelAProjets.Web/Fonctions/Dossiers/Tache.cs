using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Dossiers;

public sealed record Tache(SectionDossier Section, string Statut, string Couleur, bool Ouverte)
{
    public string Chemin => Section.ToString().ToLowerInvariant();

    public string Groupe => Section switch
    {
        SectionDossier.Eligibilite or SectionDossier.Association => "Votre organisation",
        SectionDossier.Partenaires or SectionDossier.Demandes or SectionDossier.Budget => "Partenaires et financement",
        SectionDossier.Pieces or SectionDossier.Attestations => "Pour déposer",
        _ => "Votre projet",
    };

    public static IReadOnlyList<Tache> Lister(DossierPorteur dossier) => [.. dossier.Sections.Select(s => De(dossier, s))];

    private static Tache De(DossierPorteur dossier, EtatDeSection section)
    {
        var demandee = dossier.Demandees.FirstOrDefault(d => d.Section == section.Section);
        var (statut, couleur) = (section.Section, section.EstComplete) switch
        {
            _ when demandee?.Manque is not null => ("À reprendre", "ambre"),
            (_, true) when demandee is not null => (demandee.EstChangee ? "Repris" : "Sans changement", "vert"),
            (SectionDossier.Pieces, _) when dossier.Contenu.Pieces.Count > 0 => Pieces(dossier, section.EstComplete),
            (SectionDossier.Referent, var fait) => (LignesDeRencontre.Statut(dossier.Contenu.Rencontre), fait ? "vert" : dossier.Contenu.Rencontre.Etat is EtatRencontre.Demandee or EtatRencontre.RendezVous or EtatRencontre.DispenseDemandee ? "bleu" : "ambre"),
            (SectionDossier.Eligibilite, true) => ("Projet concerné", "vert"),
            (SectionDossier.Eligibilite, _) when dossier.Arrets.Count > 0 => ("Projet non concerné", "rouge"),
            (SectionDossier.Partenaires, _) => Partenaires(dossier, section.EstComplete),
            (SectionDossier.Pieces, true) => ("Aucune pièce demandée", "gris"),
            (_, true) when dossier.EstVierge(section.Section) => ("Facultatif", "gris"),
            (_, true) => ("Complet", "vert"),
            (SectionDossier.Budget, _) when dossier.Contenu.Financement.Comptes.Count > 0 => ("À équilibrer", "ambre"),
            (SectionDossier.Attestations, _) => dossier.EstSignataire ? ("À faire en dernier", "gris") : ("Réservé à un signataire", "gris"),
            _ => (section.Manques.Count == 1 ? "À compléter : 1 point" : $"À compléter : {section.Manques.Count} points", "ambre"),
        };
        return new Tache(section.Section, statut, couleur, dossier.SectionsOuvertes.Contains(section.Section));
    }

    private static (string, string) Partenaires(DossierPorteur dossier, bool complet)
    {
        var presents = dossier.ADeposer.Partenaires;
        return presents.Count == 0 ? ("Facultatif", "gris") : (presents.Count(p => p.AccordTient) is var accords && accords < 2 ? $"{accords} accord sur {presents.Count}" : $"{accords} accords sur {presents.Count}", complet ? "vert" : "ambre");
    }

    private static (string, string) Pieces(DossierPorteur dossier, bool complet)
    {
        var jointes = dossier.Contenu.Pieces.Count(p => p.Fichiers.Count > 0);
        return ($"{jointes} sur {dossier.Contenu.Pieces.Count}", complet ? "vert" : "ambre");
    }

    /// <summary>What is said under the name: the imbalance of the budget, in euros.</summary>
    public static string? Precision(DossierPorteur dossier, SectionDossier section) =>
        section == SectionDossier.Budget && dossier.Contenu.Financement.Comptes.Count > 0 ? dossier.Contenu.Financement.Plan().Bilan : null;
}
