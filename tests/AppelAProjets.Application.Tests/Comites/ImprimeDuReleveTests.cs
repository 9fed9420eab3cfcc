using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>The relevé and the compte rendu, read back from their PDF.</summary>
public sealed class ImprimeDuReleveTests
{
    private static readonly DateTimeOffset Le = new(2028, 2, 3, 8, 30, 0, TimeSpan.Zero);

    private static readonly ReleveLu Lu = Lire(new Releve(Guid.NewGuid(), "Séance plénière", "Appel 2028 du contrat de ville", Le, "Claire Présidente", Le.AddHours(6),
    [
        new PointDuReleve
        {
            Ordre = 1, Numero = "AAP28-041", Titre = "Cuisines partagées du Breil", Organisation = "Atelier du Breil", Etat = EtatPoint.Clos,
            Avis = new AvisCommun(TypeAvis.FavorableSousReserve, "Projet utile au quartier.",
                [new ConditionDAvis("Présenter un budget réduit", new DateOnly(2028, 3, 1), "le secrétariat"), new ConditionDAvis("Signer la convention d’occupation", new DateOnly(2028, 4, 2), "la Ville")]),
            Pour = 5, Contre = 1, Abstentions = 1, Deports = 1, SiegesPresents = 7, Quorum = 5, Charges = Montant.DeEuros(12_000), HorsPortail = Montant.Zero,
            SiegesEnDeport = [new DeportDuReleve("Ville", "Martin Dupont", "Zoé Remplaçante")],
            Votes = [new VoteDuReleve("Préfecture", Voix.Deliberative, "Paul", SensDuVote.Pour), new VoteDuReleve("CAF", Voix.Deliberative, "Anne", SensDuVote.Contre) { SaisiPar = "Luc Secrétaire" }],
            Lignes =
            [
                Ligne("Préfecture", EtatLigne.Arbitree, 4_000, 3_500, 0, Fermete.SousReserveDeDecision) with { ProposeSpecifique = Montant.DeEuros(3_000), Motif = "Priorité du quartier" },
                Ligne("Ville", EtatLigne.RefuseeComite, 6_000, 0, 0, null) with { Motif = "Enveloppe épuisée", SaisiPar = "Luc Secrétaire" },
                Ligne("CAF", EtatLigne.Proposee, 1_000, 0, 0, null) with { ReserveAttendu = "l’avis du conseil d’administration", ReserveAvantLe = new DateOnly(2028, 5, 9) },
                Ligne("Département", EtatLigne.Proposee, 900, 0, 0, null) with { ProposeSpecifique = Montant.DeEuros(800), NonRepresente = true },
            ],
            Precedent = new ReleveCite(1, Le.AddDays(-60)),
        },
        new PointDuReleve
        {
            Ordre = 2, Numero = "AAP28-077", Titre = "Sport au pied des tours", Organisation = "Club de Malakoff", Etat = EtatPoint.Ajourne, Motif = "Budget à revoir",
            Avis = new AvisCommun(TypeAvis.Ajourne, "Budget à revoir", Attendu: "un budget équilibré", AttenduLe: new DateOnly(2028, 6, 1)),
            Pour = 0, Contre = 0, Abstentions = 0, Deports = 0, Lignes = [Ligne("Préfecture", EtatLigne.Proposee, 2_000, 0, 0, null) with { ProposeSpecifique = Montant.DeEuros(1_500) }],
        },
    ])
    {
        Numero = 2, Lieu = "Salle de la Démonstration",
        Sieges =
        [
            new SiegeDuReleve("Préfecture", Voix.Deliberative, [new PresentDuReleve("Paul Préfet", false) { ADistance = true }]) { Titulaire = "Paul Préfet" },
            new SiegeDuReleve("Ville", Voix.Deliberative, [new PresentDuReleve("Zoé Remplaçante", true) { SaisiPar = "Luc Secrétaire" }]) { Titulaire = "Martin Dupont", Suppleant = "Zoé Remplaçante" },
            new SiegeDuReleve("Conseils citoyens", Voix.Consultative, []),
        ],
    });

