using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Echeances;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Echeances;

/// <summary>Tells what is due: each thing once by its key, in one message per person and pass. At any time, late, twice, on two nodes.</summary>
public sealed class TraiterLesEcheances(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Things of a kind that one message names; the others are counted.</summary>
    private const int NommeesAuPlus = 20;

    /// <summary>Things written in one transaction, or a little more.</summary>
    private const int TailleDePage = 1_000;

    /// <summary>How many messages left.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var partis = 0;
        foreach (var page in PagesDeTravail.Couper(await DuesAsync(annulation), e => [.. e.Pour.Select(p => p.Courriel)], TailleDePage))
        {
            var sort = await ecrivain.EcrireAsync<int>(Acteur.Systeme, (session, le) => EcrireAsync(session, page, le), annulation);
            partis += sort.EstRefuse ? 0 : sort.Valeur;
        }

        return partis;
    }

    private async Task<IReadOnlyList<Element>> DuesAsync(CancellationToken annulation)
    {
        var le = ecrivain.Maintenant;
        await using var session = await database.LireAsync(annulation);
        var connues = await session.EcheancesConnuesAsync(le);
        List<(FaitLu Fait, EcheanceAtteinte Echeance)> nouvelles = [.. from f in await FaitsDEcheance.LireAsync(session, le) from e in Echeancier.Atteintes(f.EnFait, le) where !connues.Contains(e.Cle) select (f, e)];
        if (nouvelles.Count == 0)
        {
            return [];
        }

        var annuaire = await Annuaire.LireAsync(session, [.. nouvelles.Where(n => n.Echeance.Sort == SortDEcheance.Due)], le);
        var manques = await ManquesDesBrouillons.LireAsync(session, nouvelles.Where(n => n.Echeance is { Sort: SortDEcheance.Due, Palier.Jours: <= 0 } && n.Fait.Sorte == SorteDEcheance.Brouillon).Select(n => n.Fait.Id), le);
        return
        [
            .. nouvelles.Select(n => new Element(n.Fait, n.Echeance, n.Echeance.Sort == SortDEcheance.Due ? annuaire.Pour(n.Fait, n.Echeance.Palier) : [])
            {
                Manques = manques.GetValueOrDefault(n.Fait.Id) ?? [],
            }),
        ];
    }

    private async Task<Resultat<Ecrit<int>>> EcrireAsync(SqlSession session, IReadOnlyList<Element> page, DateTimeOffset le)
    {
        // What was answered, deposited, put off or told since it was read is no longer due; what an organisation is reminded to do is not done meanwhile.
        await session.VerrouillerAsync([EcheanceStore.Passage, .. page.Where(e => e.AttendUneOrganisation).Select(e => Verrou.Dossier(e.Fait.DossierId!.Value))]);
        var connues = await session.EcheancesConnuesAsync(le);
        var encore = (await FaitsDEcheance.LireAsync(session, le)).SelectMany(f => Echeancier.Atteintes(f.EnFait, le)).ToDictionary(e => e.Cle);
        Element[] aEcrire = [.. page.Where(e => encore.ContainsKey(e.Echeance.Cle) && !connues.Contains(e.Echeance.Cle)).Select(e => e with { Echeance = encore[e.Echeance.Cle] })];
        if (aEcrire.Length == 0)
        {
            return Ecrit.Rien("nothing is due any more").Donnant(0);
        }

        var lot = $"echeances {Guid.CreateVersion7():N}";
        await session.ConstaterAsync(lot, [.. aEcrire.Select(e => (e.Echeance, e.Fait))], le);
        var messages = await DireAsync(session, lot, [.. aEcrire.Where(e => e.Echeance.Sort == SortDEcheance.Due)], le);
        await session.DevoirAsync(messages, le);
        return Ecrit.SansJournal("what was due is a row of its own").Et([.. messages.Select(m => m.Courriel)]).Donnant(messages.Count);
    }

    // What leaves at once is one message to each; what the person put off or refused stays apart, each under its dossier.
    private async Task<IReadOnlyList<MessageDEcheance>> DireAsync(SqlSession session, string lot, IReadOnlyList<Element> dues, DateTimeOffset le)
    {
        var parPersonne = dues.SelectMany(e => e.Pour.DistinctBy(p => p.Courriel, StringComparer.OrdinalIgnoreCase), (element, pour) => (Element: element, Pour: pour))
            .GroupBy(x => x.Pour.Courriel, StringComparer.OrdinalIgnoreCase).ToList();
        var rythmes = await ReglageDeCourrielStore.DesAdressesAsync(session, parPersonne.Select(p => p.Key));
        List<MessageDEcheance> messages = [];
        foreach (var personne in parPersonne)
        {
            var choses = personne.ToLookup(x => rythmes.Rythme(personne.Key, Echeancier.Genre(x.Element.Fait.Sorte, x.Pour.Cercle)) == RythmeDeCourriel.ToutDeSuite, x => (x.Element, x.Pour.Cercle));
            if (choses[true].ToList() is { Count: > 0 } ensemble)
            {
                messages.Add(new(await ComposerAsync(session, personne.Key, ensemble, le) with { Cause = lot }, [.. ensemble.Select(c => c.Element.Fait.DossierId).OfType<Guid>().Distinct()]));
            }

            foreach (var chose in choses[false])
            {
                messages.Add(new(await ComposerAsync(session, personne.Key, [chose], le) with { Cause = $"{lot} a part {messages.Count}" }, []));
            }
        }

        return messages;
    }

    private async Task<NouveauCourriel> ComposerAsync(SqlSession session, string courriel, IReadOnlyList<(Element Element, Cercle Cercle)> choses, DateTimeOffset le)
    {
        List<TexteDEcheance> textes = [];
        foreach (var (element, cercle) in choses)
        {
            var secret = element.Fait is { Sorte: SorteDEcheance.Avis, Role: Role.Expert } && cercle == Cercle.Consulte ? LiensAvis.InvitationDExpert(await session.NouveauJetonAsync(element.Fait.Id, le)) : null;
            textes.Add(TextesDEcheance.De(element.Fait, element.Echeance.Palier, cercle, element.Manques, secret));
        }

        var corps = textes is [var seul] ? Seul(seul) : string.Join("\n\n", textes.GroupBy(t => t.Groupe).Select(Groupe));
        var genre = choses.Select(c => Echeancier.Genre(c.Element.Fait.Sorte, c.Cercle)).OrderBy(g => g.Regle().EstAuChoix).ThenBy(g => g.Regle().Priorite).First();
        return new NouveauCourriel(genre, courriel, textes.Count > 1 ? $"{textes.Count} échéances à suivre" : textes[0].Objet, $"Bonjour,\n\n{corps}\n")
        {
            DossierId = choses.Select(c => c.Element.Fait.DossierId).Distinct().ToList() is [{ } dossier] ? dossier : null,
        };
    }

    private string Seul(TexteDEcheance texte) => string.Join("\n\n",
    [
        $"{texte.Phrase} : {liens.Value.Vers(texte.Chemin)}",
        .. texte.Suite.Count > 0 ? [string.Join('\n', texte.Suite.Select(s => $"- {s}"))] : Array.Empty<string>(),
    ]);

    private string Groupe(IGrouping<string, TexteDEcheance> groupe)
    {
        var textes = groupe.ToList();
        var reste = textes.Count - NommeesAuPlus;
        return string.Join('\n',
        [
            textes.Count == 1 ? groupe.Key : $"{groupe.Key} ({textes.Count})",
            .. textes.Take(NommeesAuPlus).Select(t => $"- {t.Phrase} : {liens.Value.Vers(t.Chemin)}"),
            .. reste > 0 ? [reste == 1 ? "- et une autre, dans votre espace." : $"- et {reste} autres, dans votre espace."] : Array.Empty<string>(),
        ]);
    }

    private sealed record Element(FaitLu Fait, EcheanceAtteinte Echeance, IReadOnlyList<(Cercle Cercle, string Courriel)> Pour)
    {
        /// <summary>It says to people of the organisation what they have not done.</summary>
        public bool AttendUneOrganisation => Echeance.Sort == SortDEcheance.Due && Fait.DossierId is not null && (Echeance.Palier.Cercles & (Cercle.Porteur | Cercle.DestinatairesDuCourrier)) != 0;

        /// <summary>What is missing in a draft.</summary>
        public IReadOnlyList<string> Manques { get; init; } = [];
    }
}
