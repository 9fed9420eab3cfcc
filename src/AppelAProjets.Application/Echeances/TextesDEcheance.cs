using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Echeances;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Echeances;

/// <summary>One thing to tell one person.</summary>
/// <param name="Groupe">Heading under which several of the kind are told together.</param>
/// <param name="Objet">Of a message that tells nothing else.</param>
/// <param name="Phrase">The same in the message.</param>
/// <param name="Chemin">Where it is done.</param>
internal sealed record TexteDEcheance(string Groupe, string Objet, string Phrase, string Chemin)
{
    /// <summary>Lines after the sentence.</summary>
    public IReadOnlyList<string> Suite { get; init; } = [];
}

/// <summary>The words of what is due: a link, and never what was said of a dossier.</summary>
internal static class TextesDEcheance
{
    /// <param name="chemin">Of whoever gives an opinion by a secret link; null otherwise.</param>
    public static TexteDEcheance De(FaitLu fait, Palier palier, Cercle cercle, IReadOnlyList<string> manques, string? chemin) => fait.Sorte switch
    {
        SorteDEcheance.Brouillon => Brouillon(fait, palier, manques),
        SorteDEcheance.Complements or SorteDEcheance.Piece => Demande(fait, cercle),
        SorteDEcheance.RejetImplicite => Rejet(fait, palier),
        SorteDEcheance.Avis => Avis(fait, palier, cercle, chemin),
        SorteDEcheance.Instruction => Instruction(fait, palier),
        SorteDEcheance.Notes => Notes(fait, palier),
        SorteDEcheance.BonASigner => BonASigner(fait, cercle),
        SorteDEcheance.ReponseAuCourrier => Reponse(fait, cercle),
        SorteDEcheance.LectureDuCourrier => new("Courriers pas encore lus", $"Votre courrier d’avis commun n’est pas encore lu – dossier {fait.Numero}",
            $"Le courrier d’avis commun n° {fait.Nom}, publié le {HeureDeParis.EcrireJour(HeureDeParis.Jour(fait.DepuisLe))}, n’a encore été ouvert par personne de votre organisation. Il est dans votre espace (connexion nécessaire)",
            LiensCourriers.DuPorteur(fait.DossierId!.Value)),
        SorteDEcheance.Condition => Condition(fait, palier, cercle),
        SorteDEcheance.PiecePermanente => Piece(fait, palier),
        SorteDEcheance.Acces => new("Accès qui prennent fin", $"Votre accès prend fin le {HeureDeParis.EcrireJour(fait.Jour)}",
            $"Votre rôle « {Libelles.Pour(fait.Role!.Value)} »{(fait.Nom is null ? "" : $" pour {fait.Nom}")} prend fin le {HeureDeParis.Ecrire(fait.TermeLe!.Value)}. S’il doit continuer, demandez à votre administrateur de le prolonger avant cette date. Votre compte", LiensComptes.Compte),
    };

    private static TexteDEcheance Brouillon(FaitLu fait, Palier palier, IReadOnlyList<string> manques)
    {
        var cloture = HeureDeParis.Ecrire(fait.TermeLe!.Value);
        return palier.Jours > 0
            ? new("Brouillons qui n’ont pas été déposés", "Votre brouillon n’a pas été déposé",
                $"Le dépôt de l’appel « {fait.Appel} » est clos depuis le {cloture}. Votre brouillon « {fait.Titre} » n’a pas été déposé : il ne sera pas examiné. Il reste lisible dans votre espace", LiensDossiers.Dossier(fait.DossierId!.Value))
            : new("Brouillons pas encore déposés", $"Votre dossier n’est pas encore déposé : clôture le {cloture}",
                $"« {fait.Titre} », pour l’appel « {fait.Appel} », est enregistré comme brouillon : il n’est pas déposé. Le dépôt est possible jusqu’au {cloture}. {CeQuIlManque(manques)}", LiensDossiers.Verifier(fait.DossierId!.Value)) { Suite = manques };
    }

    private static string CeQuIlManque(IReadOnlyList<string> manques) => manques.Count switch
    {
        0 => "Rien n’y manque : il reste à le vérifier et à le déposer",
        1 => "Il y manque un point. Le voir et déposer",
        var n => $"Il y manque {n} points. Les voir et déposer",
    };

