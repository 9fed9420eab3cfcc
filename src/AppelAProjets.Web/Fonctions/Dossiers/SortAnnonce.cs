using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>What the page in the browser is told of the fields that it sent.</summary>
public sealed class SortAnnonce(SortDesReponses sort)
{
    public string? Refus => sort.Refus?.Message;

    public string Heure => HeureDeParis.EcrireHeure(HeureDeParis.Heure(sort.EnregistreLe));

    public IReadOnlyList<ChampAnnonce> Champs { get; } = [.. sort.Champs.Select(c => new ChampAnnonce(c))];
}

public sealed class ChampAnnonce(SortDeReponse sort)
{
    public string Cle => sort.Cle;

    public int Version => sort.Version;

    /// <summary>Why it was not kept.</summary>
    public string? Refus => sort.Refus?.Message;

    /// <summary>Another page changed it: what stands now, and who wrote it.</summary>
    public string? Courante => sort.Courante?.Valeur;

    public string? Auteur => sort.Courante?.Auteur;
}
