using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Demonstration;

/// <summary>A funder in a call: perimeter, contact, envelopes.</summary>
internal static class FinanceursDeLAppel
{
    /// <summary>Whether it may be asked for an action on that theme in one of these neighbourhoods.</summary>
    public static bool Accepte(FinanceurDuJeu financeur, int theme, IEnumerable<QuartierDuJeu> quartiers) =>
        AccepteTheme(financeur, theme) && quartiers.Any(q => AccepteQuartier(financeur, q));

    public static void Ajouter(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, AppelDuJeu appel, FinanceurDuJeu financeur, int ordre)
    {
        var fiche = financeur.Fiche;
        var instructeur = financeur.Agents["instructeur"];
        jeu.Ajouter(InsertionsDeAppels.AppelFinanceur, new
        {
            AppelId = appel.Id, FinanceurId = financeur.Id, Ordre = ordre, MontantMinimum = Montant.DeEuros(fiche.Minimum).Centimes,
            MontantMaximum = fiche.Maximum is { } maximum ? Montant.DeEuros(maximum).Centimes : (long?)null, ContactNom = instructeur.NomComplet,
            ContactCourriel = $"subventions@{fiche.Sigle.ToLowerInvariant()}.example", ContactTelephone = NumerosDeDemonstration.Telephone(200 + ordre),
            SignataireNom = financeur.Agents["signataire"].NomComplet, fiche.SignataireFonction,
        });
        foreach (var quartier in referentiel.Quartiers.Where(q => AccepteQuartier(financeur, q)))
        {
            jeu.Ajouter(InsertionsDeAppels.AppelFinanceurQuartier, new { AppelId = appel.Id, FinanceurId = financeur.Id, QuartierCode = quartier.Code });
        }

        foreach (var theme in appel.Themes.Where((_, i) => AccepteTheme(financeur, i)))
        {
            jeu.Ajouter(InsertionsDeAppels.AppelFinanceurTheme, new { AppelId = appel.Id, FinanceurId = financeur.Id, ThemeId = theme });
        }

        if (fiche.Specifique is { } specifique)
        {
            AjouterEnveloppe(jeu, referentiel, appel, financeur, TypeDeCredits.Specifique, specifique);
        }

        AjouterEnveloppe(jeu, referentiel, appel, financeur, TypeDeCredits.DroitCommun, fiche.DroitCommun);
    }

    private static void AjouterEnveloppe(
        JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, AppelDuJeu appel, FinanceurDuJeu financeur, TypeDeCredits type, int? euros)
    {
        var le = appel.Ouverture.AddDays(-30) < jeu.Maintenant ? appel.Ouverture.AddDays(-30) : jeu.Maintenant.AddHours(-1);
        var id = jeu.Id("Enveloppe", le);
        jeu.Ajouter(InsertionsDeAppels.Enveloppe, new
        {
            Id = id, AppelId = appel.Id, FinanceurId = financeur.Id, TypeDeCredits = type.ToString(), SansPlafond = euros is null, Version = 1,
        });
        if (euros is not { } plafond)
        {
            return;
        }

        jeu.Ajouter(InsertionsDeAppels.EnveloppeMouvement, new
        {
            Id = jeu.Id("EnveloppeMouvement", le), EnveloppeId = id, Montant = Montant.DeEuros(plafond).Centimes, Le = le, Motif = "Dotation initiale",
            CompteId = referentiel.Secretariat.Id,
        });
    }

    private static bool AccepteTheme(FinanceurDuJeu financeur, int theme) => financeur.Fiche.Themes?.Contains(theme) ?? true;

    private static bool AccepteQuartier(FinanceurDuJeu financeur, QuartierDuJeu quartier) =>
        financeur.Fiche.Communes is not { } communes || communes.Any(c => quartier.Communes.Contains(c, StringComparison.Ordinal));
}
