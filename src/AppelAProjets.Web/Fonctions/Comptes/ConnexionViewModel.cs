using System.ComponentModel.DataAnnotations;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>The sign-in form.</summary>
public sealed class ConnexionViewModel
{
    /// <summary>Address.</summary>
    [Required(ErrorMessage = "Écrivez votre adresse électronique."), StringLength(254), Display(Name = "Adresse électronique")]
    public string Courriel { get; set; } = "";

    /// <summary>Password.</summary>
    [Required(ErrorMessage = "Écrivez votre mot de passe."), Display(Name = "Mot de passe")]
    public string MotDePasse { get; set; } = "";

    /// <summary>Where to go next; followed only when it is an address of this site.</summary>
    public string? Retour { get; set; }
}

/// <summary>The second step of signing in.</summary>
public sealed class CodeViewModel
{
    /// <summary>Six digits, or a recovery code.</summary>
    [Required(ErrorMessage = "Écrivez le code."), StringLength(40), Display(Name = "Code de vérification")]
    public string Code { get; set; } = "";

    /// <summary>Where to go next.</summary>
    public string? Retour { get; set; }
}
