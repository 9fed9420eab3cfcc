using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Validations;

/// <param name="Version">Of the line, as the Valideur saw it: another amount since then is a conflict.</param>
public sealed record PropositionVisee(Guid LigneId, int Version);

/// <summary>A Valideur validates several amounts, or returns them with a reason: each is decided on its own, those refused are told, and who prepared them learns of it in one mail.</summary>
public sealed class TraiterPropositions(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Lignes = new($"""
        SELECT l.Id AS LigneId, l.DossierId, a.Code AS AppelCode, d.Numero
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Appel a ON a.Id = d.AppelId
        WHERE l.Id IN @Ids AND l.FinanceurId IN @Financeurs AND {VisibiliteSql.SansDeport}
        ORDER BY d.Numero
        """);

    public Task<Resultat<BilanDeLot>> ValiderAsync(IReadOnlyCollection<PropositionVisee> visees, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(visees, ValiderProposition.Decider, (_, _, _) => Task.FromResult<IReadOnlyList<NouveauCourriel>>([]), acteur, annulation);

    /// <summary>Refused without a reason: the instructor reads it on the sheet.</summary>
    public Task<Resultat<BilanDeLot>> RenvoyerAsync(IReadOnlyCollection<PropositionVisee> visees, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        string.IsNullOrWhiteSpace(motif)
            ? Task.FromResult<Resultat<BilanDeLot>>(new Refus("motif.absent", "Dites à l’instructeur ce qui est à revoir.", "Motif"))
            : TraiterAsync(visees, donnees => Renvoyer(donnees, motif.Trim()), (session, faites, le) => session.CourrielsDeRenvoiAsync(faites, liens.Value, le), acteur, annulation);

    private async Task<Resultat<BilanDeLot>> TraiterAsync(
        IReadOnlyCollection<PropositionVisee> visees, Func<TravailSurLigne.Donnees, Resultat<TravailSurLigne.Decision>> decider,
        Func<SqlSession, IReadOnlyList<Guid>, DateTimeOffset, Task<IReadOnlyList<NouveauCourriel>>> prevenir, Acteur acteur, CancellationToken annulation)
    {
        var versions = visees.DistinctBy(v => v.LigneId).ToDictionary(v => v.LigneId, v => v.Version);
        var lignes = await LireAsync([.. versions.Keys], acteur, annulation);
        var perdues = Enumerable.Repeat(new Refus("ligne.absente", "Une proposition choisie n’est plus dans votre file."), versions.Count - lignes.Count);
        return lignes.Count == 0 ? new BilanDeLot(0, [.. perdues]) : await ecrivain.EcrireAsync<BilanDeLot>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync([.. lignes.Select(l => Verrou.Dossier(l.DossierId)).Distinct()]);
            var (faites, actes, refus) = (new List<Guid>(), new List<Acte>(), perdues.ToList());
            foreach (var ligne in lignes)
            {
                var fait = await session.TravaillerAsync(new LigneVisee(ligne.AppelCode, ligne.DossierId, ligne.LigneId, versions[ligne.LigneId]), acteur, le, decider);
                if (fait.EstRefuse)
                {
                    refus.Add(fait.Refus with { Message = $"{ligne.Numero} : {(fait.Issue == Issue.Conflit ? "le montant ou l’avis a changé depuis que vous l’avez vu, relisez-le." : fait.Refus.Message)}", Champ = null });
                    continue;
                }

                faites.Add(ligne.LigneId);
                actes.AddRange(fait.Valeur is { } acte ? [acte] : []);
            }

            return Ecrit.Avec(actes).Et(await prevenir(session, faites, le)).Donnant(new BilanDeLot(faites.Count, refus));
        }, annulation);
    }

    // Tells which dossiers to lock.
    private async Task<IReadOnlyList<LigneRow>> LireAsync(IReadOnlyCollection<Guid> ids, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<LigneRow>(Lignes, acteur.Parametres(new { Ids = ids, Financeurs = acteur.FinanceursComme(Role.Valideur) }));
    }

    private static Resultat<TravailSurLigne.Decision> Renvoyer(TravailSurLigne.Donnees donnees, string motif)
    {
        var ligne = donnees.Ligne;
        return ligne.Etape != EtapeDeProposition.AValider
            ? new Refus("ligne.pas-a-valider", "Cette proposition n’attend pas, ou plus, votre validation.")
            : new TravailSurLigne.Decision(ligne with { RenvoyeLe = donnees.Le, RenvoyeMotif = motif }, ActeDuJournal.RenvoyerProposition, motif, ligne.Propose?.Total.ToString());
    }

    private sealed record LigneRow
    {
        public required Guid LigneId { get; init; }
        public required Guid DossierId { get; init; }
        public required string AppelCode { get; init; }
        public required string Numero { get; init; }
    }
}
