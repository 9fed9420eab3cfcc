using System.Net;
using System.Text.RegularExpressions;
using AppelAProjets.Web.Tests.Routes;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>An object of the table.</summary>
/// <param name="Nom">As the table names it.</param>
/// <param name="DuPorteur">Its address on the side of the organisation.</param>
/// <param name="DesServices">On the side of the services.</param>
/// <param name="Lire">What a page shows of it: a level, or "-".</param>
internal sealed record ObjetVisible(string Nom, string? DuPorteur, string? DesServices, Func<string, Situation, Personne, string> Lire);

internal static partial class ObjetsVisibles
{
    private static readonly Dictionary<string, LigneDeRoute> Routes =
        LigneDeRoute.DuFichier().Where(l => l.Methode == "GET").ToDictionary(l => Parametre().Replace(l.Modele, "*"));

    public static IReadOnlyDictionary<string, ObjetVisible> Tous { get; } = new[]
    {
        Objet("fiche", null, "{fiche}", Fiche),
        Objet("tableau", null, "/instruction/{code}?taille=200", Rangee),
        Objet("antecedents", null, "{fiche}", (corps, _, _) => corps.Contains("id=\"antecedents\"", StringComparison.Ordinal) ? "v" : "-"),
        Objet("historique", null, "/instruction/{code}/organisations/{organisation}", Historique),
        Objet("recherche", null, "/instruction/{code}?q={numero}", Liste("{dossier}")),
        Objet("export", null, "/instruction/{code}/exporter/tableau.csv", Export),
        Objet("recherche-generale", null, "/recherche?q={mots}", Liste("{dossier}")),
        Objet("reunion", null, "/instruction/{code}/reunions/{reunion}", Liste("{numero}")),
        Objet("projection", null, "/instruction/{code}/reunions/{reunion}/projection/{dossier}", Projection),
        Objet("fiche-de-reunion", null, "/instruction/{code}/reunions/{reunion}/projection/{dossier}/fiche.pdf"),
        Objet("avis-de-quartier", null, "{fiche}", Liste("DE-QUARTIER")),
        Objet("suivi", null, "{fiche}/suivi"),
        Objet("note-entre-agents", null, "{fiche}", Liste("ENTRE-AGENTS")),
        Objet("note-du-financeur", null, "{fiche}", Liste("INTERNE-A")),
        Objet("version", "{espace}/versions/1", "{fiche}/versions/1"),
        Objet("papier", "{espace}/dossier.pdf", "{fiche}/dossier.pdf"),
        Objet("piece", "{espace}/fichiers/{empreinte}/contenu", "{fiche}/fichiers/{empreinte}/contenu"),
        Objet("rib", "{espace}/fichiers/{rib}/contenu", "{fiche}/fichiers/{rib}/contenu"),
        Objet("iban", null, "{fiche}", (corps, _, _) => corps.Contains("Versement au compte", StringComparison.Ordinal) ? "v" : "-"),
        Objet("zip", "{espace}/pieces.zip", "{fiche}/pieces.zip"),
        Objet("fil", "{espace}/messages", "{fiche}/messages", (corps, _, _) => corps.Contains("\"Saisie.Texte\"", StringComparison.Ordinal) ? "e" : "l"),
        Objet("fils", null, "/messages", Liste("{dossier}")),
        Objet("fichier-du-fil", "{espace}/messages/{message}/fichiers/{ordre}", "{fiche}/messages/{message}/fichiers/{ordre}"),
        Objet("avis", null, "{fiche}/avis", Liste("CONSULTATIF")),
        Objet("avis-de-la-fiche", null, "{fiche}", Liste("CONSULTATIF")),
        Objet("fichier-d-avis", null, "{fiche}/avis/{avis}/fichier"),
        Objet("avis-attendus", null, "/avis", Liste("{dossier}")),
        Objet("quartier", null, "/quartier", Liste("{dossier}")),
        Objet("fiche-de-quartier", null, "/quartier/{dossier}", (corps, _, _) => corps.Contains("CONSULTATIF", StringComparison.Ordinal) || corps.Contains("AVIS-", StringComparison.Ordinal) || corps.Contains("NOTE-", StringComparison.Ordinal) ? "trop" : "v"),
        Objet("piece-de-quartier", null, "/quartier/{dossier}/fichiers/{empreinte}"),
        Objet("rib-de-quartier", null, "/quartier/{dossier}/fichiers/{rib}"),
        Objet("rencontre", "{espace}/referent", "/rencontres/{dossier}"),
        Objet("rencontres", null, "/rencontres", Liste("{dossier}")),
        Objet("rencontres-passees", null, "/rencontres?vue=passees", Liste("{dossier}")),
        Objet("recevabilite", null, "/secretariat/{code}/recevabilite/{dossier}"),
        Objet("a-statuer", null, "/secretariat/{code}/recevabilite?etat=tous", Liste("{dossier}")),
        Objet("a-inscrire", null, "/seances/{seance}/inscription", Liste("{dossier}")),
        Objet("seance", null, "/seances/{seance}", Liste("{point}")),
        Objet("agenda", null, "/seances/{seance}/ordre-du-jour", Liste("{point}")),
        Objet("point", null, "/seances/{seance}/points/{point}"),
        Objet("dossier-du-point", null, "/seances/{seance}/points/{point}/dossier"),
        Objet("scenario", null, "/comite/{code}/scenarios/{scenario}", Liste("{numero}")),
        Objet("scenario-partage", null, "/comite/{code}/scenarios/{scenario-partage}", Liste("{numero}")),
        Objet("releve", null, "/seances/{seance}/releve", Liste("{numero}")),
        Objet("decisions", null, "/instruction/{code}/decisions", Liste("{numero}")),
        Objet("lettre", "{espace}/courrier", "{fiche}/courrier"),
        Objet("lettre-pdf", "{espace}/courrier.pdf", "{fiche}/courrier.pdf"),
        Objet("lettres", null, "/secretariat/{code}/courriers", Liste("{numero}")),
        Objet("lettre-preparee", null, "/secretariat/{code}/courriers/{courrier}"),
        Objet("a-signer", null, "/courriers/a-signer", Liste("{courrier}")),
        Objet("lettre-a-signer", null, "/courriers/a-signer/{courrier}"),
        Objet("a-valider", null, "/validations", Liste("{dossier}")),
        Objet("deports", null, "/deports/{code}", Liste("{numero}")),
        Objet("organisation", null, "/secretariat/organisations/{organisation}"),
        Objet("organisations", null, "/secretariat/organisations", Liste("/secretariat/organisations/{organisation}")),
        Objet("courriels", null, "/administration/courriels", Liste("Essai {numero}")),
        Objet("espace", "/espace", null, Liste("d-{dossier}")),
        Objet("partenariats", "/espace", null, Liste("/espace/partenariats/{partenaire}")),
        Objet("mon-dossier", "{espace}", null),
        Objet("rubrique", "{espace}/projet", null),
        Objet("recepisse", "{espace}/recepisse", null),
        Objet("partenariat", "/espace/partenariats/{partenaire}/projet", null),
    }.ToDictionary(o => o.Nom);

