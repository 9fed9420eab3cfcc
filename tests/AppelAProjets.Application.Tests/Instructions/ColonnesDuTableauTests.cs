using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Every column: its filter keeps the rows that show it, its sort follows what they show, and what is hidden counts for nothing.</summary>
[SurChaqueMoteur]
public sealed class ColonnesDuTableauTests
{
    private static readonly SqlStatement FinDuRole = new("UPDATE Habilitation SET Fin = @Le WHERE CompteId = @Id");
    private static readonly SqlStatement Titre = new("UPDATE Dossier SET Titre = @Titre, Recherche = @Recherche WHERE Id = @Id");
    private static readonly SqlStatement Organisation = new("UPDATE Organisation SET Siret = '44312345600019', Commune = 'Orvault', Recherche = CONCAT(Recherche, ' 44312345600019 orvault') WHERE Id = (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id)");
    private static readonly SqlStatement OrganisationDe = new("SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id");
    private static readonly SqlStatement SansAffectation = new("DELETE FROM Affectation WHERE DossierId = @Id");
    private static readonly SqlStatement Affecter = new("INSERT INTO Affectation (DossierId, FinanceurId, CompteId, Le, Version) VALUES (@Id, @FinanceurId, @CompteId, @Le, 1)");
    private static readonly SqlStatement Renommer = new("UPDATE Compte SET Nom = 'Zébulon' WHERE Id = @CompteId");
    private static readonly SqlStatement Motiver = new("UPDATE Ligne SET AvisMotif = 'Trop éloigné du quartier.', ProposeMotif = 'Éloigné.' WHERE DossierId = @Id");
    private static readonly SqlStatement Renvoi = new("UPDATE Ligne SET RenvoyeLe = @Renvoye, SansPropositionLe = @Sans WHERE DossierId = @Id");
    private static readonly SqlStatement Mort = new("UPDATE Dossier SET Etat = @Etat WHERE Id = @Id");

    private static readonly SqlStatement Reorienter = new("INSERT INTO Reorientation (DossierId, Service, Motif, Etat, Le, CompteId, Version) VALUES (@Id, 'Caisse d’allocations familiales', 'Droit commun.', @Etat, @Le, @CompteId, 1)");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;
    private TableauInstruction tout = null!;

    [OneTimeSetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync(150);
        acteur = await essai.ActeurAsync("instructeur.pref44");
        var numeros = (await ChargerAsync(new() { Taille = 200 })).Lignes;
        foreach (var (dossier, etat) in new[] { (numeros[2], "Proposee"), (numeros[5], "PriseEnCharge"), (numeros[9], "Proposee") })
        {
            await essai.EcrireAsync(Reorienter, new { dossier.Id, Etat = etat, Le = essai.Horloge.GetUtcNow(), acteur.CompteId }, (ObjetDuJournal.Dossier, dossier.Id));
        }

        tout = await ChargerAsync(new() { Taille = 200 });
        Assert.That(tout.Lignes, Has.Count.InRange(20, 200), "all on one page");
        Assert.That(tout.Lignes.Select(l => l.Fil?.NonLus > 0).Distinct().Count(), Is.EqualTo(2), "threads read and not read");
        Assert.That(tout.Lignes.Select(l => l.Anterieur?.BilanRecu).Distinct().Count(), Is.EqualTo(3), "bilans received, awaited, and nothing known");
    }

    [OneTimeTearDown]
    public void Ranger() => essai.Dispose();

    private static IEnumerable<string> Choisies => ColonnesDuTableau.Toutes.Where(c => c is { Genre: GenreDeColonne.Choix, EstFiltrable: true }).Select(c => c.Cle);

    private static IEnumerable<string> Chiffrees => ColonnesDuTableau.Toutes.Where(c => c is { EstNombre: true, EstFiltrable: true }).Select(c => c.Cle);

    private static IEnumerable<string> Triables => ColonnesDuTableau.Toutes.Where(c => c.EstTriable).Select(c => c.Cle);

