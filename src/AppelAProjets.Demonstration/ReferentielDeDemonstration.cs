using System.Globalization;
using System.Reflection;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.PlanActions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Demonstration;

/// <summary>Neighbourhoods, territories, funders and the accounts listed on the sign-in page.</summary>
internal sealed class ReferentielDeDemonstration
{
    private static readonly DateOnly Generation2024 = new(2024, 1, 1);
    // Once: hashing a password is slow on purpose.
    private static readonly Lazy<string> MotDePasseHache = new(() =>
        new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = Compte.IterationsDuHachage })).HashPassword("", ComptesDeDemonstration.MotDePasse));

    private readonly JeuDeDonnees jeu;
    private readonly DateTimeOffset debut;
    private readonly Dictionary<string, Guid> territoires = [];

    public ReferentielDeDemonstration(JeuDeDonnees jeu)
    {
        this.jeu = jeu;
        debut = new DateTimeOffset(jeu.Maintenant.UtcDateTime.Date, TimeSpan.Zero).AddDays(-500);
        AjouterLesQuartiers();
        Financeurs = [.. FinanceursDeDemonstration.Tous.Select(AjouterFinanceur)];
        foreach (var definition in ComptesDeDemonstration.Definitions)
        {
            AjouterCompte(definition);
        }

        Secretariat = Comptes["secretariat"];
        Presidence = Comptes["presidence"];
    }

    /// <summary>Before everything else happens.</summary>
    public DateTimeOffset Debut => debut;
    public IReadOnlyList<QuartierDuJeu> Quartiers { get; private set; } = [];
    public IReadOnlyList<FinanceurDuJeu> Financeurs { get; }
    /// <summary>Neighbourhoods and territories, as a plan names them.</summary>
    public IEnumerable<NomDeQuartier> Noms => [.. Quartiers.Select(q => new NomDeQuartier(q.Nom, q.Code, null)), .. territoires.Select(t => new NomDeQuartier(t.Key, null, t.Value))];
    public Dictionary<string, CompteDuJeu> Comptes { get; } = [];
    public CompteDuJeu Secretariat { get; }
    public CompteDuJeu Presidence { get; }

    /// <summary>An account without a password: the representative of an association, who cannot sign in.</summary>
    public CompteDuJeu AjouterCompte(string prenom, string nom, string courriel, string? motDePasseHache = null)
    {
        var id = jeu.Id("Compte", debut);
        jeu.Ajouter(InsertionsDeReference.Compte, new
        {
            Id = id, Courriel = courriel, CourrielNormalise = Compte.Normaliser(courriel), CourrielConfirme = true, MotDePasseHache = motDePasseHache,
            TimbreDeSecurite = JeuDeDonnees.Empreinte($"timbre {id}")[..32].ToUpperInvariant(), Prenom = prenom, Nom = nom, Telephone = (string?)null,
            SecondFacteurActif = false, CleAuthentificateur = (string?)null, CodesDeSecours = (string?)null, DernierPasTotp = (long?)null,
            EchecsDeConnexion = 0, VerrouilleJusqua = (DateTimeOffset?)null, DesactiveLe = (DateTimeOffset?)null, EstDeDemonstration = true,
            Recherche = TexteDeRecherche.Plier(400, [nom, prenom, courriel]),
            CreeLe = debut, Version = 1,
        });
        return new CompteDuJeu(id, $"{prenom} {nom}", courriel);
    }

    private void AjouterLesQuartiers()
    {
        using var flux = Assembly.GetExecutingAssembly().GetManifestResourceStream("demonstration/quartiers.csv")!;
        using var lecteur = new StreamReader(flux);
        var lignes = lecteur.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
        Quartiers = [.. lignes.Select(ligne => ligne.Split(';')).Select(c => new QuartierDuJeu(c[0], c[1], c[2], c[3]))];
        foreach (var quartier in Quartiers)
        {
            jeu.Ajouter(InsertionsDeReference.Quartier, new
            {
                quartier.Code, Generation = 2024, quartier.Nom, quartier.Communes, ValideDu = Generation2024, ValideAu = (DateOnly?)null, Version = 1,
            });
        }

        foreach (var groupe in Quartiers.GroupBy(q => q.Territoire))
        {
            var id = territoires[groupe.Key] = jeu.Id("Territoire", debut);
            jeu.Ajouter(InsertionsDeReference.Territoire, new { Id = id, Nom = groupe.Key, Version = 1 });
            foreach (var quartier in groupe)
            {
                jeu.Ajouter(InsertionsDeReference.TerritoireQuartier, new { TerritoireId = id, QuartierCode = quartier.Code });
            }
        }
    }

    private FinanceurDuJeu AjouterFinanceur(FinanceurDeDemonstration fiche, int rang)
    {
        var id = jeu.Id("Financeur", debut);
        jeu.Ajouter(InsertionsDeReference.Financeur, new
        {
            Id = id, fiche.Nom, fiche.Sigle, fiche.Type, fiche.CompteCerfa, Siret = NumerosDeDemonstration.Siret(900 + rang),
            Courriel = $"contact@{fiche.Sigle.ToLowerInvariant()}.example", Telephone = NumerosDeDemonstration.Telephone(100 + rang),
            fiche.ValidationRequise, Actif = true, Version = 1,
        });
        return new FinanceurDuJeu(id, fiche);
    }

    private void AjouterCompte(DefinitionDeCompte definition)
    {
        var compte = AjouterCompte(definition.Prenom, definition.Nom, definition.Courriel, MotDePasseHache.Value);
        Comptes[definition.Prefixe] = compte;
        var financeur = Financeurs.FirstOrDefault(f => f.Fiche.Sigle == definition.Financeur);
        financeur?.Agents[definition.Prefixe.Split('.')[0]] = compte;
        if (definition.Role == Role.Porteur)
        {
            return;
        }

        jeu.Ajouter(InsertionsDeReference.Habilitation, new
        {
            Id = jeu.Id("Habilitation", debut), CompteId = compte.Id, Role = definition.Role.ToString(), FinanceurId = financeur?.Id,
            TerritoireId = definition.Territoire is { } nom ? territoires[nom] : (Guid?)null, Debut = debut, Fin = (DateTimeOffset?)null,
            AccordeePar = (Guid?)null, Version = 1,
        });
        jeu.Raconter(debut, null, "habiliter", "Compte", compte.Id, definition.Role.ToString());
    }
}

