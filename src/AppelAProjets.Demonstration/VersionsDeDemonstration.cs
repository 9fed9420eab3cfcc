using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Demonstration;

/// <summary>A dossier answered after a request for complements: two versions, with something to compare between them.</summary>
internal static class VersionsDeDemonstration
{
    private const string Ajout = "Les habitants participent au choix des thèmes et au bilan.";

    /// <summary>When the second version arrived, between the first and its examination; null for the dossiers deposited once.</summary>
    public static DateTimeOffset? SecondeLe(DossierDuJeu dossier, AssociationDuJeu duPorteur) =>
        dossier is { Etat: EtatDossier.EnInstruction, RecuLe: { } recu } && dossier.Association.Id == duPorteur.Id ? recu + (dossier.SuiteLe - recu) * 3 / 4 : null;

    public static void Demander(JeuDeDonnees jeu, DossierDuJeu dossier, CompteDuJeu secretariat, DateTimeOffset reponseLe)
    {
        var le = dossier.RecuLe!.Value + (reponseLe - dossier.RecuLe.Value) / 2;
        jeu.Ajouter(InsertionsDeDossiers.DemandeDeComplements, new
        {
            Id = jeu.Id("DemandeDeComplements", le), DossierId = dossier.Id, EnvoyeeLe = le, EnvoyeePar = secretariat.Id, TermeLe = Domain.Appels.HeureDeParis.Jour(reponseLe).AddDays(10),
            Indispensable = false, Sections = $"{SectionDossier.Projet},{SectionDossier.Budget},{SectionDossier.Pieces}",
            Message = "Merci de dire comment les habitants participent, de revoir les deux premiers comptes de charges et de joindre le dernier rapport d’activité.", ReponseLe = (DateTimeOffset?)reponseLe,
        });
        jeu.Raconter(le, secretariat, "demander-complements", "Dossier", dossier.Id);
        jeu.Raconter(reponseLe, dossier.Association.Signataire, "repondre-complements", "Dossier", dossier.Id);
    }

    /// <summary>What the first version said: a sentence less, two amounts otherwise shared, a file less.</summary>
    public static DossierContenu Premiere(DossierContenu contenu)
    {
        var (comptes, description) = (contenu.Financement.Comptes, contenu.Projet.Description!.Replace(Ajout, "Les habitants sont invités.", StringComparison.Ordinal));
        var deplace = new Montant(comptes[1].Montant.Centimes / 2);
        CompteContenu[] anciens = [comptes[0] with { Montant = comptes[0].Montant + deplace }, comptes[1] with { Montant = comptes[1].Montant - deplace }];
        var textes = anciens.ToDictionary(c => $"budget.{c.Compte}", c => $"{c.Montant}");
        textes["projet.description"] = description;
        return contenu with
        {
            Projet = contenu.Projet with { Description = description },
            Financement = contenu.Financement with { Comptes = [.. anciens, .. comptes.Skip(2)] },
            Pieces = [.. contenu.Pieces.Select(p => p.Indispensable ? p : p with { Fichiers = [] })],
            Reponses = [.. contenu.Reponses.Select(r => textes.TryGetValue(r.Cle, out var texte) ? r with { Texte = texte } : r)],
        };
    }
}
