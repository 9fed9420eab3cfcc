using System.Security.Cryptography;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Demonstration;

/// <summary>Life of the organisations: a whole identity, mandates to verify, a contested one, a request to join, permanent pieces of which one has expired.</summary>
internal static class OrganisationsDeDemonstration
{
    public const int Contestee = 10;

    public const string Motif = "Deux bureaux se disent élus par l’assemblée générale : nous attendons le procès-verbal enregistré en préfecture.";

    private const int Rang = 8;

    private static readonly SqlStatement Fiche = new("""
        INSERT INTO OrganisationFiche (OrganisationId, SiteWeb, Statut, RepresentantPrenom, RepresentantNomDeFamille, RepresentantTelephone, RepresentantCourriel, UtilitePublique, ImpotsCommerciaux,
            AidesPubliques, EnReseau, ReseauNoms, AdherentsPersonnesMorales, MoyensAnnee, Benevoles, Volontaires, Salaries, EmploisAides, EtptCentiemes, MisADisposition, Adherents,
            ExerciceDebut, ExerciceFin, TitulaireDuCompte)
        VALUES (@OrganisationId, @SiteWeb, 'AssociationLoi1901', @Prenom, @Nom, @Telephone, @Courriel, 0, 0, 'JusquA500000', 1, @Reseau, 0, @Annee, @Benevoles, 1, 3, 1, 250, 0, @Adherents, @Debut, @Fin, @Titulaire)
        """);

    private static readonly SqlStatement Budget = new("INSERT INTO OrganisationBudget (OrganisationId, Compte, Montant) VALUES (@OrganisationId, @Compte, @Montant)");

    private static readonly SqlStatement Mandat = new("""
        INSERT INTO OrganisationMandat (Id, OrganisationId, CompteId, Nature, Reprise, Representant, Fonction, Empreinte, NomDeFichier, EnvoyeLe, Etat, DecideLe, DecidePar, Motif)
        VALUES (@Id, @OrganisationId, @CompteId, @Nature, 0, @Representant, @Fonction, @Empreinte, @NomDeFichier, @Le, 'EnAttente', NULL, NULL, NULL)
        """);

    private static readonly SqlStatement Demande = new("""
        INSERT INTO OrganisationDemande (Id, OrganisationId, CompteId, Message, DemandeeLe, Etat, DecideeLe, DecideePar, Motif)
        VALUES (@Id, @OrganisationId, @CompteId, @Message, @Le, 'EnAttente', NULL, NULL, NULL)
        """);

    private static readonly SqlStatement Piece = new("""
        INSERT INTO OrganisationPiece (Id, OrganisationId, Type, Empreinte, NomDeFichier, DateDuDocument, ExpireLe, DeposeeLe, DeposeePar, RetireeLe)
        VALUES (@Id, @OrganisationId, @Type, @Empreinte, @NomDeFichier, @DateDuDocument, @ExpireLe, @Le, @CompteId, NULL)
        """);

    // Label, type, age of the document and days until it expires.
    private static readonly (string Libelle, string Type, int Age, int? Reste)[] Pieces =
        [("Statuts de l’association", "Statuts", 1500, null), ("Attestation d’assurance", "Attestation", 400, -35), ("Pouvoir du président", "Pouvoir", 90, 200)];

    private static readonly (string Compte, int Euros)[] Comptes =
        [("604", 9_000), ("613", 6_500), ("641", 58_000), ("645", 21_000), ("74epci", 30_000), ("74com", 22_000), ("756", 2_500), ("70", 40_000)];

    public static IEnumerable<string> LibellesDesPieces => Pieces.Select(p => p.Libelle);

