using System.Globalization;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What was frozen, on paper: the relevé (who brings what, on which avis), and the compte rendu of the session (who was there, who voted what, who stood down). Nothing in them is read anywhere but in the relevé.</summary>
public static class ImprimeDuReleve
{
    private static readonly ColonneDeTableau[] Montants =
    [
        new("Financeur", Alignement.Gauche, 24), new("Demandé", Alignement.Droite, 17), new("Proposé", Alignement.Droite, 17),
        new("Arbitré, spécifique", Alignement.Droite, 17), new("Arbitré, droit commun", Alignement.Droite, 17), new("Position", Alignement.Gauche, 34),
    ];

    private static readonly ColonneDeTableau[] Presence =
        [new("Siège", Alignement.Gauche, 40), new("Voix", Alignement.Gauche, 20), new("Titulaire", Alignement.Gauche, 26), new("Suppléant", Alignement.Gauche, 26), new("Présence", Alignement.Gauche, 40)];

    private static readonly ColonneDeTableau[] OrdreDuJour =
        [new("Point", Alignement.Droite, 8), new("Dossier", Alignement.Gauche, 18), new("Projet et porteur", Alignement.Gauche, 50), new("Issue", Alignement.Gauche, 26)];

    public static DocumentImprime Releve(ReleveLu lu) => Document(lu, lu.Releve.Rectifie is null ? "Relevé d’arbitrage" : "Relevé d’arbitrage rectificatif") with
    {
        Blocs =
        [
            .. Preambule(lu),
            .. Recapitulatif(lu),
            .. lu.Releve.Points.SelectMany(p => (IEnumerable<Bloc>)[.. Entete(p), .. Issue(p), .. Tableau(p)]),
        ],
    };

    public static DocumentImprime CompteRendu(ReleveLu lu) => Document(lu, "Compte rendu de la séance") with
    {
        Blocs =
        [
            .. Preambule(lu),
            new Titre(1, [new Fragment("Présences")]),
            .. Presences(lu.Releve),
            new Titre(1, [new Fragment("Ordre du jour")]),
            new Tableau("Points examinés", OrdreDuJour, [.. lu.Releve.Points.Select(p => new LigneDeTableau([Nombre(p.Ordre), p.Numero, Net($"{p.Titre} – {p.Organisation}"), Mot(p)]))], Dense: true),
            new Titre(1, [new Fragment("Examen des dossiers")]),
            .. lu.Releve.Points.SelectMany(p => (IEnumerable<Bloc>)[.. Entete(p), .. Deroule(p), .. Issue(p), .. Tableau(p), .. AuNomDe(p)]),
        ],
    };

    private static DocumentImprime Document(ReleveLu lu, string titre)
    {
        var (releve, jour) = (lu.Releve, HeureDeParis.Jour(lu.Releve.PrevueLe));
        var numero = $"n° {lu.Numero}";
        return new DocumentImprime
        {
            Numero = Nombre(lu.Numero),
            Date = HeureDeParis.Jour(releve.ArreteLe),
            Titre = Net($"{titre} {numero} – {releve.Seance}"),
            Emetteur = [Net(releve.Appel), $"{titre} {numero}"],
            References = [.. References(releve)],
            Destinataire = [],
            LieuEtDate = "",
            Objet = titre,
            Blocs = [],
            EnTete = new EnTeteDePage(Net($"{titre} {numero}"), Net($"{releve.Appel}, {HeureDeParis.EcrireJour(jour)}")),
            Pied = $"{titre} {numero}, empreinte {lu.Empreinte[..16]}",
        };
    }

    private static IEnumerable<ReferenceDuCourrier> References(Releve releve) =>
        from dit in new (string Libelle, string? Valeur)[]
        {
            ("Séance", releve.Seance), ("Date", HeureDeParis.Ecrire(releve.PrevueLe)), ("Lieu", releve.Lieu), ("Présidence", releve.Presidence), ("Relevé arrêté le", HeureDeParis.Ecrire(releve.ArreteLe)),
        }
        where !string.IsNullOrWhiteSpace(dit.Valeur)
        select new ReferenceDuCourrier(dit.Libelle, Net(dit.Valeur));

