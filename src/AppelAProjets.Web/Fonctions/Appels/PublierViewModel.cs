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

    /// <summary>The parts that nobody changes once the call is read, and what they hold.</summary>
    public IEnumerable<(string Titre, string Resume)> Fige =>
        parties.Where(p => ModificationAppel.Permettre(EtatAppel.DepotOuvert, p.Section).EstRefuse).Select(p => (p.Titre, p.Resume));
}
