using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>What publishing does, before it is done.</summary>
public sealed class PublierViewModel(DateTimeOffset maintenant, IReadOnlyList<TacheDeSection> parties) : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Textes;

    public bool Corrigeable => maintenant < Complet.OuvertureLe;

    public string Depot => Corrigeable
        ? $"Le dépôt ouvre le {HeureDeParis.Ecrire(Complet.OuvertureLe!.Value)} et se clôt le {HeureDeParis.Ecrire(Complet.ClotureLe!.Value)}."
        : $"L’heure d’ouverture est passée : le dépôt ouvre dès la publication, et se clôt le {HeureDeParis.Ecrire(Complet.ClotureLe!.Value)}.";

    /// <summary>The parts that nobody changes once the deposit is open, and what they hold.</summary>
    public IEnumerable<string> Fige => parties.Where(p => EstFigee(p.Section)).Select(p => p.Section switch
    {
        SectionAppel.Calendrier => $"{p.Titre} : {p.Resume}. La clôture peut seulement être repoussée.",
        SectionAppel.Financeurs => $"Financeurs, avec leurs quartiers, leurs thèmes et leurs montants : {p.Resume}",
        _ => $"{p.Titre} : {p.Resume}",
    });

    /// <summary>All the others, and what is not frozen of the funders.</summary>
    public IEnumerable<string> Modifiable =>
    [
        .. parties.Where(p => !EstFigee(p.Section)).Select(p => p.Section == SectionAppel.Questions ? $"{p.Titre}, par une nouvelle version du formulaire, annoncée à ceux qui le remplissent" : p.Titre),
        "Contacts et signataires des financeurs",
        "Enveloppes, par mouvements datés et motivés",
    ];

    private static bool EstFigee(SectionAppel section) => ModificationAppel.Permettre(EtatAppel.DepotOuvert, section).EstRefuse;
}

/// <summary>Before a published call is taken back.</summary>
public sealed class RetirerViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Textes;
}
