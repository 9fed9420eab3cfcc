using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Messages;

/// <summary>Reads the thread of a dossier; for who may not see it, it does not exist.</summary>
public sealed class FilQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT m.Id, m.Rang, m.Cote, m.CompteId, m.Institution, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, m.Texte, m.Le
        FROM Message m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.DossierId = @Id ORDER BY m.Rang;
        SELECT mf.MessageId, mf.Ordre, mf.NomDeFichier, f.Taille,
            CASE WHEN f.Analyse IN ('Saine', 'NonConfiguree') THEN 1 ELSE 0 END AS EstOuvrable, CASE WHEN f.Analyse = 'Infectee' THEN 1 ELSE 0 END AS EstInfecte
        FROM MessageFichier mf JOIN Message m ON m.Id = mf.MessageId JOIN Fichier f ON f.Empreinte = mf.Empreinte
        WHERE m.DossierId = @Id ORDER BY mf.Ordre;
        SELECT MessageId, Libelle, Indispensable, TermeLe, ReponseLe, ReponseMessageId FROM DemandeDePiece WHERE DossierId = @Id ORDER BY EnvoyeeLe;
        SELECT LuJusqua FROM MessageLecture WHERE DossierId = @Id AND CompteId = @CompteId;
        """);

    /// <summary>For a member of the organisation, or of a partner that agreed.</summary>
    public async Task<Fil?> PourLePorteurAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.SujetDuPorteurAsync(dossierId, acteur) is { } sujet
            ? await LireAsync(session, sujet, acteur, [new Signature(null, sujet.Signe)], [])
            : null;
    }

    public async Task<Fil?> PourLesServicesAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.SujetDesServicesAsync(code, dossierId, acteur) is not { } sujet)
        {
            return null;
        }

        var (ecrire, demander) = await session.SignaturesAsync(sujet, acteur);
        var permis = CycleDossier.Table.Actions(sujet.Etat, [Role.Secretariat, Role.Instructeur]).Any(f => f.Action == ActionDossier.DemanderPiece);
        return await LireAsync(session, sujet, acteur, ecrire, permis ? demander : []);
    }

    /// <summary>Marks what was shown as read; each reading of messages by the staff is journaled, the first and those that follow.</summary>
    public async Task MarquerLuAsync(Fil fil, Acteur acteur, CancellationToken annulation = default)
    {
        var duPorteur = acteur.EstMembre(fil.Sujet.OrganisationId) || fil.Sujet.NomDuPartenaire is not null;
        var lecture = new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, fil.Sujet.Id, Details: "Messages");
        if (fil.Dernier > fil.LuJusqua)
        {
            await ecrivain.EcrireAsync(acteur, async (session, _) =>
            {
                await session.LuAsync(fil.Sujet.Id, fil.Dernier, duPorteur ? null : fil.Sujet.ServiceCourriel, acteur);
                return duPorteur ? Ecrit.SansJournal("The readings of the porteur are its own.") : Ecrit.Avec(lecture);
            }, annulation);
        }
        else if (!duPorteur && fil.Messages.Count > 0)
        {
            await ecrivain.JournaliserAsync(acteur, lecture, annulation);
        }
    }

    private static async Task<Fil> LireAsync(SqlSession session, FilSujet sujet, Acteur acteur, IReadOnlyList<Signature> ecrire, IReadOnlyList<Signature> demander)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { sujet.Id, acteur.CompteId });
        MessageLu[] messages = [.. await jeux.ReadAsync<MessageLu>()];
        var fichiers = (await jeux.ReadAsync<FichierDeMessage>()).ToLookup(f => f.MessageId);
        DemandeDePieceLue[] demandes = [.. await jeux.ReadAsync<DemandeDePieceLue>()];
        var lu = await jeux.ReadSingleOrDefaultAsync<int?>() ?? 0;
        return new Fil(sujet, messages, fichiers, demandes, lu, ecrire, demander);
    }
}
