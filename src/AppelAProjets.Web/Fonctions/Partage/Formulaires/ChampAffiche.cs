using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

public interface IFormulaireAffiche
{
    ChampAffiche Champ(string cle);

    /// <summary>Its place on the page, for the error summary.</summary>
    int Rang(string cle);
}

/// <param name="Version">Of the answer shown, with its stamp.</param>
/// <param name="EntreTemps">What another page wrote meanwhile, in words.</param>
public sealed record ChampAffiche(ChampDeFormulaire Champ, string Valeur, string Version, string? Erreur, string? EntreTemps)
{
    /// <summary>Value of the <c>id</c> attribute: the target of the error summary and of the list of what is missing.</summary>
    public string Id => Identifier(Champ.Cle);

    /// <summary>The field on which its condition bears.</summary>
    public ChampDeFormulaire? Source { get; init; }

    /// <summary>What is typed is kept: the error is about it beside the others.</summary>
    public bool EstIncoherent { get; init; }

    public bool EstVisible { get; init; } = true;

    /// <summary>That field is on another page: the condition is said even when a script applies those of the page.</summary>
    public bool AilleursDansLeFormulaire { get; init; }

    /// <summary>Choices made before the call removed them from the list: shown as such, to be made again.</summary>
    public IReadOnlyList<string> ChoixPerimes => Champ.ChoixPerimes(Valeur);

    public string? Si => Source is null ? null : Champ.Condition!.EnMots(Source);

    public string? DecritPar(params string?[] autres)
    {
        var ids = new[] { Champ.Aide is null ? null : Id + "-aide", Erreur is null ? null : Id + "-erreur" }.Concat(autres).OfType<string>();
        return string.Join(' ', ids) is { Length: > 0 } texte ? texte : null;
    }

    public static string Identifier(string cle) => Formulaires.Champ.Identifier(cle);
}
