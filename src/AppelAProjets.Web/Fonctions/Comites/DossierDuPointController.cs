using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The sheet of a dossier for the committee, and its files.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/points/{pointId:guid}/dossier")]
public sealed class DossierDuPointController(DossierDuPointQuery dossiers) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Dossier(Guid id, Guid pointId, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, pointId, Acteur, annulation) is not { } lu)
        {
            return NotFound();
        }

        HttpContext.Features.Set(PolitiqueDeContenu.PageAvecCadre);
        return View("DossierDuPoint", new DossierDuPointViewModel(lu));
    }

    [HttpGet("fichiers/{empreinte}")]
    public async Task<IActionResult> Apercu(Guid id, Guid pointId, string empreinte, CancellationToken annulation) =>
        this.Apercu(await dossiers.TrouverAsync(id, pointId, empreinte, Acteur, annulation), LiensComites.FichierDuPoint(id, pointId, empreinte), LiensComites.DossierDuPoint(id, pointId));

    [HttpGet("fichiers/{empreinte}/contenu")]
    public async Task<IActionResult> Contenu(Guid id, Guid pointId, string empreinte, CancellationToken annulation) =>
        this.Montrer(await dossiers.OuvrirAsync(id, pointId, empreinte, Acteur, annulation));

    [HttpGet("fichiers/{empreinte}/telecharger")]
    public async Task<IActionResult> Telecharger(Guid id, Guid pointId, string empreinte, CancellationToken annulation) =>
        this.Telecharger(await dossiers.OuvrirAsync(id, pointId, empreinte, Acteur, annulation));

    [HttpGet("pieces.zip")]
    public async Task<IActionResult> Toutes(Guid id, Guid pointId, CancellationToken annulation) => this.Archiver(await dossiers.ArchiverAsync(id, pointId, Acteur, annulation));
}

public sealed class DossierDuPointViewModel(DossierDuPoint lu)
{
    public DossierDuPoint Lu => lu;

    public LectureDuDossier Lecture { get; } = new(DossierLu.De(lu.Lecture.Contenu, lu.Lecteur));

    public Montant Propose => Montant.Somme(lu.Lignes.Select(l => l.Propose ?? Montant.Zero));

    public Montant CouvertParLesPropositions => Propose + lu.Plan.AcquisHorsPortail;

    /// <summary>What whoever decides must know first, in words.</summary>
    public IEnumerable<string> Avertissements
    {
        get
        {
            if (lu.SousLeSeuil is { Count: > 0 } sousLeSeuil)
            {
                yield return CritereSousLeSeuil.Annoncer(sousLeSeuil);
            }

            if (lu.Synthese?.EstEnDesaccord(lu.Appel.SeuilDeDesaccord) == true)
            {
                yield return $"Les évaluateurs sont en désaccord : {lu.Synthese.Etendue} points d’écart.";
            }

            if (CouvertParLesPropositions < lu.Seuil)
            {
                yield return $"Les propositions couvrent {CouvertParLesPropositions}, moins que le seuil de viabilité de {lu.Seuil}.";
            }

            if (Propose > lu.Plan.Charges)
            {
                yield return $"Les propositions, {Propose}, dépassent les charges, {lu.Plan.Charges}.";
            }
        }
    }

    /// <summary>Mean of a criterion over the evaluators, out of 5; null without notes.</summary>
    public string? Moyenne(Guid critere)
    {
        var valeurs = lu.Notes.Where(n => n.CritereId == critere).Select(n => n.Valeur).ToList();
        return valeurs.Count == 0 ? null : $"{valeurs.Sum() * 10 / valeurs.Count / 10},{valeurs.Sum() * 10 / valeurs.Count % 10}";
    }

    public IEnumerable<(string Libelle, Taux? Taux)> Ratios =>
    [
        ("Demandé, en part des charges", Taux.De(lu.Plan.DemandeAuPortail, lu.Plan.Charges)),
        ("Taux d’aides publiques", lu.Plan.TauxAidesPubliques),
    ];
}
