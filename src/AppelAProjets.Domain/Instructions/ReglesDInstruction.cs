using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Instructions;

/// <summary>When the scores, opinions and proposals of a funder are seen by the other funders of the call.</summary>
public enum PartageDesTravaux
{
    /// <summary>Once the instruction of the dossier is closed.</summary>
    ALaCloture,
    /// <summary>From the beginning of a day, or at the close if it comes first.</summary>
    AUneDate,
    AuFurEtAMesure,
}

/// <summary>How the funders of a call work side by side.</summary>
/// <param name="PartageLe">Only with <see cref="PartageDesTravaux.AUneDate"/>, a day in Paris.</param>
/// <param name="NotesALAveugle">An evaluator sees nobody else's scores before her own grid is complete.</param>
/// <param name="SeuilDeDesaccord">In points out of 100; null = disagreements are not flagged.</param>
public sealed record ReglesDInstruction(PartageDesTravaux Partage = PartageDesTravaux.ALaCloture, DateOnly? PartageLe = null, bool NotesALAveugle = false, int? SeuilDeDesaccord = null)
{
    /// <summary>Shared with the other funders even before the close.</summary>
    /// <param name="jour">Today in Paris.</param>
    public bool EstPartageLe(DateOnly jour) => Partage switch
    {
        PartageDesTravaux.ALaCloture => false,
        PartageDesTravaux.AUneDate => jour >= PartageLe,
        PartageDesTravaux.AuFurEtAMesure => true,
    };

    public IReadOnlyList<Refus> Manques() =>
    [
        .. Partage == PartageDesTravaux.AUneDate && PartageLe is null
            ? [new Refus("partage.date", "Indiquez le jour à partir duquel les financeurs voient le travail les uns des autres.", nameof(PartageLe))]
            : Array.Empty<Refus>(),
        .. SeuilDeDesaccord is < 1 or > 100
            ? [new Refus("desaccord.bornes", "L’écart est un nombre entier de points, de 1 à 100. Laissez vide pour ne rien signaler.", nameof(SeuilDeDesaccord))]
            : Array.Empty<Refus>(),
    ];
}

public static class LibellesDInstruction
{
    public static string Pour(PartageDesTravaux partage) => partage switch
    {
        PartageDesTravaux.ALaCloture => "À la clôture de l’instruction du dossier",
        PartageDesTravaux.AUneDate => "À partir d’une date",
        PartageDesTravaux.AuFurEtAMesure => "Au fur et à mesure",
    };

    /// <summary>When the work of another funder is seen, in a few words.</summary>
    public static string Quand(ReglesDInstruction regles) => regles.Partage switch
    {
        PartageDesTravaux.AUneDate when regles.PartageLe is { } jour => $"à partir du {HeureDeParis.EcrireJour(jour)}, ou à la clôture si elle vient avant",
        PartageDesTravaux.AuFurEtAMesure => "au fur et à mesure",
        _ => "à la clôture de l’instruction du dossier",
    };

    public static string Resumer(ReglesDInstruction regles) =>
        $"Travaux partagés {Quand(regles)}{(regles.NotesALAveugle ? " ; notation à l’aveugle" : "")}{(regles.SeuilDeDesaccord is { } s ? $" ; désaccord au-delà de {s} {(s > 1 ? "points" : "point")}" : "")}";
}