    /// <summary>Whether the role of this person reaches the services' address: for others it is a 404 that routes-roles.txt states and its test asks for.</summary>
    public static bool EstOuvertA(this ObjetVisible objet, Personne personne) =>
        objet.DesServices is { } adresse && Routes[Modele(adresse)].Permet(personne.Role);

    /// <summary>What a person sees of it: a level of the table, or "-".</summary>
    /// <param name="objet">Where to look.</param>
    /// <param name="situation">The host and its people.</param>
    /// <param name="personne">Who looks.</param>
    /// <param name="enPorteur">Also on the side of the organisation.</param>
    public static async Task<string> VuAsync(this ObjetVisible objet, Situation situation, Personne personne, bool enPorteur)
    {
        string?[] adresses = [objet.EstOuvertA(personne) ? objet.DesServices : null, enPorteur ? objet.DuPorteur : null];
        foreach (var adresse in adresses.OfType<string>())
        {
            using var reponse = await situation.Clients[personne.Code].GetAsync(situation.Ecrire(adresse, personne));
            if ((int)reponse.StatusCode >= 500)
            {
                return $"{reponse.StatusCode}";
            }

            var vu = reponse.StatusCode != HttpStatusCode.OK ? "-"
                : reponse.Content.Headers.ContentType?.MediaType is not ("text/html" or "text/csv") ? "v" : objet.Lire(await reponse.Content.ReadAsStringAsync(), situation, personne);
            if (vu != "-")
            {
                return vu;
            }
        }

        return "-";
    }

    private static ObjetVisible Objet(string nom, string? porteur, string? services, Func<string, Situation, Personne, string>? lire = null) => new(nom, porteur, services, lire ?? ((_, _, _) => "v"));

