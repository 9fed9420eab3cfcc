using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Avis;

/// <summary>The consultative opinions on a dossier, for who reads it.</summary>
/// <param name="Avis">Asked for or given, but those taken back.</param>
/// <param name="MesVoix">The neighbourhoods of the dossier for which this person speaks.</param>
public sealed record AvisDuDossier(string AppelCode, DossierInstruitRow Dossier, IReadOnlyList<AvisLu> Avis, IReadOnlyList<VoixDeQuartier> MesVoix, bool PeutDemander)
{
    public bool EstOuvert => Dossier.Etat == EtatDossier.EnInstruction;

    /// <summary>What that voice has said, or is asked.</summary>
    public AvisLu? De(VoixDeQuartier voix) => Avis.FirstOrDefault(a => a.Role == voix.Role && a.QuartierCode == voix.QuartierCode);
}

/// <param name="Voix">To whom a request may be sent now.</param>
public sealed record ChoixDeVoix(AvisDuDossier Dossier, IReadOnlyList<(VoixDeQuartier Voix, IReadOnlyList<string> Personnes)> Voix);

public sealed class AvisDuDossierQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Fichier = new("""
        SELECT a.Empreinte, a.NomDeFichier, f.TypeMime FROM AvisConsultatif a JOIN Fichier f ON f.Empreinte = a.Empreinte
        WHERE a.Id = @AvisId AND a.DossierId = @DossierId AND a.RevoqueLe IS NULL AND f.Analyse IN ('Saine', 'NonConfiguree')
        """);

    private static readonly SqlStatement Personnes = new($"""
        SELECT DISTINCT h.Role, tq.QuartierCode, CONCAT(c.Prenom, ' ', c.Nom) AS Nom
        FROM Dossier d CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId JOIN TerritoireQuartier tq ON tq.TerritoireId = h.TerritoireId JOIN DossierQuartier dq ON dq.QuartierCode = tq.QuartierCode AND dq.DossierId = d.Id
        WHERE d.Id = @DossierId AND h.Role IN @Roles AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        """);

    /// <summary>Null when the call or the dossier does not exist for this person.</summary>
    public async Task<AvisDuDossier?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, code, dossierId, acteur);
    }

    /// <summary>Those who may be asked; null too for who may not ask.</summary>
    public async Task<ChoixDeVoix?> ChoixAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await LireAsync(session, code, dossierId, acteur) is not { PeutDemander: true } dossier)
        {
            return null;
        }

        var personnes = await session.ListeAsync<PersonneRow>(Personnes, new { DossierId = dossierId, Maintenant = ecrivain.Maintenant, Roles = AvisConsultatif.RolesDeQuartier.Select(r => r.ToString()).ToArray() });
        var parVoix = personnes.ToLookup(p => (p.Role, p.QuartierCode), p => p.Nom);
        return new ChoixDeVoix(dossier, [.. from v in await session.VoixAsync(dossierId)
                                            where dossier.De(v) is null && parVoix[(v.Role, v.QuartierCode)].Any()
                                            select (v, (IReadOnlyList<string>)[.. parVoix[(v.Role, v.QuartierCode)].Order(StringComparer.CurrentCulture)])]);
    }

    /// <summary>The file of an opinion, once it is known to be clean; the reading is journaled.</summary>
    public async Task<FichierServi?> FichierAsync(string code, Guid dossierId, Guid avisId, Acteur acteur, CancellationToken annulation = default)
    {
        FichierRow? fichier;
        await using (var session = await database.LireAsync(annulation))
        {
            fichier = await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, ecrivain.Maintenant) is null ? null
                : await session.UnAsync<FichierRow>(Fichier, new { AvisId = avisId, DossierId = dossierId });
        }

        if (fichier is null || depot.Ouvrir(fichier.Empreinte) is not { } contenu)
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, dossierId, Details: fichier.NomDeFichier), annulation);
        return new FichierServi(contenu, fichier.TypeMime, fichier.NomDeFichier);
    }

    private async Task<AvisDuDossier?> LireAsync(SqlSession session, string code, Guid dossierId, Acteur acteur)
    {
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, ecrivain.Maintenant) is not { } sujet)
        {
            return null;
        }

        var siens = new[] { Role.ReferentQuartier, Role.DeleguePrefet }.SelectMany(r => acteur.QuartiersComme(r), (r, q) => (r, q)).ToHashSet();
        var voix = siens.Count == 0 ? [] : await session.VoixAsync(dossierId);
        var ouvert = sujet.Dossier.Etat == EtatDossier.EnInstruction;
        return new AvisDuDossier(
            sujet.Contexte.Appel.Code, sujet.Dossier, await session.AvisDuDossierAsync(dossierId),
            [.. voix.Where(v => siens.Contains((v.Role, v.QuartierCode)))], ouvert && DemanderAvis.Peut(acteur, sujet.Contexte));
    }

    private sealed record FichierRow
    {
        public required string Empreinte { get; init; }
        public required string NomDeFichier { get; init; }
        public required string TypeMime { get; init; }
    }

    private sealed record PersonneRow
    {
        public required Role Role { get; init; }
        public required string QuartierCode { get; init; }
        public required string Nom { get; init; }
    }
}
