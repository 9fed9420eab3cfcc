namespace AppelAProjets.Domain.Suivi;

/// <summary>A step that a deposited dossier reaches once; in their order.</summary>
public enum EtapeDuSuivi
{
    Recevable,
    PremiereNote,
    PremiereProposition,
    InstructionClose,
    Arbitrage,
    AvisTransmis,
}

/// <summary>How long dossiers took, by the nearest rank: both are durations that one of them took.</summary>
/// <param name="Nombre">Of dossiers measured.</param>
/// <param name="Mediane">At least half took no longer.</param>
/// <param name="NeufSurDix">At least nine in ten took no longer.</param>
public sealed record DelaiMesure(int Nombre, TimeSpan Mediane, TimeSpan NeufSurDix)
{
    /// <summary>Null when nothing was measured. What was written before the deposit (a clock set back) counts as nothing.</summary>
    public static DelaiMesure? De(IEnumerable<TimeSpan> durees)
    {
        var rangees = durees.Select(d => d < TimeSpan.Zero ? TimeSpan.Zero : d).Order().ToList();
        return rangees.Count == 0 ? null : new DelaiMesure(rangees.Count, Centile(rangees, 50), Centile(rangees, 90));
    }

    public static string Libelle(EtapeDuSuivi etape) => etape switch
    {
        EtapeDuSuivi.Recevable => "Déclaré recevable",
        EtapeDuSuivi.PremiereNote => "Première note",
        EtapeDuSuivi.PremiereProposition => "Première proposition",
        EtapeDuSuivi.InstructionClose => "Instruction close",
        EtapeDuSuivi.Arbitrage => "Arbitrage en comité",
        EtapeDuSuivi.AvisTransmis => "Avis transmis",
    };

    private static TimeSpan Centile(List<TimeSpan> rangees, int centile) => rangees[(((rangees.Count * centile) + 99) / 100) - 1];
}