    [TestCaseSource(nameof(Choisies))]
    public async Task A_choice_keeps_the_rows_that_show_it(string cle)
    {
        foreach (var colonne in Colonnes(cle))
        {
            foreach (var option in colonne.Colonne.Options!(tout.Contexte).Where(o => o.Valeur is not (ConditionDeColonne.Moi or ConditionDeColonne.Personne)))
            {
                await VerifierAsync(colonne, new() { Valeurs = [option.Valeur] }, v => v.Texte is { } texte && Montre(texte, option.Libelle, cle));
            }

            await VerifierAsync(colonne, new() { Vide = true }, v => string.IsNullOrEmpty(v.Texte));
            await VerifierAsync(colonne, new() { Vide = false }, v => !string.IsNullOrEmpty(v.Texte));
        }
    }

    [TestCaseSource(nameof(Chiffrees))]
    public async Task Bounds_keep_the_rows_between_them(string cle)
    {
        foreach (var colonne in Colonnes(cle))
        {
            var valeurs = tout.Lignes.Select(colonne.Lire).Select(v => v.Centiemes).OfType<long>().Order().ToList();
            var (bas, haut) = valeurs.Count == 0 ? (1, 1_000_000) : (valeurs[valeurs.Count / 4], valeurs[valeurs.Count * 3 / 4]);
            await VerifierAsync(colonne, new() { Minimum = bas }, v => v.Centiemes >= bas);
            await VerifierAsync(colonne, new() { Maximum = haut }, v => v.Centiemes <= haut);
            await VerifierAsync(colonne, new() { Minimum = bas, Maximum = haut }, v => v.Centiemes >= bas && v.Centiemes <= haut);
            await VerifierAsync(colonne, new() { Vide = true }, v => v.Centiemes is null);
            await VerifierAsync(colonne, new() { Vide = false }, v => v.Centiemes is not null);
        }
    }

    [TestCaseSource(nameof(Triables))]
    public async Task A_sort_follows_what_is_shown_and_empty_values_are_last_both_ways(string cle)
    {
        foreach (var colonne in Colonnes(cle))
        {
            foreach (var descendant in new[] { false, true })
            {
                var tri = (await ChargerAsync(new() { Taille = 200, Tri = colonne.Cle, Descendant = descendant })).Lignes;
                Assert.That(tri, Has.Count.EqualTo(tout.Lignes.Count));
                if (colonne.Colonne.EstNombre)
                {
                    var valeurs = tri.Select(l => colonne.Lire(l).Centiemes).ToList();
                    Assert.That(valeurs.SkipWhile(v => v is not null), Is.All.Null, colonne.Libelle);
                    Assert.That(valeurs.TakeWhile(v => v is not null), descendant ? Is.Ordered.Descending : Is.Ordered, colonne.Libelle);
                }
            }
        }
    }

    [TestCase("titre", "atelier")]
    [TestCase("porteur", "MAISON")]
    [TestCase("numero", "0012")]
    public async Task Words_of_a_column_are_looked_for_anywhere_in_it(string cle, string mot) =>
        await VerifierAsync(Colonnes(cle)[0], new() { Valeurs = [mot] }, v => TexteDeRecherche.Plier(300, v.Texte).Contains(mot, StringComparison.OrdinalIgnoreCase));

