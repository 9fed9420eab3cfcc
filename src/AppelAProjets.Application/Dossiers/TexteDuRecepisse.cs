using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Dossiers;

public sealed record PartieDuRecepisse(string Titre, IReadOnlyList<string> Paragraphes, IReadOnlyList<string> Liste);

/// <summary>The words of the receipt: the page, the mail and the PDF say the same.</summary>
public static class TexteDuRecepisse
{
    /// <summary>Remedies against an implicit rejection (CRPA R112-5, CJA R421-1 and R421-5).</summary>
    public const string Recours =
        "Si vous souhaitez contester un rejet, vous avez deux mois à compter de cette date pour former un recours gracieux auprès du service ci-dessous, ou un recours contentieux devant le tribunal administratif (par courrier ou sur www.telerecours.fr). Un recours gracieux resté sans réponse pendant deux mois est rejeté : vous avez alors deux mois pour saisir le tribunal.";

    private const string MandatAVerifier =
        "C’est la première fois que votre organisation dépose ici : le secrétariat vérifiera que vous pouvez agir en son nom. L’heure de votre dépôt ne changera pas.";

    private const string MandatAEnvoyer =
        "Il reste à dire à quel titre vous agissez pour votre organisation : envoyez votre mandat depuis sa page, dans « Mon espace ». Le secrétariat le vérifiera. L’heure de votre dépôt ne changera pas.";

    public static string Titre(Recepisse recepisse) => (recepisse.EstLuParUnPartenaire, recepisse.VersionDeposee) switch
    {
        (true, 1) => "Le dossier est déposé",
        (true, _) => recepisse.EstUneReponse ? "La réponse est envoyée" : "Le dossier corrigé est déposé",
        (_, 1) => "Votre dossier est déposé",
        _ => recepisse.EstUneReponse ? "Votre réponse est envoyée" : "Votre dossier corrigé est déposé",
    };

    public static string Premier(Recepisse recepisse) => recepisse.EstLuParUnPartenaire
        ? $"Dossier porté par « {recepisse.Organisation} », dont votre organisation est partenaire. Ceci est une copie de l’accusé de réception de sa version {recepisse.VersionDeposee}."
        : recepisse.VersionDeposee == 1
        ? "Votre dossier est déposé. Ceci est votre accusé de réception : gardez-le, il prouve votre dépôt."
        : $"{(recepisse.EstUneReponse ? "Vos compléments sont reçus" : "Votre dossier corrigé est reçu")} (version {recepisse.VersionDeposee} du dossier{(recepisse.EstUneReponse ? "" : ", qui remplace la précédente")}). Ceci est votre accusé de réception : gardez-le, il prouve votre dépôt.";

    public static IReadOnlyList<(string Libelle, string Valeur)> Faits(Recepisse recepisse) =>
    [
        ("Numéro du dossier", recepisse.Numero),
        ("Projet", recepisse.Titre),
        ("Porteur", recepisse.Organisation),
        ("Appel à projets", recepisse.AppelTitre),
        ("Reçu le", HeureDeParis.Ecrire(recepisse.RecuLe)),
        ("Montant demandé", $"{recepisse.TotalDemande ?? Montant.Zero}"),
        ("Déposé par", recepisse.Deposant),
        ("Version", $"{recepisse.VersionDeposee}"),
        ("Empreinte (SHA-256)", recepisse.Empreinte),
    ];

    /// <summary>The rest, in order (CRPA R112-5: date and effect of silence, remedies, missing pieces of L114-5, service in charge).</summary>
    public static IReadOnlyList<PartieDuRecepisse> Parties(Recepisse recepisse) =>
    [
        !DelaiDeSilence.Court(recepisse.Etat) ? new("Depuis ce dépôt", [recepisse.Etat == EtatDossier.Retire ? "Ce dossier a été retiré : il n’est plus examiné." : "Ce dossier a suivi son cours : sa page dit où il en est."], [])
            : new("Et maintenant ?", [.. Suite(recepisse), Recours, .. recepisse is { EtatMandat: "AVerifier", EstLuParUnPartenaire: false } ? [recepisse.MandatAttendu ? MandatAEnvoyer : MandatAVerifier] : Array.Empty<string>()], []),
        .. recepisse.PiecesNonJointes is { Count: > 0 } manquantes ? [Manquantes(manquantes)] : Array.Empty<PartieDuRecepisse>(),
        new("Fichiers reçus", Fichiers(recepisse) is { Count: 0 } ? ["Aucun fichier n’est joint."] : [], Fichiers(recepisse)),
        new("Service chargé du dossier", [string.Join('\n', Service(recepisse))], []),
    ];

    public static string Objet(Recepisse recepisse) => recepisse.VersionDeposee == 1
        ? $"Dossier {recepisse.Numero} bien reçu"
        : $"Dossier {recepisse.Numero} : {(recepisse.EstUneReponse ? "les compléments sont bien reçus" : "la version corrigée est bien reçue")}";

    public static string Corps(Recepisse recepisse, string lien) => string.Join("\n\n",
    [
        "Bonjour,",
        Premier(recepisse),
        string.Join('\n', Faits(recepisse).Select(f => $"{f.Libelle} : {f.Valeur}")),
        .. Parties(recepisse).Select(p => string.Join('\n', [p.Titre, .. p.Paragraphes, .. p.Liste.Select(l => $"- {l}")])),
        $"Le récépissé, à conserver, est joint en PDF. Il est aussi ici : {lien}",
    ]) + "\n";

    // The calendar of the call as it is when the receipt is read.
    private static IReadOnlyList<string> Suite(Recepisse recepisse) => Calendrier.ExpliquerLaSuite(
        new DatesDeLaSuite { ComitePrevuLe = recepisse.ComitePrevuLe, ReponseAvantLe = recepisse.ReponseAvantLe }, recepisse.RejetImpliciteLe);

    private static PartieDuRecepisse Manquantes(IReadOnlyList<string> pieces) => new(
        "Pièces complémentaires non jointes",
        ["Elles ne sont pas indispensables : la demande est examinée, et le délai ci-dessus court malgré leur absence (article L114-5 du code des relations entre le public et l’administration). Vous pouvez les envoyer par la messagerie du dossier."],
        pieces);

    private static List<string> Fichiers(Recepisse recepisse) =>
        [.. recepisse.Pieces.SelectMany(p => p.Fichiers.Select(f => $"{p.Libelle} : {f.Nom} ({TailleDeFichier.Ecrire(f.Taille)})"))];

    /// <summary>Name, address, telephone and mail, those that are known.</summary>
    public static IEnumerable<string> Service(Recepisse recepisse) => new[]
    {
        recepisse.ServiceNom,
        recepisse.ServiceAdresse?.ReplaceLineEndings(", "),
        recepisse.ServiceTelephone is { Length: > 0 } telephone ? $"Téléphone : {Telephone.Ecrire(telephone)}" : null,
        recepisse.ServiceCourriel is { Length: > 0 } courriel ? $"Courriel : {courriel}" : null,
    }.Where(ligne => !string.IsNullOrWhiteSpace(ligne)).Select(ligne => ligne!);
}
