namespace AppelAProjets.Mesures;

/// <summary>The time of the machine, some while later or earlier.</summary>
internal sealed class HorlogeReglee(TimeSpan ecart) : TimeProvider
{
    public static HorlogeReglee A(DateTimeOffset le) => new(le - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ecart;
}
