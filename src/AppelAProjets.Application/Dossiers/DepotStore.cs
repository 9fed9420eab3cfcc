using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Dossiers;

internal static class DepotStore
{
    // The row stays locked until the end of the transaction: two deposits never read the same number.
    private static readonly SqlStatement Suivant = new("UPDATE Appel SET DernierNumero = DernierNumero + 1 WHERE Id = @AppelId");
    private static readonly SqlStatement Dernier = new("SELECT DernierNumero FROM Appel WHERE Id = @AppelId");

    private static readonly SqlStatement Depot = new("""
        INSERT INTO DossierDepot (DossierId, Numero, Contenu, Empreinte, RecuLe, EnregistreLe, DeposePar, CleIdempotence)
        VALUES (@DossierId, @Numero, @Contenu, @Empreinte, @RecuLe, @Le, @CompteId, @Cle)
        """);

    private static readonly SqlStatement DernierDepot = new("SELECT COALESCE(MAX(Numero), 0) AS Numero FROM DossierDepot WHERE DossierId = @DossierId");

    private static readonly SqlStatement Dossier = new("""
        UPDATE Dossier SET Etat = 'Depose', Numero = @Numero, Titre = @Titre, ThemeId = @ThemeId, Resume = @Resume, TotalCharges = @TotalCharges, TotalDemande = @TotalDemande, SeuilDeViabilite = @SeuilDeViabilite,
            EstRenouvellement = @EstRenouvellement, Besoin = @Besoin, AidesPubliques = @AidesPubliques, AcquisHorsPortail = @AcquisHorsPortail,
            DeposeLe = COALESCE(DeposeLe, @RecuLe), RecuLe = @RecuLe, DeposePar = @CompteId, RejetImpliciteLe = @RejetImpliciteLe, MotifEtat = NULL,
            Recherche = @Recherche, ModifieLe = @Le, Version = Version + 1
        WHERE Id = @DossierId AND Version = @Version AND Etat = @Etat
        """);

    /// <summary>The next number of the call, such as AAP28-0041.</summary>
    public static async Task<string> NumeroSuivantAsync(this SqlSession session, AppelComplet appel)
    {
        await session.ExecuterAsync(Suivant, new { AppelId = appel.Id });
        return $"{appel.Code}-{await session.UnAsync<int>(Dernier, new { AppelId = appel.Id }):0000}";
    }

    private static readonly SqlStatement SansQuartier = new("DELETE FROM DossierQuartier WHERE DossierId = @Id");
    private static readonly SqlStatement Quartier = new("INSERT INTO DossierQuartier (DossierId, QuartierCode, Part) VALUES (@Id, @Code, @Part)");
    private static readonly SqlStatement SansAction = new("DELETE FROM DossierAction WHERE DossierId = @Id");
    private static readonly SqlStatement Action = new("INSERT INTO DossierAction (DossierId, ActionId) VALUES (@Id, @ActionId)");
    private static readonly SqlStatement SansCompte = new("DELETE FROM DossierBudget WHERE DossierId = @Id");
    private static readonly SqlStatement Compte = new("INSERT INTO DossierBudget (DossierId, Compte, Montant) VALUES (@Id, @Compte, @Montant)");
    private static readonly SqlStatement SansHorsPortail = new("DELETE FROM DossierHorsPortail WHERE DossierId = @Id");

    private static readonly SqlStatement HorsPortail = new("""
        INSERT INTO DossierHorsPortail (Id, DossierId, Nom, Compte, Montant, Etat) VALUES (@LigneId, @Id, @Nom, @Compte, @Montant, @Etat)
        """);

    public static async Task ProjeterAsync(this SqlSession session, Guid id, DossierContenu contenu)
    {
        var (territoires, financement) = (contenu.Territoires, contenu.Financement);
        await session.ExecuterAsync(SansQuartier, new { Id = id });
        await session.ExecuterAsync(Quartier, territoires.Quartiers.Select(q => new { Id = id, q.Code, q.Part }));
        await session.ExecuterAsync(SansCompte, new { Id = id });
        await session.ExecuterAsync(Compte, financement.Comptes.Select(c => new { Id = id, c.Compte, c.Montant }));
        await session.ExecuterAsync(SansHorsPortail, new { Id = id });
        // A dossier deposited before the question was compulsory may have no answer.
        await session.ExecuterAsync(HorsPortail, financement.HorsPortail.Select(h =>
            new { LigneId = Guid.CreateVersion7(), Id = id, h.Nom, h.Compte, h.Montant, Etat = (h.Etat ?? SituationHorsPortail.Sollicite).ToString() }));
    }

