using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Recevabilite;

/// <param name="Sections">The sections that it may change again; at least one.</param>
/// <param name="Indispensable">Suspends the silence delay.</param>
/// <param name="TermeLe">Last day to answer, after today.</param>
public sealed record SaisieDeComplements(IReadOnlyList<SectionDossier> Sections, bool Indispensable, DateOnly TermeLe, string Message, int Version);

/// <summary>The Secrétariat reopens named sections until a term; the silence delay is calculated again and stored.</summary>
public sealed class DemanderComplements(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message, ReponseLe)
        VALUES (@Id, @DossierId, @Le, @CompteId, @TermeLe, @Indispensable, @Sections, @Message, NULL)
        """);

    /// <summary>Absent when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, SaisieDeComplements saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet)
            {
                return Refus.Absent;
            }

            var decision = CycleDossier.Decider(dossier.Etat, ActionDossier.DemanderComplements, Role.Secretariat, new ContexteDossier { ElementsDemandes = saisie.Sections.Count });
            Refus[] refus = [.. Verifier(saisie, HeureDeParis.Jour(le)), .. decision.TousLesRefus.Select(r => r with { Champ = r.Champ ?? "Sections" })];
            if (refus.Length > 0)
            {
                return refus;
            }

            var demande = new DemandeDePieces(HeureDeParis.Jour(le), saisie.TermeLe, null, saisie.Indispensable);
            var rejet = dossier.DeposeLe is { } reception ? await session.RejetImpliciteAsync(dossierId, reception, nouvelle: demande) : dossier.RejetImpliciteLe;
            if (!await DossierInstruitStore.ChangerEtatAsync(session, dossier, saisie.Version, (decision.Valeur, null, rejet), le))
            {
                return Refus.Conflit;
            }

            var acte = await EnregistrerAsync(session, dossierId, saisie, acteur, le);
            var corps = CourrielsDeRecevabilite.Demande(saisie, rejet, saisie.Sections.Select(Libelles.Pour));
            return Ecrit.Avec(acte).Et(await CourrielsDeRecevabilite.AuxSignatairesAsync(session, sujet, (SorteDeMessage.Complements, "compléments demandés", corps), liens.Value, le));
        }, annulation);

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

    private static async Task<Acte> EnregistrerAsync(SqlSession session, Guid dossierId, SaisieDeComplements saisie, Acteur acteur, DateTimeOffset le)
    {
        var (sections, message) = (string.Join(',', saisie.Sections.Distinct()), saisie.Message.Trim());
        await session.ExecuterAsync(Ajout, new
        {
            Id = Guid.CreateVersion7(), DossierId = dossierId, Le = le, acteur.CompteId, saisie.TermeLe, saisie.Indispensable, Sections = sections, Message = message,
        });
        var details = $"{string.Join(", ", saisie.Sections.Distinct().Select(Libelles.Pour))}, avant le {HeureDeParis.EcrireJour(saisie.TermeLe)}{(saisie.Indispensable ? ", indispensables" : "")}";
        return new Acte(ActeDuJournal.DemanderComplements, ObjetDuJournal.Dossier, dossierId, message, details);
    }
}
