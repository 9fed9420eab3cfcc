using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

public sealed record BrouillonOuvert(Guid DossierId, Reponses Reponses, IReadOnlyCollection<string> ChampsAvecFichier);

public sealed record EffetDUnChangement(ChangementDeQuestion Changement, int Repondus);

/// <summary>What a new version of the questions does to the drafts that are open.</summary>
/// <param name="DeviennentIncomplets">Drafts that had answered everything and will have to come back to it.</param>
public sealed record EffetSurLesBrouillons(int Brouillons, IReadOnlyList<EffetDUnChangement> Changements, int DeviennentIncomplets)
{
    public static EffetSurLesBrouillons Compter(
        FormulaireDAppel avant, FormulaireDAppel apres, IReadOnlyList<ChampDeFormulaire> fixes, IReadOnlyList<BrouillonOuvert> brouillons)
    {
        var (champsAvant, champsApres) = ((ChampDeFormulaire[])[.. fixes, .. avant.Champs], (ChampDeFormulaire[])[.. fixes, .. apres.Champs]);
        return new EffetSurLesBrouillons(
            brouillons.Count,
            [.. DifferenceDeFormulaires.Entre(avant, apres).Questions.Select(c => new EffetDUnChangement(c, brouillons.Count(b => ARepondu(b, c.Question.Cle))))],
            brouillons.Count(b => EstComplet(champsAvant, b) && !EstComplet(champsApres, b)));
    }

    private static bool ARepondu(BrouillonOuvert brouillon, string cle) => brouillon.Reponses.Texte(cle) is not null || brouillon.ChampsAvecFichier.Contains(cle);

    private static bool EstComplet(IReadOnlyList<ChampDeFormulaire> champs, BrouillonOuvert brouillon) =>
        !FormulaireRempli.Manques(champs, brouillon.Reponses, brouillon.ChampsAvecFichier).Any(m => m.Champ.Section is SectionDossier.Eligibilite or SectionDossier.Questions)
        && !Eligibilite.Arrets(champs, brouillon.Reponses).Any();
}
