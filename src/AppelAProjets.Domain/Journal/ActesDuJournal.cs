using System.Collections.Frozen;
using System.Text;

namespace AppelAProjets.Domain.Journal;

public static class ActesDuJournal
{
    private static readonly FrozenDictionary<ActeDuJournal, string> Codes = Enum.GetValues<ActeDuJournal>().ToFrozenDictionary(a => a, a => EnKebab(a.ToString()));
    private static readonly FrozenDictionary<string, ActeDuJournal> ParCode = Codes.ToFrozenDictionary(c => c.Value, c => c.Key);

    public static string Code(this ActeDuJournal acte) => Codes[acte];

    /// <summary>Null for a text that no act writes.</summary>
    public static ActeDuJournal? Lire(string code) => ParCode.TryGetValue(code, out var acte) ? acte : null;

    /// <summary>What people read of a row; an unknown act is told as it is written.</summary>
    public static string Libelle(string code, string objet) => Lire(code) is { } acte && Enum.TryParse<ObjetDuJournal>(objet, out var quoi) ? Libelle(acte, quoi) : code;

    public static string Libelle(ActeDuJournal acte, ObjetDuJournal objet) => (acte, objet) switch
    {
        (ActeDuJournal.Creer, ObjetDuJournal.Dossier) => "Brouillon créé",
        (ActeDuJournal.Retirer, ObjetDuJournal.Dossier) => "Retiré par le porteur",
        (ActeDuJournal.Inscrire, ObjetDuJournal.Dossier) => "Inscrit à l’ordre du jour",
        (ActeDuJournal.Inscrire, ObjetDuJournal.Compte) => "Compte créé",
        (ActeDuJournal.PublierAvis, ObjetDuJournal.Appel) => "Avis publiés",
        (ActeDuJournal.Creer, ObjetDuJournal.Organisation) => "Organisation inscrite",
        (ActeDuJournal.Modifier, ObjetDuJournal.Organisation) => "Identité modifiée",
        (ActeDuJournal.Inviter, ObjetDuJournal.Organisation) => "Invitation envoyée",
        (ActeDuJournal.DemanderARejoindre, ObjetDuJournal.Organisation) => "Demande à rejoindre l’organisation",
        (ActeDuJournal.RetirerDemande, ObjetDuJournal.Organisation) => "Demande retirée par son auteur",
        (ActeDuJournal.AdmettreMembre, ObjetDuJournal.Organisation) => "Demande acceptée",
        (ActeDuJournal.RetirerMembre, ObjetDuJournal.Organisation) => "Fin d’une appartenance",
        (ActeDuJournal.Quitter, ObjetDuJournal.Organisation) => "Départ d’un membre",
        (ActeDuJournal.PasserLaMain, ObjetDuJournal.Organisation) => "Passage de main à un autre signataire",
        (ActeDuJournal.Reprendre, ObjetDuJournal.Organisation) => "Demande de reprise, avec un mandat",
        (ActeDuJournal.Contester, ObjetDuJournal.Organisation) => "Organisation contestée et gelée",
        (ActeDuJournal.JoindrePiece, ObjetDuJournal.Organisation) => "Pièce permanente ajoutée",
        (ActeDuJournal.RetirerPiece, ObjetDuJournal.Organisation) => "Pièce permanente retirée",
        (ActeDuJournal.Consulter, ObjetDuJournal.Organisation) => "Fiche consultée par le secrétariat",
        _ => Libelle(acte),
    };

