using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Lectures;

/// <summary>What a dossier says, in the words and in the order in which everyone reads it: those of the Cerfa 12156*06 (DOMAINE 1.3), then what the Cerfa does not ask. The page, the paper and the comparison of versions are made of it.</summary>
public sealed record DossierLu(IReadOnlyList<PartieLue> Parties)
{
    public const string Vide = "Non renseigné";

    public static DossierLu De(DossierContenu contenu, LecteurDeDossier lecteur) => new DossierLu(PartiesDuDossier.Composer(new MatiereDuDossier(contenu, lecteur.Reservees))).Pour(lecteur.Audience);

    public IEnumerable<ElementLu> Elements => Parties.SelectMany(p => p.Elements);

    private DossierLu Pour(Audience lecteur) => lecteur == Audience.PorteurEtServices ? this : new DossierLu(
        [.. Parties.Select(p => p with { Sections = [.. p.Sections.Select(s => s with { Elements = [.. s.Elements.Where(e => e.Audience == Audience.Tous)] })] })]);
}

public sealed record PartieLue(string Cle, string Titre, IReadOnlyList<SectionLue> Sections)
{
    public IEnumerable<ElementLu> Elements => Sections.SelectMany(s => s.Elements);

    public bool EstVide => !Elements.Any();
}

/// <param name="Titre">The heading; null right under that of the part.</param>
/// <param name="Page">The page on which its porteur writes it; null when the section before says it.</param>
public sealed record SectionLue(string? Titre, SectionDossier? Page, IReadOnlyList<ElementLu> Elements);
