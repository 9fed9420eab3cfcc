using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Links sent to someone who may not read his mail today (invitation, confirmation): longer-lived than a password reset.</summary>
public sealed class InvitationTokenProvider(IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<Compte>> log)
    : DataProtectorTokenProvider<Compte>(protection, options, log)
{
    /// <summary>Name given to Identity.</summary>
    public const string Nom = "Invitation";
}

/// <summary>Life of an invitation: seven days.</summary>
public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    /// <summary>Seven days.</summary>
    public InvitationTokenOptions()
    {
        Name = InvitationTokenProvider.Nom;
        TokenLifespan = TimeSpan.FromDays(7);
    }
}
