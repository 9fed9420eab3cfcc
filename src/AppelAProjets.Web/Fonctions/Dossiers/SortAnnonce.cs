using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>What the page in the browser is told of the fields that it sent.</summary>
public sealed class SortAnnonce(Resultat<SortDesReponses> sort)
{
    public string? Refus => sort.Refus?.Message;

    /// <summary>When what could be kept was; null when nothing could.</summary>
    public string? Heure => sort.EstRefuse ? null : HeureDeParis.EcrireHeure(HeureDeParis.Heure(sort.Valeur.EnregistreLe));

    public IReadOnlyList<ChampAnnonce> Champs { get; } = [.. (sort.EstRefuse ? [] : sort.Valeur.Champs).Select(c => new ChampAnnonce(c))];
}

public sealed class ChampAnnonce(SortDeReponse sort)
{
    public string Cle => sort.Cle;

    public string Version => sort.Montree;

    public string? Refus => sort.Refus?.Message;

    /// <summary>Another page changed it: what stands now, and who wrote it.</summary>
    public string? Courante => sort.Courante?.Valeur;

    public string? Auteur => sort.Courante?.Auteur;
}
