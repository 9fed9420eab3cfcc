using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Reminds of a term, a closing. Each reminder is a row written with its mails: at any time, twice, on two nodes, it goes once.</summary>
public sealed class EnvoyerRappels(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly TimeSpan Fenetre = TimeSpan.FromDays(8);
    private static readonly TimeSpan Memoire = TimeSpan.FromDays(60);

    // Both kinds of requests, while they still make sense.
    private static readonly SqlStatement Demandes = new("""
        SELECT c.Id AS ObjetId, d.Id AS DossierId, d.Numero, d.Titre, c.EnvoyeeLe, c.TermeLe, 1 AS DeComplements, d.CreePar
        FROM DemandeDeComplements c JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.ReponseLe IS NULL AND c.TermeLe >= @Jour AND d.Etat = 'ACompleter' AND (@DossierId IS NULL OR d.Id = @DossierId)
        UNION ALL
        SELECT p.MessageId AS ObjetId, d.Id AS DossierId, d.Numero, d.Titre, p.EnvoyeeLe, p.TermeLe, 0 AS DeComplements, d.CreePar
        FROM DemandeDePiece p JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.ReponseLe IS NULL AND p.TermeLe >= @Jour AND d.Etat IN ('EnInstruction', 'Instruit', 'EnComite', 'Arbitre', 'AvisTransmis') AND (@DossierId IS NULL OR d.Id = @DossierId)
        """);

    private static readonly SqlStatement Brouillons = new("""
        SELECT d.Id AS DossierId, d.Titre, d.CreeLe, a.Titre AS AppelTitre, a.ClotureLe, d.CreePar
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        WHERE d.Etat = 'Brouillon' AND a.Etat <> 'Preparation' AND a.ClotureLe >= @Depuis AND a.ClotureLe <= @Jusqua AND (@DossierId IS NULL OR d.Id = @DossierId)
        """);

    private static readonly SqlStatement Partis = new("SELECT ObjetId, Nature FROM Rappel WHERE EnvoyeLe >= @Depuis");
    private static readonly SqlStatement Trace = new("INSERT INTO Rappel (ObjetId, Nature, EnvoyeLe) VALUES (@ObjetId, @Nature, @Le)");

    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<Envoi> dus;
        await using (var lecture = await database.LireAsync(annulation))
        {
            dus = await DusAsync(lecture, ecrivain.Maintenant);
        }

        var partis = 0;
        foreach (var envoi in dus)
        {
            var sort = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, (session, le) => EnvoyerAsync(session, le, envoi), annulation);
            partis += sort is { EstRefuse: false, Valeur: true } ? 1 : 0;
        }

        return partis;
    }

    private async Task<IReadOnlyList<Envoi>> DusAsync(SqlSession session, DateTimeOffset le, Guid? dossierId = null)
    {
        var partis = (await session.ListeAsync<RappelRow>(Partis, new { Depuis = le - Memoire })).ToHashSet();
        var demandes = await session.ListeAsync<DemandeRow>(Demandes, new { Jour = HeureDeParis.Jour(le), DossierId = dossierId });
        var brouillons = await session.ListeAsync<BrouillonRow>(Brouillons, new { Depuis = le - Fenetre, Jusqua = le + Fenetre, DossierId = dossierId });
        var envois = demandes.Select(d => Rappels.AvantTerme(d.EnvoyeeLe, d.TermeLe, le) is { } nature ? Terme(d, nature) : null)
            .Concat(brouillons.Select(b => Rappels.DuBrouillon(b.CreeLe, b.ClotureLe, le) is { } nature ? Cloture(b, nature) : null));
        return [.. envois.OfType<Envoi>().Where(e => !partis.Contains(new RappelRow { ObjetId = e.ObjetId, Nature = e.Nature }))];
    }

    private async Task<Resultat<Ecrit<bool>>> EnvoyerAsync(SqlSession session, DateTimeOffset le, Envoi voulu)
    {
        // The answer, the deposit or the withdrawal may have come since the list was read.
        await session.VerrouillerAsync(Verrou.Dossier(voulu.DossierId));
        if (!(await DusAsync(session, le, voulu.DossierId)).Contains(voulu)
            || !await session.InsererSiAbsentAsync(Trace, new { voulu.ObjetId, Nature = voulu.Nature.ToString(), Le = le }))
        {
            return Ecrit.Rien("it is no longer due").Donnant(false);
        }

        var destinataires = await session.DestinatairesAsync(voulu.DossierId, SorteDeMessage.Rappel, le, voulu.CreePar);
        return Ecrit.SansJournal("the reminder is a row of its own").Et([.. destinataires.Select(d => new NouveauCourriel(d.Courriel, voulu.Objet, voulu.Corps) { DossierId = voulu.DossierId })]).Donnant(true);
    }

    private Envoi Terme(DemandeRow demande, NatureDeRappel nature)
    {
        var (quoi, lien) = demande.DeComplements ? ("des compléments", LiensDossiers.Dossier(demande.DossierId)) : ("une pièce", LiensMessages.DuPorteur(demande.DossierId));
        var jour = HeureDeParis.EcrireJour(demande.TermeLe);
        return new Envoi(demande.ObjetId, nature, demande.DossierId, demande.CreePar, $"{demande.Numero} : réponse attendue avant le {jour} au soir", $"""
            Bonjour,

            Le dossier {demande.Numero}, « {demande.Titre} », attend {quoi} de votre part avant la fin du {jour}, heure de Paris.

            Ce qui est demandé, et votre réponse : {liens.Value.Vers(lien)}
            """);
    }

    private Envoi Cloture(BrouillonRow brouillon, NatureDeRappel nature)
    {
        var (objet, corps) = nature == NatureDeRappel.AvantCloture
            ? ($"Votre dossier n’est pas encore déposé : clôture le {HeureDeParis.Ecrire(brouillon.ClotureLe)}", $"""
                « {brouillon.Titre} » est enregistré comme brouillon, il n’est pas déposé. Le dépôt est possible jusqu’au {HeureDeParis.Ecrire(brouillon.ClotureLe)}.

                Ce qui manque, et le dépôt : {liens.Value.Vers(LiensDossiers.Verifier(brouillon.DossierId))}
                """)
            : ("Votre brouillon n’a pas été déposé", $"""
                Le dépôt est clos depuis le {HeureDeParis.Ecrire(brouillon.ClotureLe)}. Votre brouillon « {brouillon.Titre} » n’a pas été déposé : il ne sera pas examiné.

                Il reste lisible dans votre espace : {liens.Value.Vers(LiensDossiers.Dossier(brouillon.DossierId))}
                """);
        return new Envoi(brouillon.DossierId, nature, brouillon.DossierId, brouillon.CreePar, objet, $"Bonjour,\n\nAppel à projets « {brouillon.AppelTitre} ».\n\n{corps}\n");
    }

    private sealed record Envoi(Guid ObjetId, NatureDeRappel Nature, Guid DossierId, Guid CreePar, string Objet, string Corps);

    private sealed record RappelRow
    {
        public required Guid ObjetId { get; init; }
        public required NatureDeRappel Nature { get; init; }
    }

    private sealed record DemandeRow
    {
        public required Guid ObjetId { get; init; }
        public required Guid DossierId { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public required DateTimeOffset EnvoyeeLe { get; init; }
        public required DateOnly TermeLe { get; init; }
        public required bool DeComplements { get; init; }
        public required Guid CreePar { get; init; }
    }

    private sealed record BrouillonRow
    {
        public required Guid DossierId { get; init; }
        public required string Titre { get; init; }
        public required DateTimeOffset CreeLe { get; init; }
        public required string AppelTitre { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
        public required Guid CreePar { get; init; }
    }
}
