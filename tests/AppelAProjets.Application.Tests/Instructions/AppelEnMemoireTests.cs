using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Journal;
using CsCheck;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Whatever people do, the table kept in memory is the one that a process just started reads in the base.</summary>
[SurChaqueMoteur]
public sealed class AppelEnMemoireTests
{
    private static readonly string[] Comptes = ["instructeur.pref44", "instructeur.nm", "instructeur.caf44", "secretariat", "lecteur", "referent", "valideur"];

    private static readonly SqlStatement DossiersDeLAppel = new("SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Code = 'EMPL28' AND d.Etat <> 'Brouillon' ORDER BY d.Numero");

    private static readonly SqlStatement LignesDuDossier = new("""
        SELECT l.Id, l.FinanceurId, l.Etat, l.Demande, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif, l.MotifEtat, l.SansPropositionLe, l.Version
        FROM Ligne l WHERE l.DossierId = @Id ORDER BY l.Id
        """);

    private static readonly SqlStatement Titre = new("UPDATE Dossier SET Titre = @Titre, Recherche = @Titre WHERE Id = @Id");
    private static readonly SqlStatement Porteur = new("UPDATE Organisation SET Nom = @Titre, Recherche = @Titre WHERE Id = (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id)");
    private static readonly SqlStatement Levee = new("UPDATE Deport SET LeveLe = @Le WHERE CompteId = @CompteId AND DossierId = @Id AND LeveLe IS NULL");

    private static readonly FiltreDuTableau[] Filtres =
    [
        .. ColonnesDuTableau.Toutes.Where(c => c is { EstTriable: true, EstParFinanceur: false }).SelectMany(c => new[] { new FiltreDuTableau { Tri = c.Cle }, new FiltreDuTableau { Tri = c.Cle, Descendant = true, Taille = 200 } }),
        new() { ANoter = true }, new() { Conditions = ConditionsDuTableau.Aucune.Avec("etat", "EnInstruction"), Tri = "titre" }, new() { Texte = "abc" },
        new() { Groupement = GroupementDuTableau.Quartier, Tri = "note", Descendant = true },
    ];

    [TestCase(5)]
    [TestCase(100, Category = "Long")]
    public async Task After_any_sequence_of_acts_memory_and_base_agree_for_everyone(int suites)
    {
        using var essai = await InstructionDEssai.CreerAsync(60);
        var dossiers = await essai.LireAsync<Guid>(DossiersDeLAppel);
        var acteurs = new List<Acteur>();
        foreach (var compte in Comptes)
        {
            acteurs.Add(await essai.ActeurAsync(compte));
        }

        var acte = Gen.Select(Gen.Int[0, 8], Gen.Int[0, dossiers.Count - 1], Gen.Int[0, 2], Gen.Int[0, 5]);
        await acte.List[1, 8].SampleAsync(async actes =>
        {
            foreach (var (quoi, ou, qui, valeur) in actes)
            {
                await AgirAsync(essai, quoi, dossiers[ou], acteurs[qui], valeur);
            }

            await ComparerAsync(essai, acteurs);
        }, iter: suites, threads: 1);
    }

    [Test]
    public async Task A_deposit_a_new_title_and_a_withdrawal_show_at_once()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var acteur = new Acteur(Guid.CreateVersion7(), "Secrétariat", [new Habilitation(Role.Secretariat, null, null, null, DossierDEssai.Ouverture, null)], []);
        var tableau = new TableauInstructionQuery(essai.Base, essai.Horloge);
        async Task<string[]> TitresAsync(FiltreDuTableau filtre) => [.. (await tableau.ChargerAsync("AAP28", filtre, acteur))!.Lignes.Select(l => l.Titre)];
        Assert.That(await TitresAsync(new()), Is.Empty, "no draft");

        var id = await essai.CompletAsync();
        Assert.That((await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Refus, Is.Null);
        Assert.That(await TitresAsync(new() { Texte = "cuisines" }), Is.EqualTo(new[] { "Cuisines partagées" }));

        var ligne = (await tableau.ChargerAsync("AAP28", new(), acteur))!.Lignes[0];
        Assert.That((ligne.Besoin, ligne.EstRenouvellement is not null, ligne.TauxAidesPubliques is not null), Is.EqualTo((ligne.TotalDemande, true, true)), "a balanced plan needs what it asks for");

        await essai.ACompleterAsync(id);
        await essai.SaisirAsync(id, ("projet.titre", "Jardins suspendus"));
        Assert.That(await TitresAsync(new() { Texte = "jardins" }), Is.EqualTo(new[] { "Jardins suspendus" }));
        Assert.That(await TitresAsync(new() { Texte = "cuisines" }), Is.Empty);
    }

