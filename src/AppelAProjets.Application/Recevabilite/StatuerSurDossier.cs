using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Recevabilite;

/// <summary>What the Secrétariat decides on one dossier: recevable, irrecevable, en l'état, rapporter, sans suite.</summary>
public sealed class StatuerSurDossier(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    // An item left behind would prevent the relevé of its session from ever being frozen.
    private static readonly SqlStatement QuitterLaSeance = new("""
        UPDATE Point SET Etat = 'Retire', Motif = @Motif, Version = Version + 1
        WHERE DossierId = @DossierId AND Etat IN ('Inscrit', 'Clos') AND SeanceId IN (SELECT s.Id FROM Seance s WHERE s.Etat <> 'Arretee')
        """);

    /// <summary>The actions decided here; the others have a use case of their own.</summary>
    public static IReadOnlyList<ActionDossier> Actions { get; } =
    [
        ActionDossier.DeclarerRecevable, ActionDossier.InstruireEnLEtat, ActionDossier.DeclarerIrrecevable, ActionDossier.RapporterIrrecevabilite,
        ActionDossier.RouvrirInstruction, ActionDossier.ClasserSansSuite,
    ];

    /// <summary>Null when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<Resultat?> ExecuterAsync(
        string code, Guid dossierId, ActionDossier action, string? motif, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || !Actions.Contains(action)
            || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet)
        {
            return null;
        }

        motif = string.IsNullOrWhiteSpace(motif) ? null : motif.Trim();
        var decision = CycleDossier.Decider(dossier.Etat, action, Role.Secretariat, await ContexteAsync(session, dossierId, motif, le));
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        if (!await DossierInstruitStore.ChangerEtatAsync(session, dossier, version, decision.Valeur, motif, dossier.RejetImpliciteLe, le))
        {
            return DossierInstruitStore.Conflit;
        }

        if (action == ActionDossier.ClasserSansSuite)
        {
            await session.ExecuterAsync(QuitterLaSeance, new { DossierId = dossierId, Motif = motif });
        }

        await session.JournaliserAsync(acteur, le, Verbe(action), "Dossier", dossierId, motif);
        if (Message(action, motif) is { } message)
        {
            await CourrielsDeRecevabilite.EnvoyerAsync(session, sujet, message.Objet, message.Corps, liens.Value, le);
        }

        await session.ValiderAsync();
        return Resultat.Ok;
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

    private static string Verbe(ActionDossier action) => action switch
    {
        ActionDossier.DeclarerRecevable => "declarer-recevable",
        ActionDossier.InstruireEnLEtat => "instruire-en-l-etat",
        ActionDossier.DeclarerIrrecevable => "declarer-irrecevable",
        ActionDossier.RapporterIrrecevabilite => "rapporter-irrecevabilite",
        ActionDossier.RouvrirInstruction => "rouvrir-instruction",
        _ => "classer-sans-suite",
    };

    private static (string Objet, string Corps)? Message(ActionDossier action, string? motif) => action switch
    {
        ActionDossier.DeclarerRecevable => ("dossier recevable", "Votre dossier est recevable\u00A0: il est transmis aux financeurs pour instruction. Cela ne préjuge pas de leur avis."),
        ActionDossier.InstruireEnLEtat => ("dossier transmis aux financeurs", "Votre dossier est transmis aux financeurs dans son état actuel, sans les compléments demandés."),
        ActionDossier.DeclarerIrrecevable => ("dossier irrecevable", $"""
            Votre dossier est déclaré irrecevable. Motif{'\u00A0'}:

            {motif}

            Vous pouvez contester cette décision dans les deux mois, par un recours gracieux auprès du service ci-dessous ou devant le tribunal administratif.
            """),
        ActionDossier.RapporterIrrecevabilite => ("irrecevabilité rapportée", $"La décision d’irrecevabilité est retirée\u00A0: votre dossier est de nouveau examiné. Motif\u00A0: {motif}"),
        ActionDossier.ClasserSansSuite => ("dossier classé sans suite", $"Votre dossier est classé sans suite. Motif\u00A0: {motif}"),
        _ => null,
    };
}
