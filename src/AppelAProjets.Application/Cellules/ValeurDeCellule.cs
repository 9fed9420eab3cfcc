using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Cellules;

/// <summary>The fields of a funder's line that are written in the table.</summary>
public enum ChampDeCellule
{
    Avis,
    AvisMotif,
    Specifique,
    DroitCommun,
    ProposeMotif,
}

/// <summary>What a cell holds, compared whatever the way it was written.</summary>
internal readonly record struct ValeurDeCellule(AvisInstructeur? Avis, Montant? Montant, string? Texte)
{
    private const int TexteMaximum = 2000;

    /// <summary>As two people would say it: one amount written makes the other 0, which changes nothing for who saw it empty.</summary>
    public ValeurDeCellule Dite => this with { Montant = Montant ?? Domain.Montant.Zero };

    /// <summary>Reads what was typed or pasted; empty is nothing.</summary>
    public static Resultat<ValeurDeCellule> Lire(ChampDeCellule champ, string? saisie)
    {
        if (string.IsNullOrWhiteSpace(saisie))
        {
            return default(ValeurDeCellule);
        }

        switch (champ)
        {
            case ChampDeCellule.Avis:
                var avis = LectureDAvis.Lire(saisie);
                return avis.EstRefuse ? avis.Refus : new ValeurDeCellule(avis.Valeur, null, null);
            case ChampDeCellule.Specifique or ChampDeCellule.DroitCommun:
                var montant = Domain.Montant.Lire(saisie);
                return montant.EstRefuse ? montant.Refus : new ValeurDeCellule(null, montant.Valeur, null);
            default:
                var texte = saisie.Trim();
                return texte.Length <= TexteMaximum
                    ? new ValeurDeCellule(null, null, texte)
                    : new Refus("cellule.longue", $"Ce motif a {texte.Length} caractères : {TexteMaximum} au plus.");
        }
    }

    public static ValeurDeCellule De(LigneInstruiteRow ligne, ChampDeCellule champ) => champ switch
    {
        ChampDeCellule.Avis => new(ligne.Avis, null, null),
        ChampDeCellule.AvisMotif => new(null, null, ligne.AvisMotif),
        ChampDeCellule.Specifique => new(null, ligne.ProposeSpecifique, null),
        ChampDeCellule.DroitCommun => new(null, ligne.ProposeDroitCommun, null),
        ChampDeCellule.ProposeMotif => new(null, null, ligne.ProposeMotif),
    };

    public SaisieDeLigne Dans(SaisieDeLigne saisie, ChampDeCellule champ) => champ switch
    {
        ChampDeCellule.Avis => saisie with { Avis = Avis },
        ChampDeCellule.AvisMotif => saisie with { AvisMotif = Texte },
        ChampDeCellule.Specifique => saisie with { Specifique = Montant },
        ChampDeCellule.DroitCommun => saisie with { DroitCommun = Montant },
        ChampDeCellule.ProposeMotif => saisie with { ProposeMotif = Texte },
    };
}
