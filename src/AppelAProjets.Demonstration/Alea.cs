using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Demonstration;

/// <summary>A deterministic source: the same seed and stream name always give the same values, whatever the runtime.</summary>
internal sealed class Alea
{
    private ulong etat;

    public Alea(int graine, string flux) =>
        etat = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{graine}/{flux}")));

    /// <summary>From <paramref name="minimum"/> (included) to <paramref name="maximum"/> (included).</summary>
    public int Entre(int minimum, int maximum) => minimum + (int)(Suivant() % (ulong)(maximum - minimum + 1));

    public bool Chance(int pourcent) => Entre(1, 100) <= pourcent;

    public T Parmi<T>(IReadOnlyList<T> choix) => choix[Entre(0, choix.Count - 1)];

    /// <summary>Some of them, without repetition, in the order given.</summary>
    public IReadOnlyList<T> Quelques<T>(IReadOnlyList<T> choix, int nombre)
    {
        var restants = Enumerable.Range(0, choix.Count).ToList();
        while (restants.Count > nombre)
        {
            restants.RemoveAt(Entre(0, restants.Count - 1));
        }

        return [.. restants.Select(i => choix[i])];
    }

    /// <summary>An identifier of version 7: its instant, then the stream's own bits.</summary>
    public Guid Id(DateTimeOffset le)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(octets, (ulong)le.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..], Suivant());
        BinaryPrimitives.WriteUInt16BigEndian(octets[6..], (ushort)(0x7000 | (int)(Suivant() & 0x0FFF)));
        octets[8] = (byte)(0x80 | (octets[8] & 0x3F));
        return new Guid(octets, bigEndian: true);
    }

    // SplitMix64.
    private ulong Suivant()
    {
        etat += 0x9E3779B97F4A7C15;
        var z = (etat ^ (etat >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
