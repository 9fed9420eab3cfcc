using Dapper;

namespace AppelAProjets.Application.Sql;

/// <summary>Parameters put together in several places.</summary>
public sealed class SqlParametres(object? valeurs = null) : DynamicParameters(valeurs)
{
    public SqlParametres Et(object valeurs)
    {
        AddDynamicParams(valeurs);
        return this;
    }
}
