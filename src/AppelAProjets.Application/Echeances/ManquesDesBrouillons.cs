using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Echeances;

/// <summary>What prevents the deposit of many drafts: the checks of their last page, in as many commands for five hundred as for one.</summary>
internal static class ManquesDesBrouillons
{
    // An engine takes some 2,000 parameters in a command.
    private const int ParLecture = 500;

    /// <summary>By dossier; nothing for one that is a draft no more.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> LireAsync(SqlSession session, IEnumerable<Guid> ids, DateTimeOffset le)
    {
        Dictionary<Guid, IReadOnlyList<string>> manques = [];
        Dictionary<Guid, AppelComplet> appels = [];
        foreach (var lot in ids.Distinct().Chunk(ParLecture))
        {
            var entetes = (await DossierLectureQuery.EntetesAsync(session, lot)).Where(e => e.Etat == EtatDossier.Brouillon).ToList();
            foreach (var appelId in entetes.Select(e => e.AppelId).Distinct().Where(a => !appels.ContainsKey(a)))
            {
                appels[appelId] = (await session.AppelAsync(appelId))!;
            }

            foreach (var dossier in await ComposerAsync(session, entetes, appels, le))
            {
                manques[dossier.Entete.Id] = [.. dossier.Sections.Where(s => !s.EstComplete).Select(s => $"{Libelles.Pour(s.Section)} : {string.Join(' ', s.Manques.Select(m => m.Message))}")];
            }
        }

        return manques;
    }

    private static async Task<IReadOnlyList<DossierPorteur>> ComposerAsync(SqlSession session, IReadOnlyList<DossierEntete> entetes, Dictionary<Guid, AppelComplet> appels, DateTimeOffset le)
    {
        Guid[] ids = [.. entetes.Select(e => e.Id)];
        var reponses = await session.ReponsesAsync(ids);
        var partenaires = await session.PartenairesAsync(ids);
        var identites = await session.IdentitesAsync([.. entetes.Select(e => e.OrganisationId).Distinct()]);
        var pieces = await session.PiecesAsync(ids);
        var rencontres = await session.ContenusDeRencontreAsync(ids);
        return
        [
            .. from entete in entetes
               let appel = appels[entete.AppelId].Pour(entete)
               let champs = appel.Champs(entete.EstOrganismePublic)
               let lues = reponses[entete.Id].ToDictionary(r => r.Cle)
               let enReponses = lues.EnReponses()
               let parts = partenaires[entete.Id].Select(p => new PartLue(p, enReponses)).ToList()
               let identite = identites[entete.OrganisationId]
               let contenu = ContenuStore.Composer(appel, champs, OrganisationContenu.De(identite), pieces(entete.Id), lues, [.. parts.Where(p => p.Partenaire.Participe)])
               let complet = contenu with { Identite = identite, Rencontre = rencontres.GetValueOrDefault(entete.Id) ?? new RencontreContenu(EtatRencontre.AFaire) }
               select new DossierPorteur(entete, complet, appel, champs, lues, [], QualiteDeMembre.Signataire) { Parts = parts, LuLe = le },
        ];
    }
}
