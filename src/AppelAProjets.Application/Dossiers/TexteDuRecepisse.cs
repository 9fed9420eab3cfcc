using AppelAProjets.Domain;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Dossiers;

/// <summary>The words of the receipt.</summary>
public static class TexteDuRecepisse
{
    /// <summary>Remedies against an implicit rejection (CRPA R112-5, CJA R421-1 and R421-5).</summary>
    public const string Recours =
        "Si vous souhaitez contester un rejet, vous avez deux mois à compter de cette date pour former un recours gracieux auprès du service ci-dessous, ou un recours contentieux devant le tribunal administratif (par courrier ou sur www.telerecours.fr). Un recours gracieux resté sans réponse pendant deux mois est rejeté\u00A0: vous avez alors deux mois pour saisir le tribunal.";

    internal static string Objet(Recepisse recepisse) => recepisse.VersionDeposee == 1
        ? $"Dossier {recepisse.Numero} bien reçu"
        : $"Dossier {recepisse.Numero}\u00A0: vos compléments sont bien reçus";

    internal static string Corps(Recepisse recepisse, string lien) => $"""
        Bonjour,

        {Premier(recepisse)}

        Numéro du dossier : {recepisse.Numero}
        Projet : {recepisse.Titre}
        Porteur : {recepisse.Organisation}
        Appel à projets : {recepisse.AppelTitre}
        Reçu le : {HeureDeParis.Ecrire(recepisse.RecuLe)}
        Montant demandé : {new Montant(recepisse.TotalDemande ?? 0)}
        Déposé par : {recepisse.Deposant}

        Et maintenant ?
        Les financeurs examinent votre demande. Sans réponse avant le {HeureDeParis.EcrireJour(recepisse.RejetImpliciteLe!.Value)}, elle est réputée rejetée à cette date (rejet implicite). Une décision favorable reste possible ensuite.
        {Recours}

        Service chargé de votre dossier :
        {Service(recepisse)}

        Votre récépissé, à conserver : {lien}
        """.ReplaceLineEndings("\n").Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace(" ?", "\u202F?", StringComparison.Ordinal);

    private static string Premier(Recepisse recepisse) => recepisse.VersionDeposee == 1
        ? "Votre dossier est déposé. Ce message est votre accusé de réception."
        : $"Vos compléments sont reçus (version {recepisse.VersionDeposee} du dossier). Ce message est votre accusé de réception.";

    private static string Service(Recepisse recepisse) => string.Join('\n', new[]
    {
        recepisse.ServiceNom,
        recepisse.ServiceAdresse,
        recepisse.ServiceTelephone is { Length: > 0 } telephone ? $"Téléphone : {telephone}" : null,
        recepisse.ServiceCourriel is { Length: > 0 } courriel ? $"Courriel : {courriel}" : null,
    }.Where(ligne => !string.IsNullOrWhiteSpace(ligne)));
}
