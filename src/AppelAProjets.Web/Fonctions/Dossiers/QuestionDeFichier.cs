using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>A question answered by files, shown and received as a piece is: its identifier is that of the question.</summary>
public static class QuestionDeFichier
{
    public static PieceAffichee De(SectionViewModel section, ChampDeFormulaire champ) => new(
        section.EnTete.Dossier.Entete.Id,
        new PieceContenu(Guid.Parse(champ.Cle[QuestionDAppel.Prefixe.Length..]), champ.Libelle, champ.Requis, []),
        [.. section.Fichiers.Where(f => f.Cle == champ.Cle)]);
}
