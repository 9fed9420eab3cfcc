using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

public sealed record ManqueDeLAppel(SectionAppel Section, Guid? FinanceurId, Refus Refus);

/// <summary>What blocks publishing, section by section.</summary>
public static class ManquesDeLAppel
{
    public static IReadOnlyList<ManqueDeLAppel> Manques(this AppelComplet appel, DateTimeOffset maintenant) =>
        [.. Refuses(appel, maintenant).OrderBy(m => m.Section)];

    private static IEnumerable<ManqueDeLAppel> Refuses(AppelComplet appel, DateTimeOffset maintenant)
    {
        var commun = PublicationAppel.Manques(APublier(appel, [FinanceurTemoin]), maintenant).Where(r => r.Champ != "Financeurs");
        foreach (var refus in commun)
        {
            yield return new ManqueDeLAppel(Section(refus), null, refus.Code == "appel.pieces" ? refus with { Message = "Ajoutez au moins une pièce demandée." } : refus);
        }

        if (appel.Themes.Count == 0)
        {
            yield return new ManqueDeLAppel(SectionAppel.Themes, null, new Refus("appel.themes", "Ajoutez au moins un thème."));
        }

        if (appel.Financeurs.Count == 0)
        {
            yield return new ManqueDeLAppel(SectionAppel.Financeurs, null, new Refus("appel.financeurs", "Ajoutez au moins un financeur."));
        }

        var sources = ChampsDuDossier.SourcesDeConditions(new OptionsDuFormulaire { Annee = appel.Annee, Themes = [.. appel.Themes.Select(t => new OptionDeChamp($"{t.Id}", t.Libelle))] });
        foreach (var refus in appel.Formulaire.Incoherences(sources))
        {
            yield return new ManqueDeLAppel(SectionAppel.Questions, null, refus);
        }

        foreach (var financeur in appel.Financeurs)
        {
            foreach (var refus in PublicationAppel.Manques(APublier(appel, [Prevu(financeur)]), maintenant).Where(r => r.Champ == "Financeurs"))
            {
                yield return new ManqueDeLAppel(refus.Code.StartsWith("financeur.enveloppe", StringComparison.Ordinal) ? SectionAppel.Enveloppes : SectionAppel.Financeurs, financeur.Id, refus);
            }
        }
    }

    // Stands for the funders while the rest is examined, so that each funder can then be examined alone and linked to its page.
    private static FinanceurPrevu FinanceurTemoin { get; } = new("", 1, 1, "contact", null, null, [new EnveloppePrevue(TypeDeCredits.Specifique, true, Montant.Zero)]) { Signataire = "signataire" };

    private static AppelAPublier APublier(AppelComplet appel, IReadOnlyList<FinanceurPrevu> financeurs) => new()
    {
        Titre = appel.Titre,
        Presentation = appel.Presentation,
        Periode = appel.Periode,
        DatesConfirmees = !appel.DatesAConfirmer,
        Service = new ServiceInstructeur(appel.ServiceNom, appel.ServiceAdresse, appel.ServiceTelephone, appel.ServiceCourriel),
        Financeurs = financeurs,
        Quartiers = appel.Quartiers.Count,
        Grille = appel.Grille,
        PiecesRequises = appel.Pieces.Count,
        PourcentageDeViabilite = appel.SeuilDeViabilitePourcent,
        ModeleDeCourrier = appel.ModeleDeCourrier,
    };

    private static FinanceurPrevu Prevu(FinanceurDAppel financeur) => new(
        financeur.Nom,
        financeur.Quartiers.Count,
        financeur.Themes.Count,
        financeur.ContactNom ?? financeur.ContactCourriel ?? financeur.ContactTelephone,
        financeur.MontantMinimum,
        financeur.MontantMaximum,
        [.. financeur.Enveloppes.Select(e => new EnveloppePrevue(e.TypeDeCredits, e.SansPlafond, e.SansPlafond ? Montant.Zero : e.Montant))])
    {
        Signataire = financeur.SignataireNom,
    };

    private static SectionAppel Section(Refus refus) => refus.Champ switch
    {
        "Periode" or "DatesConfirmees" => SectionAppel.Calendrier,
        { } champ when champ.StartsWith("Service.", StringComparison.Ordinal) => SectionAppel.Service,
        "Quartiers" => SectionAppel.Quartiers,
        "Grille" => SectionAppel.Grille,
        "Pieces" => SectionAppel.Pieces,
        "PourcentageDeViabilite" => SectionAppel.Viabilite,
        "ModeleDeCourrier" => SectionAppel.Modele,
        _ => SectionAppel.Textes,
    };
}
