namespace AppelAProjets.Application.Envois;

/// <summary>The outbox: a message is a row written in the transaction of what it tells; a job sends it later.</summary>
internal static class CourrielStore
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, EnvoyeLe, DerniereErreur, DossierId, OrganisationId, RecepisseDuDepot, RecepisseEnCopie, Version)
        VALUES (@Id, @Destinataire, @Objet, @Corps, @IdentifiantMessage, 'AEnvoyer', 0, @Le, @Le, NULL, NULL, @DossierId, @OrganisationId, @RecepisseDuDepot, @RecepisseEnCopie, 1)
        """);

    /// <summary>Queues messages that tell of these acts: of the dossier, else of the organisation, that they name alone.</summary>
    public static async Task AjouterCourrielsAsync(this SqlSession session, IReadOnlyList<NouveauCourriel> courriels, IReadOnlyList<Acte> actes, DateTimeOffset le)
    {
        var (dossier, organisation) = (Seul(actes, ObjetDuJournal.Dossier), Seul(actes, ObjetDuJournal.Organisation));
        foreach (var courriel in courriels)
        {
            await session.AjouterAsync(courriel with { DossierId = courriel.DossierId ?? dossier }, organisation, le);
        }
    }

    // The Message-ID is fixed here, so that a message sent twice is recognised as one.
    private static Task<int> AjouterAsync(this SqlSession session, NouveauCourriel courriel, Guid? organisation, DateTimeOffset le)
    {
        var id = Guid.CreateVersion7();
        return session.ExecuterAsync(Ajout, new
        {
            Id = id, courriel.Destinataire, courriel.Objet, courriel.Corps, IdentifiantMessage = $"{id:N}@appel-a-projets", courriel.DossierId, courriel.RecepisseDuDepot, courriel.RecepisseEnCopie,
            OrganisationId = courriel.DossierId is null ? organisation : null, Le = le,
        });
    }

    private static Guid? Seul(IReadOnlyList<Acte> actes, ObjetDuJournal objet) =>
        actes.Where(a => a.Objet == objet).Select(a => a.ObjetId).Distinct().ToList() is [Guid id] ? id : null;
}