    private static TexteDEcheance Demande(FaitLu fait, Cercle cercle)
    {
        var (complements, jour) = (fait.Sorte == SorteDEcheance.Complements, HeureDeParis.EcrireJour(fait.Jour));
        var quoi = complements ? "des compléments" : "une pièce";
        return cercle == Cercle.Secretariat
            ? new("Réponses qui ne sont pas arrivées", $"{fait.Numero} : la réponse attendue n’est pas arrivée",
                $"Le dossier {fait.Numero}, « {fait.Titre} », devait envoyer {quoi} avant la fin du {jour} : rien n’est arrivé. Le dossier", complements ? LiensRecevabilite.Dossier(fait.AppelCode!, fait.DossierId!.Value) : LiensMessages.DesServices(fait.AppelCode!, fait.DossierId!.Value))
            : new("Réponses attendues de votre part", $"{fait.Numero} : réponse attendue avant le {jour} au soir",
                $"Le dossier {fait.Numero}, « {fait.Titre} », attend {quoi} de votre part avant la fin du {jour}, heure de Paris. Ce qui est demandé, et votre réponse", complements ? LiensDossiers.Dossier(fait.DossierId!.Value) : LiensMessages.DuPorteur(fait.DossierId!.Value));
    }

    private static TexteDEcheance Rejet(FaitLu fait, Palier palier)
    {
        var jour = HeureDeParis.EcrireJour(fait.Jour);
        return palier.Jours < 0
            ? new("Rejets implicites à venir", $"{fait.Numero} : rejet implicite le {jour} sans réponse avant",
                $"Dossier {fait.Numero}, « {fait.Titre} » : sans réponse avant le {jour}, la demande est réputée rejetée par l’effet de la loi. L’examen peut continuer, et une décision favorable reste possible après. Le dossier", LiensInstructions.Fiche(fait.AppelCode!, fait.DossierId!.Value))
            : new("Rejets implicites", $"{fait.Numero} : rejet implicite depuis le {jour}",
                $"Dossier {fait.Numero}, « {fait.Titre} » : deux mois de silence valent rejet depuis le {jour}. Une décision favorable reste possible. Le dossier", LiensInstructions.Fiche(fait.AppelCode!, fait.DossierId!.Value));
    }

    private static TexteDEcheance Avis(FaitLu fait, Palier palier, Cercle cercle, string? chemin)
    {
        var (jour, dossier) = (HeureDeParis.EcrireJour(fait.Jour), $"le dossier {fait.Numero}, « {fait.Titre} », de {fait.Organisation}");
        if (cercle == Cercle.Demandeur)
        {
            var qui = fait.Role == Role.Expert ? $"{fait.Nom}, expert" : $"{Libelles.Pour(fait.Role!.Value)}, {fait.Quartier}";
            return new("Avis demandés qui ne sont pas arrivés", $"{fait.Numero} : un avis demandé n’est pas arrivé",
                $"L’avis demandé sur {dossier}, à {qui}, était attendu avant la fin du {jour}. Les avis du dossier", LiensAvis.DuDossier(fait.AppelCode!, fait.DossierId!.Value));
        }

        var page = chemin ?? (fait.Role == Role.ConseilCitoyen ? LiensAvis.DossierDuQuartier(fait.DossierId!.Value) : LiensInstructions.Fiche(fait.AppelCode!, fait.DossierId!.Value) + "#avis");
        var pour = fait.Role == Role.Expert ? $"déposé pour l’appel « {fait.Appel} »" : $"pour le quartier {fait.Quartier}";
        var suite = (palier.Jours > 0, fait.Role == Role.Expert) switch
        {
            (true, true) => $"Il était attendu avant la fin du {jour} : par ce lien, qui est à vous seul, vous pouvez demander un nouveau délai",
            (true, false) => $"Il était attendu avant la fin du {jour}. Vous pouvez encore le donner tant que l’instruction du dossier est ouverte",
            (false, true) => $"Répondez avant la fin du {jour}, heure de Paris, sans compte, à cette adresse qui est à vous seul. Si ce projet vous concerne de près, dites-le sur cette page",
            (false, false) => $"Répondez avant la fin du {jour}, heure de Paris",
        };
        return new("Avis attendus de vous", palier.Jours > 0 ? "Votre avis sur un projet n’est pas arrivé" : $"Rappel : votre avis est demandé sur un projet avant le {jour} au soir", $"Un avis vous est demandé sur {dossier}, {pour}. {suite}", page);
    }

    private static TexteDEcheance Instruction(FaitLu fait, Palier palier)
    {
        var (jour, dossiers) = (HeureDeParis.EcrireJour(fait.Jour), fait.Nombre == 1 ? "un dossier attend" : $"{fait.Nombre} dossiers attendent");
        return new("Propositions attendues", palier.Jours < 0 ? $"{fait.Nom} : propositions attendues avant le {jour}" : $"{fait.Nom} : des propositions manquent encore",
            $"{fait.Appel} : {dossiers} encore l’avis et la proposition de {fait.Nom}, {(palier.Jours < 0 ? "à donner avant la réunion du" : "qui se donnaient avant la réunion du")} {jour}. Le tableau", LiensInstructions.Tableau(fait.AppelCode!));
    }

