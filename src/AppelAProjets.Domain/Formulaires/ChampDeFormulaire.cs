using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>How a field is typed, read and shown. The value kept is always a text in one canonical form.</summary>
public enum TypeDeChamp
{
    Texte,
    /// <summary>Several lines, <c>\n</c> between them.</summary>
    TexteLong,
    Choix,
    /// <summary>Values of the options ticked, in the order of the list, <c>\n</c> between them.</summary>
    ChoixMultiple,
    /// <summary><c>oui</c> or <c>non</c>.</summary>
    OuiNon,
    /// <summary><c>oui</c>, or nothing.</summary>
    Case,
    /// <summary>Whole number, not negative.</summary>
    Nombre,
    /// <summary>Hundredths, such as full-time equivalents: 150 is 1,5.</summary>
    Centieme,
    /// <summary>Whole percent from 0 to 100.</summary>
    Pourcent,
    /// <summary>Centimes, not negative.</summary>
    Montant,
    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Date,
    Courriel,
    Telephone,
    /// <summary>Files, kept with the pieces under the field's key; has no value of its own.</summary>
    Fichier,
}

public sealed record OptionDeChamp(string Valeur, string Libelle, string? Aide = null);

/// <summary>A cell of a table of the form, which paper tells by its rows and columns.</summary>
/// <param name="Ligne">Null in the lines that people add, <paramref name="Maximum"/> at most.</param>
public sealed record PlaceEnTableau(string Titre, string? Ligne, string Colonne, int Maximum = 0);

public enum OperateurDeCondition
{
    Egal,
    Different,
    Contient,
    Rempli,
}

public sealed record ConditionDAffichage(string Cle, OperateurDeCondition Operateur, string Valeur = "")
{
    public bool EstRemplie(Reponses reponses) => Operateur switch
    {
        OperateurDeCondition.Egal => reponses.Texte(Cle) == Valeur,
        OperateurDeCondition.Different => reponses.Texte(Cle) != Valeur,
        OperateurDeCondition.Contient => reponses.Choisis(Cle).Contains(Valeur),
        OperateurDeCondition.Rempli => reponses.Texte(Cle) is not null,
    };

    public string EnMots(ChampDeFormulaire source) => Operateur switch
    {
        OperateurDeCondition.Rempli => $"Si vous avez répondu à « {source.Libelle} ».",
        OperateurDeCondition.Different => $"Si votre réponse à « {source.Libelle} » n’est pas « {source.Montrer(Valeur)} ».",
        OperateurDeCondition.Contient => $"Si vous avez coché « {source.Montrer(Valeur)} » à « {source.Libelle} ».",
        _ => $"Si votre réponse à « {source.Libelle} » est « {source.Montrer(Valeur)} ».",
    };

    /// <summary>The conditions that may bear on a field; none on a file or a ticked attestation.</summary>
    public static IReadOnlyList<ConditionDAffichage> Possibles(ChampDeFormulaire source) => source.Type switch
    {
        TypeDeChamp.OuiNon => [new(source.Cle, OperateurDeCondition.Egal, LectureDeChamp.Oui), new(source.Cle, OperateurDeCondition.Egal, LectureDeChamp.Non)],
        TypeDeChamp.Choix =>
        [
            .. source.Options.Select(o => new ConditionDAffichage(source.Cle, OperateurDeCondition.Egal, o.Valeur)),
            .. source.Options.Select(o => new ConditionDAffichage(source.Cle, OperateurDeCondition.Different, o.Valeur)),
        ],
        TypeDeChamp.ChoixMultiple => [.. source.Options.Select(o => new ConditionDAffichage(source.Cle, OperateurDeCondition.Contient, o.Valeur))],
        TypeDeChamp.Fichier or TypeDeChamp.Case => [],
        _ => [new(source.Cle, OperateurDeCondition.Rempli)],
    };
}

/// <summary>A field of the form of a dossier: those of the Cerfa 12156*06 and of politique de la ville (DOMAINE 1.3, 2.2), and the questions of the call.</summary>
/// <param name="Cle">Its name for ever, such as <c>projet.objectifs</c>.</param>
public sealed record ChampDeFormulaire(string Cle, SectionDossier Section, TypeDeChamp Type, string Libelle)
{
    public string? Aide { get; init; }

    /// <summary>The dossier cannot be deposited without it, when it is asked.</summary>
    public bool Requis { get; init; }

    /// <summary>Its absence is told by the rule of its section, in its own words.</summary>
    public bool RegleAPart { get; init; }

    public int LongueurMaximale { get; init; } = 200;

    public IReadOnlyList<OptionDeChamp> Options { get; init; } = [];

    /// <summary>When it is asked; always, when null.</summary>
    public ConditionDAffichage? Condition { get; init; }

    /// <summary>Heading above it on the page and on paper: the fields of a group follow one another.</summary>
    public string? Groupe { get; init; }

    public string? AideDuGroupe { get; init; }

    /// <summary>Where it stands in a table of the page; null when it is asked by itself.</summary>
    public PlaceEnTableau? Place { get; init; }

    public ArretDEligibilite? Arret { get; init; }

    /// <summary>Its place in the Cerfa 12156*06, such as <c>6</c>; null for what the Cerfa does not ask.</summary>
    public string? Cerfa { get; init; }
}