    private static IEnumerable<Bloc> Preambule(ReleveLu lu)
    {
        if (lu.Releve.Rectifie is { } rectifie)
        {
            yield return new Paragraphe([new Fragment($"Ce relevé rectifie le {rectifie.Releve}, qui reste conservé. Motif : "), new Fragment(Net(rectifie.Motif), Gras: true)], StyleDeParagraphe.Encadre);
        }

        yield return Phrase("Ce document porte des avis : il n’engage aucun financeur, chacun notifie sa propre décision (arrêté, délibération, convention).");
        yield return Phrase($"Empreinte SHA-256 du relevé conservé : {lu.Empreinte}. {(lu.EstIntact ? "Le texte conservé est intact." : "ATTENTION : le texte conservé a été altéré.")}");
        if (lu.Deports > 0)
        {
            yield return Phrase(lu.Deports == 1 ? "Un dossier, dont le lecteur se déporte, n’est pas montré ici." : $"{lu.Deports} dossiers, dont le lecteur se déporte, ne sont pas montrés ici.");
        }
    }

    private static IEnumerable<Bloc> Presences(Releve releve)
    {
        if (releve.Sieges.Count == 0)
        {
            return [Phrase("Les présences ne sont pas portées sur ce relevé.")];
        }

        return
        [
            new Tableau("Sièges du comité", Presence,
                [.. releve.Sieges.Select(s => new LigneDeTableau([Net(s.Nom), Libelles.Pour(s.Voix), Net(s.Titulaire), Net(s.Suppleant), Net(Presents(s))]))], Dense: true),
            .. releve.Points.FirstOrDefault(p => p.Quorum is not null) is { Quorum: { } quorum } ? [Phrase($"Quorum : {quorum} {(quorum > 1 ? "sièges délibératifs" : "siège délibératif")}, compté sur chaque point.")] : Array.Empty<Bloc>(),
        ];
    }

    private static string Presents(SiegeDuReleve siege) => siege.Presents.Count == 0 ? "Absent" : string.Join(" et ", siege.Presents.Select(p => string.Join(", ", ((string?[])
    [
        p.Nom, p.EstSuppleant ? "suppléance" : null, p.ADistance ? "à distance" : null, p.SaisiPar is { } par ? $"présence notée par {par}" : null,
    ]).OfType<string>())));

    // Sums by funder: what each one announces in this relevé.
    private static IEnumerable<Bloc> Recapitulatif(ReleveLu lu)
    {
        var financeurs = lu.Releve.Points.Where(p => p.Etat == EtatPoint.Clos).SelectMany(p => p.Lignes).GroupBy(l => l.Financeur.Id).ToList();
        if (financeurs.Count == 0)
        {
            yield break;
        }

        var sommes = financeurs.Select(g => (Nom: g.First().Financeur.Nom, Demande: Montant.Somme(g.Select(l => l.Demande)), Arbitre: Somme(g), Aides: g.Count(l => l.EstRetenue))).ToList();
        var total = sommes.Aggregate(Repartition.Zero, (somme, f) => somme + f.Arbitre);
        yield return new Tableau(
            "Total par financeur",
            [
                new("Financeur", Alignement.Gauche, 40), new("Dossiers soutenus", Alignement.Droite, 18), new("Demandé", Alignement.Droite, 20), new("Spécifique", Alignement.Droite, 20),
                new("Droit commun", Alignement.Droite, 20), new("Total", Alignement.Droite, 20),
            ],
            [
                .. sommes.Select(f => new LigneDeTableau([Net(f.Nom), Nombre(f.Aides), $"{f.Demande}", $"{f.Arbitre.Specifique}", $"{f.Arbitre.DroitCommun}", $"{f.Arbitre.Total}"])),
                new LigneDeTableau(["Total", "", $"{Montant.Somme(sommes.Select(f => f.Demande))}", $"{total.Specifique}", $"{total.DroitCommun}", $"{total.Total}"], EstTotal: true),
            ],
            Dense: true);
    }

