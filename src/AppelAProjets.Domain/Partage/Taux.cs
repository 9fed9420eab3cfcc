using System.Globalization;

namespace AppelAProjets.Domain;

/// <summary>A ratio in hundredths of a percent: 10,000 is the whole.</summary>
public readonly record struct Taux(int PointsDeBase)
{
    /// <summary>From whole percents.</summary>
    public static Taux DePourcentage(int pourcentage) => new(checked(pourcentage * 100));

    /// <summary>A part of a whole, rounded half up; null when the whole is not above zero or the part is negative.</summary>
    public static Taux? De(Montant partie, Montant tout) => tout.EstPositif && !partie.EstNegatif
        ? new Taux((int)((((Int128)partie.Centimes * 20_000) + tout.Centimes) / ((Int128)tout.Centimes * 2)))
        : null;

    /// <summary>That part of an amount that is not negative, rounded up to the centime: a floor must not be lowered by rounding.</summary>
    public Montant Sur(Montant tout) => new((long)((((Int128)tout.Centimes * PointsDeBase) + 9_999) / 10_000));

    /// <summary>That part of an amount that is not negative, rounded down to the centime: a ceiling must not be raised by rounding.</summary>
    public Montant AuPlusDe(Montant tout) => new((long)((Int128)tout.Centimes * PointsDeBase / 10_000));

    /// <summary>French: <c>82,35 %</c>, with U+202F before the sign.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PointsDeBase / 100},{PointsDeBase % 100:00} %");
}
