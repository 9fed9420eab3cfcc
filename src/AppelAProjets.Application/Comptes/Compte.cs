using System.Security.Cryptography;

namespace AppelAProjets.Application.Comptes;

/// <summary>One person's account: a row of table Compte, mutable because ASP.NET Core Identity works on it.</summary>
public sealed class Compte
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Address, as the person wrote it; it is also the sign-in name.</summary>
    public string Courriel { get; set; } = "";

    /// <summary>Of the password hasher.</summary>
    public const int IterationsDuHachage = 210_000;

    public string CourrielNormalise { get; set; } = "";

    /// <summary>The person has followed a link received at the address.</summary>
    public bool CourrielConfirme { get; set; }

    /// <summary>Identity's hash; null for someone invited who has not chosen a password yet.</summary>
    public string? MotDePasseHache { get; set; }

    /// <summary>Changes with the password, the second factor or the rights to sign in: every open session then ends.</summary>
    public string TimbreDeSecurite { get; set; } = NouveauTimbre();

    public string Prenom { get; set; } = "";

    public string Nom { get; set; } = "";

    public string? Telephone { get; set; }

    /// <summary>A code is asked for after the password.</summary>
    public bool SecondFacteurActif { get; set; }

    public string? CleAuthentificateur { get; set; }

    /// <summary>The unused recovery codes, each hashed as a password, separated by semicolons.</summary>
    public string? CodesDeSecours { get; set; }

    public int EchecsDeConnexion { get; set; }

    /// <summary>No sign-in before this instant, UTC.</summary>
    public DateTimeOffset? VerrouilleJusqua { get; set; }

    /// <summary>Closed since, UTC; null while open.</summary>
    public DateTimeOffset? DesactiveLe { get; set; }

    /// <summary>Belongs to the demonstration: never signs in in Production.</summary>
    public bool EstDeDemonstration { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreeLe { get; set; }

    /// <summary>Asked for and not confirmed: its link works while it stands here.</summary>
    public string? AdresseEnAttente { get; set; }

    /// <summary>When its link left last, UTC.</summary>
    public DateTimeOffset? AdresseDemandeeLe { get; set; }

    public int Version { get; set; } = 1;

    public string Recherche => TexteDeRecherche.Plier(400, [Nom, Prenom, Courriel]);

    public static string NouveauTimbre() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>How addresses are compared: whatever is around the address when someone signs in is read as when the account was made.</summary>
    public static string Normaliser(string courriel) => (Domain.Identifiants.Courriel.Lire(courriel) is { EstRefuse: false } lu ? lu.Valeur : TexteSaisi.Normaliser(courriel)).ToUpperInvariant();
}