    /// <summary>Freezes the version and moves the dossier; null when this key was used, or another person was faster.</summary>
    public static async Task<bool> FigerAsync(this SqlSession session, DossierPorteur dossier, VersionADeposer version, Acteur acteur)
    {
        var (id, plan, fige) = (dossier.Entete.Id, dossier.Plan, Instantane.Figer(dossier.Contenu));
        var rang = await session.UnAsync<int>(DernierDepot, new { DossierId = id }) + 1;
        var depose = await session.InsererSiAbsentAsync(Depot, new
        {
            DossierId = id, Numero = rang, fige.Contenu, fige.Empreinte, version.RecuLe, version.Le, acteur.CompteId, version.Cle,
        });
        if (!depose)
        {
            return false;
        }

        await session.ProjeterAsync(id, dossier.Contenu);
        await session.ExecuterAsync(SansAction, new { Id = id });
        await session.ExecuterAsync(Action, dossier.ActionsDuPlan.Select(action => new { Id = id, ActionId = action }));
        return await session.ModifierAsync(Dossier, new
        {
            DossierId = id, version.Numero, dossier.Contenu.Projet.Titre, dossier.Contenu.Territoires.ThemeId, dossier.Contenu.Projet.Resume, TotalCharges = plan.Charges.Centimes, TotalDemande = plan.DemandeAuPortail.Centimes,
            SeuilDeViabilite = dossier.SeuilDeViabilite.Centimes, EstRenouvellement = dossier.Contenu.Projet.Renouvellement, Besoin = plan.Besoin.Centimes,
            AidesPubliques = plan.AidesPubliques.Centimes, AcquisHorsPortail = plan.AcquisHorsPortail.Centimes, version.RecuLe, acteur.CompteId, version.RejetImpliciteLe, version.Le,
            Recherche = TexteDeDossier.Recherche(dossier.Contenu.Projet.Titre, dossier.Contenu.Organisation.Nom, dossier.Contenu.Organisation.Sigle, version.Numero),
            dossier.Entete.Version, Etat = dossier.Entete.Etat.ToString(),
        });
    }

    private static readonly SqlStatement Repondu = new("""
        UPDATE Dossier SET TotalCharges = @TotalCharges, Besoin = @Besoin, AidesPubliques = @AidesPubliques, AcquisHorsPortail = @AcquisHorsPortail, ModifieLe = @Le, Version = Version + 1
        WHERE Id = @DossierId AND Version = @Version AND Etat = 'AvisTransmis'
        """);

    /// <summary>Freezes the version that answers the letter; its number, or null when another person was faster. What was asked stays asked.</summary>
    public static async Task<int?> FigerLaReponseAsync(this SqlSession session, DossierPorteur dossier, int version, Guid cle, Acteur acteur, DateTimeOffset le)
    {
        var (id, plan, fige) = (dossier.Entete.Id, dossier.Plan, Instantane.Figer(dossier.Contenu));
        var rang = await session.UnAsync<int>(DernierDepot, new { DossierId = id }) + 1;
        if (!await session.InsererSiAbsentAsync(Depot, new { DossierId = id, Numero = rang, fige.Contenu, fige.Empreinte, RecuLe = le, Le = le, acteur.CompteId, Cle = cle.ToString("N") }))
        {
            return null;
        }

        await session.ProjeterAsync(id, dossier.Contenu);
        return await session.ModifierAsync(Repondu, new
        {
            DossierId = id, Version = version, TotalCharges = plan.Charges.Centimes, Besoin = plan.Besoin.Centimes, AidesPubliques = plan.AidesPubliques.Centimes, AcquisHorsPortail = plan.AcquisHorsPortail.Centimes, Le = le,
        }) ? rang : null;
    }
}

/// <param name="RecuLe">Arrival of the complete request, UTC.</param>
/// <param name="Le">UTC.</param>
internal sealed record VersionADeposer(string Numero, string Cle, DateTimeOffset RecuLe, DateTimeOffset Le, DateOnly RejetImpliciteLe);
