using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <param name="Sorts">What became of the fields just sent, by key; empty on a first display.</param>
public sealed record SectionViewModel(
    EnTeteDossier EnTete, SectionDossier Section, IReadOnlyDictionary<string, SortDeReponse> Sorts, IReadOnlyDictionary<string, string?> Saisies) : IFormulaireAffiche
{
    private readonly IReadOnlyDictionary<string, ChampDeFormulaire> parCle = EnTete.Dossier.Champs.ParCle();

    private List<ChampDeFormulaire>? champs;
    private EtatDeSection? etat;
    private Reponses? reponses;

    public SectionViewModel(EnTeteDossier enTete, SectionDossier section) : this(enTete, section, new Dictionary<string, SortDeReponse>(), new Dictionary<string, string?>())
    {
    }

    public string Titre => $"{Libelles.Pour(Section)} – {EnTete.Dossier.Contenu.Projet.Titre}";

    /// <summary>The fields of the page, in order. One that depends on an answer of another page is there only when that answer asks for it, or when the form is tried.</summary>
    public IReadOnlyList<ChampDeFormulaire> Champs => champs ??= [.. EnTete.Dossier.Champs.Where(c => c.Section == Section && EstSurLaPage(c))];

    /// <summary>Where the page keeps its fields while people type; null when the form is tried.</summary>
    public string? Enregistrement => EnTete.Essai ? null : EnTete.Adresse;

    public IReadOnlyList<FichierDuDossier> Fichiers { get; init; } = [];

    /// <summary>By partner, those who were told that something is awaited from them.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<PersonnePrevenue>> Prevenus { get; init; } = new Dictionary<Guid, IReadOnlyList<PersonnePrevenue>>();

    public IReadOnlyList<Refus> Manques => Etat.Manques;

    /// <summary>What is wrong in what is kept, beside that field or that group of fields; null when nothing is. Answers that stop have their own words on the page.</summary>
    public string? Incoherence(string champ) => Section == SectionDossier.Eligibilite ? null : incoherences.Value.FirstOrDefault(i => i.Champ == champ)?.Message;

    private readonly Lazy<IReadOnlyList<Refus>> incoherences = new(() => DitesSurLaPage(EnTete.Dossier));

    // Of every page: the budget shows the amounts asked too.
    internal static IReadOnlyList<Refus> DitesSurLaPage(DossierPorteur dossier) =>
        [.. dossier.Sections.Where(s => s.Section != SectionDossier.Eligibilite).SelectMany(s => s.Incoherences).DistinctBy(i => i.Champ)];

    private EtatDeSection Etat => etat ??= EnTete.Dossier.Sections.FirstOrDefault(s => s.Section == Section) ?? new EtatDeSection(Section, []);

    // Asked for each field of the page.
    private Reponses Reponses => reponses ??= EnTete.Dossier.ADeposer.Reponses;

    public ChampAffiche Champ(string cle)
    {
        var champ = parCle[cle];
        var garde = EnTete.Dossier.Reponses.GetValueOrDefault(cle);
        var sort = Sorts.GetValueOrDefault(cle);
        var source = champ.Condition is { } condition ? parCle.GetValueOrDefault(condition.Cle) : null;
        var affiche = Afficher(champ, garde, sort, Saisies.GetValueOrDefault(cle));
        return affiche with
        {
            Erreur = affiche.Erreur ?? Incoherence(cle),
            EstIncoherent = affiche.Erreur is null,
            Source = source,
            AilleursDansLeFormulaire = source is not null && source.Section != Section,
            EstVisible = champ.EstDemande(parCle, Reponses),
        };
    }

    public int Rang(string cle) => Champs.Index().FirstOrDefault(c => c.Item.Cle == cle, (Index: int.MaxValue, Item: null!)).Index;

    /// <summary>A field with what is kept and what was just typed, which comes back when it was refused.</summary>
    internal static ChampAffiche Afficher(ChampDeFormulaire champ, ReponseRow? garde, SortDeReponse? sort, string? saisie) => new(
        champ, sort?.Refus is not null ? saisie ?? "" : champ.Ecrire(garde?.Valeur ?? ""), sort?.Refus is not null ? sort.Montree : garde?.Montree ?? VersionMontree.Ecrire(0, null), sort?.Refus?.Message, EntreTemps(champ, sort));

    private bool EstSurLaPage(ChampDeFormulaire champ) => champ.Condition is not { } condition || EnTete.Essai
        || (parCle.TryGetValue(condition.Cle, out var source) && source.Section == Section ? EstSurLaPage(source) : champ.EstDemande(parCle, Reponses));

    private static string? EntreTemps(ChampDeFormulaire champ, SortDeReponse? sort) => sort?.Courante is { } autre ? champ.Montrer(autre.Valeur) : null;
}

/// <param name="Perdus">What the person typed in the page, by the name of its field.</param>
public sealed record NonEnregistreViewModel(EnTeteDossier EnTete, string Raison, IReadOnlyList<(string Libelle, string Texte)> Perdus);
