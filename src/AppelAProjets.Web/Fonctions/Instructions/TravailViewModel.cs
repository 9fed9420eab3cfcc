using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>One field of the sheet, as it is shown: what was just typed, else the draft of the person, else what is recorded.</summary>
/// <param name="Montre">The text in the field.</param>
/// <param name="Version">What the page says that it shows: <see cref="Empreintes"/>.</param>
/// <param name="EstBrouillon">The text is not recorded.</param>
/// <param name="Enregistre">What is recorded and differs; null when nothing is, or the field shows it.</param>
public sealed record ChampMontre(string Cle, string Montre, string Version, bool EstBrouillon, string? Enregistre)
{
    public string Id => Champ.Identifier(Cle);
    /// <summary>Who wrote what is recorded, in a conflict.</summary>
    public string? Auteur { get; init; }
    public string? Erreur { get; init; }
}

/// <summary>The fields that the person writes on a sheet.</summary>
public sealed class TravailViewModel(FicheViewModel page)
{
    public FicheViewModel Page => page;
    public string Adresse => LiensInstructions.Travail(page.Code, page.Fiche.Dossier.Id);
    public IReadOnlyList<LigneDeFiche> Lignes { get; } = [.. page.MesLignes.Where(l => l.Etat is EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee)];
    public IReadOnlyList<CritereRow> Criteres { get; } = page.PeutNoter ? page.Fiche.Contexte.Appel.Criteres : [];
    public bool EstOuvert => page.Fiche.EstOuverte && (Lignes.Count > 0 || Criteres.Count > 0);

    public bool AUnBrouillon => Cles().Any(page.Fiche.Brouillons.ContainsKey);

    /// <summary>Drafts that no field of this page shows: the instruction is closed, the line or the criterion is gone.</summary>
    public IEnumerable<(string Libelle, string Texte)> Orphelins
    {
        get
        {
            var montres = EstOuvert ? Cles().ToHashSet(StringComparer.Ordinal) : [];
            return page.Fiche.Brouillons.Values.Where(b => !montres.Contains(b.Cle) && b.Valeur.Length > 0).Select(b => (Nommer(b.Cle), b.Valeur));
        }
    }

    public FinanceurDAppel Financeur(LigneDeFiche ligne) => page.Fiche.Contexte.Appel.Financeurs.First(f => f.Id == ligne.FinanceurId);

    public ChampMontre DeLigne(LigneDeFiche ligne, string champ) => Montrer(
        ChampsDeFiche.Ligne(ligne.Id, champ),
        ChampsDeFiche.Enregistres(ligne.Etat, new SaisieDeLigne(ligne.Avis, ligne.AvisMotif, ligne.ProposeSpecifique, ligne.ProposeDroitCommun, ligne.ProposeMotif))[champ]);

    /// <summary>What the opinion and the amount in these fields say against each other.</summary>
    public string? Contredire(LigneDeFiche ligne) => ChampsDeFiche.Contredire(champ => DeLigne(ligne, champ).Montre, ligne.SansPropositionLe is not null);

    public ChampMontre Note(CritereRow critere) => Montrer(ChampsDeFiche.Note(critere.Id), page.MaNote(critere.Id)?.Valeur.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");

    public ChampMontre Justification(CritereRow critere) => Montrer(ChampsDeFiche.Justification(critere.Id), page.MaNote(critere.Id)?.Justification ?? "");

    private ChampMontre Montrer(string cle, string enregistre)
    {
        var brouillon = page.Fiche.Brouillons.GetValueOrDefault(cle)?.Valeur;
        var sort = page.Sorts.FirstOrDefault(s => s.Cle == cle);
        var saisie = page.Saisies.FirstOrDefault(s => s.Cle == cle);
        // Nothing was tried: the page still rests on what it showed.
        var enAttente = sort is null && saisie is not null;
        var montre = (enAttente || sort?.Refus is not null ? saisie?.Saisi : null) ?? brouillon ?? enregistre;
        var autre = sort?.Courante ?? enregistre;
        return new ChampMontre(cle, montre, enAttente ? saisie!.Montree ?? "0" : Empreintes.Ecrire(enregistre, brouillon), montre != enregistre, autre.Length > 0 && autre != montre ? autre : null)
        {
            Auteur = sort?.Courante is null ? null : sort.Auteur ?? "une autre page",
            Erreur = sort?.Refus?.Message,
        };
    }

    private IEnumerable<string> Cles() =>
    [
        .. Lignes.SelectMany(l => new[] { ChampsDeFiche.Recevable, ChampsDeFiche.Avis, ChampsDeFiche.AvisMotif, ChampsDeFiche.Specifique, ChampsDeFiche.DroitCommun, ChampsDeFiche.ProposeMotif }.Select(c => ChampsDeFiche.Ligne(l.Id, c))),
        .. Criteres.SelectMany(c => new[] { ChampsDeFiche.Note(c.Id), ChampsDeFiche.Justification(c.Id) }),
    ];

    // Of a field that is not on the page any more: its criterion or its funder, when they are still there.
    private string Nommer(string cle)
    {
        var parts = cle.Split('.');
        var id = parts.Length > 1 && Guid.TryParse(parts[1], out var lu) ? lu : default;
        var critere = page.Fiche.Contexte.Appel.Criteres.FirstOrDefault(c => c.Id == id)?.Libelle;
        var sigle = page.Fiche.Lignes.FirstOrDefault(l => l.Id == id) is { } ligne ? page.Sigle(ligne.FinanceurId) : null;
        var quoi = parts[^1] switch
        {
            ChampsDeFiche.Avis => "Avis",
            ChampsDeFiche.AvisMotif => "Réserve ou motif de l’avis",
            ChampsDeFiche.Specifique => "Proposé, crédits spécifiques",
            ChampsDeFiche.DroitCommun => "Proposé, droit commun",
            ChampsDeFiche.ProposeMotif => "Motif du montant",
            ChampsDeFiche.Recevable => "Recevable",
            _ => parts[0] == ChampsDeFiche.ChampNote ? "Note" : "Justification",
        };
        return (critere ?? sigle) is { } de ? $"{quoi}, {de}" : quoi;
    }
}
