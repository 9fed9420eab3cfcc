using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Scenarios;

/// <summary>What became of a line of the scenario on the board.</summary>
/// <param name="Refus">In French; null when the board took it.</param>
public sealed record LigneAdoptee(string Numero, string Sigle, Montant Montant, string? Refus);

/// <param name="SansChangement">Lines that the board held already as the scenario says, or to which it gives nothing.</param>
public sealed record RapportDAdoption(IReadOnlyList<LigneAdoptee> Lignes, int SansChangement)
{
    public IEnumerable<LigneAdoptee> Ecartees => Lignes.Where(l => l.Refus is not null);

    public int Prises => Lignes.Count(l => l.Refus is null);
}

/// <summary>
/// Copies the amounts of a scenario to the open items of a session, a line at a time, through the board's own rule: the secretary of the session types in the name of the seats that are present, and each seat
/// changes its amount as it likes. Nothing is committed. An item from which the person stands down is not loaded, and stays as it is.
/// </summary>
public sealed class AdopterScenario(SqlDatabase database, ScenariosQuery scenarios, ArbitrerLigne arbitrer, Ecrivain ecrivain)
{
    /// <summary>Absent when scenario or session do not exist for this person, or when it is not the Secrétariat.</summary>
    public async Task<Resultat<RapportDAdoption>> ExecuterAsync(string code, Guid id, Guid seanceId, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Secretariat) || await scenarios.ChargerAsync(code, id, acteur, annulation) is not { Appel.Dirige: true } page || page.Seances.All(s => s.Id != seanceId))
        {
            return Refus.Absent;
        }

        var (lignes, inchangees) = (new List<LigneAdoptee>(), 0);
        foreach (var point in await PointsOuvertsAsync(seanceId, page, acteur, annulation))
        {
            // What goes down makes room, under the charges, for what goes up.
            foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat is EtatLigne.Proposee or EtatLigne.Arbitree)
                .OrderBy(l => page.Complet.Montants[point.Point.DossierId, l.FinanceurId].Total > (l.Arbitre?.Total ?? Montant.Zero)))
            {
                var montant = page.Complet.Montants[point.Point.DossierId, ligne.FinanceurId];
                // A scenario that gives nothing decides nothing, and what a seat refused or reserved stays: that is said in session, with its own reason.
                if (montant == Repartition.Zero || ligne.ReserveAttendu is not null || Tient(ligne, montant))
                {
                    inchangees++;
                    continue;
                }

                var resultat = await arbitrer.ExecuterAsync(seanceId, point.Point.Id, Saisie(ligne, montant), acteur, annulation);
                lignes.Add(new LigneAdoptee(point.Point.Numero, ligne.Sigle, montant.Total, resultat.Refus?.Message));
            }
        }

        var rapport = new RapportDAdoption(lignes, inchangees);
        var journal = await ecrivain.EcrireAsync(acteur, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.Avec(new Acte(
            ActeDuJournal.AdopterScenario, ObjetDuJournal.Seance, seanceId, Details: $"{page.Complet.Scenario.Nom}, montants repris : {rapport.Prises}, écartés : {rapport.Ecartees.Count()}"))), annulation);
        return journal.EstRefuse ? journal.TousLesRefus : rapport;
    }

    private async Task<IReadOnlyList<PointEnSeance>> PointsOuvertsAsync(Guid seanceId, PageDeScenario page, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return [];
        }

        // Read without regard to déport, then kept to what the person may see.
        return [.. (await PointEnSeance.TousAsync(session, seance, ecrivain.Maintenant)).Where(p => p.Point.Etat == EtatPoint.Inscrit && page.Donnees.Fiches.ContainsKey(p.Point.DossierId))];
    }

    private static bool Tient(LigneDePointRow ligne, Repartition montant) => ligne is { Etat: EtatLigne.Arbitree } && ligne.Arbitre == montant;

    private static Arbitrage Saisie(LigneDePointRow ligne, Repartition montant) => new()
    {
        FinanceurId = ligne.FinanceurId,
        Version = ligne.Version,
        Specifique = montant.Specifique,
        DroitCommun = montant.DroitCommun,
        Fermete = ligne.Fermete is { } fermete and not Fermete.Ferme ? fermete : Fermete.SousReserveDeDecision,
        // No reason is made up: beyond what was asked, the board wants the seat’s own.
        Motif = ligne.Etat == EtatLigne.Arbitree ? ligne.MotifEtat : null,
    };
}
