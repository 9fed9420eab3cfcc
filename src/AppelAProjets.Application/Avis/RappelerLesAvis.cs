using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Avis;

/// <summary>Reminds of the opinions that are awaited, before the term and once after it, then told to whoever asked too. Each reminder is a row written with its mails: it goes once.</summary>
public sealed class RappelerLesAvis(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly TimeSpan Memoire = TimeSpan.FromDays(60);

    private static readonly SqlStatement Attendus = new("""
        SELECT a.Id, a.DossierId, a.DemandeLe, a.TermeLe FROM AvisConsultatif a JOIN Dossier d ON d.Id = a.DossierId
        WHERE a.RenduLe IS NULL AND a.RevoqueLe IS NULL AND a.DeporteLe IS NULL AND a.DemandeLe IS NOT NULL AND a.TermeLe >= @Depuis AND d.Etat = 'EnInstruction'
        """);

    private static readonly SqlStatement Partis = new("SELECT r.ObjetId, r.Nature FROM Rappel r JOIN AvisConsultatif a ON a.Id = r.ObjetId WHERE r.EnvoyeLe >= @Depuis");
    private static readonly SqlStatement Trace = new("INSERT INTO Rappel (ObjetId, Nature, EnvoyeLe) VALUES (@Id, @Nature, @Le)");

    /// <summary>How many left.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var partis = 0;
        foreach (var (avis, nature) in await DusAsync(annulation))
        {
            var sort = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, (session, le) => EnvoyerAsync(session, avis, nature, le), annulation);
            partis += sort is { EstRefuse: false, Valeur: true } ? 1 : 0;
        }

        return partis;
    }

    private async Task<IReadOnlyList<(AttenduRow Avis, NatureDeRappel Nature)>> DusAsync(CancellationToken annulation)
    {
        var le = ecrivain.Maintenant;
        await using var session = await database.LireAsync(annulation);
        var partis = (await session.ListeAsync<RappelRow>(Partis, new { Depuis = le - Memoire })).ToHashSet();
        var attendus = await session.ListeAsync<AttenduRow>(Attendus, new { Depuis = HeureDeParis.Jour(le - Memoire) });
        return [.. from a in attendus
                   let nature = AvisConsultatif.Rappel(a.DemandeLe, a.TermeLe, le)
                   where nature is not null && !partis.Contains(new RappelRow { ObjetId = a.Id, Nature = nature.Value })
                   select (a, nature.Value)];
    }

    private async Task<Resultat<Ecrit<bool>>> EnvoyerAsync(SqlSession session, AttenduRow du, NatureDeRappel nature, DateTimeOffset le)
    {
        // It may have been answered, taken back or put off since the list was read.
        await session.VerrouillerAsync(Verrou.Dossier(du.DossierId));
        if (await session.AvisAsync(du.Id) is not { EstAttendu: true } avis || await session.SujetDAvisAsync(du.DossierId) is not { Etat: EtatDossier.EnInstruction } sujet
            || AvisConsultatif.Rappel(avis.DemandeLe!.Value, avis.TermeLe!.Value, le) != nature || !await session.InsererSiAbsentAsync(Trace, new { du.Id, Nature = nature.ToString(), Le = le }))
        {
            return Ecrit.Rien("it is no longer due").Donnant(false);
        }

        var envoi = (liens.Value, new QuiPrevenir(sujet.Id, le));
        var apres = nature == NatureDeRappel.TermePasse;
        IReadOnlyList<NouveauCourriel> courriels =
        [
            .. await session.DemandeAsync(sujet, avis, relance: true, envoi),
            .. apres ? await session.AuDemandeurAsync(sujet, avis, ("un avis demandé n’est pas arrivé", $"L’avis demandé sur {sujet.Nom}, à {avis.Qui}, était attendu avant la fin du {HeureDeParis.EcrireJour(avis.TermeLe!.Value)}."), envoi) : [],
        ];
        return Ecrit.SansJournal("the reminder is a row of its own").Et([.. courriels.Select(c => c with { DossierId = sujet.Id })]).Donnant(true);
    }

    private sealed record AttenduRow
    {
        public required Guid Id { get; init; }
        public required Guid DossierId { get; init; }
        public required DateTimeOffset DemandeLe { get; init; }
        public required DateOnly TermeLe { get; init; }
    }

    private sealed record RappelRow
    {
        public required Guid ObjetId { get; init; }
        public required NatureDeRappel Nature { get; init; }
    }
}
