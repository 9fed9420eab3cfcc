namespace AppelAProjets.Application.Courriers;

/// <summary>What became of a batch: one refused letter does not hold the others back.</summary>
/// <param name="DejaFaits">How many needed nothing: done before, or twice clicked.</param>
/// <param name="Refus">Number of the dossier or of the letter, and why.</param>
public sealed record BilanDeCourriers(int Faits, int DejaFaits, IReadOnlyList<RefusDeCourrier> Refus)
{
    internal static BilanDeCourriers Vide { get; } = new(0, 0, []);

    internal BilanDeCourriers Avec(string numero, Resultat<bool> fait) => fait.EstRefuse ? this with { Refus = [.. Refus, new RefusDeCourrier(numero, fait.Refus)] }
        : fait.Valeur ? this with { Faits = Faits + 1 }
        : this with { DejaFaits = DejaFaits + 1 };
}

public sealed record RefusDeCourrier(string Numero, Refus Refus);
