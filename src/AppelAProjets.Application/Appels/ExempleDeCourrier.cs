using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Appels;

/// <summary>An invented dossier, for trying a letter template: it has everything that a letter may say.</summary>
public static class ExempleDeCourrier
{
    public static DonneesDuCourrier Pour(string titreAppel, IReadOnlyList<FinanceurDAppel> financeurs, DateOnly jour, GenreDeModele genre = GenreDeModele.Commun)
    {
        var donnees = SousReserve(titreAppel, financeurs.Count > 0 ? financeurs : Inventes, jour);
        return genre switch
        {
            GenreDeModele.Commun or GenreDeModele.SousReserve => donnees,
            GenreDeModele.Rectificatif => donnees with { Remplace = $"n° EXEMPLE-0000 du {HeureDeParis.EcrireJour(jour.AddDays(-5))}" },
            GenreDeModele.Favorable => donnees with { Avis = new AvisDuCourrier(TypeAvis.Favorable, donnees.Avis.Motifs, []), DestinataireDroitCommun = null },
            GenreDeModele.Defavorable => Refusee(donnees) with { DestinataireDroitCommun = null },
            GenreDeModele.Reorientation => Refusee(donnees),
            GenreDeModele.Ajourne => donnees with
            {
                Avis = new AvisDuCourrier(TypeAvis.Ajourne, "Le comité attend des précisions.", donnees.Avis.Conditions),
                Lignes = [.. donnees.Lignes.Select(ligne => ligne with { Arbitre = null, Fermete = null })],
                DestinataireDroitCommun = null,
            },
        };
    }

    private static DonneesDuCourrier Refusee(DonneesDuCourrier donnees) => donnees with
    {
        Avis = new AvisDuCourrier(TypeAvis.Defavorable, "L’action ne s’adresse pas d’abord aux habitants des quartiers prioritaires.", []),
        Lignes = [.. donnees.Lignes.Select(ligne => ligne with { Arbitre = Repartition.Zero, Fermete = null })],
    };

    private static DonneesDuCourrier SousReserve(string titreAppel, IReadOnlyList<FinanceurDAppel> financeurs, DateOnly jour) => new()
    {
        Numero = "EXEMPLE-0001",
        NumeroDossier = "EXEMPLE-0041",
        TitreDossier = "Ateliers cuisine partagés",
        TitreAppel = titreAppel,
        Emetteur = ["Comité des financeurs", "Contrat de ville"],
        Lieu = "Nantes",
        Date = jour,
        DateDeDepot = jour.AddMonths(-3),
        DateDuComite = jour.AddDays(-10),
        Calendrier = new DatesDeLaSuite { ComitePrevuLe = jour.AddDays(-10), ReponseAvantLe = jour.AddDays(20) },
        ReponseDuPorteurAvantLe = jour.AddMonths(1),
        RejetImpliciteLe = jour.AddMonths(-1),
        Organisation = "Les Ateliers du Quartier (exemple)",
        Representant = new Representant("Madame Camille Exemple", "Présidente", ["12 rue de l’Exemple", "44000 Nantes"]),
        Avis = new AvisDuCourrier(TypeAvis.FavorableSousReserve, "Le comité salue l’ancrage de l’action dans le quartier.",
            [new ConditionDuCourrier("Transmettre le bilan de l’action précédente", jour.AddMonths(1), "le secrétariat")]),
        Lignes = [.. financeurs.Select((f, rang) => Ligne(f.Nom, rang))],
        HorsPortail = [new LigneHorsPortail("Fondation (exemple)", Montant.DeEuros(2_000), SituationHorsPortail.Sollicite)],
        DestinataireDroitCommun = "la direction de la culture",
        Contacts = [.. financeurs.Where(f => f.ContactNom is not null).Select(f => new ContactDuCourrier(f.Sigle, f.ContactNom!, f.ContactTelephone is { } numero ? Telephone.Ecrire(numero) : null, f.ContactCourriel))],
        Suite = [new EtapeSuivante("Décision de chaque financeur", jour.AddMonths(2)), new EtapeSuivante("Notification de chaque décision")],
        Signataires = [.. financeurs.Where(f => f.SignataireNom is not null).Select(f => new Signature(f.Nom, f.SignataireMention ?? "", f.SignataireNom!, f.SignataireFonction ?? ""))],
        Logos = [.. financeurs.Select(f => f.Sigle)],
    };

    // A template is tried before the call has funders: what it says of them is read as well.
    private static IReadOnlyList<FinanceurDAppel> Inventes { get; } = [Inventer("A"), Inventer("B")];

    private static FinanceurDAppel Inventer(string lettre) => new()
    {
        Id = Guid.Empty,
        Nom = $"Financeur {lettre} (exemple)",
        Sigle = lettre,
        CompteCerfa = "",
        ValidationRequise = false,
        ContactNom = "Dominique Exemple",
        ContactCourriel = "contact@financeur.example",
        ContactTelephone = "0240000000",
        SignataireNom = "Claude Exemple",
        SignataireFonction = "Directeur",
        SignataireMention = "Par délégation,",
    };

    private static LigneDuCourrier Ligne(string nom, int rang)
    {
        var repartition = rang == 0 ? new Repartition(Montant.DeEuros(5_000), Montant.Zero) : new Repartition(Montant.Zero, Montant.DeEuros(3_000));
        return new LigneDuCourrier(nom, Montant.DeEuros(6_000), repartition, rang == 0 ? Fermete.SousReserveDeDecision : Fermete.Principe);
    }
}
