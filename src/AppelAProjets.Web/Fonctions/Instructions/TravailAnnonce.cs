using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>What the script of the sheet reads: <c>enregistrement.js</c>.</summary>
public sealed class TravailAnnonce(Resultat<SortDInstruction> sort)
{
    public const string Garde = "Votre texte est gardé en brouillon, pour vous seul : vous le retrouverez sur cette fiche.";

    public string? Refus => sort.EstRefuse ? sort.Refus.Message : sort.Valeur.Ferme is { } ferme ? $"{ferme.Message} {Garde}" : null;

    /// <summary>The state, in words.</summary>
    public string? Dit => sort.EstRefuse ? null : Dire(sort.Valeur);

    /// <summary>Something still waits to be recorded.</summary>
    public bool EnBrouillon => !sort.EstRefuse && sort.Valeur.Champs.Any(c => c.EnBrouillon);

    /// <summary>By line, what its opinion and its amount say against each other.</summary>
    public IReadOnlyDictionary<Guid, string?> Contradictions { get; } = sort.EstRefuse ? new Dictionary<Guid, string?>() : sort.Valeur.Contradictions;

    public IReadOnlyList<ChampDuTravailAnnonce> Champs { get; } = [.. (sort.EstRefuse ? [] : sort.Valeur.Champs).Select(c => new ChampDuTravailAnnonce(c))];

    public static string Dire(SortDInstruction sort)
    {
        var heure = HeureDeParis.EcrireHeure(HeureDeParis.Heure(sort.Le));
        return sort.Champs.Any(c => c.EnBrouillon)
            ? $"Brouillon gardé à {heure}, pour vous seul.{string.Concat(sort.Attentes.Select(a => " " + a))}"
            : $"Enregistré à {heure}.";
    }
}

public sealed class ChampDuTravailAnnonce(SortDuChamp sort)
{
    public string Cle => sort.Cle;

    public string Version => sort.Montree;

    public bool EnBrouillon => sort.EnBrouillon;

    public string? Refus => sort.Refus?.Message;

    public string? Courante => sort.Courante;

    public string? Auteur => sort.Auteur;
}
