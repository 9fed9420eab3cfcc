namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Breaks runs of text into lines. U+00A0, U+202F and U+2011 never end a line; a word wider than the line is cut where it overflows.</summary>
internal static class CoupeurDeLignes
{
    public static IReadOnlyList<LigneDeTexte> Couper(IEnumerable<Fragment> fragments, float taille, float largeur)
    {
        var signes = Composer([.. fragments], taille);
        var lignes = new List<LigneDeTexte>();
        for (var debut = 0; debut < signes.Length;)
        {
            var fin = FinDeLigne(signes, debut, largeur);
            var forcee = fin < signes.Length && signes[fin].Coupure == Coupure.Forcee;
            lignes.Add(new LigneDeTexte(SansEspacesFinales(signes[debut..fin]), taille, forcee || fin == signes.Length));
            debut = forcee ? fin + 1 : ApresLesEspaces(signes, fin);
        }

        return lignes;
    }

    public static LigneDeTexte Ligne(string texte, float taille, bool gras = false) =>
        new(Composer([new Fragment(texte, gras)], taille), taille, EstDerniere: true);

    private static Signe[] Composer(IReadOnlyList<Fragment> fragments, float taille)
    {
        var niveaux = SensDeLecture.Niveaux(fragments is [var seul] ? seul.Texte : string.Concat(fragments.Select(fragment => fragment.Texte)));
        var (signes, debut) = (new List<Signe>(), 0);
        foreach (var fragment in fragments)
        {
            MiseEnSignes.Composer(signes, fragment, taille, niveaux, debut);
            debut += fragment.Texte.Length;
        }

        return [.. signes];
    }

    private static int FinDeLigne(Signe[] signes, int debut, float largeur)
    {
        var x = 0f;
        var dernierePossible = -1;
        for (var i = debut; i < signes.Length; i++)
        {
            if (signes[i].Coupure == Coupure.Forcee)
            {
                return i;
            }

            x += signes[i].Avance;
            if (signes[i].Coupure == Coupure.Espace)
            {
                dernierePossible = i;
            }
            else if (x > largeur && i > debut)
            {
                return dernierePossible > debut ? dernierePossible : i;
            }
            else if (signes[i].Coupure == Coupure.Apres)
            {
                dernierePossible = i + 1;
            }
        }

        return signes.Length;
    }

    private static int ApresLesEspaces(Signe[] signes, int debut)
    {
        while (debut < signes.Length && signes[debut].Coupure == Coupure.Espace)
        {
            debut++;
        }

        return debut;
    }

    private static Signe[] SansEspacesFinales(Signe[] signes)
    {
        var fin = signes.Length;
        while (fin > 0 && signes[fin - 1].Coupure == Coupure.Espace)
        {
            fin--;
        }

        return signes[..fin];
    }
}
