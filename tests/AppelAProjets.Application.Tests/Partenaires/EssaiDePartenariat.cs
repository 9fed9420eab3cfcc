using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Tests.Partenaires;

/// <summary>A call that admits partners, and « Le Sillon »: Léa is its signataire, Paul a rédacteur.</summary>
internal sealed class EssaiDePartenariat : IDisposable
{
    private static readonly SqlStatement Admettre = new("UPDATE Appel SET PartenairesPossibles = 1, Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Banque = new("UPDATE Organisation SET Iban = 'FR7630006000011234567890189' WHERE Id = @Id");
    private static readonly SqlStatement Mandat = new("UPDATE Organisation SET EtatMandat = @Etat WHERE Id = @Id");

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', @Prenom, 'Essai', 'essai', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Redacteur = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut) VALUES (@OrganisationId, @CompteId, 'Redacteur', @Le)");

    private EssaiDePartenariat(DossierDEssai dossiers) => Dossiers = dossiers;

    public DossierDEssai Dossiers { get; }
    public Acteur Lea { get; private set; } = new(Guid.CreateVersion7(), "Léa Essai", [], []);
    public Acteur Paul { get; private set; } = new(Guid.CreateVersion7(), "Paul Essai", [], []);
    public Guid OrganisationId { get; private set; }

    public GererLesPartenaires Gerer => new(Dossiers.Ecrivain, Dossiers.Liens);
    public EngagerUnPartenaire Engager => new(Dossiers.Ecrivain, Dossiers.Liens);

    public static async Task<EssaiDePartenariat> OuvrirAsync()
    {
        var essai = new EssaiDePartenariat(await DossierDEssai.OuvrirAsync());
        var (donnees, le) = (essai.Dossiers.Base, DossierDEssai.Ouverture);
        await using (var session = await donnees.EcrireAsync())
        {
            await session.ExecuterAsync(Admettre, new { Id = essai.Dossiers.AppelId });
            await session.ExecuterAsync(Banque, new { Id = essai.Dossiers.OrganisationId });
            await session.ExecuterAsync(Compte, new[]
            {
                new { Id = essai.Lea.CompteId, Courriel = "lea@sillon.exemple", Prenom = "Léa", Le = le },
                new { Id = essai.Paul.CompteId, Courriel = "paul@sillon.exemple", Prenom = "Paul", Le = le },
            });
            await session.ValiderAsync();
        }

        essai.OrganisationId = (await new EnregistrerOrganisation(essai.Dossiers.Ecrivain).ExecuterAsync(new Identification("Le Sillon", Siret: "552 100 554 00021"), new Siege(), null, essai.Lea)).Valeur.Id;
        essai.Lea = essai.Lea with { Appartenances = [new Appartenance(essai.OrganisationId, QualiteDeMembre.Signataire)] };
        essai.Paul = essai.Paul with { Appartenances = [new Appartenance(essai.OrganisationId, QualiteDeMembre.Redacteur)] };
        await using var membres = await donnees.EcrireAsync();
        await membres.ExecuterAsync(Redacteur, new { essai.OrganisationId, essai.Paul.CompteId, Le = le });
        await membres.ValiderAsync();
        return essai;
    }

    public async Task<Guid> InviterAsync(Guid id, string courriel)
    {
        var cle = Guid.CreateVersion7();
        Assert.That((await Gerer.InviterAsync(id, new PartenaireAInviter(cle, "Le Sillon", courriel, null), Dossiers.Signataire)).Refus, Is.Null);
        return cle;
    }

    /// <summary>A dossier that may be deposited, with « Le Sillon » that agreed: 1,200 € of charges, 1,000 € of the subsidies.</summary>
    public async Task<(Guid DossierId, Guid PartenaireId)> PretAsync()
    {
        var id = await Dossiers.CompletAsync();
        await Dossiers.SaisirAsync(id, ("budget.604", "200"), ("partenaires.versement", $"{ModeDeVersement.UnePartChacun}"));
        var partenaire = await InviterAsync(id, "lea@sillon.exemple");
        Assert.That((await Engager.AccepterAsync(partenaire, OrganisationId, 1, Lea)).Refus, Is.Null);
        await EcrireLaPartAsync(partenaire, ("role", "Repas"), ("budget.641", "1200"), ("budget.756", "200"), ("subventions", "1000"));
        Assert.That(await AccordAsync(partenaire), Is.Null);
        return (id, partenaire);
    }

    public async Task EcrireLaPartAsync(Guid partenaire, params IEnumerable<(string Cle, string Saisi)> reponses)
    {
        var gardees = (await LireAsync(partenaire))!.Dossier.Reponses;
        var sort = await Dossiers.Enregistrer.DansUnePartAsync(
            partenaire, [.. reponses.Select(r => $"partenaire.{partenaire}.{r.Cle}" is var cle ? new ReponseSaisie(cle, r.Saisi, gardees.GetValueOrDefault(cle)?.Version ?? 0) : null!)], Paul);
        Assert.That(sort.EnEntier().TousLesRefus, Is.Empty);
    }

    public Task<Partenariat?> LireAsync(Guid partenaire) => new PartenariatQuery(Dossiers.Base, Dossiers.Horloge).ChargerAsync(partenaire, Lea);

    public async Task<string?> AccordAsync(Guid partenaire, Acteur? par = null)
    {
        var vu = (await LireAsync(partenaire))!.Part;
        return (await Engager.DonnerAccordAsync(partenaire, vu.Empreinte, vu.Partenaire.Version, par ?? Lea)).Refus?.Code;
    }

    public async Task<string?> DeposerAsync(Guid id) => (await Dossiers.Deposer.ExecuterAsync(id, Guid.NewGuid().ToString("N"), Dossiers.Horloge.GetUtcNow(), Dossiers.Signataire)).Refus?.Code;

    /// <summary>« Le Sillon », by the Secrétariat.</summary>
    public async Task<string?> ContesterAsync()
    {
        var secretariat = new Acteur(Dossiers.Signataire.CompteId, "Camille Essai", [new Habilitation(Role.Secretariat, null, null, null, DossierDEssai.Ouverture, null)], []);
        var decision = new DecisionSurMandat(ActionMandat.Contester, null, "Deux bureaux.", 1);
        return (await new StatuerSurMandat(Dossiers.Ecrivain, Dossiers.Liens).ExecuterAsync(OrganisationId, decision, secretariat)).Refus?.Code;
    }

    public async Task GelerAsync(string etat)
    {
        await using var session = await Dossiers.Base.EcrireAsync();
        await session.ExecuterAsync(Mandat, new { Id = OrganisationId, Etat = etat });
        await session.ValiderAsync();
    }

    public void Dispose() => Dossiers.Dispose();
}
