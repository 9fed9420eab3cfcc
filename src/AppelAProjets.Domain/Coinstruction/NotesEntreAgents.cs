using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Coinstruction;

/// <summary>Which agents read a note; never an organisation, a visitor or an expert.</summary>
public enum PorteeDeNote
{
    /// <summary>Those of the author's funder.</summary>
    Financeur,
    Secretariat,
    /// <summary>Whoever may read the dossier on the side of the services.</summary>
    Agents,
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
    public static IReadOnlyList<PorteeDeNote> Portees(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel) => !SuiviDesAgents.Ecrit(acteur, financeursDeLAppel) ? [] :
    [
        PorteeDeNote.Agents,
        .. SuiviDesAgents.Financeurs(acteur, financeursDeLAppel).Count > 0 ? [PorteeDeNote.Financeur] : Array.Empty<PorteeDeNote>(),
        .. acteur.A(Role.Secretariat) ? [PorteeDeNote.Secretariat] : Array.Empty<PorteeDeNote>(),
    ];

    public static string Libelle(PorteeDeNote portee) => portee switch
    {
        PorteeDeNote.Agents => "Tous les agents",
        PorteeDeNote.Financeur => "Mon financeur",
        PorteeDeNote.Secretariat => "Le secrétariat",
    };
}
