using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>The step from the columns of a draft to one row per answer keeps every word of a base in use.</summary>
public sealed class MigrationDesReponsesTests
{
    private const string Draft = """
        PRAGMA foreign_keys = OFF;
        INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, Version) VALUES ('QN04405M', 2024, 'Le Breil', 'Nantes', '2024-01-01', 1);
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, Recherche, CreeLe, Version)
        VALUES ('00000000-0000-0000-0000-0000000000C1', 'a@b.example', 'A@B.EXAMPLE', 1, 't', 'Aïcha', 'Essai', 0, 0, 0, 'aicha', '2027-10-01 06:00:00+00:00', 1);
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Etat, Titre, ThemeId, Renouvellement, Resume, Objectifs, Description, Moyens, Evaluation, DebutLe, FinLe, Publics, Beneficiaires,
            BeneficiairesQuartiers, RencontreLe, RencontreAvec, ResponsableNom, ResponsableCourriel, ResponsableTelephone, SeuilDeViabilite, AttesteExactitude, AttesteObligations,
            AttesteContratRepublicain, Recherche, CreeLe, CreePar, ModifieLe, Version)
        VALUES ('00000000-0000-0000-0000-0000000000D1', '00000000-0000-0000-0000-0000000000A1', '00000000-0000-0000-0000-0000000000B1', 'Brouillon', 'Lien social',
            '00000000-0000-0000-0000-0000000000E1', 1, 'Résumé', 'Objectifs', 'Description', 'Moyens', 'Évaluation', '2028-01-10', '2028-12-15', 'Familles', 80, 60, '2027-09-10', 'Inès',
            'Noé', 'noe@b.example', '0240112233', 250050, 1, 0, 1, 'lien social', '2027-10-01 06:00:00+00:00', '00000000-0000-0000-0000-0000000000C1', '2027-10-02 06:00:00+00:00', 4);
        INSERT INTO DossierQuartier (DossierId, QuartierCode, Part) VALUES ('00000000-0000-0000-0000-0000000000D1', 'QN04405M', 60);
        INSERT INTO DossierBudget (DossierId, Compte, Montant) VALUES ('00000000-0000-0000-0000-0000000000D1', '641', 123456);
        INSERT INTO DossierDemande (DossierId, FinanceurId, Montant) VALUES ('00000000-0000-0000-0000-0000000000D1', '00000000-0000-0000-0000-0000000000F1', 100000);
        INSERT INTO DossierHorsPortail (Id, DossierId, Nom, Compte, Montant, Etat) VALUES
            ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000D1', 'Région', '74region', 50000, 'Acquis'),
            ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000D1', 'Fondation', '74aidespriv', 7000, 'Sollicite');
        """;

    private readonly string fichier = Path.Combine(Path.GetTempPath(), $"aap-{Guid.NewGuid():N}.db");

    [TearDown]
    public void Effacer() => File.Delete(fichier);

    [Test]
    public void Every_answer_of_a_draft_becomes_a_row()
    {
        using var connexion = new SqliteConnection($"Data Source={fichier};Pooling=False");
        Migrer(nom => string.CompareOrdinal(nom, "0005") < 0);
        connexion.Open();
        Executer(connexion, Draft);

        Migrer(_ => true);

        Assert.That(Lignes(connexion), Is.EquivalentTo(new[]
        {
            "projet.titre=Lien social", "projet.theme=00000000-0000-0000-0000-0000000000e1", "projet.renouvellement=oui", "projet.resume=Résumé", "projet.objectifs=Objectifs",
            "projet.description=Description", "projet.moyens=Moyens", "projet.evaluation=Évaluation", "projet.debut=2028-01-10", "projet.fin=2028-12-15", "publics.description=Familles",
            "publics.total=80", "publics.quartiers=60", "rencontre.le=2027-09-10", "rencontre.avec=Inès", "responsable.nom=Noé", "responsable.courriel=noe@b.example",
            "responsable.telephone=0240112233", "demandes.seuil=250050", "attestations.exactitude=oui", "attestations.contrat-republicain=oui", "territoires.part.QN04405M=60", "budget.641=123456",
            "demandes.00000000-0000-0000-0000-0000000000f1=100000", "horsportail.1.nom=Fondation", "horsportail.1.compte=74aidespriv", "horsportail.1.montant=7000", "horsportail.1.etat=Sollicite",
            "horsportail.2.nom=Région", "horsportail.2.compte=74region", "horsportail.2.montant=50000", "horsportail.2.etat=Acquis",
        }));
        Assert.That(Lignes(connexion, "SELECT r.Etat, CONCAT(r.Le, ' ', r.Avec, ' ', q.QuartierCode) FROM Rencontre r JOIN RencontreQuartier q ON q.DossierId = r.DossierId"),
            Is.EqualTo(new[] { "Declaree=2027-09-10 Inès QN04405M" }), "A meeting typed is a declaration.");
    }

    private void Migrer(Func<string, bool> choisi)
    {
        var resultat = DeployChanges.To.SqliteDatabase($"Data Source={fichier};Pooling=False")
            .WithScripts(DatabaseMigrator.Scripts(SqlDialect.Sqlite).Where(s => choisi(s.Nom)).Select(s => new SqlScript(s.Nom, s.Sql)))
            .WithVariables(SqlDialect.Sqlite.Variables.ToDictionary(v => v.Key, v => v.Value)).WithTransactionPerScript().LogTo(new NoOpUpgradeLog()).Build().PerformUpgrade();
        Assert.That(resultat.Successful, Is.True, $"{resultat.ErrorScript?.Name}: {resultat.Error?.Message}");
    }

    private static void Executer(SqliteConnection connexion, string sql)
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        commande.ExecuteNonQuery();
    }

    private static List<string> Lignes(SqliteConnection connexion, string sql = "SELECT Cle, Valeur FROM Reponse")
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        using var lecteur = commande.ExecuteReader();
        List<string> lignes = [];
        while (lecteur.Read())
        {
            lignes.Add($"{lecteur.GetString(0)}={lecteur.GetString(1)}");
        }

        return lignes;
    }
}
