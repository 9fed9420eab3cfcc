using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Links sent to someone who may not read his mail today (invitation, confirmation): longer-lived than a password reset.</summary>
public sealed class InvitationTokenProvider(IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<Compte>> log)
    : DataProtectorTokenProvider<Compte>(protection, options, log)
{
    public const string Nom = "Invitation";
}

public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public static readonly TimeSpan Validite = TimeSpan.FromDays(7);

    public InvitationTokenOptions()
    {
        Name = InvitationTokenProvider.Nom;
        TokenLifespan = Validite;
    }
}
