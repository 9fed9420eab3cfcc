namespace AppelAProjets.Application.Pieces;

internal static class RefusDeFichier
{
    public static Refus Illisible { get; } = Creer("fichier.illisible", "Ce fichier ne peut pas être lu : il est abîmé, incomplet ou protégé. Vérifiez qu’il s’ouvre sur votre appareil, puis envoyez-le de nouveau.");

    public static Refus Protege { get; } = Creer("fichier.protege", "Ce document est protégé par un mot de passe : personne ne pourrait le lire ici. Ouvrez-le, retirez le mot de passe ou enregistrez-le en PDF, puis envoyez-le de nouveau.");

    public static Refus Macros { get; } = Creer("fichier.macros", "Ce fichier contient des macros (de petits programmes), qui ne sont pas acceptées. Enregistrez-le en PDF ou sans macros, puis envoyez-le de nouveau.");

    /// <summary>It is made to overload whoever opens it.</summary>
    public static Refus Demesure { get; } = Creer("fichier.demesure", "Ce fichier n’est pas un document ordinaire : une fois ouvert, il deviendrait démesuré. Enregistrez-le en PDF, puis envoyez le PDF.");

    /// <param name="quoi">What was found, with its article.</param>
    public static Refus Actif(string quoi) => Creer(
        "fichier.actif", $"Ce document contient {quoi}, ce qui n’est pas accepté. Enregistrez-le en PDF, ou enlevez cet élément, puis envoyez-le de nouveau.");

    public static Refus Creer(string code, string message) => new(code, message, "Fichier");
}
