using AppelAProjets.Application.Comites;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record InscriptionViewModel(SeanceDetailRow Seance, IReadOnlyList<DossierDuComite> Tous, FiltreDInscription Filtre)
{
    /// <summary>What was ticked before a refusal; null: all of them.</summary>
    public IReadOnlyCollection<Guid>? Choisis { get; init; }


    /// <summary>A form holds no more fields than that.</summary>
    private const int AuPlus = 900;

    public int Nombre => Tous.Count(Filtre.Garde);

    public IReadOnlyList<DossierDuComite> Dossiers { get; } = [.. Tous.Where(Filtre.Garde).Take(AuPlus)];

    public Montant Demande => Montant.Somme(Dossiers.Select(d => d.Demande));

    public Montant Propose => Montant.Somme(Dossiers.Select(d => d.AvantSeance.Propose));

    public IEnumerable<SelectListItem> Quartiers => Choix(Tous.SelectMany(d => d.Quartiers).Select(q => (q.Code, q.Nom)), Filtre.Quartier);

    public IEnumerable<SelectListItem> Themes => Choix(Tous.Where(d => d.ThemeId is not null).Select(d => ($"{d.ThemeId}", d.Theme!)), $"{Filtre.Theme}");

    public IEnumerable<SelectListItem> Financeurs => Choix(Tous.SelectMany(d => d.Lignes).Select(l => ($"{l.FinanceurId}", l.Sigle)), $"{Filtre.Financeur}");

    public IEnumerable<SelectListItem> Piliers => Choix(Tous.SelectMany(d => d.Piliers).Select(p => (p, p)), Filtre.Pilier);

    public IEnumerable<SelectListItem> Propositions => Choix(
        Enum.GetValues<EtatDesPropositions>().Select(e => (e.ToString(), e switch
        {
            EtatDesPropositions.Toutes => "Toutes validées",
            EtatDesPropositions.IlEnManque => "Il en manque",
            EtatDesPropositions.Aucune => "Aucune",
        })), Filtre.Propositions?.ToString(), ranger: false);

    private static IEnumerable<SelectListItem> Choix(IEnumerable<(string Valeur, string Texte)> valeurs, string? choisi, bool ranger = true)
    {
        var distinctes = valeurs.Distinct();
        return [new("Tous", ""), .. (ranger ? distinctes.OrderBy(v => v.Texte, StringComparer.CurrentCultureIgnoreCase) : distinctes).Select(v => new SelectListItem(v.Texte, v.Valeur, v.Valeur == choisi))];
    }
}
