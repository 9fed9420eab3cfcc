namespace AppelAProjets.Domain.Formulaires;

public static class Eligibilite
{
    /// <summary>The questions whose answer stops, each with the sentence of the call.</summary>
    public static IEnumerable<Refus> Arrets(IReadOnlyList<ChampDeFormulaire> champs, Reponses reponses)
    {
        var parCle = champs.ParCle();
        return from champ in champs
               where champ.Arret is { } arret && arret.Arrete(reponses.Texte(champ.Cle)) && champ.EstDemande(parCle, reponses)
               select new Refus("eligibilite.arret", champ.Arret!.Message, champ.Cle);
    }
}
