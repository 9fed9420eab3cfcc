using AppelAProjets.Domain;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>The form kit: labels, ids, errors beside the field, what was typed kept.</summary>
public sealed class FormulairesTests
{
    private static readonly SelectListItem[] Options = [new("Enfants", "E"), new("Jeunes", "J"), new("Adultes", "A")];

    [Test]
    public async Task A_field_has_its_label_its_hint_and_its_value()
    {
        var rendu = new Rendu(new Saisie { Nom = "Atelier <b>" });
        var html = await Rendu.Html(new ChampTexteTagHelper { For = rendu.Pour(s => s.Nom), Vue = rendu.Vue, Aide = "Comme aux statuts", Facultatif = true });
        var champ = html.QuerySelector("input")!;

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelector("label")!.TextContent, Is.EqualTo("Nom de l’association (facultatif)"));
            Assert.That(html.QuerySelector("label")!.GetAttribute("for"), Is.EqualTo(champ.Id).And.EqualTo("Nom"));
            Assert.That(champ.GetAttribute("name"), Is.EqualTo("Nom"));
            Assert.That(champ.GetAttribute("value"), Is.EqualTo("Atelier <b>"));
            Assert.That(champ.GetAttribute("aria-describedby"), Is.EqualTo("Nom-aide"));
            Assert.That(html.GetElementById("Nom-aide")!.TextContent, Is.EqualTo("Comme aux statuts"));
        });
    }

    [Test]
    public async Task After_a_refusal_what_was_typed_is_kept_and_the_error_is_tied_to_the_field()
    {
        var rendu = new Rendu(new Saisie { Demande = new Montant(100) });
        Refuser(rendu, "Demande", "12 eurros", "Montant illisible.");
        var html = await Rendu.Html(new ChampMontantTagHelper { For = rendu.Pour(s => s.Demande), Vue = rendu.Vue }, new TagHelperAttribute("data-budget-compte", "60"));
        var champ = html.QuerySelector("input")!;

        Assert.Multiple(() =>
        {
            Assert.That(champ.GetAttribute("value"), Is.EqualTo("12 eurros"));
            Assert.That(champ.GetAttribute("aria-describedby"), Is.EqualTo("Demande-erreur"));
            Assert.That(champ.GetAttribute("aria-invalid"), Is.EqualTo("true"));
            Assert.That(champ.GetAttribute("data-budget-compte"), Is.EqualTo("60"));
            Assert.That(html.GetElementById("Demande-erreur")!.TextContent, Does.EndWith("Montant illisible."));
            Assert.That(html.QuerySelector(".govuk-form-group--error"), Is.Not.Null);
        });
    }

    [Test]
    public async Task An_amount_is_written_without_its_sign_and_a_day_as_browsers_want_it()
    {
        var rendu = new Rendu(new Saisie { Demande = new Montant(123456), Jour = new DateOnly(2027, 3, 27) });
        var montant = await Rendu.Html(new ChampMontantTagHelper { For = rendu.Pour(s => s.Demande), Vue = rendu.Vue });
        var jour = await Rendu.Html(new ChampTexteTagHelper { For = rendu.Pour(s => s.Jour), Vue = rendu.Vue, Type = "date" });

        Assert.That(montant.QuerySelector("input")!.GetAttribute("value"), Is.EqualTo("1\u202f234,56"));
        Assert.That(jour.QuerySelector("input")!.GetAttribute("value"), Is.EqualTo("2027-03-27"));
    }

    [Test]
    public async Task A_password_is_never_written_back()
    {
        var rendu = new Rendu(new Saisie { Secret = "secret" });
        Refuser(rendu, "Secret", "secret", "Trop court.");
        var html = await Rendu.Html(new ChampTexteTagHelper { For = rendu.Pour(s => s.Secret), Vue = rendu.Vue, Type = "password" });

        Assert.That(html.QuerySelector("input")!.HasAttribute("value"), Is.False);
    }

    [Test]
    public async Task Boxes_keep_what_was_ticked_and_the_first_carries_the_id_of_the_field()
    {
        var rendu = new Rendu(new Saisie { Publics = ["E"] });
        rendu.Etat.SetModelValue("Publics", new[] { "J", "A" }, "J,A");
        var html = await Rendu.Html(new ChampCasesTagHelper { For = rendu.Pour(s => s.Publics), Vue = rendu.Vue, Options = Options, Legende = "Publics" });

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("input").Select(i => i.Id), Is.EqualTo(new[] { "Publics", "Publics-2", "Publics-3" }));
            Assert.That(html.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")), Is.EqualTo(new[] { "J", "A" }));
            Assert.That(html.QuerySelector("fieldset > legend")!.TextContent, Is.EqualTo("Publics"));
        });
    }

    [Test]
    public async Task A_box_and_a_list_show_the_value_of_the_model()
    {
        var rendu = new Rendu(new Saisie { Atteste = true, Nom = "J" });
        var coche = await Rendu.Html(new ChampCaseTagHelper { For = rendu.Pour(s => s.Atteste), Vue = rendu.Vue, Libelle = "J’atteste" });
        var liste = await Rendu.Html(new ChampChoixTagHelper { For = rendu.Pour(s => s.Nom), Vue = rendu.Vue, Options = Options, Vide = "Choisissez" });

        Assert.That(coche.QuerySelector("input")!.HasAttribute("checked"), Is.True);
        Assert.That(liste.QuerySelectorAll("option[selected]").Select(o => o.TextContent), Is.EqualTo(new[] { "Jeunes" }));
    }

    [Test]
    public async Task The_summary_lists_every_error_in_page_order_and_leads_to_its_field()
    {
        var rendu = new Rendu(new Saisie());
        Refuser(rendu, "Jour", "x", "Date illisible.");
        Refuser(rendu, "Nom", "", "Remplissez le nom.");
        rendu.Etat.AddModelError("", "Le dossier a changé.");
        var html = await Rendu.Html(new ResumeErreursTagHelper { Vue = rendu.Vue });

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("li").Select(l => l.TextContent), Is.EqualTo(new[] { "Le dossier a changé.", "Remplissez le nom.", "Date illisible." }));
            Assert.That(html.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { "#Nom", "#Jour" }));
            Assert.That(rendu.Vue.HttpContext.Items[ResumeErreursTagHelper.Cle], Is.True);
        });
    }

    [Test]
    public async Task Without_error_there_is_no_summary() =>
        Assert.That((await Rendu.Html(new ResumeErreursTagHelper { Vue = new Rendu(new Saisie()).Vue })).Body!.ChildElementCount, Is.Zero);

    private static void Refuser(Rendu rendu, string champ, string saisie, string message)
    {
        rendu.Etat.SetModelValue(champ, saisie, saisie);
        rendu.Etat.AddModelError(champ, message);
    }
}
