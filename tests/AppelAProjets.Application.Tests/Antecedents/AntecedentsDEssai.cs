using System.Text;
using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Antecedents;

/// <summary>The demonstration's call under instruction without its invented results, one dossier that renews, and the hands of the Secrétariat.</summary>
internal sealed class AntecedentsDEssai : IDisposable
{
    public const string Appel = InstructionDEssai.Appel;
    public const string Titre = "Jardin partagé d’essai";
    public const string Siret = "73282932000074";
    public const string EnTete = "SIRET;Intitulé;Financeur;Demandé;Accordé;Versé;Bilan\n";

    private static readonly SqlStatement SansResultats = new("DELETE FROM ResultatAnterieur; DELETE FROM ImportDeResultats WHERE CompteId = @CompteId;");
    private static readonly SqlStatement Renouvelle = new("""
        UPDATE Dossier SET Titre = @Titre, Recherche = @Recherche, EstRenouvellement = 1 WHERE Id = @Id;
        UPDATE Organisation SET Siret = @Siret WHERE Id = (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id);
        """);

    private static readonly SqlStatement Annees = new("SELECT Annee FROM Appel WHERE Code = 'EMPL28' OR Code = @Code");

    private AntecedentsDEssai(InstructionDEssai instruction) => Instruction = instruction;

    public InstructionDEssai Instruction { get; }
    public Guid DossierId => Instruction.DossierId;
    public Acteur Secretaire { get; private set; } = null!;
    public Acteur Instructrice { get; private set; } = null!;
    /// <summary>Of the call.</summary>
    public int Annee { get; private set; }

    public PreparerImportDeResultats Preparer => new(Instruction.Base, Instruction.Ecrivain);
    public ImporterResultats Importer => new(Instruction.Ecrivain);
    public RetirerResultats Retirer => new(Instruction.Ecrivain);
    public RapprocherAntecedent Rapprocher => new(Instruction.Ecrivain);
    public ImportsDeResultatsQuery Imports => new(Instruction.Base, Instruction.Horloge);

    public static async Task<AntecedentsDEssai> CreerAsync()
    {
        var essai = new AntecedentsDEssai(await InstructionDEssai.CreerAsync());
        (essai.Secretaire, essai.Instructrice) = (await essai.Instruction.ActeurAsync("secretariat"), await essai.Instruction.ActeurAsync("instructeur.pref44"));
        essai.Annee = (await essai.Instruction.LireAsync<int>(Annees, new { Code = Appel }))[0];
        await essai.EcrireAsync(SansResultats, new { essai.Secretaire.CompteId });
        await essai.EcrireAsync(Renouvelle, new { Id = essai.DossierId, Titre, Siret, Recherche = TexteDeRecherche.Plier(600, Titre, "porteur") });
        return essai;
    }

    public Task EcrireAsync(SqlStatement sql, object parametres) => Instruction.EcrireAsync(sql, parametres, (ObjetDuJournal.Dossier, DossierId));

    /// <summary>Reads, shows and confirms; the import.</summary>
    public async Task<Guid> ImporterAsync(string lignes, int? annee = null)
    {
        var id = (await Preparer.CollerAsync(Appel, $"{annee ?? Annee - 1}", EnTete + lignes, Secretaire)).Valeur;
        var apercu = (await Imports.ChargerAsync(Appel, id, Secretaire))!;
        var fait = await Importer.ExecuterAsync(Appel, id, apercu.Import.Version, apercu.Rapport!.AEcrire, Secretaire);
        Assert.That(fait.Refus, Is.Null);
        return id;
    }

    public async Task<ApercuDeResultats> LireAsync(byte[] fichier, string? feuille = null)
    {
        var id = await Preparer.ExecuterAsync(Appel, $"{Annee - 1}", ("resultats.xlsx", new MemoryStream(fichier)), feuille, Secretaire);
        Assert.That(id.Refus, Is.Null);
        return (await Imports.ChargerAsync(Appel, id.Valeur, Secretaire))!;
    }

    public Task<ApercuDeResultats> LireAsync(string texte) => LireAsync(Encoding.UTF8.GetBytes(texte));

    public async Task<AntecedentsDuDossier?> VoirAsync(Acteur acteur) =>
        await new AntecedentsDuDossierQuery(Instruction.Base, Instruction.Horloge).ChargerAsync(Appel, DossierId, await Instruction.RelireAsync(acteur));

    /// <summary>The funders of the antecedent, with what they granted, in euros.</summary>
    public async Task<string> AccordesAsync() => string.Join(", ", ((await VoirAsync(Instructrice))!.Rapprochement.Projet?.Financements ?? []).Select(f => $"{f.Sigle ?? f.Financeur} {f.Accorde?.Centimes / 100}"));

    public void Dispose() => Instruction.Dispose();
}
