using AppelAProjets.Application.Deports;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Instructions;

/// <summary>Someone stands down from a dossier, or from all those of its organisation: from then on nothing of it is loaded for that person.</summary>
public sealed class DeclarerDeport(Ecrivain ecrivain)
{
    private static readonly SqlStatement Organisation = new("SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id");

    /// <summary>Absent when the dossier does not exist for this person. Only the Présidence lifts a déport.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, bool touteLOrganisation, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var organisation = touteLOrganisation ? await session.UnAsync<Guid>(Organisation, new { Id = dossierId }) : (Guid?)null;
            await DeportStore.VerrouillerAsync(session, dossierId, organisation, acteur.CompteId);
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier })
            {
                return Refus.Absent;
            }

            if (string.IsNullOrWhiteSpace(motif))
            {
                return new Refus("motif.absent", "Indiquez le motif de votre déport, en quelques mots.", "Motif");
            }

            var raison = motif.Trim();
            var deport = new Deport(acteur.CompteId, OrigineDeport.Declare, touteLOrganisation ? null : dossierId, touteLOrganisation ? dossier.OrganisationId : null, le);
            var (objet, id) = touteLOrganisation ? (ObjetDuJournal.Organisation, dossier.OrganisationId) : (ObjetDuJournal.Dossier, dossierId);
            return await DeportStore.AjouterAsync(session, deport, raison, null)
                ? Ecrit.Avec(new Acte(ActeDuJournal.DeclarerDeport, objet, id, raison))
                : Ecrit.SansJournal("declared already");
        }, annulation);
}
