using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>A signatory or the Secrétariat says something of a letter that is not published: nothing moves.</summary>
public sealed class RemarquerCourrier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ou = new("SELECT c.DossierId FROM Courrier c WHERE c.Id = @Id");

    public Task<Resultat> ExecuterAsync(Guid courrierId, string? texte, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(await session.UnAsync<Guid>(Ou, new { Id = courrierId })));
            if (await CourrierStore.LireAsync(session, courrierId, acteur) is not { } courrier)
            {
                return Refus.Absent;
            }

            var mien = courrier.SoumisLe is null ? null
                : (await CourrierStore.VisasAsync(session, courrierId)).FirstOrDefault(v => acteur.APour(Role.SignataireCourrier, v.FinanceurId));
            if (mien is null && !acteur.A(Role.Secretariat))
            {
                return Refus.Absent;
            }

            if (courrier.Etat is not (EtatCourrier.Projet or EtatCourrier.BonASigner))
            {
                return new Refus("remarque.etat", "Ce courrier n’est plus en préparation : une remarque n’y changerait rien.", "Remarque");
            }

            if (string.IsNullOrWhiteSpace(texte) || texte.Length > RefuserBonASigner.LongueurMaximale)
            {
                return new Refus("remarque.texte", texte is { Length: > 0 } ? "La remarque dépasse 2 000 caractères." : "Écrivez votre remarque.", "Remarque");
            }

            await session.RemarquerAsync(courrier, new RemarquesDeCourrier.Remarque(acteur.A(Role.Secretariat) ? null : mien!.FinanceurId, texte.Trim(), acteur, le));
            return Ecrit.Avec(new Acte(ActeDuJournal.RemarquerCourrier, ObjetDuJournal.Courrier, courrierId, Details: courrier.Numero));
        }, annulation);
}
