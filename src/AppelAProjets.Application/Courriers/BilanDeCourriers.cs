namespace AppelAProjets.Application.Courriers;

/// <summary>What became of a batch: one refused letter does not hold the others back.</summary>
/// <param name="Faits">How many were done.</param>
/// <param name="DejaFaits">How many needed nothing: done before, or twice clicked.</param>
/// <param name="Refus">Number of the dossier or of the letter, and why.</param>
public sealed record BilanDeCourriers(int Faits, int DejaFaits, IReadOnlyList<RefusDeCourrier> Refus);

/// <summary>A letter left out of a batch.</summary>
public sealed record RefusDeCourrier(string Numero, Refus Refus);