    private static Repartition Somme(IEnumerable<LigneDuReleve> lignes) =>
        lignes.Where(l => l.EstRetenue).Aggregate(Repartition.Zero, (somme, l) => somme + (l.Accorde ?? new Repartition(l.Specifique, l.DroitCommun)));

    private static IEnumerable<Bloc> Entete(PointDuReleve p)
    {
        yield return new Titre(2, [new Fragment(Net($"{p.Ordre}. {p.Numero} – {p.Titre}"))]);
        yield return new Paragraphe([new Fragment(Net(p.Organisation)), .. p.Precedent is { } avant ? [new Fragment($". Dossier déjà arbitré : {avant}.")] : Array.Empty<Fragment>()]);
    }

    private static IEnumerable<Bloc> Deroule(PointDuReleve p)
    {
        if (p is { SiegesPresents: { } presents, Quorum: { } quorum })
        {
            yield return Phrase($"Sièges délibératifs présents : {presents} (quorum : {quorum}).");
        }

        if (p.SiegesEnDeport.Count > 0)
        {
            yield return new Paragraphe([new Fragment("Déports : ", Gras: true), new Fragment(Net(string.Join(" ; ", p.SiegesEnDeport.Select(Deport)) + "."))]);
        }

        if (p.Pour + p.Contre + p.Abstentions > 0)
        {
            yield return new Paragraphe([new Fragment("Vote : ", Gras: true), new Fragment(Resultat(p))]);
        }

        if (p.Votes.Count > 0)
        {
            yield return new Paragraphe([new Fragment(Net(string.Join(" ; ", p.Votes.GroupBy(v => v.Sens).OrderBy(g => g.Key)
                .Select(g => $"{Libelles.Pour(g.Key)} : {string.Join(", ", g.Select(Vote))}"))))]);
        }
    }

    private static string Deport(DeportDuReleve d) => $"{d.Personne}, {d.Siege}, {(d.Remplacant is { } qui && qui != d.Personne ? $"siège tenu par {qui}" : d.Remplacant is null ? "siège non représenté" : "siège tenu par son titulaire")}";

    private static string Vote(VoteDuReleve v) => v.Siege + (v.Voix == Voix.Consultative ? " (voix consultative)" : "") + (v.SaisiPar is { } par ? $" (saisi par {par}, en son nom)" : "");

    /// <summary>« 5 pour, 1 contre, 1 abstention ».</summary>
    public static string Resultat(PointDuReleve p) => $"{p.Pour} pour, {p.Contre} contre, {p.Abstentions} {(p.Abstentions > 1 ? "abstentions" : "abstention")}";

    private static IEnumerable<Bloc> Issue(PointDuReleve p)
    {
        List<Fragment> fragments = [new Fragment(Mot(p), Gras: true)];
        if (p.Etat == EtatPoint.Clos && p.Lignes.Any(l => l.EstRetenue))
        {
            fragments.Add(new Fragment($" : {p.Arbitre} sur {Montant.Somme(p.Lignes.Select(l => l.Demande))} demandés" + (p.Charges is { } charges ? $", pour {charges} de charges" : "")));
        }

        yield return new Paragraphe(fragments, StyleDeParagraphe.Avis);
        foreach (var motif in TexteImprime.Paragraphes(p.Avis?.Motif ?? p.Motif))
        {
            yield return new Paragraphe([new Fragment("Motif : ", Gras: true), new Fragment(motif)]);
        }

        if (p.Avis?.Conditions is { Count: > 0 } conditions)
        {
            yield return new Liste(false, [.. conditions.Select(c => (IReadOnlyList<Fragment>)[new Fragment(Net(Condition(c)))])]);
        }

        if (p.Avis?.Attendu is { } attendu)
        {
            yield return new Paragraphe([new Fragment("Attendu : ", Gras: true), new Fragment(Net(attendu + (p.Avis.AttenduLe is { } jour ? $", avant le {HeureDeParis.EcrireJour(jour)}" : "")))]);
        }

        if (p.Avis?.ReorienteVers is { } vers)
        {
            yield return new Paragraphe([new Fragment("Réorienté vers le droit commun : ", Gras: true), new Fragment(Net(vers))]);
        }
    }