    private static TexteDEcheance Notes(FaitLu fait, Palier palier)
    {
        var (jour, dossiers) = (HeureDeParis.EcrireJour(fait.Jour), fait.Nombre == 1 ? "un dossier attend" : $"{fait.Nombre} dossiers attendent");
        return new("Notes attendues de vous", palier.Jours < 0 ? $"{fait.Appel} : vos notes sont attendues avant le {jour}" : $"{fait.Appel} : des notes de votre part manquent encore",
            $"{fait.Appel} : {dossiers} encore vos notes, {(palier.Jours < 0 ? "à donner avant la réunion du" : "qui se donnaient avant la réunion du")} {jour}. Le tableau", LiensInstructions.Tableau(fait.AppelCode!));
    }

    private static TexteDEcheance BonASigner(FaitLu fait, Cercle cercle)
    {
        var (depuis, courriers) = (HeureDeParis.EcrireJour(HeureDeParis.Jour(fait.DepuisLe)), fait.Nombre == 1 ? "un courrier attend" : $"{fait.Nombre} courriers attendent");
        return new("Bons à signer attendus", $"{fait.Appel} : {courriers} le bon à signer de {fait.Nom}", $"{fait.Appel} : {courriers} le bon à signer de {fait.Nom} depuis le {depuis}. Les lire et les approuver",
            cercle == Cercle.Secretariat ? LiensCourriers.DeLAppel(fait.AppelCode!) : LiensCourriers.ASigner);
    }

    private static TexteDEcheance Reponse(FaitLu fait, Cercle cercle)
    {
        var jour = HeureDeParis.EcrireJour(fait.Jour);
        return cercle == Cercle.Secretariat
            ? new("Réponses aux courriers qui ne sont pas arrivées", $"{fait.Numero} : pas de réponse au courrier", $"Le dossier {fait.Numero}, « {fait.Titre} », n’a pas répondu à son courrier, attendu avant la fin du {jour}. Les courriers", LiensCourriers.DeLAppel(fait.AppelCode!))
            : new("Réponses attendues à vos courriers", $"Dossier {fait.Numero} : votre réponse au courrier est attendue avant le {jour} au soir",
                $"Le courrier d’avis commun n° {fait.Nom} attend votre réponse avant la fin du {jour} : l’action est maintenue, maintenue avec un budget réduit, ou vous y renoncez. Un signataire de l’organisation répond ici (connexion nécessaire)", LiensCourriers.Repondre(fait.DossierId!.Value));
    }

    private static TexteDEcheance Condition(FaitLu fait, Palier palier, Cercle cercle)
    {
        var jour = HeureDeParis.EcrireJour(fait.Jour);
        return (cercle, palier.Jours) switch
        {
            (Cercle.Secretariat, _) => new("Conditions qui ne sont pas levées", $"{fait.Numero} : une condition n’est pas levée",
                $"Une condition de l’avis du dossier {fait.Numero}, « {fait.Titre} », devait être levée avant la fin du {jour}. Le dossier", LiensMessages.DesServices(fait.AppelCode!, fait.DossierId!.Value)),
            (_, > 0) => new("Conditions en retard", $"{fait.Numero} : une condition de votre avis est en retard",
                $"Une condition de l’avis sur le dossier {fait.Numero}, « {fait.Titre} », était à remplir avant la fin du {jour}. La voir et envoyer sa preuve", LiensMessages.DuPorteur(fait.DossierId!.Value)),
            _ => new("Conditions à remplir", $"{fait.Numero} : condition à remplir avant le {jour} au soir",
                $"Une condition de l’avis sur le dossier {fait.Numero}, « {fait.Titre} », est à remplir avant la fin du {jour}. La voir et envoyer sa preuve", LiensMessages.DuPorteur(fait.DossierId!.Value)),
        };
    }

    private static TexteDEcheance Piece(FaitLu fait, Palier palier)
    {
        var (jour, piece) = (HeureDeParis.EcrireJour(fait.Jour), LibellesDOrganisation.Pour(Enum.Parse<TypeDePiecePermanente>(fait.Nom!)));
        return new("Documents de votre organisation", palier.Jours < 0 ? $"« {piece} » vaut jusqu’au {jour}" : $"« {piece} » ne vaut plus",
            palier.Jours < 0 ? $"Le document « {piece} » de « {fait.Organisation} » vaut jusqu’au {jour}. Le remplacer" : $"Le document « {piece} » de « {fait.Organisation} » a cessé de valoir le {jour}. Le remplacer",
            LiensOrganisations.Pieces(fait.OrganisationId!.Value));
    }
}
