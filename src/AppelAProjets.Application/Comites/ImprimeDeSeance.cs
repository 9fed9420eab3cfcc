using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>The papers of a session: the cahier de séance (the agenda by block, then a page per dossier), the attendance sheet.</summary>
public static class ImprimeDeSeance
{
    // What keeps a dossier on its page, whatever people wrote.
    private const int LongueurDuResume = 1100;
    private const int LongueurDUnAvis = 260;
    private const int AvisAuPlus = 4;

    private static readonly ColonneDeTableau[] Sommaire =
        [new("Point", Alignement.Droite, 9), new("Dossier", Alignement.Gauche, 46), new("Porteur", Alignement.Gauche, 24), new("Proposé", Alignement.Droite, 18), new("Page", Alignement.Droite, 9)];

    private static readonly ColonneDeTableau[] Emargements =
        [new("Siège", Alignement.Gauche, 26), new("Titulaire", Alignement.Gauche, 22), new("Signature", Alignement.Gauche, 27), new("Suppléant", Alignement.Gauche, 22), new("Signature", Alignement.Gauche, 27)];

    private static readonly ColonneDeTableau[] Financeurs =
        [new("Financeur", Alignement.Gauche, 24), new("Demandé", Alignement.Droite, 20), new("Proposé", Alignement.Droite, 20), new("Avis", Alignement.Gauche, 36)];

    public static DocumentImprime Cahier(CahierDeSeance cahier)
    {
        var seance = cahier.Agenda.Seance;
        return Document(seance, "Cahier de séance", cahier.Le) with
        {
            Blocs = [.. Ouverture(cahier), .. cahier.Agenda.Points.SelectMany(p => (IEnumerable<Bloc>)[new SautDePage(p.Numero), .. Page(p, NomDuBloc(cahier, p), cahier.Pages.GetValueOrDefault(p.Id))])],
            Pied = TexteImprime.Valeur($"{seance.AppelTitre}, séance du {Jour(seance)}. Document de travail du comité : ne pas diffuser."),
        };
    }

    /// <summary>The attendance sheet: each seat of that day, with room for the signature of who comes for it.</summary>
    public static DocumentImprime Emargement(TableauDeSeance tableau, DateTimeOffset le)
    {
        var seance = tableau.Seance;
        var presents = tableau.Presences.ToLookup(p => p.SiegeId, p => p.CompteId);
        return Document(seance, "Feuille d’émargement", le) with
        {
            Blocs =
            [
                tableau.Sieges.Count == 0 ? Phrase("Aucun siège n’est en fonction ce jour-là.")
                    : new Tableau($"Quorum par point : {seance.Quorum} {(seance.Quorum > 1 ? "sièges délibératifs" : "siège délibératif")}", Emargements, [.. tableau.Sieges.Select(s => Emarger(s, presents[s.Id].ToHashSet()))]),
            ],
            Pied = TexteImprime.Valeur($"{seance.AppelTitre}, séance du {Jour(seance)}. Feuille d’émargement."),
        };
    }

    private static LigneDeTableau Emarger(SiegeRow siege, HashSet<Guid> presents)
    {
        string Personne(Guid? compte, string? nom) => compte is { } id ? TexteImprime.Valeur(nom) + (presents.Contains(id) ? "\nprésence notée" : "") : "–";

        // An empty line more: the height of a signature.
        return new([$"{TexteImprime.Valeur(siege.Nom)}\n{Libelles.Pour(siege.Voix)}\n ", Personne(siege.TitulaireId, siege.Titulaire), "", Personne(siege.SuppleantId, siege.Suppleant), ""]);
    }

    private static string Jour(SeanceDetailRow seance) => HeureDeParis.EcrireJour(HeureDeParis.Jour(seance.PrevueLe));

    private static DocumentImprime Document(SeanceDetailRow seance, string quoi, DateTimeOffset le)
    {
        var titre = TexteImprime.Valeur($"{quoi} – {seance.Titre}");
        return new DocumentImprime
        {
            Numero = seance.Code,
            Date = HeureDeParis.Jour(le),
            Titre = titre,
            Emetteur = [TexteImprime.Valeur(seance.AppelTitre), "Comité des financeurs"],
            References =
            [
                new ReferenceDuCourrier("Séance", HeureDeParis.Ecrire(seance.PrevueLe)), new ReferenceDuCourrier("Lieu", TexteImprime.Valeur(seance.Lieu ?? "à préciser")),
                new ReferenceDuCourrier("Présidence", TexteImprime.Valeur(seance.Presidence ?? "à désigner")), new ReferenceDuCourrier("Édité le", HeureDeParis.Ecrire(le)),
            ],
            Destinataire = [],
            LieuEtDate = "",
            Objet = quoi,
            Blocs = [],
            EnTete = new EnTeteDePage(titre, Jour(seance)),
            Pied = "",
        };
    }

