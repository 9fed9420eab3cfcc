using AppelAProjets.Application.Appels;

namespace AppelAProjets.Application.Instructions;

/// <summary>What every change of a line has in common: under the lock of its dossier, whose state it rests on, load for who may, decide, write with the version, history, journal.</summary>
internal static class TravailSurLigne
{
    public sealed record Donnees(DossierInstruit Sujet, LigneInstruiteRow Ligne, FinanceurDAppel Financeur, Acteur Acteur, DateTimeOffset Le)
    {
        public IReadOnlyList<Intervenant> Capacites => Acteur.Intervenants(new Perimetre(Financeurs: [Ligne.FinanceurId]));
    }

    public sealed record Decision(LigneInstruiteRow Apres, ActeDuJournal Acte, string? Motif, string? Details = null);

    /// <summary>Absent when the line does not exist for this person: not an agent of its funder, or not a dossier to see.</summary>
    public static Task<Resultat> TravaillerAsync(this Ecrivain ecrivain, LigneVisee visee, Acteur acteur, Func<Donnees, Resultat<Decision>> decider, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(visee.DossierId));
            if (await ChargerAsync(session, visee, acteur, le) is not { } donnees)
            {
                return Refus.Absent;
            }

            var decision = donnees.Sujet.RefuserHorsInstruction() is { } ferme ? ferme : decider(donnees);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            return await AppliquerAsync(session, donnees, decision.Valeur, visee.Version) is { } acte ? Ecrit.Avec(acte) : Refus.Conflit;
        }, annulation);

    /// <summary>Writes what was decided, with its history; null when the row no longer has the version.</summary>
    /// <param name="version">Null: as it stands.</param>
    public static async Task<Acte?> AppliquerAsync(SqlSession session, Donnees donnees, Decision decision, int? version)
    {
        var (avant, apres) = (donnees.Ligne, decision.Apres);
        if (!await LigneStore.EcrireAsync(session, apres with { Version = version ?? avant.Version }))
        {
            return null;
        }

        if (apres.Propose is { } propose && propose != avant.Propose)
        {
            await LigneStore.HistoriserAsync(session, apres.Id, propose, apres.ProposeMotif, donnees.Acteur.CompteId, donnees.Le);
        }

        return new Acte(decision.Acte, ObjetDuJournal.Ligne, apres.Id, decision.Motif, decision.Details);
    }

    private static async Task<Donnees?> ChargerAsync(SqlSession session, LigneVisee visee, Acteur acteur, DateTimeOffset le)
    {
        if (await DossierInstruitStore.ChargerAsync(session, visee.AppelCode, visee.DossierId, acteur, le) is not { } sujet
            || await LigneStore.LireAsync(session, visee.DossierId, visee.LigneId) is not { } ligne
            || !(acteur.APour(Role.Instructeur, ligne.FinanceurId) || acteur.APour(Role.Valideur, ligne.FinanceurId))
            || sujet.Contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == ligne.FinanceurId) is not { } financeur)
        {
            return null;
        }

        return new Donnees(sujet, ligne, financeur, acteur, le);
    }
}

/// <summary>The line that a form is about, at the version that the person saw.</summary>
/// <param name="Version">Null: as it stands; what the person saw of it is compared under the lock.</param>
public sealed record LigneVisee(string AppelCode, Guid DossierId, Guid LigneId, int? Version);
