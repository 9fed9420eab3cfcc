using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Appels;

/// <summary>A base with two funders and three neighbourhoods, a secretary, and the set-up of a call step by step.</summary>
internal sealed class AppelDEssai : IDisposable
{
    private static readonly SqlStatement Financeur = new("""
        INSERT INTO Financeur (Id, Nom, Sigle, Type, CompteCerfa, Siret, Courriel, Telephone, ValidationRequise, Actif, Version)
        VALUES (@Id, @Nom, @Sigle, 'Commune', '744', NULL, NULL, NULL, 0, 1, 1)
        """);

    private static readonly SqlStatement Quartier = new("INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, ValideAu, Version) VALUES (@Code, 2024, @Nom, 'Nantes', @Le, NULL, 1)");
    private readonly TestDatabase _base = new();

    public AppelDEssai(DateTimeOffset maintenant) => Horloge = new FakeTimeProvider(maintenant);

    public SqlDatabase Base => _base.Base;
    public Ecrivain Ecrivain => new(Base, Horloge);
    public FakeTimeProvider Horloge { get; }
    public Guid Ville { get; } = Guid.CreateVersion7();
    public Guid Prefecture { get; } = Guid.CreateVersion7();
    public Acteur Secretaire { get; } = new(Guid.CreateVersion7(), "Léa Secrétaire", [new Habilitation(Role.Secretariat, null, null, null, DateTimeOffset.MinValue, null)], []);
    public Acteur Porteur { get; } = new(Guid.CreateVersion7(), "Paul Porteur", [], [new Appartenance(Guid.CreateVersion7(), QualiteDeMembre.Signataire)]);

    public static async Task<AppelDEssai> CreerAsync(DateTimeOffset maintenant)
    {
        var essai = new AppelDEssai(maintenant);
        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(Financeur, new[] { new { Id = essai.Ville, Nom = "Ville de Nantes", Sigle = "Ville" }, new { Id = essai.Prefecture, Nom = "Préfecture", Sigle = "Préfecture" } });
        string[] noms = ["Malakoff", "Bellevue", "Le Breil"];
        await session.ExecuterAsync(Quartier, noms.Select((nom, rang) => new { Code = $"QN0000{rang}M", Nom = nom, Le = new DateOnly(2024, 1, 1) }).ToArray());
        await session.ValiderAsync();
        return essai;
    }

    public async Task<AppelComplet> LireAsync(string code = "AAP28") => (await new AppelsQuery(Base, Horloge).ChargerAsync(code, Secretaire))!;

    public async Task<Cible> CibleAsync(string code = "AAP28") => new(code, (await LireAsync(code)).Version);

    /// <summary>Creates AAP28 and fills every section: open from 1 October to 15 November 2027 at 23:59 in Paris.</summary>
    public async Task RemplirAsync()
    {
        Assert.That((await new CreerAppel(Ecrivain).ExecuterAsync(new SaisieDAppel("aap28", 2028, "Quartiers 2028"), Secretaire)).Valeur, Is.EqualTo("AAP28"));
        await Fait(async cible => await new ModifierTextes(Ecrivain).ExecuterAsync(cible, new SaisieDeTextes("Quartiers 2028", "Un appel **commun**.", "Une règle."), Secretaire));
        await Fait(async cible => await new ModifierCalendrier(Ecrivain).ExecuterAsync(cible, Calendrier("2027-10-01", "2027-11-15"), Secretaire));
        await Fait(async cible => await new ModifierService(Ecrivain).ExecuterAsync(cible, new SaisieDeService("Mission ville", "2 cours du Champ\n44000 Nantes", "ville@exemple.fr", "02 40 00 00 00"), Secretaire));
        await Fait(async cible => await new ModifierQuartiers(Ecrivain).ExecuterAsync(cible, ["QN00000M", "QN00001M"], Secretaire));
        await Fait(async cible => await new ModifierThemes(Ecrivain).ExecuterAsync(cible, [new ThemeSaisi(null, 2, false, "Emploi"), new ThemeSaisi(null, 1, false, "Culture")], Secretaire));
        await Fait(async cible => await new ChoisirFinanceurs(Ecrivain).AjouterAsync(cible, Ville, Secretaire));
        await Fait(async cible => await FinanceurAsync(cible));
        await Fait(async cible => await new FixerEnveloppes(Ecrivain).ExecuterAsync(cible, Ville, Enveloppes(50_000), Secretaire));
        await Fait(async cible => await new ModifierGrille(Ecrivain).ExecuterAsync(cible, [Critere("Besoin", 60), Critere("Budget", 40)], Secretaire));
        await Fait(async cible => await new ModifierPieces(Ecrivain).ExecuterAsync(cible, [new PieceSaisie(null, 1, false, "RIB", "Au nom de l’association", true)], Secretaire));
        await Fait(async cible => await new ModifierViabilite(Ecrivain).ExecuterAsync(cible, 70, null, Secretaire));
        await Fait(async cible => await new ModifierModeleDeCourrier(Ecrivain).ExecuterAsync(cible, GenreDeModele.Commun, ModeleParDefaut.Texte, Secretaire));
    }

    public Task<Resultat> AvancerAsync(ActionAppel action, Cible cible) => new FaireAvancerAppel(Ecrivain).ExecuterAsync(cible, action, Secretaire);

    public static SaisieDeCalendrier Calendrier(string ouverture, string cloture, string heure = "23:59") => new(
        new SaisieDInstant(DateOnly.Parse(ouverture, null), "9 h", null),
        new SaisieDInstant(DateOnly.Parse(cloture, null), heure, null),
        new DatesDeLaSuite { ComitePrevuLe = new DateOnly(2028, 2, 3), ReponseAvantLe = new DateOnly(2028, 3, 1) },
        []);

    public static EnveloppeSaisie[] Enveloppes(long euros) =>
    [
        new(TypeDeCredits.Specifique, RegimeDEnveloppe.Montant, Montant.DeEuros(euros)),
        new(TypeDeCredits.DroitCommun, RegimeDEnveloppe.SansPlafond, null),
    ];

    public static CritereSaisi Critere(string libelle, int poids) => new(null, null, false, libelle, null, poids, null);

    public void Dispose() => _base.Dispose();

    private async Task<Resultat> FinanceurAsync(Cible cible)
    {
        var appel = await LireAsync();
        var regles = new SaisieDesRegles(["QN00000M", "QN00001M"], [.. appel.Themes.Select(t => t.Id)], Montant.DeEuros(500), Montant.DeEuros(20_000));
        var contact = new SaisieDeContact("Inès Aubry", "ines@exemple.fr", "0240000001", "Fatou Diallo", "Adjointe");
        return await new ModifierFinanceur(Ecrivain).ExecuterAsync(cible, Ville, regles, contact, Secretaire);
    }

    private async Task Fait(Func<Cible, Task<Resultat>> etape) => Assert.That((await etape(await CibleAsync())).TousLesRefus, Is.Empty);
}
