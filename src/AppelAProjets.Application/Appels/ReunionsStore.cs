using AppelAProjets.Domain.Calendriers;

namespace AppelAProjets.Application.Appels;

/// <summary>An information meeting as typed; empty when none of its parts is filled.</summary>
public sealed record SaisieDeReunion(SaisieDInstant Le, string? Lieu)
{
    public static Resultat<IReadOnlyList<ReunionPrevue>> Lire(IReadOnlyList<SaisieDeReunion> saisies)
    {
        List<Refus> refus = [];
        List<ReunionPrevue> lues = [];
        foreach (var (saisie, rang) in saisies.Select((s, rang) => (s, rang)))
        {
            var (champ, lieu) = ($"Reunions[{rang}].", Saisies.Texte(saisie.Lieu));
            var le = saisie.Le.Lire(champ, finDeMinute: false);
            refus.AddRange(le.TousLesRefus);
            refus.AddRange(Saisies.Verifier(saisie.Lieu, champ + "Lieu", "Lieu", 200, requis: le is { EstRefuse: false, Valeur: not null }));
            if (le is { EstRefuse: false, Valeur: null } && lieu is not null)
            {
                refus.Add(new Refus("instant.jour", "Indiquez le jour.", champ + "Jour"));
            }

            if (le is { EstRefuse: false, Valeur: { } instant } && lieu is not null)
            {
                lues.Add(new ReunionPrevue(instant, lieu));
            }
        }

        return refus.Count > 0 ? refus.ToArray() : Resultat.Fait<IReadOnlyList<ReunionPrevue>>([.. lues.OrderBy(r => r.Le)]);
    }
}

internal sealed record ReunionRow
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Lieu { get; init; }

    public ReunionPrevue EnReunion => new(Le, Lieu);
}

/// <summary>The dates of a call after its closing, and its meetings.</summary>
internal static class ReunionsStore
{
    /// <summary>Part of a batch of which @Id is the call.</summary>
    internal const string DeLAppel = "SELECT Le, Lieu FROM ReunionDInformation WHERE AppelId = @Id ORDER BY Le, Numero";

    private static readonly SqlStatement Suite = new("""
        UPDATE Appel SET ComplementsAvantLe = @ComplementsAvantLe, CoinstructionLe = @CoinstructionLe, ComitePrevuLe = @ComitePrevuLe, CopilLe = @CopilLe,
            ReponseAvantLe = @ReponseAvantLe, BilanAvantLe = @BilanAvantLe
        WHERE Id = @Id
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM ReunionDInformation WHERE AppelId = @Id");
    private static readonly SqlStatement Ajout = new("INSERT INTO ReunionDInformation (AppelId, Numero, Le, Lieu) VALUES (@AppelId, @Numero, @Le, @Lieu)");

    /// <summary>Who calls has raised the version of the call.</summary>
    public static async Task FixerLaSuiteAsync(this SqlSession session, Guid appelId, DatesDeLaSuite suite, IReadOnlyList<ReunionPrevue> reunions)
    {
        await session.ExecuterAsync(Suite, new { Id = appelId, suite.ComplementsAvantLe, suite.CoinstructionLe, suite.ComitePrevuLe, suite.CopilLe, suite.ReponseAvantLe, suite.BilanAvantLe });
        await session.ExecuterAsync(Retrait, new { Id = appelId });
        await session.ExecuterAsync(Ajout, reunions.Select((r, rang) => new { AppelId = appelId, Numero = rang + 1, r.Le, r.Lieu }).ToList());
    }
}
