using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AppelAProjets.Application.Pieces;

/// <summary>The filters of the library, measured: what a stream becomes is counted before the library keeps it. Those whose size cannot be told first are for pictures, which are not looked into.</summary>
internal sealed class FiltresBornes(BudgetDeLecture budget) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Borner(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Borner(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Borner(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Borner(IReadOnlyList<IFilter> filtres) => [.. filtres.Select(f => new FiltreBorne(f, budget))];

    private sealed class FiltreBorne(IFilter filtre, BudgetDeLecture budget) : IFilter
    {
        private const int EnTete = 2;

        public bool IsSupported => filtre.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.Depenser(input.Length);
            if (filtre is FlateFilter)
            {
                Mesurer(input);
            }
            else if (filtre is not (Ascii85Filter or AsciiHexDecodeFilter))
            {
                // LZW and run lengths may grow a thousand times: no text of today's programs uses them.
                budget.Depenser(input.Length * 1_000L);
            }

            return filtre.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private void Mesurer(Memory<byte> input)
        {
            // As the library does: two bytes of header are passed over, whatever they are.
            using var zlib = new DeflateStream(new MemoryStream(input.Length > EnTete ? input[EnTete..].ToArray() : []), CompressionMode.Decompress);
            var tampon = new byte[16_384];
            try
            {
                int lus;
                while ((lus = zlib.Read(tampon)) > 0)
                {
                    budget.Depenser(lus, 0);
                }
            }
            catch (InvalidDataException)
            {
                // Cut or damaged: the library stops where this stopped.
            }
        }
    }
}
