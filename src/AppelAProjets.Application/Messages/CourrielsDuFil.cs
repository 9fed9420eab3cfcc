using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Messages;

/// <summary>Tells the others that something was written: a link, never the content; one mail per address until the thread is read.</summary>
internal static class CourrielsDuFil
{
    private static readonly SqlStatement DesParticipants = new($"""
        {AgentsQuery.DuDossier}
          AND EXISTS (SELECT 1 FROM Message x WHERE x.DossierId = @DossierId AND (x.CompteId = c.Id OR x.CompteId = h.RemplaceId) AND x.Cote = 'Services'
              AND ((h.Role = {RolesSql.Secretariat} AND x.FinanceurId IS NULL) OR (h.Role = {RolesSql.Instructeur} AND h.FinanceurId = x.FinanceurId)))
        """);

    public static async Task<IReadOnlyList<NouveauCourriel>> AnnonceAsync(this SqlSession session, FilSujet sujet, CoteDeMessage cote, LiensOptions liens, Acteur acteur, DateTimeOffset le)
    {
        var auxServices = cote == CoteDeMessage.Organisation;
        // A partner writes to the services: the chef de file learns it too.
        var auPorteur = cote == CoteDeMessage.Services || !acteur.EstMembre(sujet.OrganisationId);
        return
        [
            .. auxServices ? await AnnonceAsync(session, sujet, await ServicesAsync(session, sujet, acteur, le), liens.Vers(Services(sujet)), le) : [],
            .. auPorteur ? await AnnonceAsync(session, sujet, await MembresAsync(session, sujet, acteur, le), liens.Vers(Porteur(sujet)), le) : [],
        ];
    }

    /// <summary>The mails of a request for a piece: always, as it has a term.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> AnnonceDeLaDemandeAsync(this SqlSession session, FilSujet sujet, DateOnly terme, LiensOptions liens, Acteur acteur, DateTimeOffset le)
    {
        var adresses = await MembresAsync(session, sujet, acteur, le);
        foreach (var adresse in adresses)
        {
            await session.PrevenirAsync(sujet.Id, adresse, le);
        }

        return [.. adresses.Select(adresse => new NouveauCourriel(GenreDeCourriel.Demande, adresse, Objet(sujet, "une pièce vous est demandée"), $"""
            Bonjour,

            Une pièce vous est demandée pour {sujet.Nom}. Répondez avant la fin du {HeureDeParis.EcrireJour(terme)}, heure de Paris.

            Pour lire la demande et envoyer la pièce : {liens.Vers(Porteur(sujet))}
            """) { SansPlafond = true })];
    }

    /// <summary>Signataires and whoever wrote for the organisation or for a partner that agreed, the author left out.</summary>
    private static async Task<IReadOnlyList<string>> MembresAsync(SqlSession session, FilSujet sujet, Acteur acteur, DateTimeOffset le) =>
        [.. (await session.DestinatairesAsync(sujet.Id, SorteDeMessage.Fil, le, acteur.CompteId)).Select(d => d.Courriel)];

    private static async Task<IReadOnlyList<NouveauCourriel>> AnnonceAsync(SqlSession session, FilSujet sujet, IReadOnlyList<string> adresses, string lien, DateTimeOffset le)
    {
        var courriels = new List<NouveauCourriel>();
        foreach (var adresse in adresses)
        {
            if (await session.PrevenirAsync(sujet.Id, adresse, le))
            {
                // Its cap is the reading that it waits for: set aside, no other would ever come.
                courriels.Add(new NouveauCourriel(GenreDeCourriel.Message, adresse, Objet(sujet, "nouveau message"), $"""
                    Bonjour,

                    Un nouveau message vous attend. Il concerne {sujet.Nom}.

                    Pour le lire et y répondre : {lien}

                    Vous ne recevrez pas d’autre courriel pour cet échange tant que vous ne l’aurez pas lu.
                    """) { SansPlafond = true });
            }
        }

        return courriels;
    }

    private static async Task<IReadOnlyList<string>> ServicesAsync(SqlSession session, FilSujet sujet, Acteur acteur, DateTimeOffset le)
    {
        var qui = new QuiPrevenir(sujet.Id, le, acteur.CompteId);
        var participants = await session.ListeAsync<string>(DesParticipants, qui);
        return participants.Count > 0 ? participants : await session.ServiceAsync(sujet.ServiceCourriel, qui);
    }

    private static string Objet(FilSujet sujet, string quoi) => $"{sujet.Numero ?? "Votre brouillon"} : {quoi}";

    private static string Porteur(FilSujet sujet) => LiensMessages.DuPorteur(sujet.Id);

    private static string Services(FilSujet sujet) => LiensMessages.DesServices(sujet.AppelCode, sujet.Id);
}
