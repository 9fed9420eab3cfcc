using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

public static class ContenuVersDomaine
{
    public static PlanDeFinancement Plan(this FinancementContenu financement) => new(
    [
        .. financement.Comptes.Select(c => new LigneDeBudget(c.Compte, c.Montant)),
        .. financement.Demandes.Select(d => new LigneDeBudget(d.CompteCerfa, d.Montant, d.FinanceurId)),
        // A refused subsidy is kept to be told, not to balance the budget.
        .. financement.HorsPortail.Where(h => h.Etat != SituationHorsPortail.Refuse).Select(h => new LigneDeBudget(h.Compte, h.Montant, HorsPortail: h.Etat ?? SituationHorsPortail.Sollicite)),
    ]);

    internal static DossierADeposer VersLeDomaine(this DossierContenu contenu, Reponses reponses) => new()
    {
        Identite = contenu.Identite,
        Projet = new ProjetPresente(
            contenu.Projet.Titre, contenu.Projet.Objectifs, contenu.Projet.Description, contenu.Territoires.ThemeId, contenu.Projet.DebutLe, contenu.Projet.FinLe),
        Public = new PublicVise(contenu.Territoires.Quartiers.ToDictionary(q => q.Code, q => q.Part), contenu.Territoires.Publics, contenu.Territoires.Beneficiaires),
        Rencontre = contenu.Rencontre.Etat,
        Plan = contenu.Financement.Plan(),
        Demandes = [.. contenu.Financement.Demandes.Select(d => new Demande(d.FinanceurId, d.Montant))],
        SeuilDeViabilite = contenu.Financement.SeuilDeViabilite,
        PiecesFournies = [.. contenu.Pieces.Where(p => p.Fichiers.Count > 0).Select(p => p.PieceId)],
        AttestationsCochees = [.. reponses.Sous("attestations.").Select(a => a.Suffixe)],
        Reponses = reponses,
        ChampsAvecFichier = [.. contenu.Reponses.Where(r => r.Fichiers is not null).Select(r => r.Cle)],
    };

    internal static ReglesDeDepot VersLeDomaine(this AppelComplet appel, DossierContenu contenu) => new()
    {
        // Without dates nothing can be deposited: a window of no time.
        Periode = appel.Periode ?? new PeriodeDeDepot(DateTimeOffset.MaxValue.AddDays(-2), DateTimeOffset.MaxValue.AddDays(-2)),
        Financeurs = [.. appel.Financeurs.Select(VersLeDomaine)],
        Quartiers = [.. appel.Quartiers.Select(q => q.Code)],
        Themes = [.. appel.Themes.Select(t => t.Id)],
        Pieces = [.. contenu.Pieces.Select(p => new PieceRequise(p.PieceId, p.Libelle, p.Indispensable))],
        Rencontre = appel.Rencontre,
        PartenairesPossibles = appel.PartenairesPossibles,
    };

    internal static FinanceurSollicitable VersLeDomaine(this FinanceurDAppel f) => new(
        f.Id, f.Nom, [.. f.Quartiers], [.. f.Themes],
        f.MontantMinimum,
        f.MontantMaximum);
}
