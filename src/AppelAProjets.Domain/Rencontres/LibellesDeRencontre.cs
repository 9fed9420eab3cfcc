namespace AppelAProjets.Domain.Rencontres;

public static class LibellesDeRencontre
{
    public static string Pour(EtatRencontre etat) => etat switch
    {
        EtatRencontre.AFaire => "À demander",
        EtatRencontre.Demandee => "Demandée",
        EtatRencontre.RendezVous => "Rendez-vous fixé",
        EtatRencontre.Tenue => "Tenue",
        EtatRencontre.Annulee => "Annulée",
        EtatRencontre.Manquee => "Rendez-vous manqué",
        EtatRencontre.Declaree => "Déclarée, à confirmer",
        EtatRencontre.Infirmee => "Non confirmée",
        EtatRencontre.DispenseDemandee => "Dispense demandée",
        EtatRencontre.DispenseRefusee => "Dispense refusée",
        EtatRencontre.Dispensee => "Dispense accordée",
    };

    public static string Pour(ExigenceDeRencontre exigence) => exigence switch
    {
        ExigenceDeRencontre.Aucune => "Non demandée",
        ExigenceDeRencontre.Conseillee => "Conseillée, sans bloquer le dépôt",
        ExigenceDeRencontre.Obligatoire => "Obligatoire avant le dépôt",
    };

    public static string Manque(EtatRencontre etat) => etat switch
    {
        EtatRencontre.Demandee => "Votre demande de rencontre avec le référent de quartier attend sa réponse. Si vous l’avez rencontré, déclarez-le.",
        EtatRencontre.RendezVous => "Le rendez-vous avec le référent de quartier est fixé : quand il aura eu lieu, le référent l’enregistrera, ou vous le déclarerez.",
        EtatRencontre.Infirmee => "Le référent n’a pas confirmé la rencontre que vous avez déclarée : demandez-en une.",
        EtatRencontre.DispenseDemandee => "Votre demande de dispense de rencontre attend la réponse du Secrétariat.",
        _ => "Demandez une rencontre avec le référent de quartier, ou déclarez celle que vous avez eue.",
    };
}