    private static string Modele(string adresse) => Parametre().Replace(adresse.Split('?')[0].Replace("{fiche}", "/instruction/{code}/dossiers/{dossier}", StringComparison.Ordinal).Replace("/versions/1", "/versions/{n}", StringComparison.Ordinal), "*");

    private static Func<string, Situation, Personne, string> Liste(string marque) =>
        (corps, situation, personne) => corps.Contains(situation.Ecrire(marque, personne), StringComparison.Ordinal) ? "v" : "-";

    private static string Fiche(string corps, Situation situation, Personne personne)
    {
        var texte = Blancs().Replace(corps, "");
        // One's own scores stand in one's own form, while there is one.
        var parts = Niveau(personne, f =>
            [Contient($"AVIS-{f}"), Contient($"NOTE-{f}") || (personne.Est("note") && personne.Financeur == f), Contient(Situation.Proposes[f])], note: 1);
        var arbitres = Situation.Arbitres.Values.Select(Contient).Distinct().ToList();
        return arbitres switch { [false] => parts, [true] when parts == "t" => "a", _ => $"{parts}, arbitrated" };

        bool Contient(string mot) => texte.Contains(mot, StringComparison.Ordinal);
    }

    private static string Historique(string corps, Situation situation, Personne personne)
    {
        var texte = Blancs().Replace(corps, "");
        return texte.Contains(situation.Ecrire("{numero}", personne), StringComparison.Ordinal) ? Niveau(personne, f => [texte.Contains(Situation.Proposes[f], StringComparison.Ordinal)]) : "-";
    }

    // The room is of no funder: nobody's work, then everyone's.
    private static string Projection(string corps, Situation situation, Personne personne)
    {
        var texte = Blancs().Replace(corps, "");
        return Situation.Proposes.Values.Count(p => texte.Contains(p, StringComparison.Ordinal)) switch { 0 => "d", 2 => "t", _ => "p" };
    }

    private static string Rangee(string corps, Situation situation, Personne personne)
    {
        var rangee = corps.Split("<tr ").FirstOrDefault(r => r.StartsWith($"data-id=\"{situation.DossierId}\"", StringComparison.Ordinal));
        if (rangee is null)
        {
            return "-";
        }

        var notes = Note().Match(rangee).Groups[1].Value switch { "20" => "A", "100" => "B", "60" => "AB", "—" => "", var autre => autre };
        var texte = Blancs().Replace(rangee, "");
        return Niveau(personne, f => [notes.Contains(f, StringComparison.Ordinal), texte.Contains(Situation.Proposes[f], StringComparison.Ordinal)], note: 0);
    }

    // As the table: its mean and what it proposes, of the row that begins with the number.
    private static string Export(string corps, Situation situation, Personne personne)
    {
        var rangees = corps.Split("\r\n").Select(r => r.Split(';')).ToList();
        if (rangees.Find(r => r[0] == situation.Ecrire("{numero}")) is not { } rangee)
        {
            return "-";
        }

        var notes = rangee[Array.FindIndex(rangees[0], t => t.EndsWith("Note moyenne sur 100", StringComparison.Ordinal))] switch { "20,00" => "A", "100,00" => "B", "60,00" => "AB", var autre => autre };
        return Niveau(personne, f => [notes.Contains(f, StringComparison.Ordinal), rangee.Contains($"{Situation.Proposes[f]},00")], note: 0);
    }

    // d: nobody's work; p: one's own funder's; t: everyone's; s: without the scores. Anything else is told as it is.
    private static string Niveau(Personne personne, Func<string, bool[]> vus, int note = -1)
    {
        var parFinanceur = Situation.Proposes.Keys.ToDictionary(f => f, vus);
        return parFinanceur.Values.All(v => v.All(x => x)) ? "t"
            : note >= 0 && parFinanceur.Values.All(v => v.Index().All(x => x.Item == (x.Index != note))) ? "s"
            : parFinanceur.All(p => p.Key == personne.Financeur ? p.Value.All(x => x) : p.Value.All(x => !x)) ? (Situation.Proposes.ContainsKey(personne.Financeur ?? "") ? "p" : "d")
            : parFinanceur.Values.All(v => v.All(x => !x)) ? "d"
            : string.Join(' ', parFinanceur.Select(p => $"{p.Key}:{string.Concat(p.Value.Select(v => v ? '1' : '0'))}"));
    }

    [GeneratedRegex(@"\s|&#xA0;|&nbsp;|&#x202F;")]
    private static partial Regex Blancs();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parametre();

    [GeneratedRegex("t-note[ \"][^>]*>([^<]*)<")]
    private static partial Regex Note();
}
