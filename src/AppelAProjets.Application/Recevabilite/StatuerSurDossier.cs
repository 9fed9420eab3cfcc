using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Recevabilite;

public sealed record DecisionSurDossier(ActionDossier Action, string? Motif, int Version)
{
    /// <summary>Of the selection that it is a part of: an organisation reads all of it in one mail.</summary>
    public string? Lot { get; init; }
    /// <summary>Recevable although the control leaves something behind: the person has read what.</summary>
    public bool Confirme { get; init; }
}

/// <summary>What the Secrétariat decides on one dossier: recevable, irrecevable, en l'état, rapporter, annuler un retrait, sans suite.</summary>
public sealed class StatuerSurDossier(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    // An item left behind would prevent the relevé of its session from ever being frozen.
    private static readonly SqlStatement QuitterLaSeance = new("""
        UPDATE Point SET Etat = 'Retire', Motif = @Motif, Version = Version + 1
        WHERE DossierId = @DossierId AND Etat IN ('Inscrit', 'Clos') AND SeanceId IN (SELECT s.Id FROM Seance s WHERE s.Etat <> 'Arretee')
        """);

    private static readonly SqlStatement SesSeances = new("SELECT DISTINCT SeanceId FROM Point WHERE DossierId = @DossierId AND Etat IN ('Inscrit', 'Clos')");

    /// <summary>The actions decided here; the others have a use case of their own.</summary>
    public static IReadOnlyList<ActionDossier> Actions { get; } =
    [
        ActionDossier.DeclarerRecevable, ActionDossier.InstruireEnLEtat, ActionDossier.DeclarerIrrecevable, ActionDossier.RapporterIrrecevabilite, ActionDossier.RapporterRetrait,
        ActionDossier.RouvrirInstruction, ActionDossier.ClasserSansSuite,
    ];

    /// <summary>Absent when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, DecisionSurDossier voulue, Acteur acteur, CancellationToken annulation = default)
    {
        var (action, motif) = (voulue.Action, string.IsNullOrWhiteSpace(voulue.Motif) ? null : voulue.Motif.Trim());
        return ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var seances = action == ActionDossier.ClasserSansSuite ? await session.ListeAsync<Guid>(SesSeances, new { DossierId = dossierId }) : [];
            await session.VerrouillerAsync([.. seances.Select(Verrou.Seance), Verrou.Dossier(dossierId)]);
            if (!acteur.A(Role.Secretariat) || !Actions.Contains(action)
                || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet)
            {
                return Refus.Absent;
            }

            var decision = CycleDossier.Decider(dossier.Etat, action, Role.Secretariat, await ContexteAsync(session, dossierId, motif, le));
            // Frozen: looked at on its own page, never among a hundred.
            if (voulue.Lot is not null && dossier.EtatMandat == EtatMandat.Conteste)
            {
                return new Refus("recevable.contestee", "Son organisation est contestée : décidez-en sur sa page.");
            }

            if ((decision.EstRefuse ? decision.Refus : action == ActionDossier.DeclarerRecevable && !voulue.Confirme ? await ReservesAsync(session, sujet) : null) is { } refus)
            {
                return refus;
            }

            var rejet = action == ActionDossier.InstruireEnLEtat ? await RecevabiliteStore.AnnulerLesDemandesAsync(session, dossier, motif!, le) : dossier.RejetImpliciteLe;
            if (!await DossierInstruitStore.ChangerEtatAsync(session, dossier, voulue.Version, (decision.Valeur, motif, rejet), le))
            {
                return Refus.Conflit;
            }

            var suites = await SuivreAsync(session, (sujet.Contexte, acteur, le), dossierId, action, motif);
            var ecrit = Ecrit.Avec(new Acte(EnActe(action), ObjetDuJournal.Dossier, dossierId, motif), suites);
            return Message(action, motif, dossier.RejetImpliciteLe) is { } message ? ecrit.Et([.. (await CourrielsDeRecevabilite.AuxSignatairesAsync(session, sujet, (SorteDeMessage.Decision, message.Objet, message.Corps), liens.Value, le)).Select(c => c with { Lot = voulue.Lot })]) : ecrit;
        }, annulation);
    }

    private static async Task<Refus?> ReservesAsync(SqlSession session, DossierInstruit sujet)
    {
        var contenu = (await DossierLectureQuery.LireAsync(session, sujet.Dossier.Id))!.Contenu;
        var points = PointsDuDossier.Lister(sujet.Contexte.Appel, contenu, await session.FichiersDeposesAsync(contenu));
        return ExamenDuDossier.Reserves(points, (await session.ExamenAsync(sujet.Dossier.Id)).Points).Count == 0 ? null
            : new Refus("recevable.reserves", "Le contrôle n’est pas fini : finissez-le, ou cochez « Le déclarer recevable quand même ».", "Confirme");
    }

    // What the decision brings with it, for the journal.
    private static async Task<IReadOnlyList<Acte>> SuivreAsync(SqlSession session, (ContexteInstruction Contexte, Acteur Acteur, DateTimeOffset Le) pour, Guid dossierId, ActionDossier action, string? motif)
    {
        if (action == ActionDossier.ClasserSansSuite)
        {
            await session.ExecuterAsync(QuitterLaSeance, new { DossierId = dossierId, Motif = motif });
        }

        if (action == ActionDossier.RapporterRetrait)
        {
            await session.RendreLesLignesAsync(dossierId);
        }

        return action is ActionDossier.DeclarerRecevable or ActionDossier.InstruireEnLEtat ? await AppliquerRegles.AffecterAsync(session, pour, dossierId) : [];
    }

    private static async Task<ContexteDossier> ContexteAsync(SqlSession session, Guid dossierId, string? motif, DateTimeOffset le)
    {
        var attendues = (await RecevabiliteStore.DemandesAsync(session, dossierId)).Where(d => d.ReponseLe is null).ToList();
        return new ContexteDossier
        {
            Motif = motif,
            TermePasse = attendues.Count > 0 && attendues.Max(d => d.TermeLe) < HeureDeParis.Jour(le),
            ReleveArrete = await RecevabiliteStore.ReleveArreteAsync(session, dossierId),
        };
    }

    private static ActeDuJournal EnActe(ActionDossier action) => action switch
    {
        ActionDossier.DeclarerRecevable => ActeDuJournal.DeclarerRecevable,
        ActionDossier.InstruireEnLEtat => ActeDuJournal.InstruireEnLEtat,
        ActionDossier.DeclarerIrrecevable => ActeDuJournal.DeclarerIrrecevable,
        ActionDossier.RapporterIrrecevabilite => ActeDuJournal.RapporterIrrecevabilite,
        ActionDossier.RapporterRetrait => ActeDuJournal.RapporterRetrait,
        ActionDossier.RouvrirInstruction => ActeDuJournal.RouvrirInstruction,
        _ => ActeDuJournal.ClasserSansSuite,
    };

    private static (string Objet, string Corps)? Message(ActionDossier action, string? motif, DateOnly? rejet) => action switch
    {
        ActionDossier.DeclarerRecevable => ("dossier recevable", "Ce dossier est recevable : il est transmis aux financeurs pour instruction. Cela ne préjuge pas de leur avis."),
        ActionDossier.InstruireEnLEtat => ("demande de compléments annulée", $"""
            La demande de compléments est annulée : vous n’avez plus à y répondre. Ce dossier est transmis aux financeurs dans son état actuel. Motif :

            {motif}
            """),
        ActionDossier.DeclarerIrrecevable => ("dossier irrecevable", $"""
            Ce dossier est déclaré irrecevable. Motif :

            {motif}

            Vous pouvez contester cette décision dans les deux mois, par un recours gracieux auprès du service ci-dessous ou devant le tribunal administratif.
            """),
        ActionDossier.RapporterIrrecevabilite => ("irrecevabilité rapportée", $"La décision d’irrecevabilité est retirée : ce dossier est de nouveau examiné. Motif : {motif}"),
        ActionDossier.RapporterRetrait => ("retrait annulé", $"Le retrait de ce dossier est annulé : il est de nouveau examiné. Motif : {motif}{Silence(rejet)}"),
        ActionDossier.ClasserSansSuite => ("dossier classé sans suite", $"Ce dossier est classé sans suite. Motif : {motif}"),
        _ => null,
    };

    // The time spent withdrawn has not moved it: it may even be over.
    private static string Silence(DateOnly? rejet) => rejet is { } jour ? $"\n\nLe retrait n’a pas changé la date à laquelle le silence vaut rejet : le {HeureDeParis.EcrireJour(jour)}." : "";
}
