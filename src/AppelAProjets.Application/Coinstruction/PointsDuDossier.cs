using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>What there is to look at in a dossier of a call: its pieces, then the criteria, each with what the dossier itself says of it.</summary>
internal static class PointsDuDossier
{
    /// <param name="fichiers">What was deposited, and what the antivirus says of it now.</param>
    public static IReadOnlyList<PointAExaminer> Lister(AppelComplet appel, DossierContenu contenu, IReadOnlyList<FichierDuDossier> fichiers) =>
    [
        .. appel.Pieces.Select(p => Piece(p, fichiers.Count(f => f.PieceId == p.Id && f.Analyse != AnalyseDeFichier.Infectee))),
        .. Enum.GetValues<CritereDEligibilite>().Select(c => Critere(c, appel, contenu)),
        .. appel.Formulaire.De(null).Select(q => new PointAExaminer(
            ExamenDuDossier.Question(q.Id), q.Libelle, Compte: true, contenu.Reponses.FirstOrDefault(r => r.Cle == q.Cle)?.Texte, Present: null)),
    ];

    private static PointAExaminer Piece(PieceRow piece, int fichiers) => new(
        ExamenDuDossier.Piece(piece.Id), piece.Libelle, piece.Indispensable,
        fichiers switch { 0 => "non fournie", 1 => "1 fichier", _ => $"{fichiers} fichiers" }, fichiers > 0);

    private static PointAExaminer Critere(CritereDEligibilite critere, AppelComplet appel, DossierContenu contenu)
    {
        var (constat, present) = Constater(critere, appel, contenu);
        return new PointAExaminer(ExamenDuDossier.Critere(critere), ExamenDuDossier.Libelle(critere), Compte: true, constat, present);
    }

    private static (string? Constat, bool? Present) Constater(CritereDEligibilite critere, AppelComplet appel, DossierContenu contenu) => critere switch
    {
        CritereDEligibilite.Quartier => (
            string.Join(", ", contenu.Territoires.Quartiers.Select(q => $"{q.Nom} {q.Part} %")),
            contenu.Territoires.Quartiers.Any(q => appel.Quartiers.Any(a => a.Code == q.Code))),
        CritereDEligibilite.Dates => contenu.Projet is { DebutLe: { } debut, FinLe: { } fin }
            ? ($"du {HeureDeParis.EcrireJour(debut)} au {HeureDeParis.EcrireJour(fin)}", debut.Year <= appel.Annee && fin.Year >= appel.Annee)
            : (null, null),
        CritereDEligibilite.Porteur => ($"{contenu.Organisation.Nom}{(contenu.Organisation.Siret is { } siret ? $", SIRET {siret}" : "")}", null),
        CritereDEligibilite.Theme => (contenu.Territoires.Theme, contenu.Territoires.ThemeId is { } theme ? appel.Themes.Any(t => t.Id == theme) : null),
    };
}
