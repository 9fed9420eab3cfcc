using Dapper;

namespace AppelAProjets.Application.Sql;

public sealed class SqlParametres(object? valeurs = null) : DynamicParameters(valeurs)
{
    public SqlParametres Et(object valeurs)
    {
        AddDynamicParams(valeurs);
        return this;
    }
}
