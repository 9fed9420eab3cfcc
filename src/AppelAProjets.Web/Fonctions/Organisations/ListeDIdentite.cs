using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>The pages of an identity with what they lack, on the organisation's home and in its dossiers.</summary>
/// <param name="Mandat">A contested one freezes some pages.</param>
public sealed record ListeDIdentite(Guid Id, IdentiteComplete Identite, QualiteDeMembre Qualite, EtatMandat Mandat, Guid? Dossier = null)
{
    public IReadOnlyList<EtatDeSectionDIdentite> Pages { get; } = CompletudeDIdentite.De(Identite);

    /// <summary>Address of a page; null when the reader may not write it.</summary>
    public string? Adresse(SectionDIdentite page) => CompletudeDIdentite.Permettre(page, Qualite, Mandat).EstRefuse ? null : PageDIdentite.AdresseDe(Id, page, Dossier);
}
