using System.Globalization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Demonstration;

/// <summary>Two inter-associatif dossiers: a draft with a partner that agreed and one that has not answered, a deposited one. The partner bears a part of what the whole already says.</summary>
internal sealed class PartenairesDeDemonstration(JeuDeDonnees jeu, IReadOnlyList<AssociationDuJeu> associations)
{
    private static readonly SqlStatement Partenaire = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Courriel, Etat, InviteLe, InvitePar, ReponduLe, ReponduPar, AccordLe, AccordPar, AccordEmpreinte, Version)
        VALUES (@Id, @DossierId, @OrganisationId, @Nom, @Courriel, @Etat, @InviteLe, @InvitePar, @ReponduLe, @ReponduPar, @AccordLe, @AccordPar, @AccordEmpreinte, @Version)
        """);

    private bool brouillon, depose;

    /// <summary>The content with its partners, when this dossier has some; its answers then tell the chef de file's own part.</summary>
    public DossierContenu Partager(DossierDuJeu dossier, DossierContenu contenu, Dictionary<string, string> reponses)
    {
        var estLeBrouillon = !brouillon && dossier.Numero is null && dossier.Association.Id == associations[1].Id && dossier.Appel.Cloture > jeu.Maintenant;
        var estLeDepose = !depose && dossier.Etat == EtatDossier.Depose && dossier.Association.Id == associations[0].Id;
        if (!estLeBrouillon && !estLeDepose)
        {
            return contenu;
        }

        (brouillon, depose) = (brouillon || estLeBrouillon, depose || estLeDepose);
        reponses[ChampsDesPartenaires.Versement] = $"{ModeDeVersement.UnePartChacun}";
        if (estLeBrouillon)
        {
            // Last year's partner, whose people have an account to answer with.
            Ajouter(dossier, Ligne(dossier, associations[0], EtatPartenaire.Invite));
        }

        return contenu with { Partenaires = [Accorder(dossier, associations[2], contenu, reponses)] };
    }

    private PartenaireContenu Accorder(DossierDuJeu dossier, AssociationDuJeu association, DossierContenu contenu, Dictionary<string, string> reponses)
    {
        var ligne = Ligne(dossier, association, EtatPartenaire.Accorde);
        var charge = contenu.Financement.Comptes.Where(c => PlanComptable.Trouver(c.Compte) is { Sens: SensCompte.Charge, EstVolontaire: false }).MaxBy(c => c.Montant)!;
        var part = Math.Min(charge.Montant.Centimes / 2, contenu.Financement.Plan().TotalDuCompte(PlanComptable.Subventions).Centimes / 3);
        var prefixe = ChampsDesPartenaires.Prefixe(ligne.Id);
        var siennes = new Dictionary<string, string>
        {
            [$"{prefixe}role"] = "Nous prêtons nos locaux et animons un atelier sur deux, avec nos bénévoles.",
            [$"{prefixe}subventions"] = part.ToString(CultureInfo.InvariantCulture),
            [$"{prefixe}budget.{charge.Compte}"] = part.ToString(CultureInfo.InvariantCulture),
        };
        reponses[$"budget.{charge.Compte}"] = (charge.Montant.Centimes - part).ToString(CultureInfo.InvariantCulture);
        foreach (var (cle, valeur) in siennes)
        {
            jeu.Ajouter(InsertionsDeDossiers.Reponse, new { DossierId = dossier.Id, Cle = cle, Valeur = valeur, ModifieLe = dossier.CreeLe.AddMinutes(30), ModifiePar = association.Signataire.Id });
        }

        var lue = new PartLue(ligne, new Reponses(reponses.Concat(siennes).ToDictionary()));
        lue = lue with { Partenaire = ligne with { AccordEmpreinte = lue.Empreinte } };
        Ajouter(dossier, lue.Partenaire);
        return lue.EnContenu;
    }

    private PartenaireRow Ligne(DossierDuJeu dossier, AssociationDuJeu association, EtatPartenaire etat)
    {
        DateTimeOffset? accordLe = etat == EtatPartenaire.Accorde ? dossier.CreeLe.AddMinutes(45) : null;
        return new PartenaireRow
        {
            Id = jeu.Id("Partenaire", dossier.CreeLe), DossierId = dossier.Id, OrganisationId = association.Id, Nom = association.Fiche.Nom, Siret = association.Fiche.Siret, Etat = etat,
            InviteLe = dossier.CreeLe.AddMinutes(10), ReponduLe = accordLe?.AddMinutes(-20), ReponduPar = accordLe is null ? null : association.Signataire.Id,
            AccordLe = accordLe, AccordPar = accordLe is null ? null : association.Signataire.Id, AccordParNom = accordLe is null ? null : association.Signataire.NomComplet, EstGelee = false, Version = 1,
        };
    }

    private void Ajouter(DossierDuJeu dossier, PartenaireRow p) => jeu.Ajouter(Partenaire, new
    {
        p.Id, p.DossierId, p.OrganisationId, p.Nom, p.Courriel, Etat = p.Etat.ToString(), p.InviteLe, InvitePar = dossier.Association.Signataire.Id, p.ReponduLe, p.ReponduPar,
        p.AccordLe, p.AccordPar, p.AccordEmpreinte, p.Version,
    });
}
