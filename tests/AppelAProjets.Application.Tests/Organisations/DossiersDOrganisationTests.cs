using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Tests.Instructions;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>What the Secrétariat reads of an organisation's dossiers.</summary>
[SurChaqueMoteur]
public sealed class DossiersDOrganisationTests
{
    private static readonly SqlStatement Organisation = new("SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id");
    private static readonly SqlStatement Deposes = new("SELECT d.Id FROM Dossier d WHERE d.OrganisationId = @Id AND d.DeposeLe IS NOT NULL");
    private static readonly SqlStatement Demandes = new("SELECT l.Demande FROM Ligne l WHERE l.DossierId = @Id");

    [Test]
    public async Task Its_deposited_dossiers_with_their_amounts_without_those_of_a_deport()
    {
        using var essai = await InstructionDEssai.CreerAsync();
        var secretariat = await essai.ActeurAsync("secretariat");
        var organisation = (await essai.LireAsync<Guid>(Organisation, new { Id = essai.DossierId })).Single();
        var query = new OrganisationsDuSecretariatQuery(essai.Base, essai.Ecrivain);
        var dossiers = (await query.FicheAsync(organisation, secretariat))!.Dossiers;
        Assert.That(dossiers.Where(d => !d.EstPartenaire).Select(d => d.Id), Is.EquivalentTo(await essai.LireAsync<Guid>(Deposes, new { Id = organisation })));
        var demandes = await essai.LireAsync<Montant>(Demandes, new { Id = essai.DossierId });
        Assert.That(dossiers.Single(d => d.Id == essai.DossierId).Demande, Is.EqualTo(new Montant(demandes.Sum(d => d.Centimes))));
        Assert.That(dossiers.Single(d => d.Id == essai.DossierId).Retenu, Is.Null, "nothing is decided: it is not said refused");
        Assert.That(dossiers.Select(d => d.Retenu).OfType<Montant>(), Is.Not.Empty.And.All.LessThanOrEqualTo(dossiers.Max(d => d.Demande)));

        var deporte = secretariat with { Deports = new([essai.DossierId], []) };
        Assert.That(await query.FicheAsync(organisation, deporte), Is.Null, "nor its organisation, whose identity is that of the dossier");
    }
}
