using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Demonstration;

internal static class AssociationsDeDemonstration
{
    private static readonly string[] Formes =
    [
        "Atelier", "Collectif", "Compagnie", "Maison", "Jardins", "Fabrique", "Passerelle", "Entraide", "Cercle", "Foyer", "Relais", "Amicale",
        "Université populaire", "Club", "Théâtre", "Radio", "Recyclerie", "Épicerie", "École", "Café",
    ];

    private static readonly string[] Noms =
    [
        "des Passerelles", "du Grand Large", "des Quatre Vents", "de la Marelle", "des Possibles", "du Tilleul", "des Voisines", "de l’Estuaire", "du Fil Bleu",
        "des Mots partagés", "de la Roue libre", "des Hirondelles", "du Point du jour", "de la Grande Ourse", "des Petits Pas", "du Chemin de traverse",
        "des Mains vertes", "de la Boussole", "du Cerf-volant", "des Ricochets", "de la Clé des champs", "du Pont tournant", "des Lucioles", "de la Rive",
    ];

    private static readonly string[] Prenoms =
    [
        "Aïcha", "Benoît", "Chantal", "Djibril", "Estelle", "Franck", "Ghislaine", "Hakim", "Irène", "Joël", "Kadiatou", "Laurent", "Mireille", "Nassim",
        "Odile", "Philippe", "Ramata", "Stéphane", "Thérèse", "Youssef",
    ];

    private static readonly string[] NomsDeFamille =
    [
        "Allaireau", "Bensaïd-Roche", "Chauvelon", "Diarraud", "Évenou", "Fouchereau", "Guilbaudeau", "Haddadier", "Josselinet", "Kergoatin", "Le Bihanic",
        "Mauvoisineau", "N’Diayet", "Orieuxet", "Pavageaud", "Rabillonneau", "Soulardeau", "Traorelle", "Vincendeau-Ly", "Wolfsbergé",
    ];

    private static readonly (string Commune, string CodePostal)[] Communes = [("Nantes", "44000"), ("Nantes", "44300"), ("Saint-Herblain", "44800"), ("Orvault", "44700"), ("Rezé", "44400")];

    /// <summary>That many; the two first are those of the porteur's accounts.</summary>
    public static IReadOnlyList<AssociationDuJeu> Ajouter(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, int nombre)
    {
        // Accounts first: their table comes before the memberships'.
        var comptes = Enumerable.Range(0, nombre).Select(rang => rang switch
        {
            0 => referentiel.Comptes["porteur"],
            1 => referentiel.Comptes["porteur.autre"],
            _ => Representant(jeu, referentiel, rang),
        }).ToList();
        List<AssociationDuJeu> associations = [.. comptes.Select((compte, rang) => OrganisationsDeDemonstration.Identifier(jeu, rang, Ajouter(jeu, referentiel.Debut, rang, compte)))];
        foreach (var (association, rang) in associations.Select((a, i) => (a, i)))
        {
            Adherer(jeu, referentiel.Debut, association, comptes[rang], "Signataire");
        }

        Adherer(jeu, referentiel.Debut, associations[0], referentiel.Comptes["porteur.redacteur"], "Redacteur");
        OrganisationsDeDemonstration.Ajouter(jeu, referentiel, associations);
        return associations;
    }

    private static CompteDuJeu Representant(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, int rang)
    {
        var alea = jeu.Alea($"representant/{rang}");
        var (prenom, nom) = (alea.Parmi(Prenoms), alea.Parmi(NomsDeFamille));
        return referentiel.AjouterCompte(prenom, nom, $"{TexteDeRecherche.Plier(60, $"{prenom} {nom}").Replace(' ', '.')}{rang}@association.example");
    }

    private static AssociationDuJeu Ajouter(JeuDeDonnees jeu, DateTimeOffset debut, int rang, CompteDuJeu representant)
    {
        var alea = jeu.Alea($"association/{rang}");
        var nom = Nom(rang);
        var (commune, codePostal) = rang < 2 ? Communes[rang] : alea.Parmi(Communes);
        var (id, telephone) = (jeu.Id("Organisation", debut), NumerosDeDemonstration.Telephone(1000 + rang));
        var (siret, rna) = (NumerosDeDemonstration.Siret(1000 + rang), NumerosDeDemonstration.Rna(1000 + rang));
        var fiche = new OrganisationContenu(
            nom, null, siret, rna, $"{alea.Entre(1, 98)} allée de la Démonstration", codePostal, commune, rang == 0 ? "contact@passerelles.example" : $"contact{rang}@association.example", telephone,
            representant.NomComplet, alea.Parmi(["Présidence", "Coprésidence", "Trésorerie"]), NumerosDeDemonstration.Iban(1000 + rang), "DEMOFRPPXXX");
        jeu.Ajouter(InsertionsDeReference.Organisation, new
        {
            Id = id, fiche.Nom, fiche.Sigle, fiche.Siret, fiche.Rna, fiche.Adresse, fiche.CodePostal, fiche.Commune, fiche.Courriel, fiche.Telephone,
            fiche.RepresentantNom, fiche.RepresentantFonction, fiche.Iban, fiche.Bic, EtatMandat = rang == OrganisationsDeDemonstration.Contestee ? "Conteste" : rang % 9 == 8 ? "AVerifier" : "Accepte",
            MotifMandat = rang == OrganisationsDeDemonstration.Contestee ? OrganisationsDeDemonstration.Motif : null, Recherche = TexteDeRecherche.Plier(400, [nom, siret, rna, commune]),
            CreeLe = debut, Version = 1,
        });
        return new AssociationDuJeu(id, representant, fiche);
    }

    // Every pair once, then with the rank: names stay distinct at any size.
    private static string Nom(int rang)
    {
        var nom = $"{Formes[rang % Formes.Length]} {Noms[(rang + rang / Formes.Length) % Noms.Length]}";
        var tour = rang / (Formes.Length * Noms.Length);
        return tour == 0 ? nom : $"{nom} {tour + 1}";
    }

    private static void Adherer(JeuDeDonnees jeu, DateTimeOffset debut, AssociationDuJeu association, CompteDuJeu compte, string qualite) =>
        jeu.Ajouter(InsertionsDeReference.OrganisationMembre, new
        {
            OrganisationId = association.Id, CompteId = compte.Id, Qualite = qualite, Debut = debut, Fin = (DateTimeOffset?)null,
        });
}