    public static void Ajouter(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, IReadOnlyList<AssociationDuJeu> associations)
    {
        foreach (var association in associations)
        {
            Inscrire(jeu, association);
        }

        var le = jeu.Maintenant.AddDays(-3);
        var fichiers = Pieces.ToDictionary(p => p.Libelle, p => Fichier(jeu, p.Libelle));
        foreach (var piece in Pieces)
        {
            jeu.Ajouter(Piece, new
            {
                Id = jeu.Id("OrganisationPiece", le), OrganisationId = associations[0].Id, piece.Type, Empreinte = fichiers[piece.Libelle], NomDeFichier = piece.Type.ToLowerInvariant() + ".pdf",
                DateDuDocument = jeu.Aujourdhui.AddDays(-piece.Age), ExpireLe = piece.Reste is { } reste ? jeu.Aujourdhui.AddDays(reste) : (DateOnly?)null, Le = le, CompteId = associations[0].Signataire.Id,
            });
        }

        foreach (var (association, rang) in associations.Index().Where(a => a.Index % 9 == Rang).Take(3).Select(a => (a.Item, a.Index)))
        {
            var avecFichier = rang == Rang;
            jeu.Ajouter(Mandat, new
            {
                Id = jeu.Id("OrganisationMandat", le), OrganisationId = association.Id, CompteId = association.Signataire.Id, Nature = avecFichier ? "Attestation" : "Representant",
                Representant = association.Fiche.RepresentantNom, Fonction = association.Fiche.RepresentantFonction, Empreinte = avecFichier ? fichiers["Pouvoir du président"] : null,
                NomDeFichier = avecFichier ? "pouvoir.pdf" : null, Le = le,
            });
            jeu.Raconter(le, association.Signataire, "envoyer-mandat", "Organisation", association.Id);
        }

        jeu.Raconter(le, referentiel.Secretariat, "contester", "Organisation", associations[Contestee].Id, Motif);
        var demandeur = referentiel.Comptes["porteur.autre"];
        jeu.Ajouter(Demande, new
        {
            Id = jeu.Id("OrganisationDemande", le), OrganisationId = associations[0].Id, CompteId = demandeur.Id, Message = "Nous portons ensemble la fête du quartier : je prépare le budget.", Le = le,
        });
        jeu.Raconter(le, demandeur, "demander-a-rejoindre", "Organisation", associations[0].Id);
    }

    /// <summary>The association with its whole identity; <see cref="Ajouter"/> keeps it.</summary>
    public static AssociationDuJeu Identifier(JeuDeDonnees jeu, int rang, AssociationDuJeu association)
    {
        var (annee, noms, simple) = (jeu.Aujourdhui.Year, association.Signataire.NomComplet.Split(' ', 2), association.Identite);
        return association with
        {
            Identite = simple with
            {
                Identification = simple.Identification with { SiteWeb = rang == 0 ? "https://www.passerelles.example" : null, Statut = StatutJuridique.AssociationLoi1901 },
                Representant = new Representant(noms[0], noms[1], simple.Representant.Fonction, association.Fiche.Telephone, association.Signataire.Courriel),
                Administration = new RelationsPubliques([], UtilitePublique: false, ImpotsCommerciaux: false, AidesPubliques: AidesPubliquesRecues.JusquA500000),
                Reseau = new Reseau(EnReseau: true, "Fédération des ateliers de quartier de Loire-Atlantique", AdherentsPersonnesMorales: false),
                Moyens = new MoyensHumains(annee - 1, Benevoles: 6 + (7 * rang % 40), Volontaires: 1, Salaries: 3, EmploisAides: 1, EtptCentiemes: 250, MisADisposition: 0, Adherents: 20 + (11 * rang % 150)),
                Budget = new BudgetDeLOrganisation(
                    [.. Comptes.Select(c => new LigneDeLOrganisation(c.Compte, Montant.DeEuros(c.Euros))).OrderBy(l => l.Compte, StringComparer.Ordinal)], new DateOnly(annee, 1, 1), new DateOnly(annee, 12, 31)),
                Banque = simple.Banque with { Titulaire = association.Fiche.Nom },
            },
        };
    }

    private static void Inscrire(JeuDeDonnees jeu, AssociationDuJeu association)
    {
        var i = association.Identite;
        jeu.Ajouter(Fiche, new
        {
            OrganisationId = association.Id, i.Identification.SiteWeb, i.Representant.Prenom, i.Representant.Nom, i.Representant.Telephone, i.Representant.Courriel,
            Reseau = i.Reseau.Noms, i.Moyens.Annee, i.Moyens.Benevoles, i.Moyens.Adherents, i.Budget.Debut, i.Budget.Fin, i.Banque.Titulaire,
        });
        foreach (var ligne in i.Budget.Lignes)
        {
            jeu.Ajouter(Budget, new { OrganisationId = association.Id, ligne.Compte, ligne.Montant });
        }
    }

    private static string Fichier(JeuDeDonnees jeu, string libelle)
    {
        var octets = PiecesDeDemonstration.Pdf(libelle);
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(octets));
        jeu.Ajouter(InsertionsDeReference.Fichier, new
        {
            Empreinte = empreinte, Taille = (long)octets.Length, TypeMime = "application/pdf", Analyse = "NonConfiguree", CreeLe = jeu.Maintenant.AddDays(-450),
        });
        return empreinte;
    }
}
