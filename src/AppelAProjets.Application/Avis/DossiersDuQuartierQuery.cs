using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Avis;

/// <param name="Quartiers">Those of the dossier for which this person speaks.</param>
/// <param name="Avis">What was said or asked for them.</param>
public sealed record DossierDuQuartier(Guid Id, string AppelTitre, string? Numero, string Titre, string Porteur, IReadOnlyList<VoixDeQuartier> Quartiers, IReadOnlyList<AvisLu> Avis)
{
    public AvisLu? De(VoixDeQuartier voix) => Avis.FirstOrDefault(a => a.QuartierCode == voix.QuartierCode);
}

/// <summary>What a conseil citoyen reads: the dossiers of its neighbourhoods while they are instructed, without the rest of their instruction.</summary>
public sealed class DossiersDuQuartierQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    public const int Taille = 50;

    /// <summary>What is awaited first.</summary>
    public async Task<(IReadOnlyList<DossierDuQuartier> Dossiers, bool Suite)> ListerAsync(int page, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var sujets = await session.SujetsDuConseilAsync(acteur, page, Taille);
        var (siens, ids) = (acteur.QuartiersComme(Role.ConseilCitoyen), sujets.Select(s => s.Id).ToArray());
        var (voix, avis) = (await session.VoixDuConseilAsync(ids, siens), await session.AvisDuConseilAsync(ids, siens));
        var dossiers = sujets.Take(Taille).Select(s => new DossierDuQuartier(s.Id, s.AppelTitre, s.Numero, s.Titre, s.Porteur, [.. voix[s.Id]], [.. avis[s.Id]]));
        return ([.. dossiers.OrderByDescending(d => d.Avis.Any(a => a.EstAttendu))], sujets.Count > Taille);
    }

    /// <summary>Null when the dossier does not exist for this person. The reading is journaled.</summary>
    public async Task<(DossierDuQuartier Dossier, DossierReduit Reduit)?> ChargerAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        (DossierDuQuartier, DossierReduit) lu;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await session.SujetDuConseilAsync(dossierId, acteur) is not { } sujet)
            {
                return null;
            }

            lu = (await LireAsync(session, sujet, acteur), await session.DossierReduitAsync(dossierId));
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, dossierId), annulation);
        return lu;
    }

    public async Task<FichierServi?> FichierAsync(Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        FichierDuDossier? fichier;
        await using (var session = await database.LireAsync(annulation))
        {
            fichier = await session.SujetDuConseilAsync(dossierId, acteur) is null ? null : (await session.DossierReduitAsync(dossierId)).Fichiers.FirstOrDefault(f => f.Empreinte == empreinte);
        }

        return await ecrivain.ServirAsync(depot, acteur, dossierId, fichier, annulation);
    }

    private static async Task<DossierDuQuartier> LireAsync(SqlSession session, SujetDAvis sujet, Acteur acteur)
    {
        var (siens, ids) = (acteur.QuartiersComme(Role.ConseilCitoyen), new[] { sujet.Id });
        return new DossierDuQuartier(
            sujet.Id, sujet.AppelTitre, sujet.Numero, sujet.Titre, sujet.Porteur, [.. (await session.VoixDuConseilAsync(ids, siens))[sujet.Id]], [.. (await session.AvisDuConseilAsync(ids, siens))[sujet.Id]]);
    }
}
