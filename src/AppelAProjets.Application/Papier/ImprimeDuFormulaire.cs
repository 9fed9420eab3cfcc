using System.Globalization;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Papier;

/// <summary>The form of a call to read before one begins: how long it takes, what to gather, every question in the order of the pages.</summary>
public static class ImprimeDuFormulaire
{
    private const string Facultatif = " (facultatif)";
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The pages of the identity of an organisation, asked once for all its dossiers.</summary>
    private static readonly string[] AReunirPourLOrganisation =
    [
        "le numéro SIRET (et le numéro RNA d’une association)",
        "le nom, la fonction et les coordonnées du représentant légal",
        "l’adresse du siège et celle où vous écrire",
        "le nombre de salariés, de bénévoles et d’adhérents",
        "le relevé d’identité bancaire et le budget de l’année de l’organisation",
        "le document qui vous permet d’agir en son nom, la première fois",
    ];

    /// <param name="le">UTC.</param>
    public static DocumentImprime Composer(AppelComplet appel, DateTimeOffset le)
    {
        var champs = appel.Champs(estOrganismePublic: false);
        var titre = $"Formulaire de l’appel « {appel.Titre} »";
        return new DocumentImprime
        {
            Numero = appel.Code,
            Date = HeureDeParis.Jour(le),
            Titre = TexteImprime.Valeur(titre),
            Emetteur = [TexteImprime.Valeur(appel.Titre), "Formulaire à lire avant de commencer"],
            Destinataire = [],
            LieuEtDate = "",
            Objet = TexteImprime.Valeur(titre),
            EnTete = new EnTeteDePage(TexteImprime.Valeur(appel.Titre), "formulaire, pour information"),
            Blocs = [.. Avant(appel, champs), .. champs.GroupBy(c => c.Section).OrderBy(g => g.Key).SelectMany((g, rang) => Section(g, rang + 1, champs))],
            Pied = TexteImprime.Valeur($"{appel.Titre} – formulaire, pour information"),
        };
    }

    public static string Temps(AppelComplet appel) => TempsDeRemplissage.EnMots(TempsDeRemplissage.Minutes(appel.Champs(estOrganismePublic: false), appel.Pieces.Count));

    private static IEnumerable<Bloc> Avant(AppelComplet appel, IReadOnlyList<ChampDeFormulaire> champs)
    {
        yield return Texte($"Le dossier se remplit en ligne, en plusieurs fois et à plusieurs ; ce que vous écrivez est gardé. Temps à prévoir : {Temps(appel)}, une fois les documents réunis. Vous ne répondrez pas à toutes les questions : certaines dépendent de vos réponses.");
        if (appel.Periode is { } periode)
        {
            yield return Texte($"Dépôt du {HeureDeParis.Ecrire(periode.Ouverture)} au {HeureDeParis.Ecrire(periode.Cloture)}.");
        }

        yield return new Titre(1, [new Fragment("Documents à réunir")]);
        if (appel.Pieces.Count > 0)
        {
            yield return Texte("À joindre au dossier :");
            yield return EnListe(appel.Pieces.Select(p => $"{p.Libelle}{(p.Indispensable ? ", indispensable au dépôt" : ", si vous l’avez")}{(string.IsNullOrWhiteSpace(p.Aide) ? "" : $" : {p.Aide}")}"));
        }

        if (champs.Where(c => c.Type == TypeDeChamp.Fichier).Select(c => c.Libelle).ToList() is { Count: > 0 } fichiers)
        {
            yield return Texte("En réponse à des questions de l’appel :");
            yield return EnListe(fichiers);
        }

        yield return Texte("Pour présenter votre organisation, une fois pour tous vos dossiers :");
        yield return EnListe(AReunirPourLOrganisation);
    }

