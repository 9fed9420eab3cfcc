using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Partenaires;

namespace AppelAProjets.Application.Papier;

/// <summary>A dossier to print or to compare: its deposited versions, and its live answers while its porteur writes.</summary>
/// <param name="Versions">Oldest first.</param>
/// <param name="EnCours">For the porteur, what is being written; null otherwise.</param>
public sealed record VersionsDuDossier(DossierEntete Entete, IReadOnlyList<VersionDeposee> Versions, DossierContenu? EnCours, LecteurDeDossier Lecteur)
{
    /// <summary>Corrections that were never deposited, for those who wrote them; oldest first.</summary>
    public IReadOnlyList<CorrectionEcartee> Ecartees { get; init; } = [];

    public string Titre => (EnCours ?? Versions[^1].Contenu).Projet.Titre;

    public VersionDeposee? Version(int numero) => Versions.FirstOrDefault(v => v.Numero == numero);

    public DossierLu Lire(VersionDeposee version) => DossierLu.De(version.Contenu, Lecteur);
}

/// <summary>Reads the deposited versions of a dossier, whole: their hashes are checked each time.</summary>
public sealed class VersionsQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT dd.Numero, dd.RecuLe, CONCAT(c.Prenom, ' ', c.Nom) AS Deposant, dd.Empreinte, dd.Contenu AS Texte
        FROM DossierDepot dd JOIN Compte c ON c.Id = dd.DeposePar
        WHERE dd.DossierId = @Id
        ORDER BY dd.Numero
        """);

    /// <summary>Null when the dossier does not exist, or the person is no member of its organisation nor of a partner; a partner reads neither the bank account nor the reserved pieces.</summary>
    public async Task<VersionsDuDossier?> PourLePorteurAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete)
        {
            return null;
        }

        var partenaire = !acteur.EstMembre(entete.OrganisationId);
        if (partenaire && await session.PartenaireDuLecteurAsync(id, acteur) is null)
        {
            return null;
        }

        var versions = await session.ListeAsync<VersionDeposee>(Lecture, new { Id = id });
        var enCours = versions.Count == 0 || entete.EstEnEcriture ? await DossierLectureQuery.VivantAsync(session, entete) : null;
        var lecteur = partenaire ? (await session.AppelAsync(entete.AppelId))!.Lecteur(litTout: false) : LecteurDeDossier.DeTout;
        return new VersionsDuDossier(entete, versions, partenaire ? enCours?.SansBanque() : enCours, lecteur) { Ecartees = await session.CorrectionsEcarteesAsync(id) };
    }

    /// <summary>Null when the call or the dossier does not exist for this member of the staff. The reading is journaled.</summary>
    /// <param name="acte">What is journaled: <see cref="ActeDuJournal.Consulter"/> or <see cref="ActeDuJournal.Telecharger"/>.</param>
    public async Task<VersionsDuDossier?> PourLesAgentsAsync(string code, Guid id, ActeDuJournal acte, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(code, id, acteur, annulation) is not { } dossier)
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(acte, ObjetDuJournal.Dossier, id, Details: acte == ActeDuJournal.Telecharger ? "Dossier en PDF" : null), annulation);
        return dossier;
    }

    private async Task<VersionsDuDossier?> LireAsync(string code, Guid id, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, id, acteur, ecrivain.Maintenant) is not { } sujet || await DossierLectureQuery.EnteteAsync(session, id) is not { } entete)
        {
            return null;
        }

        var versions = await session.ListeAsync<VersionDeposee>(Lecture, new { Id = id });
        return versions.Count == 0 ? null : new VersionsDuDossier(entete, versions, EnCours: null, sujet.Contexte.Appel.Lecteur(await session.LitLeConfidentielAsync(id, acteur)));
    }
}
