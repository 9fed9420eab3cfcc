using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Deports;

/// <param name="Numero">Of a dossier of the call, as people write it.</param>
/// <param name="Confirme">The <see cref="Cle"/> of what the page named before the person pressed again; something else was typed since when it differs.</param>
public sealed record SaisieDeDeport(Guid? CompteId, string? Numero, bool TouteLOrganisation, string? Motif, string? Confirme)
{
    /// <summary>From whom, which dossier, alone or with all those of its organisation.</summary>
    public string Cle => $"{CompteId} {Numero?.Trim().ToUpperInvariant()} {(TouteLOrganisation ? "organisation" : "dossier")}";
}

/// <summary>The Présidence makes someone stand down from a dossier, or from all those of its organisation.</summary>
public sealed class ImposerDeport(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Code of the refusal of what was not confirmed yet: the page then names the dossier.</summary>
    public const string AConfirmer = "deport.a-confirmer";

    private static readonly SqlStatement Agent = new($"""
        SELECT DISTINCT c.Courriel, CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Compte c JOIN Habilitation h ON h.CompteId = c.Id WHERE c.Id = @CompteId AND {AgentsQuery.EnFonction}
        """);

    /// <summary>Absent when the call does not exist for this person, or when it does not preside there.</summary>
    public Task<Resultat> ExecuterAsync(string code, SaisieDeDeport saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await session.AppelPresideAsync(code, acteur) is not { } appel)
            {
                return Refus.Absent;
            }

            var sujet = await DeportsQuery.ParNumeroAsync(session, appel.Id, saisie.Numero, acteur);
            if (Verifier(saisie, sujet, code) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            var (dossier, organisation) = saisie.TouteLOrganisation ? ((Guid?)null, (Guid?)sujet!.OrganisationId) : (sujet!.DossierId, null);
            await DeportStore.VerrouillerAsync(session, dossier, organisation, saisie.CompteId!.Value);
            if (await session.UnAsync<AgentRow>(Agent, new { CompteId = saisie.CompteId, Maintenant = le }) is not { } agent)
            {
                return new Refus("deport.personne", "Choisissez une personne qui a un rôle en cours.", nameof(saisie.CompteId));
            }

            if (saisie.Confirme != saisie.Cle)
            {
                return new Refus(AConfirmer, $"Vérifiez le dossier et la personne, puis confirmez : {agent.Nom} n’aura plus accès à {sujet.Numero}, « {sujet.Titre} », porté par {sujet.Porteur}{(saisie.TouteLOrganisation ? ", ni à aucun dossier de cette organisation" : "")}.");
            }

            var motif = saisie.Motif!.Trim();
            if (!await DeportStore.AjouterAsync(session, new Deport(saisie.CompteId.Value, OrigineDeport.Impose, dossier, organisation, le), motif, acteur.CompteId))
            {
                return new Refus("deport.deja", $"{agent.Nom} est déjà en déport.", nameof(saisie.CompteId));
            }

            var (objet, id) = organisation is { } o ? (ObjetDuJournal.Organisation, o) : (ObjetDuJournal.Dossier, dossier!.Value);
            return Ecrit.Avec(new Acte(ActeDuJournal.ImposerDeport, objet, id, motif, agent.Nom)).Et(CourrielsDeDeport.Impose(agent.Courriel, appel.Titre, organisation is not null, liens.Value));
        }, annulation);

    private static IReadOnlyList<Refus> Verifier(SaisieDeDeport saisie, SujetDeDeport? sujet, string code) =>
    [
        .. saisie.CompteId is null ? [new Refus("deport.personne", "Choisissez la personne.", nameof(saisie.CompteId))] : Array.Empty<Refus>(),
        .. sujet is null ? [new Refus("deport.dossier", $"Aucun dossier déposé de l’appel {code} n’a ce numéro. Écrivez-le en entier, par exemple {code}-0012.", nameof(saisie.Numero))] : Array.Empty<Refus>(),
        .. string.IsNullOrWhiteSpace(saisie.Motif) ? [new Refus("motif.absent", "Indiquez le motif du déport.", nameof(saisie.Motif))] : Array.Empty<Refus>(),
    ];

    private sealed record AgentRow
    {
        public required string Courriel { get; init; }
        public required string Nom { get; init; }
    }
}
