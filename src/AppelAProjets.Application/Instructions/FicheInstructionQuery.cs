using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Rencontres;

namespace AppelAProjets.Application.Instructions;

/// <summary>The sheet of a dossier. Reading it is journaled.</summary>
public sealed class FicheInstructionQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Travaux = new($"""
        SELECT l.Id, l.FinanceurId, {VisibiliteSql.EtatDeLigne}, l.Origine, l.Demande,
            v.Avis, v.AvisMotif, v.ProposeSpecifique, v.ProposeDroitCommun, v.ProposeMotif, {VisibiliteSql.MotifDeLigne}, v.SansPropositionLe, v.RenvoyeLe, v.RenvoyeMotif,
            CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible, ar.ArbitreSpecifique, ar.ArbitreDroitCommun, l.Version
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        {VisibiliteSql.PartVisible}
        LEFT JOIN Ligne ar ON ar.Id = l.Id AND {VisibiliteSql.Arretee}
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE l.DossierId = @Id
        ORDER BY af.Ordre, l.Id;
        SELECT l.FinanceurId, m.Nature, m.Specifique, m.DroitCommun, m.Motif, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, m.Le
        FROM LigneMontant m
        JOIN Ligne l ON l.Id = m.LigneId
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Compte c ON c.Id = m.CompteId
        WHERE l.DossierId = @Id
          AND (m.Nature = 'Demande' OR (m.Nature = 'Propose' AND {VisibiliteSql.Ligne}) OR {VisibiliteSql.Arretee})
        ORDER BY m.Le DESC;
        SELECT n.CritereId, n.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Evaluateur, n.FinanceurId, n.Valeur, n.Justification,
            CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport, n.Version
        FROM Note n
        JOIN Dossier d ON d.Id = n.DossierId
        JOIN Compte c ON c.Id = n.CompteId
        WHERE n.DossierId = @Id AND {VisibiliteSql.Note}
        ORDER BY c.Nom, c.Prenom;
        {EngagementSql.Lecture("AppelId = @AppelId")};
        {BrouillonInstructionStore.Lecture};
        SELECT dd.Numero, dd.Contenu AS Texte FROM DossierDepot dd
        WHERE dd.DossierId = @Id AND dd.Numero = (SELECT MAX(m.Numero) - 1 FROM DossierDepot m WHERE m.DossierId = @Id);
        """);

    /// <summary>Null when the call or the dossier does not exist for this person.</summary>
    /// <param name="dossierId">The dossier.</param>
    /// <param name="rang">Its place in that list, from 1; null when opened from elsewhere.</param>
    public async Task<FicheInstruction?> ChargerAsync(
        string code, Guid dossierId, FiltreDuTableau filtre, int? rang, Acteur acteur, CancellationToken annulation = default)
    {
        var le = ecrivain.Maintenant;
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture)
        {
            return null;
        }

        var fiche = await TravauxAsync(session, sujet, lecture, acteur, le);
        return rang is not (> 0 and < 1_000_000) ? fiche : await AvecVoisinsAsync(session, fiche, filtre, rang.Value, new RegardSurLAppel(fiche.Contexte, acteur, le));
    }

    /// <summary>What comes after a dossier in the list that it was opened from, once the person has worked on it; null where there is nothing.</summary>
    public async Task<(Guid Id, int Rang)?> SuivantAsync(string code, Guid dossierId, FiltreDuTableau filtre, int? rang, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (rang is not (> 0 and < 1_000_000) || await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var (_, suivant, rangSuivant) = await TableauInstructionQuery.VoisinsAsync(session, new RegardSurLAppel(contexte, acteur, ecrivain.Maintenant), filtre, dossierId, rang.Value);
        return suivant is { } id ? (id, rangSuivant) : null;
    }

    /// <summary>Journals that someone has read the sheet: apart, so that a page is not slowed down by writers waiting in line.</summary>
    public Task TracerAsync(FicheInstruction fiche, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, fiche.Dossier.Id), annulation);

    private static readonly SqlStatement CourriersPublies = new("""
        SELECT COUNT(*) AS Nombre FROM Courrier c WHERE c.DossierId = @Id AND c.Etat IN ('Publie', 'EnRevision') AND c.PublieLe IS NOT NULL
        """);

    private static async Task<FicheInstruction> TravauxAsync(SqlSession session, DossierInstruit sujet, DossierLecture lecture, Acteur acteur, DateTimeOffset le)
    {
        var parametres = sujet.Contexte.Parametres(acteur, le);
        parametres.Add("Id", sujet.Dossier.Id);
        using var jeux = await session.PlusieursAsync(Travaux, parametres);
        LigneDeFiche[] lignes = [.. await jeux.ReadAsync<LigneDeFiche>()];
        MontantDeFiche[] montants = [.. await jeux.ReadAsync<MontantDeFiche>()];
        NoteDeFiche[] notes = [.. await jeux.ReadAsync<NoteDeFiche>()];
        EnveloppeEngagee[] enveloppes = [.. (await jeux.ReadAsync<EnveloppeEngagee>()).OrderBy(e => e.TypeDeCredits)];
        BrouillonRow[] brouillons = [.. await jeux.ReadAsync<BrouillonRow>()];
        var precedente = (await jeux.ReadAsync<VersionPrecedente>()).FirstOrDefault();
        var litTout = Confidence.Lit(acteur, lignes.Where(l => l.Demande.EstPositif).Select(l => l.FinanceurId));
        return new FicheInstruction
        {
            Contexte = sujet.Contexte,
            Dossier = sujet.Dossier,
            Lecture = lecture,
            Rencontre = await session.ContenuDeRencontreAsync(sujet.Dossier.Id),
            Lignes = lignes,
            Montants = montants,
            Notes = notes,
            Enveloppes = enveloppes,
            VersionPrecedente = precedente,
            Brouillons = brouillons.ToDictionary(b => b.Cle, StringComparer.Ordinal),
            Fichiers = sujet.Contexte.Appel.Montrer(await session.FichiersDeposesAsync(lecture.Contenu), litTout),
            LitTout = litTout,
            ACourrierPublie = await session.UnAsync<long>(CourriersPublies, new { sujet.Dossier.Id }) > 0,
            Historique = await session.ActesAsync("Dossier", sujet.Dossier.Id),
        };
    }

    private static async Task<FicheInstruction> AvecVoisinsAsync(SqlSession session, FicheInstruction fiche, FiltreDuTableau filtre, int rang, RegardSurLAppel regard)
    {
        var (precedent, suivant, rangSuivant) = await TableauInstructionQuery.VoisinsAsync(session, regard, filtre, fiche.Dossier.Id, rang);
        return fiche with { Precedent = precedent, Suivant = suivant, RangSuivant = rangSuivant };
    }
}
