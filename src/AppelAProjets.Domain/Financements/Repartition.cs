namespace AppelAProjets.Domain.Financements;

public readonly record struct Repartition(Montant Specifique, Montant DroitCommun)
{
    public static Repartition Zero => default;

    public Montant Total => Specifique + DroitCommun;

    public Montant De(TypeDeCredits type) => type switch
    {
        TypeDeCredits.Specifique => Specifique,
        TypeDeCredits.DroitCommun => DroitCommun,
    };

    public static Repartition operator +(Repartition a, Repartition b) => new(a.Specifique + b.Specifique, a.DroitCommun + b.DroitCommun);

    /// <summary>Null when neither is known.</summary>
    public static Montant? Totaliser(Montant? specifique, Montant? droitCommun) => specifique is null && droitCommun is null ? null : (specifique ?? Montant.Zero) + (droitCommun ?? Montant.Zero);

    public static Resultat<Repartition> Creer(Montant specifique, Montant droitCommun) =>
        specifique.EstNegatif || droitCommun.EstNegatif
            ? new Refus("repartition.negative", "Un montant ne peut pas être négatif.")
            : new Repartition(specifique, droitCommun);
}
