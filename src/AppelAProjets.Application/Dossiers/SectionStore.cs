using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Writes the answers of one section. Each touches the version of the dossier in the same statement or just before.</summary>
internal static class SectionStore
{
    private static readonly SqlStatement Association = new("""
        UPDATE Dossier SET ResponsableNom = @Nom, ResponsableCourriel = @Courriel, ResponsableTelephone = @Telephone WHERE Id = @Id
        """);

    private static readonly SqlStatement Projet = new("""
        UPDATE Dossier SET Titre = @Titre, ThemeId = @ThemeId, Renouvellement = @Renouvellement, Resume = @Resume, Objectifs = @Objectifs, Description = @Description,
            Moyens = @Moyens, Evaluation = @Evaluation, DebutLe = @DebutLe, FinLe = @FinLe, Recherche = @Recherche
        WHERE Id = @Id
        """);

    private static readonly SqlStatement Publics = new("""
        UPDATE Dossier SET Publics = @Publics, Beneficiaires = @Beneficiaires, BeneficiairesQuartiers = @BeneficiairesQuartiers WHERE Id = @Id
        """);

    private static readonly SqlStatement Referent = new("UPDATE Dossier SET RencontreLe = @Le, RencontreAvec = @Avec WHERE Id = @Id");

    private static readonly SqlStatement Seuil = new("UPDATE Dossier SET SeuilDeViabilite = @SeuilDeViabilite WHERE Id = @Id");

    private static readonly SqlStatement Attestations = new("""
        UPDATE Dossier SET AttesteExactitude = @Exactitude, AttesteObligations = @Obligations, AttesteContratRepublicain = @ContratRepublicain WHERE Id = @Id
        """);

    private static readonly SqlStatement SansQuartier = new("DELETE FROM DossierQuartier WHERE DossierId = @Id");
    private static readonly SqlStatement Quartier = new("INSERT INTO DossierQuartier (DossierId, QuartierCode, Part) VALUES (@Id, @Code, @Part)");
    private static readonly SqlStatement SansCompte = new("DELETE FROM DossierBudget WHERE DossierId = @Id");
    private static readonly SqlStatement Compte = new("INSERT INTO DossierBudget (DossierId, Compte, Montant) VALUES (@Id, @Compte, @Montant)");
    private static readonly SqlStatement SansDemande = new("DELETE FROM DossierDemande WHERE DossierId = @Id");
    private static readonly SqlStatement Demande = new("INSERT INTO DossierDemande (DossierId, FinanceurId, Montant) VALUES (@Id, @FinanceurId, @Montant)");
    private static readonly SqlStatement SansHorsPortail = new("DELETE FROM DossierHorsPortail WHERE DossierId = @Id");

    private static readonly SqlStatement HorsPortail = new("""
        INSERT INTO DossierHorsPortail (Id, DossierId, Nom, Compte, Montant, Etat) VALUES (@LigneId, @Id, @Nom, @Compte, @Montant, @Etat)
        """);

    private static readonly SqlStatement Passage = new("""
        UPDATE Dossier SET ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = @Etat
        """);

    /// <summary>False when another person was faster.</summary>
    public static Task<bool> PasserAsync(this SqlSession session, DossierEntete entete, DateTimeOffset le) =>
        session.ModifierAsync(Passage, new { entete.Id, entete.Version, Etat = entete.Etat.ToString(), Le = le });

    /// <summary>Writes the section as it now is in <paramref name="contenu"/>.</summary>
    public static async Task EcrireAsync(this SqlSession session, Guid id, SaisieDeSection saisie, DossierContenu contenu)
    {
        switch (saisie)
        {
            case SaisieAssociation:
                await session.ExecuterAsync(Association, new { Id = id, contenu.Responsable.Nom, contenu.Responsable.Courriel, contenu.Responsable.Telephone });
                break;
            case SaisieProjet:
                await session.ExecuterAsync(Projet, ParametresDuProjet(id, contenu));
                break;
            case SaisieTerritoires:
                await EcrireTerritoiresAsync(session, id, contenu.Territoires);
                break;
            case SaisieReferent:
                await session.ExecuterAsync(Referent, new { Id = id, contenu.Rencontre.Le, contenu.Rencontre.Avec });
                break;
            case SaisieBudget:
                await session.ExecuterAsync(SansCompte, new { Id = id });
                await session.ExecuterAsync(Compte, contenu.Financement.Comptes.Select(c => new { Id = id, c.Compte, c.Montant }));
                break;
            case SaisieDemandes:
                await EcrireDemandesAsync(session, id, contenu.Financement);
                break;
            case SaisieAttestations:
                await session.ExecuterAsync(Attestations, new { Id = id, contenu.Attestations.Exactitude, contenu.Attestations.Obligations, contenu.Attestations.ContratRepublicain });
                break;
            default:
                throw new InvalidOperationException($"{saisie.GetType().Name} has no writer.");
        }
    }

    /// <summary>Text of the column Dossier.Recherche; starts with the title.</summary>
    public static string Recherche(string titre, string organisation, string? sigle, string? numero) =>
        TexteDeRecherche.Plier(600, [titre, organisation, sigle, numero]);

    private static object ParametresDuProjet(Guid id, DossierContenu contenu) => new
    {
        Id = id, contenu.Projet.Titre, contenu.Territoires.ThemeId, contenu.Projet.Renouvellement, contenu.Projet.Resume, contenu.Projet.Objectifs, contenu.Projet.Description,
        contenu.Projet.Moyens, contenu.Projet.Evaluation, contenu.Projet.DebutLe, contenu.Projet.FinLe,
        Recherche = Recherche(contenu.Projet.Titre, contenu.Organisation.Nom, contenu.Organisation.Sigle, null),
    };

    private static async Task EcrireTerritoiresAsync(SqlSession session, Guid id, TerritoiresContenu territoires)
    {
        await session.ExecuterAsync(SansQuartier, new { Id = id });
        await session.ExecuterAsync(Quartier, territoires.Quartiers.Select(q => new { Id = id, q.Code, q.Part }));
        await session.ExecuterAsync(Publics, new { Id = id, territoires.Publics, territoires.Beneficiaires, territoires.BeneficiairesQuartiers });
    }

    private static async Task EcrireDemandesAsync(SqlSession session, Guid id, FinancementContenu financement)
    {
        await session.ExecuterAsync(SansDemande, new { Id = id });
        await session.ExecuterAsync(Demande, financement.Demandes.Select(d => new { Id = id, d.FinanceurId, d.Montant }));
        await session.ExecuterAsync(SansHorsPortail, new { Id = id });
        await session.ExecuterAsync(HorsPortail, financement.HorsPortail.Select(h =>
            new { LigneId = Guid.CreateVersion7(), Id = id, h.Nom, h.Compte, h.Montant, Etat = h.Etat.ToString() }));
        await session.ExecuterAsync(Seuil, new { Id = id, financement.SeuilDeViabilite });
    }
}
