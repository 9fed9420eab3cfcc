using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using CsCheck;

namespace AppelAProjets.Application.Tests.Courriers;

public class CompositeurDeCourrierTests
{
    private const string Mention =
        "Le présent courrier n’est pas une décision d’attribution et ne crée aucun droit. Chaque financeur notifie sa propre décision (arrêté préfectoral, délibération, convention).";

    [TestCase("")]
    [TestCase("Un mot.")]
    [TestCase("{{mention}}")]
    [TestCase("Un mot.\n\n{{signataires}}")]
    public void La_mention_obligatoire_est_dite_une_fois_quel_que_soit_le_modele(string modele)
    {
        var document = LettresDEssai.Composer(LettresDEssai.SousReserve, modele);

        Assert.That(document.Blocs.OfType<Paragraphe>().Count(paragraphe => Texte(paragraphe.Fragments).StartsWith(Mention, StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(document.Blocs.OfType<BlocSignatures>().All(bloc => bloc == document.Blocs[^1]), Is.True);
    }

    [Test]
    public void Un_avis_ne_donne_ni_voies_ni_delais_de_recours()
    {
        foreach (var donnees in new[] { LettresDEssai.SousReserve, LettresDEssai.Defavorable, LettresDEssai.Ajourne })
        {
            Assert.That(Texte(LettresDEssai.Composer(donnees)), Does.Not.Match("(?i)recours|tribunal|deux mois"));
        }
    }

    [TestCase("Bonjour {{dossier.numro}}.", "{{dossier.numro}} (ligne 1)")]
    [TestCase("Bonjour.\n\n- un\n- **{{ inconnu }}**", "{{inconnu}} (ligne 4)")]
    [TestCase("# {{a}}\n\n{{b}}", "{{a}} (ligne 1), {{b}} (ligne 3)")]
    public void Un_champ_inconnu_est_refuse_par_son_nom_et_sa_ligne(string modele, string attendu)
    {
        var refus = CompositeurDeCourrier.Composer(modele, LettresDEssai.SousReserve).Refus;

        Assert.That(refus?.Code, Is.EqualTo("modele.champ-inconnu"));
        Assert.That(refus?.Message, Does.Contain(attendu));
    }

    [TestCase("Voici {{tableau-des-montants}} au milieu.", "modele.champ-de-bloc")]
    [TestCase("{{dossier.numero}", "modele.champ-mal-ecrit")]
    [TestCase("dossier.numero}}", "modele.champ-mal-ecrit")]
    [TestCase("![logo](https://ailleurs.example/x.png)", "modele.mise-en-forme")]
    [TestCase("[site](https://ailleurs.example)", "modele.mise-en-forme")]
    [TestCase("[x]: https://ailleurs.example", "modele.mise-en-forme")]
    [TestCase("`code`", "modele.mise-en-forme")]
    [TestCase("> citation", "modele.mise-en-forme")]
    [TestCase("    en retrait", "modele.mise-en-forme")]
    [TestCase("- un\n  - deux", "modele.mise-en-forme")]
    public void Ce_qui_ne_s_imprime_pas_est_refuse(string modele, string code) =>
        Assert.That(CompositeurDeCourrier.Composer(modele, LettresDEssai.SousReserve).Refus?.Code, Is.EqualTo(code));

    [TestCase("{% assign x = 1 %}", "modele.balise")]
    [TestCase("Bonjour.\n\n{% include 'autre' %}", "modele.balise")]
    [TestCase("{{dossier.numero | upcase}}", "modele.filtre")]
    [TestCase("{% for i in (1..1000000000) %}x{% endfor %}", "modele.boucle")]
    [TestCase("{% for a in dossier %}x{% endfor %}", "modele.boucle")]
    [TestCase("{% if dossier.secret %}x{% endif %}", "modele.champ-inconnu")]
    [TestCase("{% if false %}{{organisation.iban}}{% endif %}", "modele.champ-inconnu")]
    [TestCase("{{liste.lignes}}", "modele.champ-inconnu")]
    [TestCase("{% for l in liste.lignes %}{{l.note}}{% endfor %}", "modele.champ-inconnu")]
    [TestCase("{% if si.favorable %}jamais fermé", "modele.champ-mal-ecrit")]
    public void Ce_qui_n_est_pas_un_champ_une_condition_ou_une_liste_est_refuse(string modele, string code) =>
        Assert.That(CompositeurDeCourrier.Composer(modele, LettresDEssai.SousReserve).Refus?.Code, Is.EqualTo(code));

    // Never true, whatever the letter: said when the template is saved, with the line.
    [TestCase("Un.\n{% if montant.arbitre > 1000 %}x{% endif %}", "Ligne 2", "montant.arbitre")]
    [TestCase("{% if comite.date < courrier.date %}x{% endif %}", "Ligne 1", "comite.date")]
    [TestCase("Un.\n\n{% if organisation.nom contains 'sport' %}x{% endif %}", "Ligne 3", "contains")]
    [TestCase("{% if motifs == 'Aucun' %}x{% endif %}", "Ligne 1", "motifs")]
    [TestCase("{% case tableau-des-montants %}{% when 'a' %}x{% endcase %}", "Ligne 1", "tableau-des-montants")]
    [TestCase("{% if montant.arbitre == 0 %}x{% endif %}", "Ligne 1", "montant.arbitre")]
    [TestCase("{% if si.favorable == 'oui' %}x{% endif %}", "Ligne 1", "si.favorable")]
    [TestCase("{% for l in liste.lignes %}\n{% if l.arbitre > 0 %}x{% endif %}\n{% endfor %}", "Ligne 2", "l.arbitre")]
    [TestCase("Un.\nL’avis : {{si.favorable}}.", "Ligne 2", "si.favorable")]
    [TestCase("{% for l in liste.lignes %}{{forloop.last}}{% endfor %}", "Ligne 1", "forloop.last")]
    public void Une_condition_qui_n_est_jamais_vraie_est_refusee_avec_sa_ligne(string modele, string ligne, string champ)
    {
        var refus = CompositeurDeCourrier.Composer(modele, LettresDEssai.SousReserve).Refus;

        Assert.That(refus?.Message, Does.StartWith(ligne).And.Contain(champ));
    }

    [TestCase("{% if liste.lignes.size > 1 %}Plusieurs.{% endif %}", "Plusieurs.")]
    [TestCase("{% for l in liste.conditions %}{% if forloop.index == 1 %}La première.{% endif %}{% endfor %}", "La première.")]
    [TestCase("{% if avis != \"défavorable\" and conditions %}Oui.{% endif %}", "Oui.")]
    [TestCase("{% case avis %}{% when \"favorable sous réserve\" %}Réserve.{% endcase %}", "Réserve.")]
    [TestCase("{% if courrier.remplace == blank %}Premier.{% endif %}", "Premier.")]
    public void Ce_qui_se_compare_se_compare(string modele, string attendu) => Assert.That(Corps(LettresDEssai.SousReserve, modele), Is.EqualTo(attendu));

    [TestCase("{% if si.favorable %}\nUn.\n{% endif %}\n\n[lien](https://x.example)", "Ligne 5")]
    [TestCase("{% if si.favorable %}Un.{% endif %}\n{% if si.ajourne %}\nDeux.\n\nTrois.\n{% endif %}\n\n> cité", "Ligne 8")]
    [TestCase("{% for l in liste.lignes %}\n- {{l.financeur}}\n{% endfor %}\n\nAvec {{motifs}} dedans.", "Ligne 5")]
    [TestCase("{% if si.favorable %}\n{% if si.ajourne %}\n{% endif %}\n{% endif %}\n{% inconnu %}", "Ligne 5")]
    [TestCase("{% if\n  si.favorable %}\nUn.\n{% endif %}\n`code`", "Ligne 5")]
    public void Un_refus_nomme_la_ligne_tapee_apres_une_condition_ou_une_liste(string modele, string ligne) =>
        Assert.That(CompositeurDeCourrier.Composer(modele, LettresDEssai.SousReserve).Refus?.Message, Does.StartWith(ligne + " :"));

    [Test]
    public void Des_boucles_imbriquees_sans_fin_s_arretent()
    {
        var modele = string.Concat(Enumerable.Range(0, 8).Select(i => $"{{% for l{i} in liste.lignes %}}")) + "{{l7.financeur}}" + string.Concat(Enumerable.Repeat("{% endfor %}", 8));

        Assert.That(CompositeurDeCourrier.Composer(modele, LettresDEssai.Longue).Refus?.Code, Is.EqualTo("modele.boucle"));
    }

    [TestCase("{% if si.favorable %}Oui{% else %}Non{% endif %}.", "Oui.", "Non.")]
    [TestCase("{% if conditions %}À faire.{% endif %}", "À faire.", "")]
    [TestCase("{% if avis == \"défavorable\" %}Refus{% endif %}", "", "Refus")]
    [TestCase("{% unless si.ajourne %}Vu : {{avis}}.{% endunless %}", "Vu\u00a0: favorable sous réserve.", "Vu\u00a0: défavorable.")]
    public void Une_condition_suit_l_avis(string modele, string sousReserve, string defavorable)
    {
        Assert.That(Corps(LettresDEssai.SousReserve, modele), Is.EqualTo(sousReserve));
        Assert.That(Corps(LettresDEssai.Defavorable, modele), Is.EqualTo(defavorable));
    }

    [Test]
    public void Les_dates_du_calendrier_et_du_silence_se_disent_comme_sur_le_recepisse()
    {
        var (suite, rejet) = (new DatesDeLaSuite { ComitePrevuLe = new(2028, 2, 3), ReponseAvantLe = new(2028, 3, 10) }, new DateOnly(2028, 1, 12));
        var donnees = LettresDEssai.SousReserve with { Calendrier = suite, ReponseDuPorteurAvantLe = new(2028, 4, 1), RejetImpliciteLe = rejet };
        const string modele = "{{comite.date}}, {{reponse.date}}, {{reponse.porteur}}, {{silence.date}}.{% if silence.explication %} {{silence.explication}}{% endif %}";
        Assert.That(Plat(Texte(LettresDEssai.Composer(donnees, modele))), Does.Contain("3 février 2028, 10 mars 2028, 1er avril 2028, 12 janvier 2028. " + Plat(Calendrier.ExpliquerLaSuite(suite, rejet)[1])));
        Assert.That(Plat(Texte(LettresDEssai.Composer(donnees with { RejetImpliciteLe = null }, modele))), Does.Contain("1er avril 2028, .").And.Not.Contain("réputée rejetée"));

        static string Plat(string texte) => texte.Replace('\u00A0', ' ').Replace('\u202F', ' ');
    }

    [Test]
    public void Une_liste_se_parcourt_et_une_valeur_hostile_n_y_est_que_du_texte()
    {
        var donnees = LettresDEssai.SousReserve with { Lignes = [LettresDEssai.Ligne("A | **B** {% x %}", 10, 5, 0), LettresDEssai.Ligne("C\n- D", 20, 0, 5)] };
        var tableau = LettresDEssai.Composer(donnees, "|Financeur|Demandé|\n|-|-:|\n{% for l in liste.lignes %}\n|{{l.financeur}}|{{l.demande}}|\n{% endfor %}\n").Blocs.OfType<Tableau>().Single();

        Assert.That(tableau.Lignes.Select(ligne => ligne.Cellules[0]), Is.EqualTo(new[] { "A | **B** {% x %}", "C - D" }));
        Assert.That(tableau.Colonnes.Select(colonne => colonne.Alignement), Is.EqualTo(new[] { Alignement.Gauche, Alignement.Droite }));
        var liste = LettresDEssai.Composer(donnees, "{% for l in liste.lignes %}\n- {{l.financeur}}\n{% endfor %}\n").Blocs.OfType<Liste>().Single();
        Assert.That(liste.Elements, Has.Count.EqualTo(2));
    }

    [Test]
    public void Un_caractere_que_rien_ne_dessine_est_nomme_avec_son_champ()
    {
        var refus = CompositeurDeCourrier.Composer(ModeleParDefaut.Texte, LettresDEssai.SousReserve with { Organisation = "Nom \U000103a0" }).Refus;

        Assert.That(refus?.Code, Is.EqualTo("courrier.caracteres"));
        Assert.That(refus?.Message, Does.Contain("U+103A0").And.Contain("nom de l’organisation"));
        Assert.That(CompositeurDeCourrier.Composer("\u1400", LettresDEssai.SousReserve).Refus?.Message, Does.Contain("U+1400").And.Contain("modèle"));
    }

    [Test]
    public void Un_modele_trop_long_ou_trop_imbrique_est_refuse()
    {
        Assert.That(CompositeurDeCourrier.Composer(new string('a', 60_000), LettresDEssai.SousReserve).EstRefuse, Is.True);
        Assert.That(CompositeurDeCourrier.Composer(string.Concat(Enumerable.Repeat("> ", 5_000)) + "a", LettresDEssai.SousReserve).EstRefuse, Is.True);
    }

    [TestCase("**x** {{y}}")]
    [TestCase("{{dossier.numero}}")]
    [TestCase("<script>alert(1)</script> &amp; <b>gras</b>")]
    [TestCase("# Titre\\* `code` [lien](https://ailleurs.example)")]
    [TestCase("{{tableau-des-montants}}")]
    public void Une_valeur_hostile_est_imprimee_telle_quelle(string nom)
    {
        var donnees = LettresDEssai.SousReserve with { Organisation = nom, TitreDossier = nom };
        var document = LettresDEssai.Composer(donnees);
        var pdf = TexteDUnPdf.SansBlancs(string.Concat(TexteDUnPdf.Pages(TexteDUnPdf.Rendre(document))));

        Assert.Multiple(() =>
        {
            Assert.That(document.Destinataire[0], Is.EqualTo(nom));
            Assert.That(Texte(document), Does.Contain($"pour {nom}, une demande"));
            Assert.That(document.Blocs.OfType<Tableau>().Count(), Is.EqualTo(2));
            Assert.That(pdf, Does.Contain(TexteDUnPdf.SansBlancs($"pour {nom}, une demande")));
            Assert.That(RenduHtml.Rendre(document), Does.Not.Contain("<script").And.Not.Contain("<b>").And.Not.Contain("href=\"https://ailleurs"));
        });
    }

    [Test]
    public void Une_valeur_perd_ses_caracteres_invisibles_et_ses_fins_de_ligne()
    {
        var document = LettresDEssai.Composer(LettresDEssai.SousReserve with { Organisation = "Les\r\nAmis\u202e\u200b de\tl’E\u0301cole" });

        Assert.That(document.Destinataire[0], Is.EqualTo("Les Amis de l’École"));
        Assert.That(CompositeurDeCourrier.Composer("Un mot.", LettresDEssai.SousReserve with { Organisation = "Perdu \ud800" }).Refus?.Message, Does.Contain("U+FFFD"));
    }

    [TestCase("می\u200cخواهم")]
    [TestCase("क्\u200dष")]
    [TestCase("👨\u200d👩\u200d👧")]
    public void Ce_qui_joint_des_lettres_reste(string nom) =>
        Assert.That(LettresDEssai.Composer(LettresDEssai.SousReserve with { Organisation = nom }).Destinataire[0], Is.EqualTo(nom));

    [Test]
    public void Un_titre_dont_la_section_est_vide_disparait()
    {
        var document = LettresDEssai.Composer(LettresDEssai.Defavorable with { Contacts = [], DestinataireDroitCommun = null });

        Assert.That(document.Blocs.OfType<Titre>().Select(titre => Texte(titre.Fragments)), Is.EqualTo(new[] { "Motifs de l’avis", "Financement de l’action" }));
    }

    [Test]
    public void Le_modele_tape_au_clavier_prend_les_espaces_francaises() =>
        Assert.That(
            Texte(((Paragraphe)LettresDEssai.Composer(LettresDEssai.SousReserve, "L'avis : « oui » ; n° 3 !").Blocs[0]).Fragments),
            Is.EqualTo("L’avis\u00a0: «\u00a0oui\u00a0»\u202f; n°\u00a03\u202f!"));

    [Test]
    public void Les_conditions_portent_leur_date_et_qui_les_leve() =>
        Assert.That(
            Texte(LettresDEssai.Composer(LettresDEssai.SousReserve)),
            Does.Contain("signée par le bailleur – avant le 30\u00a0avril 2028 (à lever par Nantes Métropole Habitat)"));

    [Test]
    public void Un_dossier_ajourne_ne_montre_aucun_montant_arbitre() =>
        Assert.That(LettresDEssai.Composer(LettresDEssai.Ajourne).Blocs.OfType<Tableau>().First().Colonnes, Has.Count.EqualTo(2));

    [Test]
    public void Tous_les_champs_annonces_sont_connus()
    {
        foreach (var champ in ChampsDuCourrier.Tous)
        {
            Assert.That(CompositeurDeCourrier.Composer($"{{{{{champ.Nom}}}}}", LettresDEssai.SousReserve).EstRefuse, Is.False, champ.Nom);
        }
    }

    [Test]
    public void Chaque_montant_des_lignes_est_dans_le_texte() =>
        Gen.Select(Gen.Long[0, 99_999_999], Gen.Long[0, 99_999_999], Gen.Long[0, 99_999_999], Gen.Enum<Fermete>())
            .Select((demande, specifique, droitCommun, fermete) => new LigneDuCourrier("Financeur", new Montant(demande), new Repartition(new Montant(specifique), new Montant(droitCommun)), fermete))
            .List[1, 12].Sample(
                lignes =>
                {
                    var document = LettresDEssai.Composer(LettresDEssai.SousReserve with { Lignes = lignes, Avis = new AvisDuCourrier(TypeAvis.Favorable, null, []) });
                    var pdf = TexteDUnPdf.SansBlancs(string.Concat(TexteDUnPdf.Pages(TexteDUnPdf.Rendre(document))));
                    var total = lignes.Aggregate(Repartition.Zero, (somme, ligne) => somme + ligne.Arbitre!.Value);
                    return lignes.SelectMany(ligne => new[] { ligne.Demande, ligne.Arbitre!.Value.Specifique, ligne.Arbitre.Value.DroitCommun })
                        .Append(total.Specifique).Append(total.DroitCommun).Append(total.Total)
                        .All(montant => Texte(document).Contains(montant.ToString(), StringComparison.Ordinal) && pdf.Contains(TexteDUnPdf.SansBlancs(montant.ToString()), StringComparison.Ordinal));
                },
                iter: 40);

    private static string Corps(DonneesDuCourrier donnees, string modele) => string.Concat(LettresDEssai.Composer(donnees, modele).Blocs.OfType<Paragraphe>().Where(p => p.Style == StyleDeParagraphe.Courant).Select(p => Texte(p.Fragments)));

    private static string Texte(DocumentImprime document) => string.Join('\n', TexteDuDocument.Lire(document));

    private static string Texte(IEnumerable<Fragment> fragments) => string.Concat(fragments.Select(fragment => fragment.Texte));
}
