namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Fields of a form, line by line: a long answer runs over as many pages as it needs.</summary>
internal static class DessinDesRubriques
{
    private const float Taille = 10;
    private const float Interligne = 13.5f;
    private const float LargeurDuLibelle = 0.3f * Gabarit.Largeur;
    private const float X = Gabarit.Gauche + LargeurDuLibelle + 10;

    public static IEnumerable<Piece> Composer(Rubriques bloc) => bloc.Lignes.SelectMany(Composer);

    private static IEnumerable<Piece> Composer(Rubrique rubrique, int rang)
    {
        var libelle = CoupeurDeLignes.Couper([new Fragment(rubrique.Libelle)], Taille, LargeurDuLibelle);
        var valeur = CoupeurDeLignes.Couper([new Fragment(rubrique.Valeur)], Taille, Gabarit.Droite - X);
        var total = Math.Max(1, Math.Max(libelle.Count, valeur.Count));
        for (var i = 0; i < total; i++)
        {
            var (gauche, droite) = (libelle.ElementAtOrDefault(i), valeur.ElementAtOrDefault(i));
            var derniere = i == total - 1;
            yield return new Piece(Interligne + (derniere ? 3 : 0), (toile, y) =>
            {
                gauche?.Dessiner(toile, Gabarit.Gauche, y + Taille, Gabarit.Gris);
                droite?.Dessiner(toile, X, y + Taille, Gabarit.Noir);
                if (derniere)
                {
                    Gabarit.Trait(toile, y + Interligne + 2, Gabarit.Filet, 0.5f);
                }
            })
            {
                EspaceAvant = i > 0 ? 0 : rang == 0 ? 7 : 3,
                TientALaSuivante = !derniere && (i < libelle.Count - 1 || i == 0 || i == total - 2),
            };
        }
    }
}
