using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record ReleveViewModel(ReleveLu Lu, Acteur Acteur)
{
    public Releve Releve => Lu.Releve;

    /// <summary>Where the Présidence corrects that dossier; null when this person, or this dossier, may not.</summary>
    public string? Rectifier(PointDuReleve point) =>
        Lu.Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence) && Lu.Rectifiant(point.Numero) is null
        && Lu.Points[point.Numero] is { Etat: EtatPoint.Clos, EtatDossier: EtatDossier.Arbitre or EtatDossier.AvisTransmis } row
            ? LiensReleves.Rectifier(Lu.Seance.Id, row.PointId)
            : null;

    /// <summary>The funders that bring money, whose list the Secrétariat hands to their bodies.</summary>
    public IReadOnlyList<(string Nom, string Adresse)> Listes => !Acteur.A(Role.Secretariat) ? [] :
    [
        .. Releve.Points.SelectMany(p => p.Lignes).Where(l => l.EstRetenue).Select(l => l.Financeur).DistinctBy(f => f.Id)
            .Select(f => (f.Nom, LiensDecisions.Liste(Lu.Seance.Code, f.Id))),
    ];

    public static string Montant(LigneDuReleve ligne, Montant montant) => ligne.EstRetenue || ligne.Etat == EtatLigne.RefuseeComite ? $"{montant}" : "–";
}
