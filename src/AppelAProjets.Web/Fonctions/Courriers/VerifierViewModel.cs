using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <param name="Verification">Null when nothing was asked.</param>
public sealed record VerifierViewModel(Verification? Verification, VerificationSaisie Saisie);

public sealed record VerificationSaisie
{
    [Display(Name = "Numéro du courrier")]
    public string? Numero { get; init; }

    [Display(Name = "Code imprimé sur le papier")]
    public string? Code { get; init; }

    [Display(Name = "Fichier PDF reçu")]
    public IFormFile? Fichier { get; init; }

    /// <summary>SHA-256 of the file, made by the page.</summary>
    public string? Empreinte { get; init; }
}