/// <summary>Numbers that pass the checks and belong to nobody.</summary>
internal static class NumerosDeDemonstration
{
    /// <summary>In 02 61 91, a block that ARCEP keeps for fiction.</summary>
    public static string Telephone(int rang) => string.Create(CultureInfo.InvariantCulture, $"026191{rang % 10_000:0000}");

    /// <summary>A SIREN in 999, with its key and that of the establishment.</summary>
    public static string Siret(int rang)
    {
        var siren = AvecCle(string.Create(CultureInfo.InvariantCulture, $"999{rang:00000}"));
        return AvecCle($"{siren}0001");
    }

    public static string Rna(int rang) => string.Create(CultureInfo.InvariantCulture, $"W449{rang:000000}");

    /// <summary>A French IBAN of a bank that does not exist.</summary>
    public static string Iban(int rang)
    {
        const int banque = 99999, guichet = 1;
        var cle = 97 - ((89L * banque + 15L * guichet + 3L * rang) % 97);
        var bban = string.Create(CultureInfo.InvariantCulture, $"{banque:00000}{guichet:00000}{rang:00000000000}{cle:00}");
        // F = 15, R = 27, and two zeros in the place of the check digits.
        var reste = (bban + "152700").Aggregate(0, (r, chiffre) => (r * 10 + (chiffre - '0')) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"FR{98 - reste:00}{bban}");
    }

    private static string AvecCle(string chiffres)
    {
        var somme = chiffres.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(v => v > 9 ? v - 9 : v);
        return $"{chiffres}{(10 - (somme % 10)) % 10}";
    }
}
