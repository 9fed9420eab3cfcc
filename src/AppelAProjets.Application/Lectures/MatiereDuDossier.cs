using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Lectures;

/// <summary>The content of a dossier while it is read: what one part has said, the following do not repeat, and nothing is left unsaid.</summary>
/// <param name="reservees">Pieces that not everyone reads.</param>
internal sealed class MatiereDuDossier(DossierContenu contenu, IReadOnlyCollection<Guid> reservees)
{
    private readonly List<ReponseContenu> restantes = [.. contenu.Reponses];

    public DossierContenu Contenu => contenu;

    public Audience PourLaPiece(Guid id) => reservees.Contains(id) ? Audience.PorteurEtServices : Audience.Tous;

    /// <summary>Takes an answer: in words, null when there is none.</summary>
    public string? Prendre(string cle)
    {
        var reponse = restantes.Find(r => r.Cle == cle);
        restantes.RemoveAll(r => r.Cle == cle);
        return reponse?.Texte;
    }

    /// <summary>A field always shown, answered or not.</summary>
    public ValeurLue Dire(string cle, string libelle, string? valeur)
    {
        restantes.RemoveAll(r => r.Cle == cle);
        return new ValeurLue(cle, libelle, string.IsNullOrWhiteSpace(valeur) ? "" : valeur);
    }

    /// <summary>A field always shown that nobody has to answer: said when it is empty.</summary>
    public ValeurLue DireFacultatif(string cle, string libelle, string? valeur) => Dire(cle, string.IsNullOrWhiteSpace(valeur) ? $"{libelle} (facultatif)" : libelle, valeur);

    /// <summary>A field shown only when it was answered.</summary>
    public IEnumerable<ElementLu> DireSiRempli(string cle, string libelle, string? valeur) => Dire(cle, libelle, valeur) is { Texte.Length: > 0 } dite ? [dite] : [];

    public void Ecarter(params string[] prefixes) => restantes.RemoveAll(r => prefixes.Any(p => r.Cle.StartsWith(p, StringComparison.Ordinal)));

    /// <summary>A section: what is given, then the answers of these pages that nothing has said, those of a group under its heading.</summary>
    public IReadOnlyList<SectionLue> Section(string? titre, SectionDossier? page, IReadOnlyList<ElementLu> elements, params SectionDossier[] reste) =>
        Ranger(titre, page, elements, r => reste.Contains(r.Section));

    public IReadOnlyList<SectionLue> SectionSous(SectionDossier page, params string[] prefixes) => Ranger(null, page, [], r => prefixes.Any(p => r.Cle.StartsWith(p, StringComparison.Ordinal)));

    public IReadOnlyList<SectionLue> LeReste() => Ranger(null, null, [], _ => true);

    private List<SectionLue> Ranger(string? titre, SectionDossier? page, IReadOnlyList<ElementLu> elements, Predicate<ReponseContenu> choix)
    {
        var groupes = restantes.FindAll(choix).GroupBy(r => r.Groupe).ToLookup(g => g.Key is null);
        restantes.RemoveAll(choix);
        ElementLu[] dits = [.. elements, .. groupes[true].SelectMany(g => g).Select(Lire)];
        return
        [
            .. dits.Length > 0 ? [new SectionLue(titre, page, dits)] : Array.Empty<SectionLue>(),
            .. groupes[false].Select((g, rang) => new SectionLue(g.Key, dits.Length == 0 && rang == 0 ? page : null, [.. g.Select(Lire)])),
        ];
    }

    private static ElementLu Lire(ReponseContenu r) => r switch
    {
        { Fichiers: { } fichiers } => new FichiersLus(r.Cle, r.Libelle, fichiers),
        _ when r.Texte.EndsWith('€') && Montant.Lire(r.Texte) is { EstRefuse: false } montant => new ValeurLue(r.Cle, r.Libelle, r.Texte) { Montant = montant.Valeur },
        _ => new ValeurLue(r.Cle, r.Libelle, r.Texte),
    };
}
