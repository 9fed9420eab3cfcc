namespace AppelAProjets.Domain.Dossiers;

public static class Sollicitation
{
    public static Refus? Refuser(FinanceurSollicitable financeur, IReadOnlyCollection<string> quartiers, Guid? themeId)
    {
        if (themeId is { } theme && !financeur.Themes.Contains(theme))
        {
            return Refuser("demande.theme", financeur, "ce financeur ne finance pas le thème du projet");
        }

        return quartiers.Count > 0 && !quartiers.Any(financeur.Quartiers.Contains)
            ? Refuser("demande.quartier", financeur, "ce financeur n’intervient dans aucun des quartiers du projet")
            : null;
    }

    internal static IEnumerable<Refus> Manques(DossierADeposer dossier, ReglesDeDepot regles)
    {
        var demandes = dossier.Demandes.Where(d => !d.Montant.EstNul).ToList();
        return
        [
            .. demandes.Count == 0 ? [new Refus("demande.aucune", "Demandez un montant à un financeur au moins.", "Demandes")] : Array.Empty<Refus>(),
            .. demandes.SelectMany(d => Demande(d, dossier, regles)),
            .. Seuil(dossier),
        ];
    }

    private static IEnumerable<Refus> Demande(Demande demande, DossierADeposer dossier, ReglesDeDepot regles)
    {
        if (regles.Financeurs.FirstOrDefault(f => f.Id == demande.FinanceurId) is not { } financeur)
        {
            yield return new Refus("demande.financeur", "Ce financeur ne participe pas à l’appel.", Champ(demande.FinanceurId));
            yield break;
        }

        if (Refuser(financeur, dossier.Public?.Quartiers ?? [], dossier.Projet?.ThemeId) is { } pourquoi)
        {
            yield return pourquoi;
        }

        if (demande.Montant.EstNegatif)
        {
            yield return Refuser("demande.negative", financeur, "le montant demandé ne peut pas être négatif");
        }
        else if (financeur.Minimum is { } minimum && demande.Montant < minimum)
        {
            yield return Refuser("demande.minimum", financeur, $"le montant demandé, {demande.Montant}, est inférieur au minimum, {minimum}");
        }
        else if (financeur.Maximum is { } maximum && demande.Montant > maximum)
        {
            yield return Refuser("demande.maximum", financeur, $"le montant demandé, {demande.Montant}, dépasse le maximum, {maximum}");
        }
    }

    private static IEnumerable<Refus> Seuil(DossierADeposer dossier)
    {
        if (dossier.SeuilDeViabilite is not { } seuil)
        {
            yield break;
        }

        var demande = dossier.Plan.CofinancementDemande;
        if (!seuil.EstPositif)
        {
            yield return new Refus("seuil.nul", "Le seuil de viabilité est supérieur à zéro.", "demandes.seuil");
        }
        else if (seuil > demande)
        {
            yield return new Refus("seuil.trop-haut", $"Le seuil de viabilité, {seuil}, dépasse de {seuil - demande} ce que vous demandez en tout, {demande}.", "demandes.seuil");
        }
    }

    private static Refus Refuser(string code, FinanceurSollicitable financeur, string raison) =>
        new(code, $"{financeur.Nom} : {raison}.", Champ(financeur.Id));

    private static string Champ(Guid financeurId) => $"demandes.{financeurId}";
}