    private static async Task AgirAsync(InstructionDEssai essai, int quoi, Guid dossier, Acteur acteur, int valeur)
    {
        var mot = $"{(char)('a' + valeur)}bc {valeur}";
        switch (quoi)
        {
            case 0 or 1:
                await NoterAsync(essai, dossier, acteur, valeur);
                break;
            case 2:
                await SurSaLigneAsync(essai, dossier, acteur, l => new StatuerSurLigne(essai.Ecrivain).ExecuterAsync(l, valeur % 2 == 0, "Parce que.", acteur));
                break;
            case 3:
                await SurSaLigneAsync(essai, dossier, acteur, l => new InstruireLigne(essai.Ecrivain).ExecuterAsync(
                    l, new SaisieDeLigne(AvisInstructeur.Favorable, null, new Domain.Montant(valeur * 1000), null, null), acteur));
                break;
            case 4:
                await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, dossier, valeur > 3, "Un lien.", acteur);
                break;
            case 5:
                await essai.EcrireAsync(Levee, new { acteur.CompteId, Id = dossier, Le = essai.Horloge.GetUtcNow() }, (ObjetDuJournal.Dossier, dossier));
                break;
            case 6:
                await new CloreInstruction(essai.Base, essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, [dossier], true, await essai.ActeurAsync("secretariat"));
                break;
            case 7:
                await new CloreInstruction(essai.Base, essai.Ecrivain).RouvrirAsync(InstructionDEssai.Appel, [dossier], "Une pièce.", await essai.ActeurAsync("secretariat"));
                break;
            default:
                var organisation = await essai.LireAsync<Guid>(OrganisationDe, new { Id = dossier });
                await essai.EcrireAsync(valeur > 2 ? Titre : Porteur, new { Id = dossier, Titre = mot }, valeur > 2 ? (ObjetDuJournal.Dossier, dossier) : (ObjetDuJournal.Organisation, organisation[0]));
                break;
        }
    }

    private static readonly SqlStatement OrganisationDe = new("SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id");

    private static async Task NoterAsync(InstructionDEssai essai, Guid dossier, Acteur acteur, int valeur)
    {
        if (await essai.Fiches.ChargerAsync(InstructionDEssai.Appel, dossier, new FiltreDuTableau(), null, acteur) is { } fiche)
        {
            var miennes = fiche.Notes.Where(n => n.CompteId == acteur.CompteId).ToDictionary(n => n.CritereId, n => n.Version);
            var grille = fiche.Contexte.Appel.Criteres.Select((c, n) => new SaisieDeNote(c.Id, valeur == 5 && n == 0 ? null : valeur, valeur == 5 && n == 0 ? null : "Oui.", miennes.GetValueOrDefault(c.Id)));
            await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, dossier, [.. grille], acteur);
        }
    }

    private static async Task SurSaLigneAsync(InstructionDEssai essai, Guid dossier, Acteur acteur, Func<LigneVisee, Task> agir)
    {
        foreach (var ligne in (await essai.LireAsync<LigneInstruiteRow>(LignesDuDossier, new { Id = dossier })).Where(l => acteur.APour(Role.Instructeur, l.FinanceurId)).Take(1))
        {
            await agir(new LigneVisee(InstructionDEssai.Appel, dossier, ligne.Id, ligne.Version));
        }
    }

    private static async Task ComparerAsync(InstructionDEssai essai, List<Acteur> acteurs)
    {
        using var neuve = new SqlDatabase(essai.Base.Dialecte, essai.Base.Chaine);
        var (enMemoire, dansLaBase) = (essai.Tableau, new TableauInstructionQuery(neuve, essai.Horloge));
        foreach (var acteur in acteurs)
        {
            foreach (var filtre in Filtres)
            {
                var (a, b) = (await enMemoire.ChargerAsync(InstructionDEssai.Appel, filtre, acteur), await dansLaBase.ChargerAsync(InstructionDEssai.Appel, filtre, acteur));
                Assert.That(a?.Totaux, Is.EqualTo(b?.Totaux), $"{acteur.Nom}, {filtre}");
                Assert.That(a?.Lignes.Select(l => l.Id), Is.EqualTo(b?.Lignes.Select(l => l.Id)), $"{acteur.Nom}, {filtre}");
                if (filtre is { Tri: "note", Groupement: GroupementDuTableau.Aucun } && a is not null)
                {
                    // The order in memory against the means that the base computes for the rows.
                    var moyennes = a.Lignes.Select(l => l.Note?.MoyenneEnCentiemes).ToList();
                    Assert.That(moyennes.SkipWhile(m => m is not null), Is.All.Null, "unscored last");
                    Assert.That(moyennes.TakeWhile(m => m is not null), filtre.Descendant ? Is.Ordered.Descending : Is.Ordered, $"{acteur.Nom}");
                }
            }
        }
    }
}
