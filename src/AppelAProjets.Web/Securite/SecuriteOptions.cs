namespace AppelAProjets.Web.Securite;

public sealed class SecuriteOptions
{
    /// <summary>People with one of these roles must have a second factor: they are led to set it up before anything else.</summary>
    public IList<Role> RolesAvecSecondFacteur { get; } = [];

    /// <summary>Wrong passwords in a row before one must wait: a minute, then twice as long each time.</summary>
    public int EchecsAvantVerrou { get; set; } = 10;

    /// <summary>Longest wait; also how long wrong codes of the second factor lock an account.</summary>
    public TimeSpan DureeDuVerrou { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Life of a session without activity.</summary>
    public TimeSpan DureeDeSession { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Forms sent per minute to the account pages from one address; generous, because a whole administration may share one.</summary>
    public int EnvoisParMinuteEtParAdresse { get; set; } = 400;
}
