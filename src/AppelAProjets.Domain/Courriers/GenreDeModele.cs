using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Domain.Courriers;

/// <summary>Which letters a template is for.</summary>
public enum GenreDeModele
{
    /// <summary>Every letter that has no template of its own.</summary>
    Commun,

    Favorable,

    SousReserve,

    Defavorable,

    Ajourne,

    /// <summary>A letter that replaces a published one, whatever its avis.</summary>
    Rectificatif,

    /// <summary>A défavorable avis on an action sent to ordinary credits.</summary>
    Reorientation,
}

public static class GenresDeModele
{
    /// <summary>The templates that a letter may be made of, the most precise first.</summary>
    public static IReadOnlyList<GenreDeModele> Pour(TypeAvis avis, bool remplace, bool reoriente) =>
    [
        .. remplace ? [GenreDeModele.Rectificatif] : Array.Empty<GenreDeModele>(),
        .. reoriente && avis == TypeAvis.Defavorable ? [GenreDeModele.Reorientation] : Array.Empty<GenreDeModele>(),
        avis switch
        {
            TypeAvis.Favorable => GenreDeModele.Favorable,
            TypeAvis.FavorableSousReserve => GenreDeModele.SousReserve,
            TypeAvis.Defavorable => GenreDeModele.Defavorable,
            TypeAvis.Ajourne => GenreDeModele.Ajourne,
        },
        GenreDeModele.Commun,
    ];

    public static string Libelle(GenreDeModele genre) => genre switch
    {
        GenreDeModele.Commun => "Modèle commun",
        GenreDeModele.Favorable => "Avis favorable",
        GenreDeModele.SousReserve => "Avis favorable sous réserve",
        GenreDeModele.Defavorable => "Avis défavorable",
        GenreDeModele.Ajourne => "Examen ajourné",
        GenreDeModele.Rectificatif => "Courrier rectificatif",
        GenreDeModele.Reorientation => "Réorientation vers le droit commun",
    };
}
