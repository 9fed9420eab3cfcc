using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Demonstration;

/// <summary>How many dossiers in each state, call by call.</summary>
internal static class PlanDesDossiers
{
    private static readonly Dictionary<EtatAppel, (EtatDossier Etat, int Nombre)[]> Base = new()
    {
        [EtatAppel.DepotOuvert] = [(EtatDossier.Brouillon, 6), (EtatDossier.Depose, 6), (EtatDossier.ACompleter, 1), (EtatDossier.EnInstruction, 2), (EtatDossier.Retire, 1)],
        [EtatAppel.DepotClos] =
        [
            (EtatDossier.Brouillon, 1), (EtatDossier.Depose, 2), (EtatDossier.ACompleter, 2), (EtatDossier.EnInstruction, 8), (EtatDossier.Instruit, 3),
            (EtatDossier.Irrecevable, 1), (EtatDossier.Retire, 1),
        ],
        [EtatAppel.Comite] = [(EtatDossier.Arbitre, 2), (EtatDossier.EnComite, 5), (EtatDossier.Instruit, 2), (EtatDossier.SansSuite, 1)],
        [EtatAppel.AvisPublies] = [(EtatDossier.AvisTransmis, 9), (EtatDossier.Irrecevable, 1)],
        [EtatAppel.Clos] = [(EtatDossier.Clos, 5), (EtatDossier.SansSuite, 1)],
    };

    // What fills a large call: most dossiers are being instructed.
    private static readonly EtatDossier[] Masse =
    [
        EtatDossier.EnInstruction, EtatDossier.EnInstruction, EtatDossier.EnInstruction, EtatDossier.Depose, EtatDossier.EnInstruction,
        EtatDossier.EnInstruction, EtatDossier.Instruit, EtatDossier.EnInstruction, EtatDossier.EnInstruction, EtatDossier.ACompleter,
    ];

    public static int Minimum { get; } = Base.Values.Sum(etats => etats.Sum(e => e.Nombre));

    public static int EnInstruction { get; } = Base[EtatAppel.DepotClos].Sum(e => e.Nombre);

    /// <summary>The states of that many dossiers; what exceeds the minimum goes to the call under instruction.</summary>
    public static Dictionary<EtatAppel, IReadOnlyList<EtatDossier>> Pour(int dossiers) => Base.ToDictionary(
        b => b.Key,
        b => (IReadOnlyList<EtatDossier>)
        [
            .. b.Value.SelectMany(e => Enumerable.Repeat(e.Etat, e.Nombre)),
            .. b.Key == EtatAppel.DepotClos ? Enumerable.Range(0, dossiers - Minimum).Select(i => Masse[i % Masse.Length]) : [],
        ]);
}
