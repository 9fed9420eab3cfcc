using System.ComponentModel.DataAnnotations;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>One's own account.</summary>
/// <param name="Nom">First and last name.</param>
/// <param name="Courriel">Address.</param>
/// <param name="SecondFacteurActif">A code is asked for after the password.</param>
/// <param name="Acces">What the account gives access to, in words.</param>
public sealed record CompteViewModel(string Nom, string Courriel, bool SecondFacteurActif, IReadOnlyList<string> Acces);

public sealed class ChangementViewModel
{
    [Display(Name = "Mot de passe actuel")]
    public string? Actuel { get; set; }

    [Display(Name = "Nouveau mot de passe")]
    public string? Nouveau { get; set; }
}

/// <summary>Setting up or removing the second factor.</summary>
public sealed class SecondFacteurViewModel
{
    /// <summary>A first code of the device.</summary>
    [Display(Name = "Code affiché par l’application")]
    public string? Code { get; set; }

    [Display(Name = "Mot de passe actuel")]
    public string? Actuel { get; set; }

    public bool Actif { get; init; }

    /// <summary>The role of this person requires it.</summary>
    public bool Exige { get; init; }

    /// <summary>The secret being set up, in groups of four.</summary>
    public string? Secret { get; init; }

    public int CodesRestants { get; init; }
}
