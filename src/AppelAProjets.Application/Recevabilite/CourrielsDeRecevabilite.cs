using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Recevabilite;

/// <summary>Messages of the Secrétariat to those who commit the organisations of a dossier.</summary>
internal static class CourrielsDeRecevabilite
{
    public static async Task<IReadOnlyList<NouveauCourriel>> AuxSignatairesAsync(SqlSession session, DossierInstruit sujet, (SorteDeMessage Sorte, string Objet, string Corps) message, LiensOptions liens, DateTimeOffset le)
    {
        var (dossier, appel) = (sujet.Dossier, sujet.Contexte.Appel);
        var destinataires = await session.DestinatairesAsync(dossier.Id, message.Sorte, le);
        return [.. destinataires.Select(destinataire => new NouveauCourriel(message.Sorte == SorteDeMessage.Complements ? GenreDeCourriel.Demande : GenreDeCourriel.Dossier, destinataire.Courriel, $"{dossier.Numero} : {message.Objet}", $"""
            Bonjour,

            Dossier {dossier.Numero}, « {dossier.Titre} », déposé par {dossier.Porteur} pour l’appel à projets « {appel.Titre} ».

            {message.Corps}{Correction(dossier, liens)}

            Le dossier : {liens.Vers(LiensDossiers.Dossier(dossier.Id))}
            """) { SansPlafond = true })];
    }

    /// <summary>Word for word what the porteur reads of a request.</summary>
    public static string Demande(SaisieDeComplements saisie, DateOnly? rejet, IEnumerable<string> sections) => $"""
        Pour instruire ce dossier, il nous manque des éléments. Rubriques rouvertes : {string.Join(", ", sections)}.

        {saisie.Message.Trim()}

        Répondez avant la fin du {HeureDeParis.EcrireJour(saisie.TermeLe)}, heure de Paris. {Delai(saisie.Indispensable, rejet)}
        """;

    public static string Prolongation(DateOnly terme, string? motif, bool indispensable, DateOnly? rejet) => $"""
        Vous avez plus de temps pour répondre à la demande de compléments : jusqu’à la fin du {HeureDeParis.EcrireJour(terme)}, heure de Paris.{(motif is null ? "" : $"\n\n{motif}\n")}

        {Delai(indispensable, rejet)}
        """;

    private static string Correction(DossierInstruitRow dossier, LiensOptions liens) => dossier.CorrectionLe is null ? "" : $"""


        La version corrigée que vous prépariez n’a pas été prise en compte : elle n’était pas déposée. Ce que vous aviez écrit reste lisible : {liens.Vers(LiensDossiers.Versions(dossier.Id))}
        """;

    private static string Delai(bool indispensable, DateOnly? rejet) => (indispensable, rejet) switch
    {
        (true, { } jour) =>
            $"Ces éléments sont indispensables : le délai de deux mois au terme duquel le silence vaut rejet est suspendu jusqu’à votre réponse, au plus tard jusqu’à cette date. Sans réponse expresse, la demande serait réputée rejetée le {HeureDeParis.EcrireJour(jour)}.",
        (false, { } jour) => $"Cette demande ne change pas la date du rejet implicite : le {HeureDeParis.EcrireJour(jour)}.",
        _ => "",
    };
}
