using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Pieces;

/// <summary>Tells those who gave or wait for an infected file, in the transaction that marks it.</summary>
internal static class AlerteDeFichierInfecte
{
    private static readonly SqlStatement Dossiers = new("""
        SELECT d.Id, d.Etat, d.Numero, d.Titre, o.Nom AS Organisation, a.Code AS AppelCode, a.ServiceCourriel, g.NomDeFichier, c.Courriel AS Deposant
        FROM (
            SELECT df.DossierId, df.NomDeFichier, df.DeposePar FROM DossierFichier df WHERE df.Empreinte = @Empreinte
            UNION ALL
            SELECT m.DossierId, mf.NomDeFichier, m.CompteId AS DeposePar FROM MessageFichier mf JOIN Message m ON m.Id = mf.MessageId WHERE mf.Empreinte = @Empreinte) g
        JOIN Dossier d ON d.Id = g.DossierId
        JOIN Organisation o ON o.Id = d.OrganisationId
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Compte c ON c.Id = g.DeposePar
        ORDER BY d.Id
        """);

    public static async Task<IReadOnlyList<Guid>> DossiersDuFichierAsync(this SqlSession session, string empreinte) =>
        [.. (await session.ListeAsync<DossierRow>(Dossiers, new { Empreinte = empreinte })).Select(d => d.Id).Distinct()];

    /// <summary>Who gave it and the signataires, for each dossier; the Secrétariat too once the dossier is deposited.</summary>
    public static async Task<Ecrit> PrevenirAsync(this SqlSession session, string empreinte, string? menace, LiensOptions liens, DateTimeOffset le)
    {
        List<Acte> actes = [];
        List<NouveauCourriel> courriels = [];
        foreach (var dossier in (await session.ListeAsync<DossierRow>(Dossiers, new { Empreinte = empreinte })).DistinctBy(d => d.Id))
        {
            actes.Add(new Acte(ActeDuJournal.FichierInfecte, ObjetDuJournal.Dossier, dossier.Id, Details: $"{dossier.NomDeFichier} : {menace}"));
            var porteurs = (await session.DestinatairesAsync(dossier.Id, SorteDeMessage.FichierRefuse, le)).Select(d => d.Courriel).Append(dossier.Deposant);
            courriels.AddRange(porteurs.Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(adresse => new NouveauCourriel(GenreDeCourriel.Alerte, adresse, "Un fichier de votre dossier est refusé par l’antivirus", AuPorteur(dossier, liens)) { DossierId = dossier.Id }));
            if (dossier.Etat == EtatDossier.Brouillon)
            {
                continue;
            }

            var services = await session.ServiceAsync(dossier.ServiceCourriel, new QuiPrevenir(dossier.Id, le));
            courriels.AddRange(services.Select(adresse => new NouveauCourriel(GenreDeCourriel.Alerte, adresse, $"{dossier.Numero} : un fichier est refusé par l’antivirus", AuSecretariat(dossier, liens)) { DossierId = dossier.Id }));
        }

        return Ecrit.Avec(actes).Et(courriels);
    }

    private static string AuPorteur(DossierRow dossier, LiensOptions liens) => $"""
        Bonjour,

        L’antivirus a reconnu un programme malveillant dans le fichier « {dossier.NomDeFichier} » de votre dossier « {dossier.Titre} ». Personne ne peut l’ouvrir depuis le portail ; si c’est une pièce, elle compte comme manquante.

        Analysez l’appareil d’où il vient, puis {(dossier.Etat is EtatDossier.Brouillon or EtatDossier.ACompleter ? "remplacez ce fichier" : "attendez que le service vous demande de le remplacer, ou écrivez-lui")} : {liens.Vers(LiensDossiers.Dossier(dossier.Id))}
        """;

    private static string AuSecretariat(DossierRow dossier, LiensOptions liens) => $"""
        Bonjour,

        L’antivirus a reconnu un programme malveillant dans le fichier « {dossier.NomDeFichier} » du dossier {dossier.Numero}, « {dossier.Titre} », de {dossier.Organisation}. Personne ne peut l’ouvrir depuis le portail. Si la pièce est indispensable, le dossier est incomplet : demandez-la de nouveau.

        {liens.Vers(LiensRecevabilite.Dossier(dossier.AppelCode, dossier.Id))}
        """;

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required EtatDossier Etat { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public required string Organisation { get; init; }
        public required string AppelCode { get; init; }
        public string? ServiceCourriel { get; init; }
        public required string NomDeFichier { get; init; }
        public required string Deposant { get; init; }
    }
}
