using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>The Secrétariat takes back a letter that has every bon à signer and is not published, to correct it: it is a draft again, and every bon à signer is asked for once more.</summary>
public sealed class ReprendreLeProjet(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ou = new("SELECT c.DossierId FROM Courrier c INNER JOIN Dossier d ON d.Id = c.DossierId INNER JOIN Appel a ON a.Id = d.AppelId WHERE c.Id = @Id AND a.Code = @Code");
    private static readonly SqlStatement Repris = new("UPDATE Courrier SET Etat = @Etat, SoumisLe = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement VisasRendus = new("UPDATE CourrierVisa SET CompteId = NULL, Le = NULL, Empreinte = NULL WHERE CourrierId = @Id");

    public Task<Resultat> ExecuterAsync(string code, Guid courrierId, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var dossierId = await session.UnAsync<Guid>(Ou, new { Id = courrierId, Code = code });
            if (!acteur.A(Role.Secretariat) || dossierId == default)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await CourrierStore.LireAsync(session, courrierId, acteur) is not { } courrier)
            {
                return Refus.Absent;
            }

            var etat = CycleCourrier.Table.Decider(courrier.Etat, ActionCourrier.Corriger, acteur.Intervenants(new Perimetre()), ContexteCourrier.Vide with { Motif = motif });
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            await session.ExecuterAsync(VisasRendus, new { courrier.Id });
            return await session.ModifierAsync(Repris, new { courrier.Id, courrier.Version, Etat = etat.Valeur.ToString() })
                ? Ecrit.Avec(new Acte(ActeDuJournal.ReprendreLeProjet, ObjetDuJournal.Courrier, courrierId, motif, courrier.Numero))
                : Refus.Conflit;
        }, annulation);
}
