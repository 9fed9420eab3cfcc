using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>What the page in the browser is told of the fields that it sent.</summary>
public sealed class SortAnnonce(SortDesReponses sort)
{
    /// <summary>Nothing could be kept, and why.</summary>
    public string? Refus => sort.Refus?.Message;

    /// <summary>When, in words.</summary>
    public string Heure => HeureDeParis.EcrireHeure(HeureDeParis.Heure(sort.EnregistreLe));

    /// <summary>Field by field.</summary>
    public IReadOnlyList<ChampAnnonce> Champs { get; } = [.. sort.Champs.Select(c => new ChampAnnonce(c))];
}

/// <summary>One field.</summary>
public sealed class ChampAnnonce(SortDeReponse sort)
{
    /// <summary>The field.</summary>
    public string Cle => sort.Cle;

    /// <summary>Its version now.</summary>
    public int Version => sort.Version;

    /// <summary>Why it was not kept.</summary>
    public string? Refus => sort.Refus?.Message;

    /// <summary>Another page changed it: what stands now, and who wrote it.</summary>
    public string? Courante => sort.Courante?.Valeur;

    /// <summary>Who wrote it.</summary>
    public string? Auteur => sort.Courante?.Auteur;
}
