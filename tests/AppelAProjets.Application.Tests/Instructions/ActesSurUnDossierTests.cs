using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Two acts on one dossier, the second coming between what the first read and what it writes: it waits, or is told; nothing is lost, nothing is done twice.</summary>
[SurChaqueMoteur]
public sealed class ActesSurUnDossierTests
{
    private static readonly SqlStatement Etat = new("""
        SELECT d.Etat, l.ProposeSpecifique AS Propose, (SELECT COUNT(*) FROM Note n WHERE n.DossierId = d.Id) AS Notes,
            (SELECT COUNT(*) FROM Deport p WHERE p.CompteId = @CompteId AND p.LeveLe IS NULL) AS Deports
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id
        WHERE d.Id = @Id AND l.Id = @LigneId
        """);

    private static readonly SqlStatement Dernier = new("SELECT MAX(Numero) AS Numero FROM Journal");
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Numero > @Apres AND (Objet = 'Dossier' OR ObjetId = @LigneId OR Action <> 'renoncer-a-proposer') ORDER BY Numero");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        acteur = await essai.ActeurAsync("instructeur.pref44");
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    // An amount prepared for the Valideur keeps the dossier open; once closed, nothing of it changes.
    [TestCase("clore", "CloreInstruction.Changement", "proposer", "instruction.fermee", "Instruit, 0, 0, 0: clore-instruction renoncer-a-proposer")]
    [TestCase("proposer", "LigneStore.Ecriture", "clore", "lignes.en-attente", "EnInstruction, 100000, 0, 0: preparer-proposition")]
    [TestCase("clore", "CloreInstruction.Changement", "renoncer", "instruction.fermee", "Instruit, 0, 0, 0: clore-instruction renoncer-a-proposer")]
    [TestCase("proposer", "LigneStore.Ecriture", "renoncer", "conflit", "EnInstruction, 100000, 0, 0: preparer-proposition")]
    [TestCase("clore", "CloreInstruction.Changement", "noter", "instruction.fermee", "Instruit, 0, 0, 0: clore-instruction renoncer-a-proposer")]
    [TestCase("noter", "NoterDossier.Ajout", "clore", null, "Instruit, 0, 6, 0: noter clore-instruction renoncer-a-proposer")]
    [TestCase("noter", "NoterDossier.Ajout", "noter-autrement", "conflit", "EnInstruction, 0, 6, 0: noter")]
    [TestCase("clore", "CloreInstruction.Changement", "fixer", "instruction.fermee", "Instruit, 0, 0, 0: clore-instruction renoncer-a-proposer")]
    [TestCase("fixer", "DossierInstruitStore.ChangementDAssiette", "fixer", "conflit", "EnInstruction, 0, 0, 0: fixer-assiette")]
    [TestCase("clore", "CloreInstruction.Changement", "clore", "cycle.etat", "Instruit, 0, 0, 0: clore-instruction renoncer-a-proposer")]
    [TestCase("deporter", "DeportStore.Ajout", "deporter", null, "EnInstruction, 0, 0, 1: declarer-deport")]
    public async Task The_second_waits_or_is_told(string premier, string instruction, string second, string? refus, string apres)
    {
        var (ligne, grille) = (await essai.ViserAsync("PREF44"), await essai.GrilleAsync(acteur, 3));
        var (version, secretariat) = ((await essai.FicheAsync(acteur))!.Dossier.Version, await essai.ActeurAsync("secretariat"));
        var avant = (await essai.LireAsync<long>(Dernier)).Single();

        var resultats = await essai.Base.CroiserAsync(instruction, () => AgirAsync(premier), () => AgirAsync(second));

        Assert.That((resultats.Premier.Refus?.Code, resultats.Second.Refus?.Code), Is.EqualTo(((string?)null, refus)));
        var etat = (await essai.LireAsync<EtatRow>(Etat, new { Id = essai.DossierId, ligne.LigneId, acteur.CompteId })).Single();
        var actes = string.Join(' ', await essai.LireAsync<string>(Actes, new { Apres = avant, LigneId = $"{ligne.LigneId}" }));
        Assert.That(FormattableString.Invariant($"{etat.Etat}, {etat.Propose ?? 0}, {etat.Notes}, {etat.Deports}: {actes}"), Is.EqualTo(apres));

        async Task<Resultat> AgirAsync(string geste) => geste switch
        {
            "proposer" => await new InstruireLigne(essai.Ecrivain).ExecuterAsync(ligne, new SaisieDeLigne(AvisInstructeur.Favorable, null, Montant.DeEuros(1000), null, null), acteur),
            "renoncer" => await new RenoncerAProposer(essai.Ecrivain).ExecuterAsync(ligne, "Hors compétence.", acteur),
            "noter" => await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, grille, acteur),
            "noter-autrement" => await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [.. grille.Select(n => n with { Valeur = 4 })], acteur),
            "fixer" => await new FixerAssiette(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new SaisieDAssiette(Montant.DeEuros(10), "Sans les salaires.", version), acteur),
            "deporter" => await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Bénévole.", acteur),
            _ => Resultat.Premier((await new CloreInstruction(essai.Base, essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], true, secretariat)).Valeur.Refus),
        };
    }

    private sealed record EtatRow
    {
        public required string Etat { get; init; }
        public long? Propose { get; init; }
        public required int Notes { get; init; }
        public required int Deports { get; init; }
    }
}
