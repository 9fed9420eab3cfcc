using System.Data;
using System.Globalization;
using Dapper;

namespace AppelAProjets.Application.Sql;

/// <summary>How values travel: identifiers, UTC instants (to the millisecond), days, centimes.</summary>
internal static class SqlTypes
{
    private static readonly Lazy<bool> UneFois = new(() =>
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new GuidHandler());
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new JourHandler());
        SqlMapper.AddTypeHandler(new MontantHandler());
        return true;
    });

    public static void Enregistrer() => _ = UneFois.Value;

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is Guid guid ? guid : Guid.Parse((string)value);
        public override void SetValue(IDbDataParameter parameter, Guid value) => parameter.Value = value;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value is string texte
            ? DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            var utc = value.UtcDateTime;
            parameter.DbType = DbType.DateTime2;
            parameter.Value = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    private sealed class JourHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            string texte => DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime date => DateOnly.FromDateTime(date),
            _ => (DateOnly)value,
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }

    private sealed class MontantHandler : SqlMapper.TypeHandler<Montant>
    {
        public override Montant Parse(object value) => new(Convert.ToInt64(value, CultureInfo.InvariantCulture));
        public override void SetValue(IDbDataParameter parameter, Montant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.Centimes;
        }
    }
}
