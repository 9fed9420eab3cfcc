using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>
/// Runs the fixture on SQLite and, a second time, on the SQL Server that APPELAPROJETS_TEST_SQLSERVER names (a connection string whose login
/// may create databases). Without it, the second one is a single skipped test that says so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SurChaqueMoteurAttribute : NUnitAttribute, IFixtureBuilder2
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "APPELAPROJETS_TEST_SQLSERVER";

    private const string Propriete = "Moteur";

    /// <summary>The connection string, or null.</summary>
    public static string? Serveur { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chaine ? chaine : null;

    /// <summary>The engine of the fixture that runs: SQLite unless it says otherwise.</summary>
    public static SqlDialect MoteurCourant
    {
        get
        {
            for (ITest? test = TestExecutionContext.CurrentContext.CurrentTest; test is not null; test = test.Parent)
            {
                if (test.Properties.Get(Propriete) is string moteur)
                {
                    return moteur == SqlDialect.SqlServer.Nom ? SqlDialect.SqlServer : SqlDialect.Sqlite;
                }
            }

            return SqlDialect.Sqlite;
        }
    }

    /// <summary>The class of the test that runs.</summary>
    public static Type? FixtureCourante
    {
        get
        {
            ITest? test = TestExecutionContext.CurrentContext.CurrentTest;
            while (test is { TypeInfo: null })
            {
                test = test.Parent;
            }

            return test?.TypeInfo?.Type;
        }
    }

    /// <summary>Why this fixture may not open a base: it says on which engines it runs neither with this attribute nor with <see cref="SurSqliteSeulementAttribute"/>. Null when it may.</summary>
    public static string? Oubli(Type? fixture) =>
        fixture is null || fixture.IsDefined(typeof(SurChaqueMoteurAttribute), inherit: false) || fixture.IsDefined(typeof(SurSqliteSeulementAttribute), inherit: false)
            ? null : $"{fixture.Name} opens a base: it is [SurChaqueMoteur], or [SurSqliteSeulement] with the reason.";

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, TousLesTests.Instance);

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter) =>
        new TestFixtureAttribute().BuildFrom(typeInfo, filter).Concat(new TestFixtureAttribute().BuildFrom(typeInfo, filter).Select(SurSqlServer));

    private static TestSuite SurSqlServer(TestSuite fixture)
    {
        fixture.Properties.Set(Propriete, SqlDialect.SqlServer.Nom);
        Renommer(fixture, $"{fixture.Name}(SqlServer)");
        if (Serveur is null && fixture.Tests.Count > 0)
        {
            var seul = Premier(fixture);
            fixture.Tests.Clear();
            fixture.Add(seul);
            Renommer(seul, $"{fixture.Name}: {Variable} is not set");
            // The fixture too, so that its OneTimeSetUp is not run.
            Ignorer(fixture);
            Ignorer(seul);
        }

        return fixture;
    }

    private static Test Premier(Test test) => test.Tests.Count == 0 ? test : Premier((Test)test.Tests[0]);

    private static void Ignorer(Test test)
    {
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, $"{Variable} is not set");
    }

    private static void Renommer(Test test, string nom)
    {
        var ancien = test.FullName;
        (test.Name, test.FullName) = (nom, ancien[..^test.Name.Length] + nom);
        foreach (var enfant in test.Tests.OfType<Test>())
        {
            enfant.FullName = test.FullName + enfant.FullName[ancien.Length..];
        }
    }

    private sealed class TousLesTests : IPreFilter
    {
        public static TousLesTests Instance { get; } = new();

        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}

/// <summary>A fixture that opens a base and has nothing to show on SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SurSqliteSeulementAttribute(string raison) : Attribute
{
    public string Raison { get; } = raison;
}
