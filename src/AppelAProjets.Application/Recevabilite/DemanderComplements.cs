using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Recevabilite;

/// <summary>What is asked from the porteur.</summary>
/// <param name="Sections">The sections that it may change again; at least one.</param>
/// <param name="Indispensable">Suspends the silence delay.</param>
/// <param name="TermeLe">Last day to answer, after today.</param>
/// <param name="Message">What is awaited, in words.</param>
/// <param name="Version">Version of the dossier that the person saw.</param>
public sealed record SaisieDeComplements(IReadOnlyList<SectionDossier> Sections, bool Indispensable, DateOnly TermeLe, string Message, int Version);

/// <summary>The Secrétariat reopens named sections until a term; the silence delay is calculated again and stored.</summary>
public sealed class DemanderComplements(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message, ReponseLe)
        VALUES (@Id, @DossierId, @Le, @CompteId, @TermeLe, @Indispensable, @Sections, @Message, NULL)
        """);

    /// <summary>Null when the dossier does not exist for this person, or it is not the Secrétariat; else what is refused, empty when sent.</summary>
    public async Task<IReadOnlyList<Refus>?> ExecuterAsync(string code, Guid dossierId, SaisieDeComplements saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet)
        {
            return null;
        }

        var decision = CycleDossier.Decider(dossier.Etat, ActionDossier.DemanderComplements, Role.Secretariat, new ContexteDossier { ElementsDemandes = saisie.Sections.Count });
        Refus[] refus = [.. Verifier(saisie, HeureDeParis.Jour(le)), .. decision.EstRefuse ? [decision.Refus with { Champ = decision.Refus.Champ ?? "Sections" }] : Array.Empty<Refus>()];
        if (refus.Length > 0)
        {
            return refus;
        }

        var rejet = await EcheanceAsync(session, dossier, saisie, HeureDeParis.Jour(le));
        if (!await DossierInstruitStore.ChangerEtatAsync(session, dossier, saisie.Version, decision.Valeur, null, rejet, le))
        {
            return [DossierInstruitStore.Conflit];
        }

        await EnregistrerAsync(session, sujet, saisie, acteur, le);
        var corps = CourrielsDeRecevabilite.Demande(saisie, rejet, saisie.Sections.Select(Libelles.Pour));
        await CourrielsDeRecevabilite.EnvoyerAsync(session, sujet, "compléments demandés", corps, liens.Value, le);
        await session.ValiderAsync();
        return [];
    }

    private static IEnumerable<Refus> Verifier(SaisieDeComplements saisie, DateOnly aujourdhui)
    {
        if (saisie.TermeLe <= aujourdhui)
        {
            yield return new Refus("complements.terme", "La date limite de réponse doit être postérieure à aujourd’hui.", nameof(SaisieDeComplements.TermeLe));
        }

        if (string.IsNullOrWhiteSpace(saisie.Message))
        {
            yield return new Refus("complements.message", "Écrivez au porteur ce qui est attendu.", nameof(SaisieDeComplements.Message));
        }
    }

    private static async Task<DateOnly?> EcheanceAsync(SqlSession session, DossierInstruitRow dossier, SaisieDeComplements saisie, DateOnly aujourdhui)
    {
        if (dossier.DeposeLe is not { } reception)
        {
            return dossier.RejetImpliciteLe;
        }

        var demandes = (await session.DemandesDePiecesAsync(dossier.Id)).Append(new DemandeDePieces(aujourdhui, saisie.TermeLe, null, saisie.Indispensable));
        return DelaiDeSilence.Echeance(reception, demandes);
    }

    private static async Task EnregistrerAsync(SqlSession session, DossierInstruit sujet, SaisieDeComplements saisie, Acteur acteur, DateTimeOffset le)
    {
        var sections = string.Join(',', saisie.Sections.Distinct());
        await session.ExecuterAsync(Ajout, new
        {
            Id = Guid.CreateVersion7(),
            DossierId = sujet.Dossier.Id,
            Le = le,
            acteur.CompteId,
            saisie.TermeLe,
            saisie.Indispensable,
            Sections = sections,
            Message = saisie.Message.Trim(),
        });
        await session.JournaliserAsync(
            acteur, le, "demander-complements", "Dossier", sujet.Dossier.Id, saisie.Message.Trim(), $"{sections}, avant le {HeureDeParis.EcrireJour(saisie.TermeLe)}{(saisie.Indispensable ? ", indispensables" : "")}");
    }
}
