using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Domain.Appels;

public static class PublicationAppel
{
    public static IReadOnlyList<Refus> Manques(AppelAPublier appel, DateTimeOffset maintenant) =>
    [
        .. Textes(appel),
        .. Dates(appel, maintenant),
        .. Service(appel.Service),
        .. Si(appel.Financeurs.Count == 0, "appel.financeurs", "Ajoutez au moins un financeur.", "Financeurs"),
        .. appel.Financeurs.SelectMany(Financeur),
        .. Si(appel.Quartiers == 0, "appel.quartiers", "Choisissez au moins un quartier.", "Quartiers"),
        .. appel.Grille.Manques(),
        .. Si(appel.PiecesRequises == 0 && !appel.AucunePieceRequise, "appel.pieces", "Choisissez les pièces demandées, ou dites qu’aucune ne l’est.", "Pieces"),
        .. Si(appel.PourcentageDeViabilite is not (>= 0 and <= 100), "appel.viabilite", "Fixez le seuil de viabilité, de 0 à 100 %.", "PourcentageDeViabilite"),
    ];

    private static IEnumerable<Refus> Textes(AppelAPublier appel) =>
    [
        .. Si(Vide(appel.Titre), "appel.titre", "Donnez un titre à l’appel.", "Titre"),
        .. Si(Vide(appel.Presentation), "appel.presentation", "Rédigez la présentation de l’appel.", "Presentation"),
        .. Si(Vide(appel.ModeleDeCourrier), "appel.modele", "Rédigez le modèle du courrier d’avis commun.", "ModeleDeCourrier"),
    ];

    private static IEnumerable<Refus> Dates(AppelAPublier appel, DateTimeOffset maintenant)
    {
        if (appel.Periode is not { } periode)
        {
            return [new Refus("appel.periode", "Indiquez les dates et heures d’ouverture et de clôture du dépôt.", "Periode")];
        }

        return
        [
            .. Si(periode.Cloture <= periode.Ouverture, "appel.cloture", "Placez la clôture du dépôt après son ouverture.", "Periode"),
            .. Si(periode.Cloture <= maintenant, "appel.passee", $"Repoussez la clôture du dépôt : le {HeureDeParis.Ecrire(periode.Cloture)} est déjà passé.", "Periode"),
            .. Si(!appel.DatesConfirmees, "appel.dates", "Confirmez les dates de l’appel.", "DatesConfirmees"),
        ];
    }

    private static IEnumerable<Refus> Service(ServiceInstructeur? service) =>
    [
        .. Si(Vide(service?.Nom), "appel.service", "Nommez le service chargé des dossiers.", "Service.Nom"),
        .. Si(Vide(service?.AdressePostale), "appel.adresse", "Donnez l’adresse postale du service.", "Service.AdressePostale"),
        .. Vide(service?.Telephone) ? [new Refus("appel.telephone", "Donnez le téléphone du service.", "Service.Telephone")]
            : Telephone.Lire(service?.Telephone) is { EstRefuse: true } t ? [t.Refus with { Code = "appel.telephone", Champ = "Service.Telephone" }] : Array.Empty<Refus>(),
    ];

    private static IEnumerable<Refus> Financeur(FinanceurPrevu financeur) =>
    [
        .. Si(financeur.Quartiers == 0, "financeur.quartiers", $"{financeur.Nom} : choisissez au moins un quartier.", "Financeurs"),
        .. Si(financeur.Themes == 0, "financeur.themes", $"{financeur.Nom} : choisissez au moins un thème.", "Financeurs"),
        .. Si(Vide(financeur.Contact), "financeur.contact", $"{financeur.Nom} : indiquez un contact.", "Financeurs"),
        .. Si(!SignataireDuCourrier.EstIndique(financeur.Signataire), "financeur.signataire", $"{financeur.Nom} : indiquez qui signe ses courriers.", "Financeurs"),
        .. Si(!financeur.Enveloppes.Any(e => e.SansPlafond || e.Montant.EstPositif), "financeur.enveloppe", $"{financeur.Nom} : indiquez une enveloppe, ou « sans plafond », pour un type de crédits au moins.", "Financeurs"),
        .. Si(financeur.Enveloppes.Any(e => e.Montant.EstNegatif), "financeur.enveloppe-negative", $"{financeur.Nom} : corrigez l’enveloppe négative.", "Financeurs"),
        .. Si(financeur.Minimum > financeur.Maximum, "financeur.bornes", $"{financeur.Nom} : abaissez le minimum ({financeur.Minimum}) ou relevez le maximum ({financeur.Maximum}).", "Financeurs"),
    ];

    private static bool Vide(string? texte) => string.IsNullOrWhiteSpace(texte);

    private static IEnumerable<Refus> Si(bool condition, string code, string message, string champ) =>
        condition ? [new Refus(code, message, champ)] : [];
}