    /// <summary>What people read of a kind of thing.</summary>
    public static string Libelle(ObjetDuJournal objet) => objet switch
    {
        ObjetDuJournal.ActionDuPlan => "Action du plan",
        ObjetDuJournal.Appel => "Appel à projets",
        ObjetDuJournal.Compte => "Compte",
        ObjetDuJournal.Courriel => "Courriel",
        ObjetDuJournal.Courrier => "Courrier d’avis",
        ObjetDuJournal.Dossier => "Dossier",
        ObjetDuJournal.Financeur => "Financeur",
        ObjetDuJournal.Ligne => "Ligne d’un financeur",
        ObjetDuJournal.Organisation => "Organisation",
        ObjetDuJournal.PlanDActions => "Plan d’actions",
        ObjetDuJournal.Point => "Point de l’ordre du jour",
        ObjetDuJournal.Quartier => "Quartier",
        ObjetDuJournal.Seance => "Séance",
        ObjetDuJournal.Siege => "Siège",
        ObjetDuJournal.Territoire => "Territoire",
    };

    public static string Libelle(ActeDuJournal acte) => acte switch
    {
        ActeDuJournal.Creer => "Création",
        ActeDuJournal.Deposer => "Dépôt",
        ActeDuJournal.RepondreComplements => "Compléments reçus",
        ActeDuJournal.Retirer => "Retrait",
        ActeDuJournal.Consulter => "Consultation",
        ActeDuJournal.Telecharger => "Pièce téléchargée",
        ActeDuJournal.FichierInfecte => "Fichier refusé par l’antivirus",
        ActeDuJournal.ModifierTitre => "Titre modifié",
        ActeDuJournal.SupprimerBrouillon => "Brouillon supprimé",
        ActeDuJournal.PrevenirSignataires => "Signataires prévenus",
        ActeDuJournal.OuvrirCorrection => "Correction commencée",
        ActeDuJournal.AbandonnerCorrection => "Correction abandonnée",
        ActeDuJournal.Corriger => "Version corrigée reçue",
        ActeDuJournal.InviterPartenaire => "Partenaire invité",
        ActeDuJournal.RelancerPartenaire => "Partenaire relancé",
        ActeDuJournal.AnnulerPartenaire => "Invitation d’un partenaire annulée",
        ActeDuJournal.RetirerPartenaire => "Partenaire retiré",
        ActeDuJournal.AccepterPartenariat => "Partenariat accepté",
        ActeDuJournal.DeclinerPartenariat => "Partenariat décliné",
        ActeDuJournal.DonnerAccord => "Accord d’un partenaire donné",
        ActeDuJournal.ReprendreAccord => "Accord d’un partenaire repris",
        ActeDuJournal.EcrireMessage => "Message",
        ActeDuJournal.DemanderPiece => "Pièce demandée",
        ActeDuJournal.FournirPiece => "Pièce reçue",
        ActeDuJournal.DeclarerRecevable => "Déclaré recevable",
        ActeDuJournal.DeclarerIrrecevable => "Déclaré irrecevable",
        ActeDuJournal.RapporterIrrecevabilite => "Irrecevabilité rapportée",
        ActeDuJournal.RapporterRetrait => "Retrait annulé",
        ActeDuJournal.InstruireEnLEtat => "Instruit en l’état",
        ActeDuJournal.DemanderComplements => "Compléments demandés",
        ActeDuJournal.ClasserSansSuite => "Classé sans suite",
        ActeDuJournal.RencontreDemander => "Rencontre avec le référent : demandée",
        ActeDuJournal.RencontreFixerRendezVous => "Rencontre avec le référent : rendez-vous fixé",
        ActeDuJournal.RencontreAnnuler => "Rencontre avec le référent : annulée",
        ActeDuJournal.RencontreConstaterAbsence => "Rencontre avec le référent : le porteur n’est pas venu",
        ActeDuJournal.RencontreEnregistrer => "Rencontre avec le référent : enregistrée",
        ActeDuJournal.RencontreDeclarer => "Rencontre avec le référent : déclarée par le porteur",
        ActeDuJournal.RencontreConfirmer => "Rencontre avec le référent : confirmée",
        ActeDuJournal.RencontreInfirmer => "Rencontre avec le référent : n’a pas eu lieu",
        ActeDuJournal.RencontreDemanderDispense => "Rencontre avec le référent : dispense demandée",
        ActeDuJournal.RencontreDispenser => "Rencontre avec le référent : dispense accordée",
        ActeDuJournal.RencontreRefuserDispense => "Rencontre avec le référent : dispense refusée",
        ActeDuJournal.DeclarerDeport => "Déport déclaré",
        ActeDuJournal.Noter => "Notes enregistrées",
        ActeDuJournal.FixerAssiette => "Assiette éligible fixée",
        ActeDuJournal.DeclarerNonRecevable => "Déclaré non recevable",
        ActeDuJournal.DonnerAvis => "Avis donné",
        ActeDuJournal.Proposer => "Montant proposé",
        ActeDuJournal.RenoncerAProposer => "Renoncement à proposer",
        ActeDuJournal.ValiderProposition => "Proposition validée",
        ActeDuJournal.CloreInstruction => "Instruction close",
        ActeDuJournal.RouvrirInstruction => "Instruction rouverte",
        ActeDuJournal.Preparer => "Préparation",
        ActeDuJournal.Inscrire => "Inscription",
        ActeDuJournal.Convoquer => "Convocation",
        ActeDuJournal.Ouvrir => "Ouverture",
        ActeDuJournal.Suspendre => "Suspension",
        ActeDuJournal.Reprendre => "Reprise",
        ActeDuJournal.Clore => "Clôture",
        ActeDuJournal.Rouvrir => "Réouverture",
        ActeDuJournal.Ajourner => "Ajournement",
        ActeDuJournal.PrendrePlace => "Prise de place",
        ActeDuJournal.Voter => "Vote",
        ActeDuJournal.Arbitrer => "Arbitrage",
        ActeDuJournal.ArreterReleve => "Relevé arrêté",
        ActeDuJournal.Recomposer => "Courrier recomposé",
        ActeDuJournal.DemanderBonsASigner => "Bons à signer demandés",
        ActeDuJournal.DonnerBonASigner => "Bon à signer donné",
        ActeDuJournal.Publier => "Publication",
        ActeDuJournal.PublierAvis => "Avis publié",
        ActeDuJournal.PremiereLecture => "Première lecture",
        ActeDuJournal.Renvoyer => "Courriel renvoyé",
        ActeDuJournal.ConfirmerAdresse => "Adresse confirmée",
        ActeDuJournal.ChoisirMotDePasse => "Mot de passe choisi",
        ActeDuJournal.ChangerNom => "Nom changé",
        ActeDuJournal.ChangerAdresse => "Adresse électronique changée",
        ActeDuJournal.ChangerMotDePasse => "Mot de passe changé",
        ActeDuJournal.PreparerSecondFacteur => "Vérification en deux étapes préparée",
        ActeDuJournal.ActiverSecondFacteur => "Vérification en deux étapes activée",
        ActeDuJournal.RetirerSecondFacteur => "Vérification en deux étapes retirée",
        ActeDuJournal.FermerSession => "Connexions fermées à distance",
        ActeDuJournal.Modifier => "Modification",
        ActeDuJournal.DemanderARejoindre => "Demande à rejoindre",
        ActeDuJournal.RetirerDemande => "Demande retirée",
        ActeDuJournal.AdmettreMembre => "Membre admis",
        ActeDuJournal.RefuserDemande => "Demande refusée",
        ActeDuJournal.Inviter => "Invitation",
        ActeDuJournal.AjouterMembre => "Membre ajouté",
        ActeDuJournal.QualifierMembre => "Qualité d’un membre changée",
        ActeDuJournal.RetirerMembre => "Membre retiré",
        ActeDuJournal.Quitter => "Départ",
        ActeDuJournal.PasserLaMain => "Main passée",
        ActeDuJournal.EnvoyerMandat => "Mandat envoyé",
        ActeDuJournal.AccepterMandat => "Mandat accepté",
        ActeDuJournal.RefuserMandat => "Mandat refusé",
        ActeDuJournal.Contester => "Contestation",
        ActeDuJournal.LeverContestation => "Contestation levée",
        ActeDuJournal.JoindrePiece => "Pièce jointe",
        ActeDuJournal.RetirerPiece => "Pièce retirée",
        ActeDuJournal.CreerAdministrateur => "Administrateur créé",
        ActeDuJournal.RelancerInvitation => "Invitation relancée",
        ActeDuJournal.Habiliter => "Habilitation",
        ActeDuJournal.DonnerRole => "Rôle donné",
        ActeDuJournal.TerminerRole => "Rôle terminé",
        ActeDuJournal.FermerCompte => "Compte fermé",
        ActeDuJournal.RouvrirCompte => "Compte rouvert",
        ActeDuJournal.Importer => "Importation",
        ActeDuJournal.Ajouter => "Ajout",
        ActeDuJournal.Retablir => "Rétablissement",
        ActeDuJournal.Dupliquer => "Appel dupliqué",
        ActeDuJournal.RetirerPublication => "Retiré de la publication",
        ActeDuJournal.OuvrirDepot => "Dépôt ouvert",
        ActeDuJournal.CloreDepot => "Dépôt clos",
        ActeDuJournal.EngagerComite => "Comité engagé",
        ActeDuJournal.Prolonger => "Dépôt prolongé",
        ActeDuJournal.ModifierCalendrier => "Calendrier modifié",
        ActeDuJournal.ModifierTextes => "Textes modifiés",
        ActeDuJournal.ModifierService => "Service modifié",
        ActeDuJournal.ModifierQuartiers => "Quartiers modifiés",
        ActeDuJournal.ModifierThemes => "Thèmes modifiés",
        ActeDuJournal.ModifierPriorites => "Priorités modifiées",
        ActeDuJournal.ModifierPieces => "Pièces modifiées",
        ActeDuJournal.ModifierGrille => "Grille modifiée",
        ActeDuJournal.ModifierRencontre => "Exigence de rencontre modifiée",
        ActeDuJournal.ModifierPartenaires => "Partenaires admis ou non",
        ActeDuJournal.ModifierViabilite => "Seuil de viabilité modifié",
        ActeDuJournal.ModifierModele => "Modèle de courrier modifié",
        ActeDuJournal.AjouterFinanceur => "Financeur ajouté",
        ActeDuJournal.ModifierFinanceur => "Financeur modifié",
        ActeDuJournal.RetirerFinanceur => "Financeur retiré",
        ActeDuJournal.FixerEnveloppes => "Enveloppes fixées",
        ActeDuJournal.MouvementerEnveloppe => "Mouvement d’enveloppe",
        ActeDuJournal.AjouterRubrique => "Rubrique ajoutée",
        ActeDuJournal.ModifierRubrique => "Rubrique modifiée",
        ActeDuJournal.RetirerRubrique => "Rubrique retirée",
        ActeDuJournal.AjouterQuestion => "Question ajoutée",
        ActeDuJournal.ModifierQuestion => "Question modifiée",
        ActeDuJournal.RetirerQuestion => "Question retirée",
        ActeDuJournal.RangerQuestions => "Questions rangées",
        ActeDuJournal.PublierQuestions => "Questions publiées",
        ActeDuJournal.ExporterPersonnes => "Liste des personnes exportée",
        ActeDuJournal.ModifierInstruction => "Règles de l’instruction modifiées",
        ActeDuJournal.OuvrirLigne => "Ligne ouverte par un financeur qui n’était pas sollicité",
        ActeDuJournal.PreparerProposition => "Montant préparé pour le valideur",
        ActeDuJournal.RenvoyerProposition => "Proposition renvoyée par le valideur",
        ActeDuJournal.ImposerDeport => "Déport imposé",
        ActeDuJournal.LeverDeport => "Déport levé",
        ActeDuJournal.DemanderLaLevee => "Levée d’un déport demandée",
    };

    private static string EnKebab(string nom)
    {
        var kebab = new StringBuilder(nom.Length + 4);
        foreach (var lettre in nom)
        {
            if (char.IsUpper(lettre) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(lettre));
        }

        return kebab.ToString();
    }
}
