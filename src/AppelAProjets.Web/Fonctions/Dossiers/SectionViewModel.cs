using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>The page of one section: its fields, with what is kept and what was just typed.</summary>
/// <param name="EnTete">The dossier.</param>
/// <param name="Section">The section.</param>
/// <param name="Sorts">What became of the fields just sent, by key; empty on a first display.</param>
/// <param name="Saisies">What was just typed, by key.</param>
public sealed record SectionViewModel(
    EnTeteDossier EnTete, SectionDossier Section, IReadOnlyDictionary<string, SortDeReponse> Sorts, IReadOnlyDictionary<string, string?> Saisies) : IFormulaireAffiche
{
    private readonly Dictionary<string, ChampDeFormulaire> parCle = EnTete.Dossier.Champs.ToDictionary(c => c.Cle);

    /// <summary>A first display.</summary>
    public SectionViewModel(EnTeteDossier enTete, SectionDossier section) : this(enTete, section, new Dictionary<string, SortDeReponse>(), new Dictionary<string, string?>())
    {
    }

    /// <summary>The fields of the page, in order.</summary>
    public IReadOnlyList<ChampDeFormulaire> Champs { get; } = [.. EnTete.Dossier.Champs.Where(c => c.Section == Section)];

    /// <summary>What is missing here.</summary>
    public IReadOnlyList<Refus> Manques => EnTete.Dossier.Sections.FirstOrDefault(s => s.Section == Section)?.Manques ?? [];

    /// <inheritdoc/>
    public ChampAffiche Champ(string cle)
    {
        var champ = parCle[cle];
        var garde = EnTete.Dossier.Reponses.GetValueOrDefault(cle);
        var sort = Sorts.GetValueOrDefault(cle);
        var valeur = Saisies.TryGetValue(cle, out var saisie) && sort?.Refus is not null ? saisie ?? "" : champ.Ecrire(garde?.Valeur ?? "");
        return new ChampAffiche(champ, valeur, garde?.Version ?? 0, sort?.Refus?.Message, EntreTemps(champ, sort))
        {
            Source = champ.Condition is { } condition ? parCle.GetValueOrDefault(condition.Cle) : null,
            EstVisible = champ.EstDemande(parCle, EnTete.Dossier.ADeposer.Reponses),
        };
    }

    /// <inheritdoc/>
    public int Rang(string cle) => Champs.Index().FirstOrDefault(c => c.Item.Cle == cle, (Index: int.MaxValue, Item: null!)).Index;

    private static string? EntreTemps(ChampDeFormulaire champ, SortDeReponse? sort) => sort?.Courante is { } autre ? champ.Montrer(autre.Valeur) : null;
}
