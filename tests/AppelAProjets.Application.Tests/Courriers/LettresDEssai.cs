using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>Invented letters: a usual one, and the parts from which the other cases are made.</summary>
internal static class LettresDEssai
{
    public static DonneesDuCourrier SousReserve { get; } = new()
    {
        Numero = "C28-0041",
        NumeroDossier = "AAP28-041",
        TitreDossier = "Cuisines partagées du Breil",
        TitreAppel = "Quartiers 2028 – contrat de ville de la métropole",
        Emetteur = ["Comité des financeurs du contrat de ville", "Secrétariat\u00a0: 2 cours du Champ-de-Mars, 44000 Nantes – 02 40 00 00 00"],
        Lieu = "Nantes",
        Date = new DateOnly(2028, 3, 1),
        DateDeDepot = new DateOnly(2027, 11, 12),
        DateDuComite = new DateOnly(2028, 2, 3),
        Organisation = "Association L’Atelier du Breil",
        Representant = new Representant("Madame Zoé Le Guérinel-Łódźki", "Présidente", ["12 bis, rue des Œillets", "Bâtiment C – Boîte 14", "44100 NANTES"]),
        Avis = new AvisDuCourrier(TypeAvis.FavorableSousReserve, null,
        [
            new ConditionDuCourrier("Transmettre la convention de mise à disposition du local signée par le bailleur", new DateOnly(2028, 4, 30), "Nantes Métropole Habitat"),
            new ConditionDuCourrier("Préciser les horaires d’ouverture en direction des familles monoparentales", new DateOnly(2028, 5, 15)),
        ]),
        Lignes =
        [
            Ligne("Préfecture de la Loire-Atlantique", 4_000, 3_500, 0, Fermete.SousReserveDeDecision, "achat de matériel exclu"),
            Ligne("Nantes Métropole", 6_000, 4_000, 1_250, Fermete.Principe, "après vote du bureau métropolitain"),
            Ligne("Ville de Nantes", 3_200, 0, 2_800, Fermete.SousReserveDeDecision),
            Ligne("Caf de la Loire-Atlantique", 12_345, 0, 0, null, "action hors du schéma parentalité"),
            Ligne("Département de la Loire-Atlantique", 1_500, 1_500, 0, Fermete.Ferme, "délibération du 14 février 2028"),
        ],
        HorsPortail = [new LigneHorsPortail("Région Pays de la Loire", Montant.DeEuros(5_000), SituationHorsPortail.Acquis), new LigneHorsPortail("Fondation de France", Montant.DeEuros(2_000), SituationHorsPortail.Sollicite)],
        Contacts =
        [
            new ContactDuCourrier("Préfecture", "Samuel Martin", "02 40 00 00 01", "samuel.martin@prefecture.example"),
            new ContactDuCourrier("Nantes Métropole", "Inès Aubry", "02 40 00 00 02"),
            new ContactDuCourrier("Ville de Nantes", "Yann Corbel", null, "yann.corbel@ville.example"),
            new ContactDuCourrier("Référente du quartier du Breil", "Maud Riou", "02 40 00 00 04"),
        ],
        Suite =
        [
            new EtapeSuivante("bureau métropolitain de Nantes Métropole", new DateOnly(2028, 3, 24)),
            new EtapeSuivante("conseil municipal de Nantes", new DateOnly(2028, 4, 7)),
            new EtapeSuivante("arrêté préfectoral attributif au deuxième trimestre 2028"),
        ],
        Signataires =
        [
            new Signature("Préfecture de la Loire-Atlantique", "Pour le préfet et par délégation,", "Hélène Kermadec", "Sous-préfète à la ville"),
            new Signature("Nantes Métropole", "Pour la présidente et par délégation,", "Thomas Evrard", "Vice-président"),
            new Signature("Ville de Nantes", "", "Fatou Diallo", "Adjointe à la maire"),
        ],
        Logos = ["Préfecture de la Loire-Atlantique", "Nantes Métropole", "Ville de Nantes", "Ville de Saint-Herblain", "Ville de Rezé", "Ville d’Orvault", "Département de la Loire-Atlantique", "Caf de la Loire-Atlantique"],
        UrlDeVerification = "https://portail.example/verifier/C28-0041-7F3K9Q",
    };

    public static DonneesDuCourrier Defavorable { get; } = SousReserve with
    {
        Avis = new AvisDuCourrier(TypeAvis.Defavorable, "L’action ne s’adresse pas en premier lieu aux habitants des quartiers prioritaires.\nLe budget présenté ne permet pas d’apprécier la part des charges de structure.", []),
        Lignes = [Ligne("Préfecture de la Loire-Atlantique", 4_000, 0, 0), Ligne("Ville de Nantes", 3_200, 0, 0)],
        HorsPortail = [],
        DestinataireDroitCommun = "Ville de Nantes, direction de la vie associative",
        Suite = [],
    };

    public static DonneesDuCourrier Ajourne { get; } = SousReserve with
    {
        Avis = new AvisDuCourrier(TypeAvis.Ajourne, "Le comité attend le bilan de l’action 2027 avant de se prononcer.", [new ConditionDuCourrier("Transmettre le bilan de l’action 2027", new DateOnly(2028, 4, 1))]),
        Lignes = [new LigneDuCourrier("Ville de Nantes", Montant.DeEuros(3_200), null)],
    };

    /// <summary>Enough funders for the table to run over two pages.</summary>
    public static DonneesDuCourrier Longue { get; } = SousReserve with
    {
        Lignes = [.. Enumerable.Range(1, 40).Select(i => Ligne($"Bailleur social n° {i}", 1_000 + i, 500 + i, i, Fermete.Principe, i % 3 == 0 ? "dans la limite des crédits de la gestion urbaine de proximité" : null))],
    };

    public static LigneDuCourrier Ligne(string financeur, long demande, long specifique, long droitCommun, Fermete? fermete = null, string? conditions = null) =>
        new(financeur, Montant.DeEuros(demande), new Repartition(Montant.DeEuros(specifique), Montant.DeEuros(droitCommun)), fermete, conditions);

    public static DocumentImprime Composer(DonneesDuCourrier donnees, string modele = ModeleParDefaut.Texte) => CompositeurDeCourrier.Composer(modele, donnees).Valeur;
}
