using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Remplacements;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Remplacements;

/// <param name="Du">First day of the leave.</param>
/// <param name="Au">Last day of the leave.</param>
public sealed record SaisieDeRemplacement(Guid? RemplaceId, Guid? RemplacantId, DateOnly? Du, DateOnly? Au);

/// <summary>Hands the work of someone on leave to another agent between two days: its rights, and the mails that go with them. It ends by itself.</summary>
public sealed class NommerRemplacant(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Refused for who may hand on nothing of what the person does.</summary>
    public Task<Resultat> ExecuterAsync(SaisieDeRemplacement saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync([.. new[] { saisie.RemplaceId, saisie.RemplacantId }.OfType<Guid>().Distinct().Select(Verrou.Compte).Order()]);
            var absence = Remplacement.Lire(saisie.Du, saisie.Au, le);
            var agents = await session.DroitsAsync(le);
            var droits = agents.Where(d => d.CompteId == saisie.RemplaceId && Remplacement.Transmet(acteur, d.CompteId, d.Role, d.FinanceurId)).ToList();
            Refus?[] refus =
            [
                droits.Count == 0 ? new Refus("remplacement.remplace", "Choisissez la personne qui s’absente, parmi celles dont vous pouvez confier le travail.", "RemplaceId") : null,
                Candidats(agents, droits, acteur).Contains(saisie.RemplacantId ?? default) ? null
                    : new Refus("remplacement.remplacant", saisie.RemplacantId is null ? "Choisissez la personne qui la remplace." : "Choisissez une autre personne que celle qui s’absente : un agent du même financeur (de chacun, s’il y en a plusieurs), ou, pour le secrétariat et les administrateurs, quelqu’un qui n’agit pour aucun.", "RemplacantId"),
            ];
            if (refus.OfType<Refus>().Concat(absence.TousLesRefus).ToArray() is { Length: > 0 } refuse)
            {
                return refuse;
            }

            return await EcrireAsync(session, (saisie.RemplaceId!.Value, saisie.RemplacantId!.Value, absence.Valeur), (agents, droits), acteur, le);
        }, annulation);

    /// <summary>Who may do that work: an agent of the same funder, of all of them when there are several, or of none; a colleague when the person names one. Nobody works for two funders by the leave of another.</summary>
    internal static IReadOnlySet<Guid> Candidats(IReadOnlyList<RemplacementStore.DroitRow> agents, IReadOnlyList<RemplacementStore.DroitRow> droits, Acteur acteur)
    {
        var financeurs = droits.Select(d => d.FinanceurId).OfType<Guid>().ToHashSet();
        var seul = droits.Any(d => d.CompteId == acteur.CompteId) && !acteur.A(Role.Administrateur) && !acteur.A(Role.Secretariat);
        return agents.GroupBy(a => a.CompteId)
            .Where(a => a.Any(d => Remplacement.SeTransmet(d.Role)) && droits.All(d => d.CompteId != a.Key) && Convient([.. a.Select(d => d.FinanceurId).OfType<Guid>()]))
            .Select(a => a.Key).ToHashSet();

        bool Convient(IReadOnlyList<Guid> siens) => financeurs.IsSubsetOf(siens) || (!seul && siens.Count == 0);
    }

    private async Task<Resultat<Ecrit>> EcrireAsync(
        SqlSession session, (Guid RemplaceId, Guid RemplacantId, Absence Absence) choix, (IReadOnlyList<RemplacementStore.DroitRow> Agents, IReadOnlyList<RemplacementStore.DroitRow> Droits) qui, Acteur acteur, DateTimeOffset le)
    {
        string Nom(Guid id) => qui.Agents.First(a => a.CompteId == id).Nom;
        foreach (var autre in (await session.RemplacementsAsync(le)).Where(r => new Absence(r.Debut, r.Fin).Croise(choix.Absence)))
        {
            if (autre.RemplaceId == choix.RemplaceId)
            {
                return new Refus("remplacement.deja", $"{autre.Remplacant} remplace déjà {autre.Remplace} {Dates(autre)}.", "Du");
            }

            if (autre.RemplaceId == choix.RemplacantId)
            {
                return new Refus("remplacement.absent", $"{autre.Remplace} s’absente {Dates(autre)}.", "RemplacantId");
            }
        }

        var remplacement = new RemplacementRow
        {
            Id = Guid.CreateVersion7(), RemplaceId = choix.RemplaceId, Remplace = Nom(choix.RemplaceId), RemplacantId = choix.RemplacantId, Remplacant = Nom(choix.RemplacantId),
            Debut = choix.Absence.Debut, Fin = choix.Absence.Fin, Version = 1,
        };
        var droits = qui.Droits.Where(d => d.Debut < remplacement.Fin && (d.Fin is null || d.Fin > remplacement.Debut)).ToList();
        if (droits.Count == 0)
        {
            return new Refus("remplacement.rien", $"{remplacement.Remplace} n’a rien à confier pendant ces jours-là.", "Du");
        }

        await session.RemplacerAsync(remplacement, droits, acteur.CompteId, le);
        var details = $"{remplacement.Remplacant}, {Dates(remplacement)} : {string.Join(" ; ", droits.Select(d => d.EnMots).Distinct())}";
        return Ecrit.Avec(new Acte(ActeDuJournal.NommerRemplacant, ObjetDuJournal.Compte, remplacement.RemplaceId, Details: details)).Et(await CourrielsAsync(session, remplacement, acteur));
    }

    private async Task<IReadOnlyList<NouveauCourriel>> CourrielsAsync(SqlSession session, RemplacementRow r, Acteur acteur) =>
    [
        new(GenreDeCourriel.Acces, (await session.AdresseAsync(r.RemplacantId))!, $"Vous remplacez {r.Remplace} {Dates(r)}", $"Bonjour,\n\n{acteur.Nom} vous confie le travail de {r.Remplace} {Dates(r)}. Ces jours-là, vous recevez ses courriels et vous avez les mêmes droits ; tout s’arrête ensuite de soi-même.\n\n{liens.Value.Vers(LiensRemplacements.Mien)}\n"),
        .. acteur.CompteId == r.RemplaceId ? Array.Empty<NouveauCourriel>() : [new(GenreDeCourriel.Acces, (await session.AdresseAsync(r.RemplaceId))!, $"{r.Remplacant} vous remplace {Dates(r)}", $"Bonjour,\n\n{acteur.Nom} a confié votre travail à {r.Remplacant} {Dates(r)}.\n\n{liens.Value.Vers(LiensRemplacements.Mien)}\n")],
    ];

    internal static string Dates(RemplacementRow r) => $"du {HeureDeParis.EcrireJour(HeureDeParis.Jour(r.Debut))} au {HeureDeParis.EcrireJour(HeureDeParis.Jour(r.Fin.AddTicks(-1)))}";
}
