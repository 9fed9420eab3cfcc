using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Demonstration;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Journal;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>The demonstration's call under instruction, with its people and one dossier to work on.</summary>
public sealed class InstructionDEssai : IDisposable
{
    public const string Appel = "EMPL28";

    private static readonly SqlStatement CompteDe = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");

    private static readonly SqlStatement UnDossier = new("""
        SELECT d.Id FROM Dossier d
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Ligne l ON l.DossierId = d.Id
        JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Code = 'EMPL28' AND f.Sigle = 'PREF44' AND d.Etat = 'EnInstruction'
          AND (SELECT COUNT(*) FROM Ligne x WHERE x.DossierId = d.Id) > 1
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement EtatDossierForce = new("UPDATE Dossier SET Etat = @Etat WHERE Id = @Id");
    private static readonly SqlStatement EtatLigneForce = new("UPDATE Ligne SET Etat = @Etat, ProposeSpecifique = @Montant, ProposeDroitCommun = @Montant, Avis = @Avis, AvisMotif = NULL, ProposeMotif = NULL, SansPropositionLe = NULL, RenvoyeLe = NULL WHERE DossierId = @Id");
    private static readonly SqlStatement Notes = new("DELETE FROM Note WHERE DossierId = @Id");
    private static readonly SqlStatement LignesDuDossier = new("""
        SELECT l.Id, l.FinanceurId, l.Etat, l.Demande, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif, l.MotifEtat, l.SansPropositionLe, l.Version
        FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE l.DossierId = @Id AND (f.Sigle = @Sigle OR @Sigle = '*')
        """);

    private readonly TestDatabase donnees = new();

    private InstructionDEssai()
    {
    }

    public FakeTimeProvider Horloge { get; } = new(DemonstrationSeedTests.Maintenant);

    public SqlDatabase Base => donnees.Base;

    public Ecrivain Ecrivain => new(Base, Horloge);

    public Guid DossierId { get; private set; }

    public static IOptions<LiensOptions> Liens { get; } = Options.Create(new LiensOptions());

    public TableauInstructionQuery Tableau => new(Base, Horloge);

    public FicheInstructionQuery Fiches => new(Base, Ecrivain);

    public static async Task<InstructionDEssai> CreerAsync(int dossiers = DemonstrationSeed.DossiersParDefaut)
    {
        var essai = new InstructionDEssai();
        await essai.donnees.ChargerLaDemonstrationAsync(dossiers);
        essai.DossierId = (await essai.LireAsync<Guid>(UnDossier))[0];
        return essai;
    }

    /// <summary>The account as it acts today.</summary>
    public async Task<Acteur> ActeurAsync(string compte)
    {
        var id = (await LireAsync<Guid>(CompteDe, new { Courriel = $"{compte}@demo.example" })).Single();
        return (await new ActeurQuery(Base, Horloge).ChargerAsync(id))!;
    }

    public async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }

    /// <summary>Writes past the use cases, and journals it as they do: the journal says what to read again.</summary>
    public async Task EcrireAsync(SqlStatement sql, object parametres, (ObjetDuJournal Objet, Guid Id)? sur = null)
    {
        var (objet, id) = sur ?? (ObjetDuJournal.Dossier, DossierId);
        var ecrit = await Ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
        {
            await session.ExecuterAsync(sql, parametres);
            return Ecrit.Avec(new Acte(ActeDuJournal.Modifier, objet, id));
        });
        Assert.That(ecrit.Refus, Is.Null);
    }

    public Task PlacerAsync(EtatDossier etat) => EcrireAsync(EtatDossierForce, new { Etat = etat.ToString(), Id = DossierId });

    /// <summary>Brings every line of the dossier to a state, and its scores to nothing.</summary>
    public async Task PlacerLesLignesAsync(EtatLigne etat, long? montant = null, AvisInstructeur? avis = null)
    {
        await EcrireAsync(EtatLigneForce, new { Etat = etat.ToString(), Montant = montant, Avis = avis?.ToString(), Id = DossierId });
        await EcrireAsync(Notes, new { Id = DossierId });
    }

    public async Task<LigneInstruiteRow> LigneAsync(string sigle) => (await LireAsync<LigneInstruiteRow>(LignesDuDossier, new { Id = DossierId, Sigle = sigle }))[0];

    public Task<IReadOnlyList<LigneInstruiteRow>> LignesAsync() => LireAsync<LigneInstruiteRow>(LignesDuDossier, new { Id = DossierId, Sigle = "*" });

    public async Task<LigneVisee> ViserAsync(string sigle)
    {
        var ligne = await LigneAsync(sigle);
        return new LigneVisee(Appel, DossierId, ligne.Id, ligne.Version);
    }

    public async Task<FicheInstruction?> FicheAsync(Acteur acteur, int? rang = null, FiltreDuTableau? filtre = null) =>
        await Fiches.ChargerAsync(Appel, DossierId, filtre ?? new FiltreDuTableau(), rang, await RelireAsync(acteur));

    public Task<Acteur> RelireAsync(Acteur acteur) => acteur.RelireAsync(Base, Horloge);

    /// <summary>A complete grid with one value everywhere, from what the person sees.</summary>
    public async Task<SaisieDeNote[]> GrilleAsync(Acteur acteur, int valeur)
    {
        var fiche = (await FicheAsync(acteur))!;
        var miennes = fiche.Notes.Where(n => n.CompteId == acteur.CompteId).ToDictionary(n => n.CritereId, n => n.Version);
        return [.. fiche.Contexte.Appel.Criteres.Select(c => new SaisieDeNote(c.Id, valeur, "Parce que.", miennes.GetValueOrDefault(c.Id)))];
    }

    public void Dispose() => donnees.Dispose();
}
