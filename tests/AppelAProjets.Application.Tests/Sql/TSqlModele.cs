using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>
/// The migrated schema as SQL Server would hold it, without a server. DacFx refuses ALTER TABLE ADD, so migrations are folded first: a
/// column added goes into its CREATE TABLE, anything this class does not know throws.
/// </summary>
public sealed partial class TSqlModele : IDisposable
{
    private readonly TSqlModel modele = new(SqlServerVersion.Sql160, new TSqlModelOptions());

    public TSqlModele(IEnumerable<string> migrations)
    {
        var generateur = new Sql160ScriptGenerator();
        foreach (var objet in Plier(migrations))
        {
            generateur.GenerateScript(objet, out var texte);
            modele.AddObjects(texte);
        }
    }

    public static TSqlModele DesMigrations() => new(DatabaseMigrator.Scripts(SqlDialect.SqlServer)
        .Select(script => Variable().Replace(script.Sql, v => SqlDialect.SqlServer.Variables[v.Groups[1].Value])));

    /// <summary>What SQL Server would refuse in these statements, by name; empty when all compile.</summary>
    public IReadOnlyList<string> Refus(IEnumerable<(string Nom, string Sql)> instructions)
    {
        var refus = new List<string>();
        var noms = new Dictionary<string, string>();
        foreach (var (nom, sql) in instructions.Where(i => i.Sql.Length > 0))
        {
            // One refused AddOrUpdateObjects poisons the model: parse first.
            var analyse = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(DapperEnTSql(sql)), out var erreurs);
            if (erreurs.Count > 0)
            {
                refus.Add($"{nom}: {erreurs[0].Message}");
                continue;
            }

            var portee = new PorteeVisitor();
            analyse.Accept(portee);
            refus.AddRange(portee.Refus.Select(r => $"{nom}: {r}"));
            var procedure = $"P{noms.Count}";
            noms[procedure] = nom;
            var parametres = Parametre().Matches(sql).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).Where(p => !sql.Contains($"DECLARE {p} ", StringComparison.Ordinal)).Select(p => $"{p} sql_variant");
            modele.AddOrUpdateObjects($"CREATE PROCEDURE dbo.{procedure} {string.Join(", ", parametres)} AS BEGIN {DapperEnTSql(sql)} END", $"{procedure}.sql", new TSqlObjectOptions());
        }

        // System procedures are not in the model.
        refus.AddRange(modele.Validate().Where(message => !message.Message.Contains("[sp_getapplock]", StringComparison.Ordinal)).Select(message => NomDeProcedure().Replace(message.ToString(), m => noms.GetValueOrDefault(m.Value, m.Value))));
        return refus;
    }

    public void Dispose() => modele.Dispose();

    private static IEnumerable<TSqlStatement> Plier(IEnumerable<string> migrations)
    {
        var tables = new Dictionary<string, CreateTableStatement>(StringComparer.OrdinalIgnoreCase);
        var autres = new List<TSqlStatement>();
        foreach (var migration in migrations)
        {
            var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(migration), out var erreurs);
            Assert.That(erreurs.Select(e => $"line {e.Line}: {e.Message}"), Is.Empty);
            foreach (var instruction in script.Batches.SelectMany(lot => lot.Statements))
            {
                switch (instruction)
                {
                    case CreateTableStatement table:
                        tables.Add(table.SchemaObjectName.BaseIdentifier.Value, table);
                        break;
                    case AlterTableAddTableElementStatement ajout:
                        foreach (var colonne in ajout.Definition.ColumnDefinitions)
                        {
                            tables[ajout.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions.Add(colonne);
                        }

                        break;
                    case AlterTableDropTableElementStatement retrait:
                        foreach (var element in retrait.AlterTableDropTableElements)
                        {
                            var colonnes = tables[retrait.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions;
                            colonnes.Remove(colonnes.Single(c => c.ColumnIdentifier.Value.Equals(element.Name.Value, StringComparison.OrdinalIgnoreCase)));
                        }

                        break;
                    case DropTableStatement suppression:
                        foreach (var table in suppression.Objects)
                        {
                            tables.Remove(table.BaseIdentifier.Value);
                        }

                        break;
                    case CreateIndexStatement or CreateViewStatement:
                        autres.Add(instruction);
                        break;
                    case DropIndexStatement retraits:
                        foreach (var clause in retraits.DropIndexClauses.Cast<DropIndexClause>())
                        {
                            autres.Remove(autres.OfType<CreateIndexStatement>().Single(i => i.Name.Value == clause.Index.Value && i.OnName.BaseIdentifier.Value == clause.Object.BaseIdentifier.Value));
                        }

                        break;
                    case InsertStatement or UpdateStatement or DeleteStatement:
                        break;
                    default:
                        throw new NotSupportedException($"Migration statement not folded: {instruction.GetType().Name}");
                }
            }
        }

        return tables.Values.Concat(autres);
    }

    // Dapper expands "IN @ids" to a list of parameters.
    private static string DapperEnTSql(string sql) => ListeDapper().Replace(sql, "IN ($1)");

    [GeneratedRegex(@"\$(\w+)\$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parametre();

    [GeneratedRegex(@"\bIN\s+(@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListeDapper();

    [GeneratedRegex(@"\bP\d+\b")]
    private static partial Regex NomDeProcedure();

    /// <summary>What DacFx lets through: functions outside the portable subset, INSERT counts, stars.</summary>
    private sealed class PorteeVisitor : TSqlFragmentVisitor
    {
        private static readonly HashSet<string> Permises = new(StringComparer.OrdinalIgnoreCase)
        {
            "COUNT", "SUM", "MIN", "MAX", "AVG", "CONCAT", "SUBSTRING", "TRIM", "UPPER", "LOWER", "REPLACE", "ABS", "ROW_NUMBER", "STRING_AGG", "RANK",
        };

        public List<string> Refus { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (!Permises.Contains(node.FunctionName.Value))
            {
                Refus.Add($"function {node.FunctionName.Value} is not in the portable subset");
            }
        }

        public override void Visit(SelectStarExpression node) => Refus.Add("SELECT * is not allowed");

        public override void Visit(MergeStatement node) => Refus.Add("MERGE is not allowed");

        public override void Visit(InsertSpecification node)
        {
            if (node.Columns.Count == 0)
            {
                Refus.Add("INSERT without its columns");
            }

            var valeurs = node.InsertSource switch
            {
                ValuesInsertSource v => v.RowValues.Select(r => r.ColumnValues.Count),
                SelectInsertSource { Select: QuerySpecification q } => [q.SelectElements.Count],
                _ => [],
            };
            if (valeurs.Any(n => n != node.Columns.Count))
            {
                Refus.Add($"INSERT names {node.Columns.Count} columns and gives another number of values");
            }
        }
    }
}
