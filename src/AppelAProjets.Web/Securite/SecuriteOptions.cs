namespace AppelAProjets.Web.Securite;

public sealed class SecuriteOptions
{
    /// <summary>What a production instance asks when its settings name no role: who sets calls up, reads every organisation, or gives rights.</summary>
    public static readonly IReadOnlyList<Role> RolesParDefaut = [Role.Secretariat, Role.Administrateur, Role.AdministrateurFinanceur];

    /// <summary>People with one of these roles must have a second factor: they are led to set it up before anything else.</summary>
    public IList<Role> RolesAvecSecondFacteur { get; } = [];

    /// <summary>The instance asks nobody for a second factor.</summary>
    public bool SecondFacteurFacultatif { get; set; }

    /// <summary>PKCS#12 file whose certificate encrypts the Data Protection keys kept in the database; without it they stand there in clear.</summary>
    public string? CertificatDesCles { get; set; }

    public string? MotDePasseDuCertificat { get; set; }

    /// <summary>Wrong passwords in a row before one must wait: a minute, then twice as long each time.</summary>
    public int EchecsAvantVerrou { get; set; } = 10;

    /// <summary>Longest wait; also how long wrong codes of the second factor lock an account.</summary>
    public TimeSpan DureeDuVerrou { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Life of a session without activity.</summary>
    public TimeSpan DureeDeSession { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Life of a session since its sign-in, however much it is used: a stolen cookie does not last for ever.</summary>
    public TimeSpan DureeTotaleDeSession { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether a session has lasted that long; both in UTC.</summary>
    public bool EstFinie(DateTimeOffset ouverteLe, DateTimeOffset maintenant) => ouverteLe <= maintenant - DureeTotaleDeSession;

    /// <summary>Forms sent per minute to the account pages from one address; generous, because a whole administration may share one.</summary>
    public int EnvoisParMinuteEtParAdresse { get; set; } = 400;
}
