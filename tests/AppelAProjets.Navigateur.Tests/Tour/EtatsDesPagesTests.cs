using AppelAProjets.Application.Liens;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Navigateur.Tests.Tour;

/// <summary>The pages of the staff in each state of what they show: each call, one dossier, session, item, letter, meeting and organisation of each state.</summary>
[TestFixture]
[Category("Long")]
public sealed class EtatsDesPagesTests
{
    private static readonly string[] SectionsDUnAppel =
        ["textes", "calendrier", "service", "quartiers", "themes", "priorites", "financeurs", "rencontre", "partenaires", "questions", "grille", "pieces", "viabilite", "modele", "dupliquer"];

    private static readonly SqlStatement Appels = new("SELECT a.Etat, MIN(a.Code) AS Cle, '' AS Autre FROM Appel a GROUP BY a.Etat");
    private static readonly SqlStatement AppelsAModifier = new("SELECT a.Etat, MIN(a.Code) AS Cle, '' AS Autre FROM Appel a WHERE a.Etat IN ('Preparation', 'Publie', 'DepotOuvert') GROUP BY a.Etat");
    private static readonly SqlStatement Financeurs = new("SELECT a.Etat, MIN(a.Code) AS Cle, MIN(af.FinanceurId) AS Autre FROM Appel a JOIN AppelFinanceur af ON af.AppelId = a.Id GROUP BY a.Etat");
    private static readonly SqlStatement Dossiers = new("SELECT d.Etat, MIN(d.Id) AS Cle, a.Code AS Autre FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE d.Etat <> 'Brouillon' GROUP BY d.Etat");
    private static readonly SqlStatement Seances = new("SELECT s.Etat, MIN(s.Id) AS Cle, '' AS Autre FROM Seance s GROUP BY s.Etat");
    private static readonly SqlStatement Points = new("SELECT CONCAT(s.Etat, p.Etat) AS Etat, MIN(p.Id) AS Cle, s.Id AS Autre FROM Point p JOIN Seance s ON s.Id = p.SeanceId GROUP BY s.Etat, p.Etat");
    private static readonly SqlStatement Courriers = new("SELECT c.Etat, MIN(c.Id) AS Cle, a.Code AS Autre FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId JOIN Appel a ON a.Id = d.AppelId GROUP BY c.Etat");
    private static readonly SqlStatement Organisations = new("SELECT o.EtatMandat AS Etat, MIN(o.Id) AS Cle, '' AS Autre FROM Organisation o GROUP BY o.EtatMandat");
    private static readonly SqlStatement Rencontres = new("SELECT r.Etat, MIN(r.DossierId) AS Cle, '' AS Autre FROM Rencontre r GROUP BY r.Etat");

    private readonly Constats constats = new();
    private Portail portail = null!;

    [OneTimeSetUp]
    public async Task DemarrerAsync() => portail = await PortailDeDemonstration.OuvrirAsync();

    [TestCase("secretariat")]
    [TestCase("presidence")]
    [TestCase("instructeur.pref44")]
    public async Task Chaque_etat(string compte)
    {
        await using var personne = await Personne.ArriverAsync(portail, constats);
        await personne.SeConnecterAsync($"{compte}@demo.example", ComptesDeDemonstration.MotDePasse);
        var vues = 0;
        foreach (var (nom, adresse) in await AdressesAsync(compte))
        {
            // A 404 is the answer to who may not see that object: each account has its own.
            if (await personne.VisiterAsync(adresse) == 200)
            {
                vues++;
                await Audit.AuditerLEtatAsync(personne.Page, nom, constats);
            }
        }

        Assert.That(vues, Is.GreaterThan(5), "the Présidence has seven");
        constats.Verifier();
    }

    private async Task<IReadOnlyList<(string Nom, string Adresse)>> AdressesAsync(string compte)
    {
        await using var session = await portail.Services.GetRequiredService<SqlDatabase>().LireAsync();
        var pages = new List<(string, string)>();
        async Task Pour(SqlStatement objets, string nom, params Func<Objet, string>[] adresses)
        {
            foreach (var objet in await session.ListeAsync<Objet>(objets))
            {
                pages.AddRange(adresses.Select(a => ($"{nom} {objet.Etat}: {FormeDePage.Generaliser(a(objet))}", a(objet))));
            }
        }

        if (compte == "secretariat")
        {
            await Pour(Appels, "call", [o => LiensAppels.Appel(o.Cle), o => LiensRecevabilite.Liste(o.Cle) + "?etat=tous", o => LiensCourriers.DeLAppel(o.Cle), o => LiensComites.Comite(o.Cle), o => LiensInstructions.Tableau(o.Cle)]);
            await Pour(AppelsAModifier, "call", [.. SectionsDUnAppel.Select(s => (Func<Objet, string>)(o => $"{LiensAppels.Appel(o.Cle)}/{s}"))]);
            await Pour(Financeurs, "funder of a call", o => $"{LiensAppels.Appel(o.Cle)}/financeurs/{o.Autre}", o => $"{LiensAppels.Appel(o.Cle)}/financeurs/{o.Autre}/enveloppes");
            await Pour(Dossiers, "dossier", o => LiensRecevabilite.Dossier(o.Autre, Guid.Parse(o.Cle)));
            await Pour(Courriers, "letter", o => LiensCourriers.Courrier(o.Autre, Guid.Parse(o.Cle)));
            await Pour(Organisations, "organisation", o => $"{LiensOrganisations.AuSecretariat}/{o.Cle}");
            await Pour(Rencontres, "meeting", o => $"{LiensRencontres.Liste}/{o.Cle}");
        }
        else
        {
            await Pour(Dossiers, "dossier", o => LiensInstructions.Fiche(o.Autre, Guid.Parse(o.Cle)));
        }

        await Pour(Seances, "session", o => LiensComites.Seance(Guid.Parse(o.Cle)), o => LiensComites.Releve(Guid.Parse(o.Cle)));
        await Pour(Points, "item", o => LiensComites.Point(Guid.Parse(o.Autre), Guid.Parse(o.Cle)));
        return pages;
    }

    private sealed record Objet
    {
        public required string Etat { get; init; }
        public required string Cle { get; init; }
        public required string Autre { get; init; }
    }
}
