using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <param name="Corps">Plain text, from which the HTML is made: a paragraph that ends in ": address" shows a link, the first one as a button; a line over dashes is a heading, "• " an item.</param>
public sealed record NouveauCourriel(GenreDeCourriel Genre, string Destinataire, string Objet, string Corps)
{
    /// <summary>The dossier that it tells about, when the acts written with it do not name that one alone.</summary>
    public Guid? DossierId { get; init; }

    /// <summary>The call whose service signs, when neither the dossier nor the acts tell.</summary>
    public Guid? AppelId { get; init; }

    /// <summary>Said again and again by one gesture: what one person receives of it leaves as one mail.</summary>
    public string? Lot { get; init; }

    /// <summary>The deposited version whose receipt is joined as a PDF, made when the message is sent.</summary>
    public int? RecepisseDuDepot { get; init; }

    /// <summary>That receipt is a copy for the people of a partner.</summary>
    public bool RecepisseEnCopie { get; init; }

    /// <summary>An invitation to join, as iCalendar.</summary>
    public string? Calendrier { get; init; }

    /// <summary>What many of in an hour are too many (<see cref="PlafondDEnvoi"/>); null for the act that it tells, on what it is about.</summary>
    public string? Cause { get; init; }

    /// <summary>Always leaves: it has a term or an effect in law, or a cap of its own.</summary>
    public bool SansPlafond { get; init; }

    /// <summary>Kept in the outbox, never sent: why, for who looks there.</summary>
    public string? EcarteParce { get; init; }

    /// <summary>The same to several, each address once.</summary>
    public static IReadOnlyList<NouveauCourriel> A(GenreDeCourriel genre, IEnumerable<string> destinataires, (string Objet, string Corps) texte) =>
        [.. destinataires.Distinct(StringComparer.OrdinalIgnoreCase).Select(d => new NouveauCourriel(genre, d, texte.Objet, texte.Corps))];
}