    [Test]
    public async Task What_another_funder_prepares_is_neither_found_nor_sorted_before_it_is_shared()
    {
        var autre = tout.Contexte.Appel.Financeurs.First(f => !tout.Contexte.Portee.MesFinanceurs.Contains(f.Id));
        var montres = (await ChargerAsync(new() { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec($"prop~{autre.Id}", new ConditionDeColonne { Vide = false }) })).Lignes;
        var tous = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec($"prop~{autre.Id}", new ConditionDeColonne { Vide = false }) }, await essai.ActeurAsync("secretariat")))!.Lignes;
        Assert.That(tous, Has.Count.GreaterThan(montres.Count), "some are prepared and not shared");
        Assert.That(montres.Select(l => l.Lignes[autre.Id].EstVisible), Is.All.True);
    }

    [TestCase(EtatLigne.Recevable, false, false, "À valider", "attente")]
    [TestCase(EtatLigne.Recevable, true, false, "Renvoyée", "renvoyee")]
    [TestCase(EtatLigne.Recevable, false, true, null, null)]
    [TestCase(EtatLigne.Proposee, false, false, "Validée", "validee")]
    [TestCase(EtatLigne.RefuseeComite, false, false, "Validée", "validee")]
    [TestCase(EtatLigne.NonRecevable, false, false, null, null)]
    [TestCase(EtatLigne.RetireeParPorteur, false, false, null, null)]
    public async Task An_amount_awaits_its_valideur_was_sent_back_or_is_nothing_any_more(EtatLigne etat, bool renvoyee, bool sans, string? montre, string? option)
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var financeur = acteur.FinanceursComme(Role.Instructeur)[0];
        await autre.PlacerLesLignesAsync(etat, 1000);
        await autre.EcrireAsync(Renvoi, new { Id = autre.DossierId, Renvoye = renvoyee ? (DateTimeOffset?)autre.Horloge.GetUtcNow() : null, Sans = sans ? (DateTimeOffset?)autre.Horloge.GetUtcNow() : null });
        foreach (var valeur in new[] { "attente", "renvoyee", "validee" })
        {
            var page = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec($"valide~{financeur}", valeur) }, acteur))!;
            Assert.That(page.Lignes.Any(l => l.Id == autre.DossierId), Is.EqualTo(valeur == option), valeur);
        }

        var tableau = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200 }, acteur))!;
        var colonne = new ColonneMontree(ColonnesDuTableau.Trouver("valide")!, tableau.Contexte.Appel.Financeurs.Single(f => f.Id == financeur));
        Assert.That(colonne.Lire(tableau.Lignes.Single(l => l.Id == autre.DossierId)).Texte, Is.EqualTo(montre));
    }

    [Test]
    public async Task Grouped_by_neighbourhood_each_is_in_one_piece_and_its_heading_counts_what_is_alive()
    {
        var page = await ChargerAsync(new() { Taille = 200, Groupement = GroupementDuTableau.Quartier, Tri = "demande", Descendant = true });
        var suite = page.Lignes.Select(l => l.Quartiers[0].Nom).ToList();
        Assert.That(suite.Where((nom, i) => i == 0 || suite[i - 1] != nom), Is.Unique.And.Ordered);
        foreach (var groupe in page.Lignes.GroupBy(l => l.Quartiers[0].Code))
        {
            var vivants = groupe.Where(EstVivant).ToList();
            Assert.That(page.Groupes[groupe.Key], Is.EqualTo(new GroupeDuTableau(vivants.Count, Montant.Somme(vivants.Select(l => l.TotalDemande ?? Montant.Zero)))));
            Assert.That(groupe.Select(l => l.TotalDemande!.Value.Centimes), Is.Ordered.Descending);
        }
    }

    [Test]
    public async Task The_headline_counts_what_is_alive_and_the_rest_apart()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var avant = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200 }, acteur))!;
        var vivant = avant.Lignes.First(EstVivant);
        await autre.EcrireAsync(Mort, new { vivant.Id, Etat = "Irrecevable" }, (ObjetDuJournal.Dossier, vivant.Id));
        var apres = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur))!.Totaux;
        Assert.That((apres.Lignes, apres.Dossiers, apres.Irrecevables, apres.Demande), Is.EqualTo(
            (avant.Totaux.Lignes, avant.Totaux.Dossiers - 1, avant.Totaux.Irrecevables + 1, avant.Totaux.Demande - vivant.TotalDemande!.Value)));
    }

    [Test]
    public async Task The_very_number_that_is_looked_for_comes_first_whatever_else_holds_it()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var lignes = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200 }, acteur))!.Lignes;
        var (premier, vise) = (lignes[0], lignes[9]);
        await autre.EcrireAsync(Titre, new { premier.Id, Titre = $"Suite de {vise.Numero}", Recherche = TexteDeRecherche.Plier(600, $"Suite de {vise.Numero}") }, (ObjetDuJournal.Dossier, premier.Id));
        foreach (var texte in new[] { vise.Numero!, vise.Numero!.ToLowerInvariant(), vise.Numero!.Split('-')[1] })
        {
            var trouves = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Texte = texte }, acteur))!.Lignes.Select(l => l.Id).ToList();
            Assert.That(trouves, Has.Count.GreaterThan(1).And.Member(premier.Id), texte);
            Assert.That(trouves[0], Is.EqualTo(vise.Id), texte);
        }

        var enUnMot = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Texte = vise.Numero!.Replace("-", "", StringComparison.Ordinal) }, acteur))!.Lignes;
        Assert.That(enUnMot.Select(l => l.Id).FirstOrDefault(), Is.EqualTo(vise.Id), "without its dash");
    }

    [Test]
    public async Task Words_are_looked_for_in_all_that_a_row_says()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var ligne = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur))!.Lignes[5];
        var organisation = await autre.LireAsync<Guid>(OrganisationDe, new { ligne.Id });
        await autre.EcrireAsync(Organisation, new { ligne.Id }, (ObjetDuJournal.Organisation, organisation[0]));
        foreach (var texte in new[] { "44312345600019", "443 123 456 00019", "443123456", "Orvault", ligne.Quartiers[0].Nom, ligne.Theme! })
        {
            Assert.That((await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Texte = texte, Taille = 200 }, acteur))!.Lignes.Select(l => l.Id), Has.Member(ligne.Id), texte);
        }

        foreach (var (mot, dit) in new (string, Func<DossierDuTableau, bool>)[] { ("irrecevable", l => l.Etat == EtatDossier.Irrecevable), ("renouvellement", l => l.EstRenouvellement == true) })
        {
            var trouves = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Texte = mot, Taille = 200 }, acteur))!.Lignes.Select(l => l.Id).ToHashSet();
            Assert.That(trouves, Is.Not.Empty.And.SupersetOf((await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Taille = 200 }, acteur))!.Lignes.Where(dit).Select(l => l.Id)), mot);
        }
    }

    [Test]
    public void The_total_proposed_is_the_sum_of_the_parts_that_are_shown()
    {
        var (total, sienne) = (Colonnes("propose")[0], tout.Contexte.Appel.Financeurs.Select(f => new ColonneMontree(ColonnesDuTableau.Trouver("prop")!, f)).ToList());
        foreach (var ligne in tout.Lignes)
        {
            var parts = sienne.Select(c => c.Lire(ligne).Centiemes).OfType<long>().ToList();
            Assert.That(total.Lire(ligne).Centiemes, parts.Count == 0 ? Is.Null : Is.EqualTo(parts.Sum()), ligne.Numero);
        }

        Assert.That(tout.Lignes.Select(l => total.Lire(l).Centiemes is null).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Who_a_project_was_sent_on_to_is_a_word_of_its_row() =>
        Assert.That((await ChargerAsync(new() { Texte = "allocations familiales" })).Lignes.Select(l => l.Numero), Is.EqualTo(tout.Lignes.Where(l => l.Reorientation is not null).Select(l => l.Numero)).And.Not.Empty);

    [Test]
    public async Task Who_instructs_no_more_is_still_chosen_among_those_to_whom_dossiers_are_assigned()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var partie = (await autre.ActeurAsync("instructeur.nm")).CompteId;
        Assert.That(await DitAsync(), Does.EndWith("(NM)"));
        await autre.EcrireAsync(FinDuRole, new { Id = partie, Le = autre.Horloge.GetUtcNow().AddDays(-1) });
        Assert.That(await DitAsync(), Does.EndWith("(NM, n’instruit plus)"));

        async Task<string> DitAsync() => (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur))!.Contexte.Agents.Single(a => a.Valeur == $"{partie}").Libelle;
    }

    [Test]
    public async Task A_reason_is_found_by_its_words_for_who_may_read_it()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var financeur = acteur.FinanceursComme(Role.Instructeur)[0];
        await autre.PlacerLesLignesAsync(EtatLigne.Recevable, 1000);
        await autre.EcrireAsync(Motiver, new { Id = autre.DossierId });
        foreach (var (compte, cle, trouve) in new[] { ("instructeur.pref44", "avisMotif", true), ("instructeur.pref44", "proposeMotif", true), ("instructeur.nm", "avisMotif", false), ("secretariat", "proposeMotif", true) })
        {
            var filtre = new FiltreDuTableau { Taille = 200, Tri = $"{cle}~{financeur}", Conditions = ConditionsDuTableau.Aucune.Avec($"{cle}~{financeur}", "eloigne") };
            var page = (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre, await autre.ActeurAsync(compte)))!;
            Assert.That(page.Lignes.Select(l => l.Id), trouve ? Is.EqualTo(new[] { autre.DossierId }) : Is.Empty, $"{compte} {cle}");
        }
    }

    [Test]
    public async Task Who_has_it_its_funders_and_its_actions_are_looked_for_under_the_names_of_today()
    {
        using var autre = await InstructionDEssai.CreerAsync(60);
        var agent = await autre.ActeurAsync("instructeur.pref44");
        await autre.EcrireAsync(SansAffectation, new { Id = autre.DossierId });
        await autre.EcrireAsync(Affecter, new { Id = autre.DossierId, agent.CompteId, FinanceurId = agent.FinanceursComme(Role.Instructeur)[0], Le = autre.Horloge.GetUtcNow() });
        Assert.That(await TrouvesAsync(agent.Nom), Does.Contain(autre.DossierId));
        Assert.That(await TrouvesAsync("pref44"), Does.Contain(autre.DossierId));
        var nomme = await autre.Ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
        {
            await session.ExecuterAsync(Renommer, new { agent.CompteId });
            return Ecrit.Avec(new Acte(ActeDuJournal.ChangerNom, ObjetDuJournal.Compte, agent.CompteId));
        });
        Assert.That(nomme.Refus, Is.Null);
        Assert.That(await TrouvesAsync("Zébulon"), Does.Contain(autre.DossierId));

        async Task<IEnumerable<Guid>> TrouvesAsync(string texte) => (await autre.Tableau.ChargerAsync(InstructionDEssai.Appel, new() { Texte = texte, Taille = 200 }, acteur))!.Lignes.Select(l => l.Id);
    }

    private static bool EstVivant(DossierDuTableau dossier) => dossier.Etat is not (EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite);

    // A list says several; "Favorable sous réserve" is not "Favorable".
    private static bool Montre(string texte, string libelle, string cle) => cle switch
    {
        "nature" => texte == (libelle == "Renouvellement" ? libelle : "Nouvelle"),
        "quartiers" => texte.Split(", ").Any(q => q[..q.LastIndexOf(' ')] == libelle),
        "messages" => texte.Contains("non lu", StringComparison.Ordinal) == libelle.Contains("non lu", StringComparison.Ordinal),
        "reorientation" => texte.StartsWith(libelle, StringComparison.Ordinal),
        "actions" or "theme" => texte.Contains(libelle, StringComparison.Ordinal),
        _ => texte.Split(", ").Contains(libelle),
    };

    private List<ColonneMontree> Colonnes(string cle)
    {
        var colonne = ColonnesDuTableau.Trouver(cle)!;
        return colonne.EstParFinanceur ? [.. tout.Contexte.Appel.Financeurs.Take(3).Select(f => new ColonneMontree(colonne, f))] : [new ColonneMontree(colonne, null)];
    }

    private async Task VerifierAsync(ColonneMontree colonne, ConditionDeColonne condition, Func<ValeurDeColonne, bool> attendu)
    {
        var page = await ChargerAsync(new() { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec(colonne.Cle, condition) });
        Assert.That(page.Lignes.Select(l => l.Numero), Is.EqualTo(tout.Lignes.Where(l => attendu(colonne.Lire(l))).Select(l => l.Numero)), $"{colonne.Libelle}, {string.Join(' ', condition.Valeurs)} {condition}");
    }

    // With the year before and the threads, which are read only where a column shows them.
    private async Task<TableauInstruction> ChargerAsync(FiltreDuTableau filtre) => (await essai.Tableau.ChargerAsync(
        InstructionDEssai.Appel, filtre with { Disposition = filtre.Disposition ?? DispositionDuTableau.ParFinanceur with { Colonnes = ["n1Demande", "n1Accorde", "n1Bilan", "messages"] } }, acteur))!;
}
