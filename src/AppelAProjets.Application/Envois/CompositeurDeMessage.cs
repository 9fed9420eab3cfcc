using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Papier;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>Makes the message of a row of the outbox, text and HTML, signed, with what it joins: a receipt is drawn from its deposit each time, never kept.</summary>
public sealed class CompositeurDeMessage(SqlDatabase database, IMoteurPdf moteur, IOptions<CourrielOptions> options, IOptions<LiensOptions> liens)
{
    internal async Task<MimeMessage> ComposerAsync(CourrielAEnvoyer courriel, CancellationToken annulation)
    {
        var objet = TexteAdmis.Retirer(courriel.Objet);
        var message = new MimeMessage { Subject = objet, MessageId = courriel.IdentifiantMessage, Date = courriel.CreeLe };
        message.From.Add(new MailboxAddress(options.Value.NomExpediteur, options.Value.Expediteur));
        message.To.Add(MailboxAddress.Parse(courriel.Destinataire));
        if (courriel.ServiceCourriel is { } service && MailboxAddress.TryParse(service, out var reponse))
        {
            message.ReplyTo.Add(reponse);
        }

        // No machine should answer these, and none should answer them with a leave notice.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, "fr");
        var (corps, signature) = (TexteAdmis.Retirer(courriel.Corps), TexteAdmis.Retirer(SignatureDuCourriel.Ecrire(courriel, liens.Value)));
        var texte = new MultipartAlternative
        {
            new TextPart("plain") { Text = $"{corps.TrimEnd()}\n\n-- \n{signature}\n" },
            new TextPart("html") { Text = MiseEnPageDuCourriel.EnHtml(objet, corps, signature) },
        };
        message.Body = courriel is { DossierId: { } dossier, RecepisseDuDepot: { } depot } && await RecepisseAsync(dossier, depot, courriel.RecepisseEnCopie == true, annulation) is { } piece
            ? new Multipart("mixed") { texte, piece }
            : courriel.Calendrier is { } calendrier ? AvecInvitation(texte, calendrier)
            : texte;
        return message;
    }

    // Beside the text for the programs that answer invitations, and as a file for the others.
    private static Multipart AvecInvitation(MultipartAlternative texte, string calendrier)
    {
        var methode = calendrier.Contains("METHOD:CANCEL", StringComparison.Ordinal) ? "CANCEL" : "REQUEST";
        var invitation = new TextPart("calendar") { Text = TexteAdmis.Retirer(calendrier) };
        invitation.ContentType.Parameters.Add("method", methode);
        texte.Add(invitation);
        var fichier = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(TexteAdmis.Retirer(calendrier)))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "invitation.ics",
        };
        return new Multipart("mixed") { texte, fichier };
    }

    // Null when there is no such deposit.
    private async Task<MimePart?> RecepisseAsync(Guid dossierId, int depot, bool enCopie, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await RecepisseQuery.DuDepotAsync(session, dossierId, depot) is not { } recepisse)
        {
            return null;
        }

        var pdf = Dessiner(recepisse with { EstLuParUnPartenaire = enCopie });
        return new MimePart("application", "pdf")
        {
            Content = new MimeContent(pdf),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = $"recepisse-{recepisse.Numero}-v{depot}.pdf",
        };
    }

    private MemoryStream Dessiner(Recepisse recepisse)
    {
        try
        {
            var pdf = new MemoryStream();
            moteur.Rendre(ImprimeDuRecepisse.Composer(recepisse), pdf);
            pdf.Position = 0;
            return pdf;
        }
        catch (Exception erreur)
        {
            throw new PieceNonProduiteException($"Le récépissé à joindre n’a pas pu être produit : {erreur.Message}", erreur);
        }
    }
}

/// <summary>What the message joins cannot be made: trying again helps little.</summary>
internal sealed class PieceNonProduiteException(string message, Exception cause) : Exception(message, cause);

internal sealed record CourrielAEnvoyer
{
    public required Guid Id { get; init; }
    public required string Destinataire { get; init; }
    public required string Objet { get; init; }
    public required string Corps { get; init; }
    public required string IdentifiantMessage { get; init; }
    public required GenreDeCourriel Genre { get; init; }
    public required int Tentatives { get; init; }
    public required DateTimeOffset CreeLe { get; init; }
    public Guid? DossierId { get; init; }
    public int? RecepisseDuDepot { get; init; }
    public bool? RecepisseEnCopie { get; init; }
    public string? Calendrier { get; init; }
    public string? ServiceNom { get; init; }
    public string? ServiceAdresse { get; init; }
    public string? ServiceCourriel { get; init; }
    public string? ServiceTelephone { get; init; }
    public required int Version { get; init; }
}
