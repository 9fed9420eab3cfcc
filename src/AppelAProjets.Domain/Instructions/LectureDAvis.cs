namespace AppelAProjets.Domain.Instructions;

/// <summary>An opinion as people write it in a cell: its initial, its short form or its label.</summary>
public static class LectureDAvis
{
    private const int Lisible = 60;

    public static Resultat<AvisInstructeur> Lire(string? saisie) => TexteDeRecherche.Plier(Lisible, saisie) switch
    {
        "f" or "fav" or "favorable" => AvisInstructeur.Favorable,
        "r" or "res" or "reserve" or "sous reserve" or "fav sous reserve" or "favorable sous reserve" or "favorablesousreserve" => AvisInstructeur.FavorableSousReserve,
        "d" or "def" or "defav" or "defavorable" => AvisInstructeur.Defavorable,
        _ => new Refus("avis.illisible", $"{TexteSaisi.Citer(saisie)} n’est pas un avis : écrivez F (favorable), R (favorable sous réserve) ou D (défavorable)."),
    };
}