    [Test]
    public void The_compte_rendu_says_who_was_there_who_stood_down_how_each_seat_voted_and_what_was_typed_in_its_name()
    {
        var texte = Texte(ImprimeDuReleve.CompteRendu(Lu));
        Assert.Multiple(() =>
        {
            foreach (var dit in new[]
            {
                "Compte rendu de la séance n° 2", "Paul Préfet, à distance", "Zoé Remplaçante, suppléance, présence notée par Luc Secrétaire", "Quorum : 5 sièges délibératifs", "Absent",
                "Sièges délibératifs présents : 7 (quorum : 5)", "Martin Dupont, Ville, siège tenu par Zoé Remplaçante", "5 pour, 1 contre, 1 abstention", "CAF (saisi par Luc Secrétaire, en son nom)",
                "Avis favorable sous réserve", "à lever par le secrétariat avant le 1er mars 2028", "à lever par la Ville avant le 2 avril 2028", "Examen ajourné", "un budget équilibré, avant le 1er juin 2028",
                "montant de Ville par Luc Secrétaire", "relevé n° 1 du",
            })
            {
                Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs(dit)), dit);
            }
        });
    }

    [Test]
    public void The_relevé_says_every_position_and_never_that_a_line_was_not_examined()
    {
        var texte = Texte(ImprimeDuReleve.Releve(Lu));
        Assert.Multiple(() =>
        {
            foreach (var dit in new[]
            {
                "Relevé d’arbitrage n° 2", "Enveloppe épuisée", "réservé, dans l’attente de ceci : l’avis du conseil d’administration (avant le 9 mai 2028)", "non représenté : la proposition reste à arbitrer",
                $"{Montant.DeEuros(3_500)} sur {Montant.DeEuros(11_900)} demandés, pour {Montant.DeEuros(12_000)} de charges", "n’engage aucun financeur", Lu.Empreinte, "Financeurs, tels qu’ils étaient ce jour-là",
            })
            {
                Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs(dit)), dit);
            }

            Assert.That(texte, Does.Not.Contain("Nonexaminé"));
        });
    }

    [Test]
    public void Every_text_of_the_model_is_in_the_PDF([Values] bool compteRendu)
    {
        var document = compteRendu ? ImprimeDuReleve.CompteRendu(Lu) : ImprimeDuReleve.Releve(Lu);
        var texte = Texte(document);
        Assert.Multiple(() =>
        {
            foreach (var dit in TexteDuDocument.Lire(document))
            {
                Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs(dit)), dit);
            }
        });
    }

    [Test]
    public void A_rectifying_relevé_cites_the_one_that_it_rectifies_and_why()
    {
        var rectifie = Lire(Lu.Releve with { Numero = 3, Rectifie = new RectificationDuReleve(new ReleveCite(2, Le), "Montant de la Préfecture mal reporté"), Points = [Lu.Releve.Points[0]] });
        var texte = Texte(ImprimeDuReleve.Releve(rectifie));
        Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs("Relevé d’arbitrage rectificatif n° 3")).And.Contain(TexteDUnPdf.SansBlancs("rectifie le relevé n° 2 du 3 février 2028")).And.Contain("mal reporté".Replace(" ", "", StringComparison.Ordinal)));
    }

    private static ReleveLu Lire(Releve releve) => new(releve, Releve.Empreinte(releve.Ecrire()), true)
    {
        Numero = releve.Numero!.Value,
        Seance = new SeanceDetailRow { Id = releve.SeanceId, AppelId = Guid.NewGuid(), Code = "2028", AppelTitre = releve.Appel, Titre = releve.Seance, PrevueLe = releve.PrevueLe, Etat = EtatSeance.Arretee, Quorum = 5, Version = 1 },
    };

    private static LigneDuReleve Ligne(string nom, EtatLigne etat, long demande, long specifique, long droitCommun, Fermete? fermete) =>
        new(new FinanceurAuReleve(Guid.NewGuid(), nom, nom), etat, Montant.DeEuros(demande), Montant.DeEuros(specifique), Montant.DeEuros(droitCommun), fermete);

    private static string Texte(DocumentImprime document)
    {
        var pdf = TexteDUnPdf.Rendre(document);
        if (Environment.GetEnvironmentVariable("APPELAPROJETS_PDF") is { } dossier)
        {
            File.WriteAllBytes(Path.Combine(dossier, $"{document.Objet}-{document.Numero}.pdf"), pdf);
        }

        return TexteDUnPdf.SansBlancs(string.Join(" ", TexteDUnPdf.Pages(pdf)));
    }
}
