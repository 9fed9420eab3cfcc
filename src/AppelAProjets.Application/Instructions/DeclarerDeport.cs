namespace AppelAProjets.Application.Instructions;

/// <summary>Someone stands down from a dossier, or from all those of its organisation: from then on nothing of it is loaded for that person.</summary>
public sealed class DeclarerDeport(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe)
        VALUES (@Id, @CompteId, @DossierId, @OrganisationId, 'Declare', @Motif, @Le, NULL)
        """);

    /// <summary>Null when the dossier does not exist for this person. Only the Présidence lifts a déport.</summary>
    public async Task<Resultat?> ExecuterAsync(string code, Guid dossierId, bool touteLOrganisation, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier })
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(motif))
        {
            return new Refus("motif.absent", "Indiquez le motif de votre déport, en quelques mots.", "Motif");
        }

        motif = motif.Trim();
        var declare = await session.InsererSiAbsentAsync(Ajout, new
        {
            Id = Guid.CreateVersion7(),
            acteur.CompteId,
            DossierId = touteLOrganisation ? (Guid?)null : dossierId,
            OrganisationId = touteLOrganisation ? dossier.OrganisationId : (Guid?)null,
            Motif = motif,
            Le = le,
        });
        if (!declare)
        {
            return Resultat.Ok;
        }

        await session.JournaliserAsync(
            acteur, le, "declarer-deport", touteLOrganisation ? "Organisation" : "Dossier", touteLOrganisation ? dossier.OrganisationId : dossierId, motif);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
