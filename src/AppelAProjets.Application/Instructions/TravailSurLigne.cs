using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Remplacements;

namespace AppelAProjets.Application.Instructions;

/// <summary>What every change of a line has in common: under the lock of its dossier, whose state it rests on, load for who may, decide, write with the version, history, journal.</summary>
internal static class TravailSurLigne
{
    public sealed record Donnees(DossierInstruit Sujet, LigneInstruiteRow Ligne, FinanceurDAppel Financeur, Acteur Acteur, DateTimeOffset Le)
    {
        public BaseDeProposition SurQuoi => new(Ligne.Demande, Sujet.Dossier.TotalCharges, Sujet.Dossier.AssietteEligible);

        /// <summary>The amount that this person sets awaits the funder's Valideur.</summary>
        public bool AValider => Financeur.ValidationRequise && !(Acteur.APour(Role.Valideur, Ligne.FinanceurId) && Remplacement.ValideSesMontants(Acteur, Ligne.FinanceurId));

        /// <summary>The amount is this person's, who may not validate it.</summary>
        public bool EstLaSienne { get; init; }

        public IReadOnlyList<Intervenant> Capacites => Acteur.Intervenants(new Perimetre(Financeurs: [Ligne.FinanceurId]));

        /// <summary>To set an amount.</summary>
        public IReadOnlyList<Intervenant> CapacitesDeProposer => AValider ? [.. Capacites.Where(c => c != (Intervenant)Role.Valideur)] : Capacites;
    }

    public sealed record Decision(LigneInstruiteRow Apres, ActeDuJournal Acte, string? Motif, string? Details = null);

    /// <summary>Absent when the line does not exist for this person: not an agent of its funder, or not a dossier to see.</summary>
    public static Task<Resultat> TravaillerAsync(this Ecrivain ecrivain, LigneVisee visee, Acteur acteur, Func<Donnees, Resultat<Decision>> decider, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(visee.DossierId));
            var fait = await session.TravaillerAsync(visee, acteur, le, decider);
            return fait.EstRefuse ? fait.TousLesRefus : fait.Valeur is { } acte ? Ecrit.Avec(acte) : Ecrit.SansJournal("nothing changed");
        }, annulation);

    /// <summary>The same for who works on several lines at once, under the locks of their dossiers; no act when nothing changed.</summary>
    public static async Task<Resultat<Acte?>> TravaillerAsync(this SqlSession session, LigneVisee visee, Acteur acteur, DateTimeOffset le, Func<Donnees, Resultat<Decision>> decider)
    {
        if (await ChargerAsync(session, visee, acteur, le) is not { } donnees)
        {
            return Refus.Absent;
        }

        var decision = donnees.Sujet.RefuserHorsInstruction() is { } ferme ? ferme : decider(donnees);
        if (decision.EstRefuse)
        {
            return decision.TousLesRefus;
        }

        return decision.Valeur.Apres == donnees.Ligne && (visee.Version ?? donnees.Ligne.Version) == donnees.Ligne.Version ? (Acte?)null
            : await AppliquerAsync(session, donnees, decision.Valeur, visee.Version) is { } acte ? acte : Refus.Conflit;
    }

    /// <summary>Writes what was decided, with its history; null when the row no longer has the version.</summary>
    /// <param name="version">Null: as it stands.</param>
    public static async Task<Acte?> AppliquerAsync(SqlSession session, Donnees donnees, Decision decision, int? version)
    {
        var (avant, apres) = (donnees.Ligne, decision.Apres);
        if (!await LigneStore.EcrireAsync(session, apres with { Version = version ?? avant.Version }))
        {
            return null;
        }

        var deNouveau = apres.Etat == EtatLigne.Recevable && avant.RenvoyeLe is not null && apres.RenvoyeLe is null;
        if (apres.Propose is { } propose && (propose != avant.Propose || deNouveau))
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

        var sienne = acteur.APour(Role.Valideur, ligne.FinanceurId) && !Remplacement.ValideSesMontants(acteur, ligne.FinanceurId) && await LigneStore.APrepareAsync(session, ligne.Id, acteur.CompteId);
        return new Donnees(sujet, ligne, financeur, acteur, le) { EstLaSienne = sienne };
    }
}

/// <summary>The line that a form is about, at the version that the person saw.</summary>
/// <param name="Version">Null: as it stands; what the person saw of it is compared under the lock.</param>
public sealed record LigneVisee(string AppelCode, Guid DossierId, Guid LigneId, int? Version);
