using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>Sends again a letter that nobody read, and recalls the date of the answer. Each is a date on the letter, written with its mails: at any time, twice, on two nodes, it goes once.</summary>
public sealed class RelancerCourriers(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement EnAttente = new("""
        SELECT c.Id, c.Numero, c.DossierId, d.Numero AS NumeroDossier, c.PublieLe, c.PremiereLectureLe, c.RelanceLe, c.RappelLe, r.ReponseAvantLe, r.RelanceApresJours,
               CASE WHEN d.Etat = 'AvisTransmis' AND p.Avis IN ('Favorable', 'FavorableSousReserve')
                         AND NOT EXISTS (SELECT 1 FROM ReponseAuCourrier k WHERE k.CourrierId = c.Id) THEN 1 ELSE 0 END AS AttendReponse
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Point p ON p.Id = c.PointId
        LEFT JOIN ReglagesDesCourriers r ON r.AppelId = d.AppelId
        WHERE c.Etat = 'Publie' AND ((c.PremiereLectureLe IS NULL AND c.RelanceLe IS NULL) OR (c.RappelLe IS NULL AND r.ReponseAvantLe >= @Jour)) AND (@Id IS NULL OR c.Id = @Id)
        """);

    private static readonly SqlStatement Relance = new("UPDATE Courrier SET RelanceLe = @Le WHERE Id = @Id AND RelanceLe IS NULL");
    private static readonly SqlStatement Rappel = new("UPDATE Courrier SET RappelLe = @Le WHERE Id = @Id AND RappelLe IS NULL");

    /// <summary>How many went.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<CourrierEnAttenteRow> tous;
        await using (var lecture = await database.LireAsync(annulation))
        {
            tous = await ListerAsync(lecture, ecrivain.Maintenant, null);
        }

        var partis = 0;
        foreach (var courrier in tous)
        {
            var parti = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, (session, le) => EnvoyerAsync(session, courrier, le), annulation);
            partis += parti is { EstRefuse: false, Valeur: true } ? 1 : 0;
        }

        return partis;
    }

    private static async Task<IReadOnlyList<CourrierEnAttenteRow>> ListerAsync(SqlSession session, DateTimeOffset le, Guid? id)
    {
        var jour = HeureDeParis.Jour(le);
        return [.. (await session.ListeAsync<CourrierEnAttenteRow>(EnAttente, new { Jour = jour, Id = id })).Where(c => c.EstARelancer(jour) || c.EstARappeler(jour))];
    }

    private async Task<Resultat<Ecrit<bool>>> EnvoyerAsync(SqlSession session, CourrierEnAttenteRow voulu, DateTimeOffset le)
    {
        // Read, answered or replaced since the list was read.
        await session.VerrouillerAsync(Verrou.Dossier(voulu.DossierId));
        if (await ListerAsync(session, le, voulu.Id) is not [var courrier])
        {
            return Ecrit.Rien("it is no longer due").Donnant(false);
        }

        var (relance, rappel) = (courrier.EstARelancer(HeureDeParis.Jour(le)), courrier.EstARappeler(HeureDeParis.Jour(le)));
        if ((relance && !await session.ModifierAsync(Relance, new { courrier.Id, Le = le })) || (rappel && !await session.ModifierAsync(Rappel, new { courrier.Id, Le = le })))
        {
            return Refus.Conflit;
        }

        var destinataires = await session.DestinatairesAsync(courrier.DossierId, SorteDeMessage.Lettre, le);
        var texte = rappel ? DuRappel(courrier) : DeLaRelance(courrier);
        return Ecrit.SansJournal("the date is on the letter").Et([.. NouveauCourriel.A(destinataires.Select(d => d.Courriel), texte).Select(c => c with { DossierId = courrier.DossierId })]).Donnant(true);
    }

    private (string Objet, string Corps) DuRappel(CourrierEnAttenteRow courrier) => ($"Dossier {courrier.NumeroDossier} : votre réponse au courrier est attendue avant le {HeureDeParis.EcrireJour(courrier.ReponseAvantLe!.Value)} au soir", $"""
        Bonjour,

        Le courrier d’avis commun n° {courrier.Numero} attend votre réponse avant la fin du {HeureDeParis.EcrireJour(courrier.ReponseAvantLe.Value)} : l’action est maintenue, maintenue avec un budget réduit, ou vous y renoncez. Un signataire de l’organisation répond ici (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.Repondre(courrier.DossierId))}
        """.ReplaceLineEndings("\n"));

    private (string Objet, string Corps) DeLaRelance(CourrierEnAttenteRow courrier) => ($"Votre courrier d’avis commun n’est pas encore lu – dossier {courrier.NumeroDossier}", $"""
        Bonjour,

        Le courrier d’avis commun n° {courrier.Numero}, publié le {HeureDeParis.EcrireJour(HeureDeParis.Jour(courrier.PublieLe))}, n’a encore été ouvert par personne de votre organisation. Il est dans votre espace (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.DuPorteur(courrier.DossierId))}
        """.ReplaceLineEndings("\n"));

    private sealed record CourrierEnAttenteRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required Guid DossierId { get; init; }
        public required string NumeroDossier { get; init; }
        public required DateTimeOffset PublieLe { get; init; }
        public DateTimeOffset? PremiereLectureLe { get; init; }
        public DateTimeOffset? RelanceLe { get; init; }
        public DateTimeOffset? RappelLe { get; init; }
        public DateOnly? ReponseAvantLe { get; init; }
        public int? RelanceApresJours { get; init; }
        public required bool AttendReponse { get; init; }

        public bool EstARelancer(DateOnly jour) => PremiereLectureLe is null && RelanceLe is null && RegleDeReponse.EstARelancer(HeureDeParis.Jour(PublieLe), RelanceApresJours ?? RegleDeReponse.RelanceApresJours, jour);

        public bool EstARappeler(DateOnly jour) => AttendReponse && RappelLe is null && ReponseAvantLe is { } avant && RegleDeReponse.EstARappeler(avant, jour);
    }
}