    /// <summary>« …, à lever par X avant le 3 mars 2028 ».</summary>
    public static string Condition(ConditionDAvis c) => $"{c.Texte.TrimEnd('.', ' ')}, à lever par {c.LeveePar}{(c.Terme is { } terme ? $" avant le {HeureDeParis.EcrireJour(terme)}" : "")}";

    private static IEnumerable<Bloc> Tableau(PointDuReleve p) => p.Lignes.Count == 0 ? [] :
    [
        new Tableau(p.Etat == EtatPoint.Clos ? "Financeurs" : "Financeurs, tels qu’ils étaient ce jour-là", Montants,
        [
            .. p.Lignes.Select(l => new LigneDeTableau([Net(l.Financeur.Nom), $"{l.Demande}", l.Propose?.ToString() ?? "–", Arbitre(l, l.Specifique), Arbitre(l, l.DroitCommun), Net(Position(l))])),
            new LigneDeTableau(["Total", $"{Montant.Somme(p.Lignes.Select(l => l.Demande))}", "", $"{Somme(p.Lignes).Specifique}", $"{Somme(p.Lignes).DroitCommun}", $"Arbitré : {p.Arbitre}"], EstTotal: true),
        ], Dense: true),
    ];

    private static string Arbitre(LigneDuReleve l, Montant montant) => l.EstRetenue || l.Etat == EtatLigne.RefuseeComite ? $"{montant}" : "–";

    /// <summary>Where the funder stands, in words.</summary>
    public static string Position(LigneDuReleve l)
    {
        var position = l.Etat switch
        {
            EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee => $"déjà accordé{(l.Accorde is { } accorde ? $" : {accorde.Total}" : "")}",
            EtatLigne.Arbitree => l.Fermete is { } fermete ? Libelles.Pour(fermete) : "arbitré",
            _ when l.ReserveAttendu is { } attendu => $"réservé, dans l’attente de ceci : {attendu}{(l.ReserveAvantLe is { } terme ? $" (avant le {HeureDeParis.EcrireJour(terme)})" : "")}",
            EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee => l.NonRepresente ? "non représenté : la proposition reste à arbitrer" : "sans position",
            var etat => Libelles.Pour(etat).ToLower(CultureInfo.GetCultureInfo("fr-FR")),
        };
        return string.Join(". ", ((string?[])[position, l.Motif, l.OuverteEnComite ? "Ligne ouverte en comité" : null]).Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    private static IEnumerable<Bloc> AuNomDe(PointDuReleve p)
    {
        var lignes = p.Lignes.Where(l => l.SaisiPar is not null).Select(l => $"montant de {l.Financeur.Sigle} par {l.SaisiPar}").ToList();
        if (lignes.Count > 0)
        {
            yield return Phrase($"Saisi au nom d’un siège présent dans la salle : {string.Join(" ; ", lignes)}.");
        }
    }

    private static string Mot(PointDuReleve p) => p.Etat switch
    {
        EtatPoint.Ajourne => "Examen ajourné",
        EtatPoint.Retire => "Retiré de l’ordre du jour",
        _ => p.Avis is { } avis ? $"Avis {Libelles.Pour(avis.Type).ToLower(CultureInfo.GetCultureInfo("fr-FR"))}" : Libelles.Pour(p.Etat),
    };

    private static string Net(string? texte) => TexteImprime.Valeur(texte);

    private static string Nombre(int nombre) => nombre.ToString(CultureInfo.InvariantCulture);

    private static Paragraphe Phrase(string texte) => new([new Fragment(Net(texte), Italique: true)]);
}
