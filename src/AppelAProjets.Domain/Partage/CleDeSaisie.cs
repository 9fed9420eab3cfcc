using System.Security.Cryptography;

namespace AppelAProjets.Domain;

/// <summary>The key that a page gives to its form, so that what is sent twice is done once.</summary>
public static class CleDeSaisie
{
    /// <summary>Refused without one: nothing would tell the second sending from the first.</summary>
    public static Refus? Refuser(Guid cle) => cle == Guid.Empty ? new Refus("saisie.cle", "Cette page n’a pas tout envoyé. Ce que vous avez écrit est ci-dessous : envoyez-le de nouveau.") : null;

    /// <summary>What the form makes, the same for the same person and key: nobody chooses an identifier, nor reaches that of someone else.</summary>
    public static Guid Identifiant(Guid cle, Guid compteId)
    {
        Span<byte> empreinte = stackalloc byte[32];
        SHA256.HashData([.. compteId.ToByteArray(bigEndian: true), .. cle.ToByteArray(bigEndian: true)], empreinte);
        (empreinte[6], empreinte[8]) = ((byte)((empreinte[6] & 0x0F) | 0x80), (byte)((empreinte[8] & 0x3F) | 0x80));
        return new Guid(empreinte[..16], bigEndian: true);
    }
}