    private static IEnumerable<Bloc> Section(IGrouping<Domain.Dossiers.SectionDossier, ChampDeFormulaire> section, int rang, IReadOnlyList<ChampDeFormulaire> tous)
    {
        yield return new Titre(1, [new Fragment($"{rang}. {Libelles.Pour(section.Key)}")]);
        var dites = new HashSet<string>();
        foreach (var (rangDuGroupe, groupe) in section.GroupBy(c => c.Place?.Titre ?? c.Groupe).Index())
        {
            var (premier, place) = (groupe.First(), groupe.First().Place);
            if ((groupe.Key ?? (rangDuGroupe > 0 ? "Autres questions" : null)) is { } titre)
            {
                yield return new Titre(2, [new Fragment(TexteImprime.Valeur(place is null || groupe.Any(c => c.Requis || c.RegleAPart) ? titre : titre + Facultatif))]);
            }

            foreach (var phrase in new[] { premier.AideDuGroupe, place is null ? null : EnLignes(groupe, place) }.OfType<string>().Where(dites.Add))
            {
                yield return Texte(phrase);
            }

            yield return place switch
            {
                null => new Liste(false, [.. groupe.Select(c => Question(c, c.Libelle, tous))]),
                { Ligne: null } => new Liste(false, [.. groupe.DistinctBy(c => c.Place!.Colonne).Select(c => Question(c with { RegleAPart = true }, c.Place!.Colonne, tous))]),
                _ => EnListe(groupe.DistinctBy(c => c.Place!.Ligne).Select(c => c.Aide is { } aide ? $"{c.Place!.Ligne} ({(c.Type == TypeDeChamp.Montant ? EnMinuscule(aide) : aide)})" : c.Place!.Ligne!)),
            };
        }
    }

    /// <summary>A table told once: how many lines one may write, or what to write on each.</summary>
    private static string EnLignes(IEnumerable<ChampDeFormulaire> champs, PlaceEnTableau place) => place.Ligne is null
        ? $"{place.Maximum} lignes au plus{(champs.First().Requis ? " ; la première est demandée" : "")}. Sur chacune :"
        : $"Sur chaque ligne : {string.Join(" ; ", champs.DistinctBy(c => c.Place!.Colonne).Select(c => $"{EnMinuscule(c.Place!.Colonne)}{(CommentRepondre(c) is { } forme ? $" ({forme})" : "")}"))}.";

    private static string EnMinuscule(string texte) => $"{char.ToLowerInvariant(texte[0])}{texte[1..]}";

    private static string? CommentRepondre(ChampDeFormulaire champ) => champ.Type switch
    {
        TypeDeChamp.Texte or TypeDeChamp.TexteLong => $"{champ.LongueurMaximale.ToString("N0", Francais)} caractères au plus",
        TypeDeChamp.Nombre => "un nombre entier",
        TypeDeChamp.Pourcent => "un nombre entier de 0 à 100 %",
        TypeDeChamp.Centieme => "un nombre, avec deux décimales au plus",
        TypeDeChamp.Montant => "en euros",
        TypeDeChamp.Date => "une date",
        TypeDeChamp.OuiNon => "oui ou non",
        _ => null,
    };

    private static IReadOnlyList<Fragment> Question(ChampDeFormulaire champ, string libelle, IReadOnlyList<ChampDeFormulaire> tous)
    {
        string?[] suite =
        [
            champ.Aide,
            CommentRepondre(champ) is { } forme ? $"{char.ToUpperInvariant(forme[0])}{forme[1..]}." : null,
            champ.Options.Count > 0 ? $"{(champ.Type == TypeDeChamp.ChoixMultiple ? "Plusieurs réponses possibles" : "Une réponse")} : {string.Join(", ", champ.Options.Select(o => o.Libelle))}." : null,
            champ.Condition is { } si && tous.FirstOrDefault(c => c.Cle == si.Cle) is { } source ? si.EnMots(source) : null,
        ];
        var textes = suite.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => TexteImprime.Valeur(t)).ToList();
        return
        [
            new Fragment(TexteImprime.Valeur($"{libelle}{(champ.Requis || champ.RegleAPart ? "" : Facultatif)}"), Gras: true),
            .. textes.Count == 0 ? [] : new[] { new Fragment("\n" + string.Join(' ', textes)) },
        ];
    }

    private static Paragraphe Texte(string texte) => new([new Fragment(BlocsDuDossier.Net(texte))]);

    private static Liste EnListe(IEnumerable<string> textes) => new(false, [.. textes.Select(t => (IReadOnlyList<Fragment>)[new Fragment(TexteImprime.Valeur(t))])]);
}
