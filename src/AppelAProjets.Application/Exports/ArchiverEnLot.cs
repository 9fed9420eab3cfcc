using AppelAProjets.Application.Lots;

namespace AppelAProjets.Application.Exports;

/// <summary>One archive of the dossiers chosen: the first one asks for it, the others join it.</summary>
public sealed class ArchiverEnLot : ActionEnLot
{
    public override string Cle => "archive";

    public override string Libelle => "Préparer une archive";

    public override string Consequence => "L’archive (PDF, pièces, avis et notes de chaque dossier) se prépare, et vous attend dans « Mes exports ».";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur) || acteur.A(Role.Valideur);

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => "mis dans l’archive";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        DemanderExport.JoindreAsync(ecrivain, sujet.AppelCode, sujet.DossierId, saisie.Cle, acteur);
}