    private static IEnumerable<Bloc> Ouverture(CahierDeSeance cahier)
    {
        var agenda = cahier.Agenda;
        yield return new Titre(1, [new Fragment("Ordre du jour")]);
        if (agenda.Deports > 0)
        {
            yield return Phrase(agenda.Deports > 1 ? $"Vous êtes en déport sur {agenda.Deports} points : ils ne sont pas dans ce cahier." : "Vous êtes en déport sur 1 point : il n’est pas dans ce cahier.");
        }

        if (agenda.Points.Count == 0)
        {
            yield return Phrase("Aucun dossier n’est inscrit.");
        }

        foreach (var partie in agenda.Points.GroupBy(p => NomDuBloc(cahier, p)))
        {
            yield return new Tableau(
                TexteImprime.Valeur($"{partie.Key} ({partie.Count()})"), Sommaire,
                [.. partie.Select(p => new LigneDeTableau([$"{p.Ordre}", TexteImprime.Valeur($"{p.Numero} – {p.Titre}"), TexteImprime.Valeur(p.Organisation), p.AvantSeance.Propose.ToString(), ""]) { PageDe = p.Numero })], Dense: true);
        }
    }

    private static IEnumerable<Bloc> Page(DossierDuComite point, string bloc, FicheDeCahier? fiche)
    {
        yield return new Titre(1, [new Fragment(TexteImprime.Valeur($"Point {point.Ordre} – {point.Numero} – {point.Titre}"))]);
        yield return new Rubriques(
        [
            Dire("Bloc", bloc),
            Dire("Porteur", $"{point.Organisation}{(fiche?.EstRenouvellement switch { true => " (renouvellement)", false => " (première demande)", null => "" })}"),
            Dire("Thématique", point.Theme),
            Dire("Quartiers", string.Join(", ", point.Quartiers.Select(q => q.Nom))),
            Dire("Budget", $"charges {fiche?.TotalCharges?.ToString() ?? "–"}, besoin {point.Besoin?.ToString() ?? "–"}, assiette éligible {(fiche?.AssietteEligible ?? fiche?.TotalCharges)?.ToString() ?? "–"}"),
            Dire("Couvert", $"{point.AvantSeance.Couvert} par les propositions, dont {point.AvantSeance.AcquisHorsPortail} acquis hors portail"),
            Dire("Seuil de viabilité", point.AvantSeance.Seuil.ToString()),
            Dire("Aides publiques", $"{PlanDeFinancement.TauxDAidesPubliques(fiche?.AidesPubliques, fiche?.TotalCharges)?.ToString() ?? "–"} des charges, selon la demande"),
            Dire("Note", point.Notes is { } n ? $"{n.Moyenne} sur 100, {(n.Evaluateurs > 1 ? $"{n.Evaluateurs} évaluateurs, écart {n.Etendue}" : "1 évaluateur")}" : null),
            Dire("Résumé", Couper(fiche?.Resume, LongueurDuResume)),
        ]);
        yield return new Tableau("Financeurs", Financeurs, [.. point.Lignes.Select(Ligne), Total(point)], Dense: true);
        foreach (var avis in (fiche?.Avis ?? []).Take(AvisAuPlus))
        {
            yield return new Paragraphe([new Fragment(TexteImprime.Valeur($"{avis.Qui} : ")), new Fragment(avis.Sens, Gras: true), new Fragment(TexteImprime.Valeur(avis.Texte is { Length: > 0 } ? $". {Couper(avis.Texte, LongueurDUnAvis)}" : ""))]);
        }

        if (fiche?.Avis.Count > AvisAuPlus)
        {
            yield return Phrase("D’autres avis sont sur la fiche du dossier.");
        }

        if (Avertissements(point) is { Count: > 0 } avertissements)
        {
            yield return new Paragraphe([new Fragment("À savoir : ", Gras: true), new Fragment(TexteImprime.Valeur($"{string.Join(" ; ", avertissements)}."))], StyleDeParagraphe.Encadre);
        }
    }

    private static List<string> Avertissements(DossierDuComite point) =>
    [
        .. point.RaisonsDeDebattre(),
        .. point.AvantSeance.FinanceursQuiProposent == 1 ? ["un seul financeur"] : Array.Empty<string>(),
    ];

    private static LigneDeTableau Ligne(LigneDuComite l) => new(
        [TexteImprime.Valeur(l.Sigle), l.Demande.ToString(), l.Propose?.ToString() ?? "–", l.Avis is { } avis ? Libelles.Pour(avis) : "–"]);

    private static LigneDeTableau Total(DossierDuComite point) => new(["Total", point.Demande.ToString(), point.AvantSeance.Propose.ToString(), ""], EstTotal: true);

    private static string NomDuBloc(CahierDeSeance cahier, DossierDuComite point) => cahier.Agenda.Blocs.FirstOrDefault(b => b.Id == point.BlocId)?.Nom ?? "Hors bloc";

    private static string? Couper(string? texte, int longueur)
    {
        var net = texte?.Trim();
        return net is null || net.Length <= longueur ? net : $"{net[..longueur].TrimEnd()}… (suite sur la fiche du dossier)";
    }

    private static Rubrique Dire(string libelle, string? texte) => new(libelle, TexteImprime.Valeur(texte) is { Length: > 0 } net ? net : "Non renseigné");

    private static Paragraphe Phrase(string texte) => new([new Fragment(TexteImprime.Valeur(texte), Italique: true)]);
}
