using System.Numerics;

namespace AppelAProjets.Application.Instructions;

/// <summary>A set of ranks, as bits: to cross several filters is to cross words of 64 dossiers.</summary>
internal sealed class Bits(int capacite = 0)
{
    private ulong[] mots = new ulong[(capacite + 63) >> 6];

    public bool this[int rang] => (uint)(rang >> 6) < (uint)mots.Length && (mots[rang >> 6] >> rang & 1) != 0;

    public int Compter()
    {
        var nombre = 0;
        foreach (var mot in mots)
        {
            nombre += BitOperations.PopCount(mot);
        }

        return nombre;
    }

    public void Mettre(int rang, bool dedans)
    {
        if (rang >> 6 >= mots.Length)
        {
            Array.Resize(ref mots, Math.Max((rang >> 6) + 1, mots.Length * 2));
        }

        mots[rang >> 6] = dedans ? mots[rang >> 6] | 1UL << rang : mots[rang >> 6] & ~(1UL << rang);
    }

    public Bits Copier()
    {
        var copie = new Bits();
        copie.mots = [.. mots];
        return copie;
    }

    /// <summary>Keeps what is in the other too; nothing when it is null.</summary>
    public Bits Garder(Bits? autre)
    {
        for (var i = 0; i < mots.Length; i++)
        {
            mots[i] &= autre is not null && i < autre.mots.Length ? autre.mots[i] : 0;
        }

        return this;
    }

    public Bits Ajouter(Bits? autre)
    {
        if (autre is not null)
        {
            Array.Resize(ref mots, Math.Max(mots.Length, autre.mots.Length));
            for (var i = 0; i < autre.mots.Length; i++)
            {
                mots[i] |= autre.mots[i];
            }
        }

        return this;
    }

    /// <summary>Keeps those of which it is true.</summary>
    public Bits Garder(Func<int, bool> vrai)
    {
        for (var i = 0; i < mots.Length; i++)
        {
            for (var mot = mots[i]; mot != 0; mot &= mot - 1)
            {
                var place = BitOperations.TrailingZeroCount(mot);
                mots[i] &= vrai((i << 6) + place) ? ulong.MaxValue : ~(1UL << place);
            }
        }

        return this;
    }

    public Bits Oter(Bits? autre)
    {
        for (var i = 0; autre is not null && i < Math.Min(mots.Length, autre.mots.Length); i++)
        {
            mots[i] &= ~autre.mots[i];
        }

        return this;
    }

    /// <param name="nul">The value that counts for nothing.</param>
    public long Sommer(List<long> valeurs, long nul)
    {
        var somme = 0L;
        for (var i = 0; i < mots.Length; i++)
        {
            for (var mot = mots[i]; mot != 0; mot &= mot - 1)
            {
                var valeur = valeurs[(i << 6) + BitOperations.TrailingZeroCount(mot)];
                somme += valeur == nul ? 0 : valeur;
            }
        }

        return somme;
    }
}
