using System.Reflection;
using AppelAProjets.Domain;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>Rules on the compiled types. Each has a twin: the same function on a faulty sample.</summary>
public sealed class TypesTests
{
    private const string ModeleDesMachines = "ApiBehaviorApplicationModelProvider";

    private static readonly Assembly Domaine = typeof(Refus).Assembly;
    private static readonly Assembly Application = typeof(SqlStatement).Assembly;
    private static readonly Assembly Web = typeof(ReserveAttribute).Assembly;
    private static readonly Type[] Types = [.. ReglesDesTypes.Ecrits(Domaine), .. ReglesDesTypes.Ecrits(Application), .. ReglesDesTypes.Ecrits(Web)];

    [Test]
    public void Each_project_knows_only_those_below()
    {
        Tient(ReglesDesTypes.References(Domaine, "AppelAProjets", "Microsoft", "Dapper"));
        Tient(ReglesDesTypes.References(Application, "AppelAProjets.Web", "Hangfire", "Microsoft.AspNetCore.Mvc"));
    }

    [Test]
    public void A_reference_upwards_is_told() =>
        Assert.That(ReglesDesTypes.References(typeof(TypesTests).Assembly, "AppelAProjets.Web", "Hangfire"), Does.Contain("AppelAProjets.Web"));

    [Test]
    public void A_class_asks_for_five_things_at_most() => Tient(ReglesDesTypes.TropDeParametres(Types));

    [Test]
    public void A_sixth_parameter_is_told() =>
        Assert.That(ReglesDesTypes.TropDeParametres([typeof(Avide), typeof(Sobre), typeof(Donnee)]), Is.EqualTo(new[] { "Avide: 6 constructor parameters" }));

    [Test]
    public void A_method_asks_for_six_things_at_most() => Tient(ReglesDesTypes.MethodesTropLarges(Types));

    [Test]
    public void A_seventh_argument_is_told() =>
        Assert.That(ReglesDesTypes.MethodesTropLarges([typeof(Bavarde)]), Is.EqualTo(new[] { "Bavarde.Dire: 7 parameters" }));

    [Test]
    public void Every_action_says_who_may_come_in() => Tient(ReglesDesTypes.ActionsSansGarde(Types));

    [Test]
    public void An_action_without_guard_is_told() =>
        Assert.That(ReglesDesTypes.ActionsSansGarde([typeof(OuvertController), typeof(GardeController)]), Is.EqualTo(new[] { "OuvertController.Oubliee" }));

    [Test]
    public void No_controller_asks_for_what_is_taken_out_at_start() => Tient([.. ReglesDesTypes.ControleursDApi(Types), .. Assemblage()]);

    [Test]
    public void A_controller_that_asks_for_it_is_told() =>
        Assert.That(ReglesDesTypes.ControleursDApi([typeof(MachineController), typeof(GardeController)]), Is.EqualTo(new[] { nameof(MachineController) }));

    // [ApiController] may stand on a whole assembly.
    private static IEnumerable<string> Assemblage() => Web.GetCustomAttribute<ApiControllerAttribute>() is null ? [] : [Web.GetName().Name!];

    [Test]
    public async Task What_serves_such_controllers_alone_is_taken_out_and_is_what_it_was()
    {
        await using var hote = await HotePortail.CreerAsync();
        var fournisseurs = new ServiceCollection().AddControllers().Services.Where(s => s.ServiceType == typeof(IApplicationModelProvider)).Select(s => s.ImplementationType!.Name);
        Assert.That(fournisseurs, Does.Contain(ModeleDesMachines), "the framework still has it under this name");
        Assert.That(hote.Services.GetServices<IApplicationModelProvider>().Select(f => f.GetType().Name), Does.Not.Contain(ModeleDesMachines).And.Not.Empty);
    }

    [Test]
    public void An_interface_with_one_implementation_is_a_named_seam() => Tient(ReglesDesTypes.InterfacesSansCouture(Types));

    [Test]
    public void An_interface_for_one_class_is_told() =>
        Assert.That(ReglesDesTypes.InterfacesSansCouture([typeof(ISeule), typeof(Seule), typeof(IDouble), typeof(Double1), typeof(Double2)]), Is.EqualTo(new[] { nameof(ISeule) }));

    [Test]
    public void A_use_case_is_an_infinitive() => Tient(ReglesDesTypes.CasDUsageMalNommes(ReglesDesTypes.Ecrits(Application)));

    [Test]
    public void A_use_case_named_otherwise_is_told() =>
        Assert.That(ReglesDesTypes.CasDUsageMalNommes([typeof(DepotService), typeof(DeposerEssai)]), Is.EqualTo(new[] { nameof(DepotService) }));

    [Test]
    public void No_name_that_says_nothing() => Tient(ReglesDesTypes.NomsVides(Types));

    [Test]
    public void A_name_that_says_nothing_is_told() =>
        Assert.That(ReglesDesTypes.NomsVides([typeof(DossierHelper), typeof(EssaiUserManager)]), Is.EqualTo(new[] { nameof(DossierHelper) }));

    [Test]
    public void The_Domain_bans_clocks_chance_and_input() => Tient(SymbolesManquants(File.ReadAllText(Path.Combine(SourceDuDepot.Racine, "src/AppelAProjets.Domain/BannedSymbols.txt"))));

    [Test]
    public void A_symbol_taken_off_the_list_is_told() => Assert.That(SymbolesManquants("P:System.DateTime.UtcNow;Time"), Does.Contain("N:System.IO"));

    private static IReadOnlyList<string> SymbolesManquants(string liste) =>
        [.. new[] { "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "T:System.TimeProvider", "T:System.Random", "M:System.Guid.NewGuid", "N:System.IO", "N:System.Net", "N:System.Data" }
            .Where(symbole => !liste.Split('\n').Any(ligne => ligne.Split(';')[0] == symbole))];

    private static void Tient(IReadOnlyList<string> fautes) => Assert.That(string.Join('\n', fautes), Is.Empty);

#pragma warning disable CA1812, CA1822, CS9113
    private sealed class Avide(int a, int b, int c, int d, int e, int f);

    private static class Bavarde
    {
        public static int Dire(int a, int b, int c, int d, int e, int f, int g) => a + b + c + d + e + f + g;
    }

    private sealed class Sobre(int a, int b, int c, int d, int e);

    private sealed record Donnee(int A, int B, int C, int D, int E, int F);

    private sealed class OuvertController : ControllerBase
    {
        [HttpGet("/oubliee")]
        public OkResult Oubliee() => Ok();

        [HttpGet("/publique"), AllowAnonymous]
        public OkResult Publique() => Ok();
    }

    [ApiController, AllowAnonymous]
    private sealed class MachineController : ControllerBase;

    [Reserve]
    private sealed class GardeController : ControllerBase
    {
        [HttpGet("/gardee")]
        public OkResult Gardee() => Ok();
    }

    private interface ISeule;

    private sealed class Seule : ISeule;

    private interface IDouble;

    private sealed class Double1 : IDouble;

    private sealed class Double2 : IDouble;

    public sealed class DepotService
    {
        public Task ExecuterAsync() => Task.CompletedTask;
    }

    public sealed class DeposerEssai
    {
        public Task ExecuterAsync() => Task.CompletedTask;
    }

    private sealed class DossierHelper;

    private sealed class EssaiUserManager(IUserStore<object> store) : UserManager<object>(store, null!, null!, null!, null!, null!, null!, null!, null!);
#pragma warning restore
}
