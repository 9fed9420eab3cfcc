using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Coinstruction;

/// <summary>Which agents read a note; never an organisation, a visitor or an expert.</summary>
public enum PorteeDeNote
{
    /// <summary>Those of one of the author's funders.</summary>
    Financeur,
    Secretariat,
    /// <summary>Whoever may read the dossier on the side of the services.</summary>
    Agents,
}

/// <param name="FinanceurId">The funder that the note is kept to; null for another scope.</param>
public readonly record struct PartageDeNote(PorteeDeNote Portee, Guid? FinanceurId = null)
{
    /// <summary>In a form.</summary>
    public string Cle => FinanceurId is { } id ? $"{Portee}.{id}" : $"{Portee}";

    /// <summary>Null when it says nothing.</summary>
    public static PartageDeNote? Lire(string? cle) =>
        (cle ?? "").Split('.') is not [var quoi, .. var suite] || !Enum.TryParse<PorteeDeNote>(quoi, out var portee) ? null
        : suite is [] ? new PartageDeNote(portee)
        : suite is [var qui] && Guid.TryParse(qui, out var financeur) ? new PartageDeNote(portee, financeur) : null;
}

public static class NotesEntreAgents
{
    public const int LongueurMaximale = 4_000;

    public static Resultat<string> Lire(string? texte)
    {
        var lu = (texte ?? "").ReplaceLineEndings("\n").Trim();
        return lu.Length switch
        {
            0 => new Refus("note.vide", "Écrivez votre note.", "Texte"),
            > LongueurMaximale => new Refus("note.longue", $"Votre note compte {lu.Length} caractères : {LongueurMaximale} au plus.", "Texte"),
            _ => lu,
        };
    }

    /// <summary>With whom this person may share; empty when he only reads.</summary>
    /// <param name="financeursDeLAppel">Those that take part in the call.</param>
    public static IReadOnlyList<PartageDeNote> Partages(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel) => !SuiviDesAgents.Ecrit(acteur, financeursDeLAppel) ? [] :
    [
        new(PorteeDeNote.Agents),
        .. SuiviDesAgents.Financeurs(acteur, financeursDeLAppel).Select(f => new PartageDeNote(PorteeDeNote.Financeur, f)),
        .. acteur.A(Role.Secretariat) ? [new(PorteeDeNote.Secretariat)] : Array.Empty<PartageDeNote>(),
    ];

    public static string Libelle(PartageDeNote partage, string? sigle) => partage.Portee switch
    {
        PorteeDeNote.Agents => "Tous les agents",
        PorteeDeNote.Financeur => $"Les agents de {sigle}",
        PorteeDeNote.Secretariat => "Le secrétariat",
    };
}
