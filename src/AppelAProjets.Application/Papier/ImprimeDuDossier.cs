using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Papier;

/// <summary>The dossier on paper, in the order and with the numbers of the Cerfa 12156*06, then what the Cerfa does not ask.</summary>
public static class ImprimeDuDossier
{
    /// <summary>Across each page, and at its top, as long as nothing was deposited.</summary>
    public const string Brouillon = "brouillon – non déposé";

    /// <summary>The same while an answer to a request for complements is being written.</summary>
    public const string ReponseEnCours = "réponse en cours – non envoyée";

    public const string CorrectionEnCours = "correction en cours – non déposée";

    /// <summary>Answers as they stand now: marked on each page as not deposited.</summary>
    /// <param name="numero">Number of the dossier; null before its first deposit.</param>
    /// <param name="le">UTC.</param>
    public static DocumentImprime NonDepose(DossierContenu contenu, string? numero, DateTimeOffset le, LecteurDeDossier lecteur, bool enCorrection = false)
    {
        var mention = numero is null ? Brouillon : enCorrection ? CorrectionEnCours : ReponseEnCours;
        return Document(contenu, le, lecteur) with
        {
            Numero = numero ?? "brouillon",
            References = [.. Identites(contenu, numero), new ReferenceDuCourrier("État", $"{mention}, imprimé le {HeureDeParis.Ecrire(le)}")],
            EnTete = new EnTeteDePage(Gauche(contenu), mention),
            Filigrane = mention,
            Pied = $"{Formulaire} – {mention}",
        };
    }

    public static DocumentImprime Depose(VersionDeposee version, string numero, LecteurDeDossier lecteur)
    {
        var contenu = version.Contenu;
        var recue = $"version {version.Numero}, reçue le {HeureDeParis.Ecrire(version.RecuLe)}";
        return Document(contenu, version.RecuLe, lecteur) with
        {
            Numero = numero,
            References =
            [
                .. Identites(contenu, numero),
                new ReferenceDuCourrier("Version", $"{version.Numero}, reçue le {HeureDeParis.Ecrire(version.RecuLe)}"),
                new ReferenceDuCourrier("Déposée par", TexteImprime.Valeur(version.Deposant)),
                new ReferenceDuCourrier("Empreinte (SHA-256)", version.Empreinte),
            ],
            EnTete = new EnTeteDePage(Gauche(contenu), $"Dossier {numero} – version {version.Numero}"),
            Pied = $"Dossier {numero}, {recue}. Empreinte : {version.Empreinte}",
        };
    }

    private const string Formulaire = "Demande de subvention, dans l’ordre du Cerfa nº 12156*06";

    private static DocumentImprime Document(DossierContenu contenu, DateTimeOffset le, LecteurDeDossier lecteur) => new()
    {
        Numero = "",
        Date = HeureDeParis.Jour(le),
        Titre = TexteImprime.Valeur($"{contenu.Projet.Titre} – {contenu.Organisation.Nom}"),
        Emetteur = [TexteImprime.Valeur(contenu.Appel.Titre), Formulaire],
        Destinataire = [],
        LieuEtDate = "",
        Objet = TexteImprime.Valeur(contenu.Projet.Titre),
        Blocs = DossierLu.De(contenu, lecteur).EnBlocs(),
        Pied = Formulaire,
    };

    private static IEnumerable<ReferenceDuCourrier> Identites(DossierContenu contenu, string? numero) =>
    [
        new ReferenceDuCourrier("Organisation", TexteImprime.Valeur(contenu.Organisation.Nom)),
        .. numero is null ? [] : new[] { new ReferenceDuCourrier("Dossier nº", numero) },
    ];

    private static string Gauche(DossierContenu contenu) => TexteImprime.Valeur($"{contenu.Projet.Titre} – {contenu.Organisation.Nom}");
}
