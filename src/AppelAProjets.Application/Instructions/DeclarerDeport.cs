namespace AppelAProjets.Application.Instructions;

/// <summary>Someone stands down from a dossier, or from all those of its organisation: from then on nothing of it is loaded for that person.</summary>
public sealed class DeclarerDeport(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe)
        VALUES (@Id, @CompteId, @DossierId, @OrganisationId, 'Declare', @Motif, @Le, NULL)
        """);

    private static readonly SqlStatement DeLOrganisation = new("SELECT x.Id FROM Dossier d JOIN Dossier x ON x.OrganisationId = d.OrganisationId WHERE d.Id = @Id");

    /// <summary>Absent when the dossier does not exist for this person. Only the Présidence lifts a déport.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, bool touteLOrganisation, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            // A vote or a score on any of them meets it.
            var concernes = touteLOrganisation ? await session.ListeAsync<Guid>(DeLOrganisation, new { Id = dossierId }) : [dossierId];
            await session.VerrouillerAsync([.. concernes.Select(Verrou.Dossier), Verrou.Compte(acteur.CompteId)]);
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier })
            {
                return Refus.Absent;
            }

            if (string.IsNullOrWhiteSpace(motif))
            {
                return new Refus("motif.absent", "Indiquez le motif de votre déport, en quelques mots.", "Motif");
            }

            var raison = motif.Trim();
            var declare = await session.InsererSiAbsentAsync(Ajout, new
            {
                Id = Guid.CreateVersion7(),
                acteur.CompteId,
                DossierId = touteLOrganisation ? (Guid?)null : dossierId,
                OrganisationId = touteLOrganisation ? dossier.OrganisationId : (Guid?)null,
                Motif = raison,
                Le = le,
            });
            var (objet, id) = touteLOrganisation ? (ObjetDuJournal.Organisation, dossier.OrganisationId) : (ObjetDuJournal.Dossier, dossierId);
            return declare ? Ecrit.Avec(new Acte(ActeDuJournal.DeclarerDeport, objet, id, raison)) : Ecrit.SansJournal("declared already");
        }, annulation);
}
