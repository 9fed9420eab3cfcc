using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Papier;

/// <summary>The content of a dossier while it is laid on paper: what one part has said, the following do not repeat, and nothing is left unsaid. Versions of before the answers in words have their typed members only.</summary>
internal sealed class MatiereDuDossier(DossierContenu contenu)
{
    public const string Vide = "Non renseigné";

    private readonly List<ReponseContenu> restantes = [.. contenu.Reponses ?? []];

    public DossierContenu Contenu => contenu;

    /// <summary>Takes an answer: in words, null when there is none.</summary>
    public string? Prendre(string cle)
    {
        var reponse = restantes.Find(r => r.Cle == cle);
        restantes.RemoveAll(r => r.Cle == cle);
        return reponse?.Texte;
    }

    /// <summary>A field of the form, always printed; the keys are those that it says.</summary>
    public Rubrique Dire(string libelle, string? valeur, params ReadOnlySpan<string> cles)
    {
        foreach (var cle in cles)
        {
            restantes.RemoveAll(r => r.Cle == cle);
        }

        return new Rubrique(libelle, Net(valeur) is { Length: > 0 } texte ? texte : Vide);
    }

    /// <summary>A field printed only when it was answered.</summary>
    public IEnumerable<Rubrique> DireSiRempli(string libelle, string? valeur, params ReadOnlySpan<string> cles) => Dire(libelle, valeur, cles) is { Valeur: not Vide } dite ? [dite] : [];

    /// <summary>Leaves out what another part says by its typed member.</summary>
    public void Ecarter(params string[] prefixes) => restantes.RemoveAll(r => prefixes.Any(p => r.Cle.StartsWith(p, StringComparison.Ordinal)));

    /// <summary>The answers under these prefixes, each under its label, with the headings of their groups.</summary>
    public IReadOnlyList<Bloc> PrendreSous(params string[] prefixes) => PrendreSi(r => prefixes.Any(p => r.Cle.StartsWith(p, StringComparison.Ordinal)));

    /// <summary>What is left of a page of the form.</summary>
    public IReadOnlyList<Bloc> PrendreSection(SectionDossier section) => PrendreSi(r => r.Section == section);

    public IReadOnlyList<Bloc> PrendreLeReste() => PrendreSi(_ => true);

    private List<Bloc> PrendreSi(Predicate<ReponseContenu> choix)
    {
        var prises = restantes.FindAll(choix);
        restantes.RemoveAll(choix);
        var blocs = new List<Bloc>();
        foreach (var groupe in prises.GroupBy(r => r.Groupe))
        {
            if (groupe.Key is { } titre)
            {
                blocs.Add(new Titre(2, [new Fragment(TexteImprime.Valeur(titre))]));
            }

            blocs.Add(new Rubriques([.. groupe.Select(r => new Rubrique(TexteImprime.Valeur(r.Libelle), Net(r.Texte)))]));
        }

        return blocs;
    }

    /// <summary>Accents composed, control characters removed, line ends kept.</summary>
    public static string Net(string? texte) => string.Join('\n', (texte ?? "").ReplaceLineEndings("\n").Split('\n').Select(TexteImprime.Valeur)).Trim('\n');
}
