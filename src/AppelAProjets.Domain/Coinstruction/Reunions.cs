using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Coinstruction;

/// <summary>What the neighbourhood says of a project, in meeting: consultative, no amount.</summary>
public enum SensDeQuartier
{
    Favorable,
    FavorableSousReserve,
    Defavorable,
    SansAvis,
}

/// <summary>The co-instruction meeting of a territory.</summary>
public static class Reunions
{
    public const int LongueurDeLAvis = 4_000;

    public static string Libelle(SensDeQuartier sens) => sens switch
    {
        SensDeQuartier.Favorable => "Favorable",
        SensDeQuartier.FavorableSousReserve => "Favorable sous réserve",
        SensDeQuartier.Defavorable => "Défavorable",
        SensDeQuartier.SansAvis => "Sans avis",
    };

    public static string Couleur(SensDeQuartier sens) => sens switch
    {
        SensDeQuartier.Favorable => "vert",
        SensDeQuartier.FavorableSousReserve => "ambre",
        SensDeQuartier.Defavorable => "rouge",
        SensDeQuartier.SansAvis => "gris",
    };

    /// <summary>The Secrétariat, and the référents and délégués of the territory: the others attend and read.</summary>
    /// <param name="quartiers">The neighbourhoods of the territory.</param>
    public static bool PeutTenir(Acteur acteur, IReadOnlyCollection<string> quartiers) =>
        acteur.A(Role.Secretariat) || acteur.QuartiersComme(Role.ReferentQuartier).Concat(acteur.QuartiersComme(Role.DeleguePrefet)).Any(quartiers.Contains);

    /// <summary>The avis is given before the committee examines the dossier.</summary>
    public static bool PeutDonner(EtatDossier etat) => etat is EtatDossier.Depose or EtatDossier.ACompleter or EtatDossier.EnInstruction or EtatDossier.Instruit;

    public static Resultat Donner(EtatDossier etat, SensDeQuartier? sens, string? texte) => (sens, texte?.Length) switch
    {
        _ when !PeutDonner(etat) => new Refus("quartier.tard", $"L’avis de quartier ne change plus : ce dossier est à l’état « {Libelles.Pour(etat)} ».", "Sens"),
        (null, _) => new Refus("quartier.sens", "Choisissez le sens de l’avis.", "Sens"),
        (_, > LongueurDeLAvis) => new Refus("quartier.long", $"L’avis compte {texte!.Length} caractères : {LongueurDeLAvis} au plus.", "Texte"),
        (SensDeQuartier.FavorableSousReserve or SensDeQuartier.Defavorable, _) when string.IsNullOrWhiteSpace(texte) =>
            new Refus("quartier.motif", "Écrivez la réserve ou le motif.", "Texte"),
        _ => Resultat.Ok,
    };
}
