using System.Globalization;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Messages;

public enum CoteDeMessage
{
    Organisation,
    Services,
}

/// <param name="FinanceurId">The funder; null for the organisation and the Secrétariat.</param>
public sealed record Signature(Guid? FinanceurId, string Institution);

/// <param name="Empreintes">Hashes of its files.</param>
public sealed record MessageRecu(string Institution, string Texte, IReadOnlyList<string> Empreintes);

/// <summary>Rules of the thread between the organisation and the services. Nothing is deleted: a correction is a new message.</summary>
public static class Dialogue
{
    /// <summary>Longest message, in characters, line breaks counted as one.</summary>
    public const int LongueurMaximale = 5_000;

    public const int FichiersMaximum = 5;

    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    public static readonly TimeSpan DelaiDeRepetition = TimeSpan.FromMinutes(10);

    public const string Secretariat = "Secrétariat de l’appel à projets";

    public static Resultat<string> Lire(string? texte)
    {
        var lu = (texte ?? "").ReplaceLineEndings("\n").Trim();
        return lu.Length switch
        {
            0 => new Refus("message.vide", "Écrivez votre message.", "Texte"),
            > LongueurMaximale => new Refus("message.long", $"Votre message compte {lu.Length.ToString("N0", Francais)} caractères : {LongueurMaximale.ToString("N0", Francais)} au plus. {(lu.Length > 2 * LongueurMaximale ? "Raccourcissez-le, ou joignez ce texte dans un fichier." : "Raccourcissez-le ou envoyez-le en deux fois.")}", "Texte"),
            _ => lu,
        };
    }

    public static Resultat Compter(int fichiers) => fichiers > FichiersMaximum
        ? new Refus("message.fichiers", $"Un message porte {FichiersMaximum} fichiers au plus : envoyez les autres dans un second message.", "Fichiers")
        : Resultat.Ok;

    /// <summary>The same person sends again what ends the thread, without a new file: it is one message. A file chosen before is not always chosen again by the browser.</summary>
    public static bool SeRepete(MessageRecu dernier, MessageRecu message, TimeSpan depuis) =>
        depuis <= DelaiDeRepetition && message.Institution == dernier.Institution && message.Texte == dernier.Texte && message.Empreintes.All(dernier.Empreintes.Contains);

    /// <summary>In whose name a member of the staff may write: the Secrétariat always, a funder of the call only once the dossier is deposited. Empty = reads only.</summary>
    public static IReadOnlyList<Signature> Signatures(Acteur acteur, EtatDossier etat, IEnumerable<Signature> financeurs) =>
    [
        .. acteur.A(Role.Secretariat) ? [new Signature(null, Secretariat)] : Array.Empty<Signature>(),
        .. financeurs.Where(f => etat != EtatDossier.Brouillon && f.FinanceurId is { } id && acteur.APour(Role.Instructeur, id)),
    ];
}
