using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain;

/// <summary>In what capacity someone acts on one object: a role, the quality of a porteur's member, or the house itself.</summary>
public readonly record struct Intervenant
{
    private Intervenant(Role? role, QualiteDeMembre? qualite) => (Role, Qualite) = (role, qualite);

    public static Intervenant Systeme => default;

    /// <summary>Null for <see cref="Systeme"/>.</summary>
    public Role? Role { get; }

    public QualiteDeMembre? Qualite { get; }

    /// <summary>Every capacity there is; a porteur has one per quality.</summary>
    public static IReadOnlyList<Intervenant> Tous { get; } =
    [
        QualiteDeMembre.Redacteur,
        QualiteDeMembre.Signataire,
        .. Enum.GetValues<Role>().Where(r => r != Comptes.Role.Porteur).Select(r => (Intervenant)r),
        Systeme,
    ];

    /// <summary>A role; a porteur without a known quality may only draft.</summary>
    public static implicit operator Intervenant(Role role) =>
        role == Comptes.Role.Porteur ? QualiteDeMembre.Redacteur : new Intervenant(role, null);

    public static implicit operator Intervenant(QualiteDeMembre qualite) => new Intervenant(Comptes.Role.Porteur, qualite);

    /// <summary>Stable name: <c>Secretariat</c>, <c>Porteur.Signataire</c>, <c>Systeme</c>.</summary>
    public override string ToString() => (Role, Qualite) switch
    {
        (null, _) => nameof(Systeme),
        (_, { } qualite) => $"{Role}.{qualite}",
        _ => $"{Role}",
    };
}
