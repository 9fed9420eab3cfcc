using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Antecedents;

public enum ColonneDesResultats
{
    Siret,
    Titre,
    Financeur,
    Demande,
    Accorde,
    Verse,
    Bilan,
    BilanLe,
}

/// <summary>Which column of a file is which.</summary>
/// <param name="LigneDEnTete">Number of the line of headings, from 1; 0 when there is none.</param>
/// <param name="Rangs">Rank of the column in the table, from 0; a column left out is absent.</param>
public sealed record ColonnesDesResultats(int LigneDEnTete, IReadOnlyDictionary<ColonneDesResultats, int> Rangs)
{
    private const int ColonnesPourUnEnTete = 4;

    private static readonly ColonneDesResultats[] Requises = [ColonneDesResultats.Siret, ColonneDesResultats.Titre, ColonneDesResultats.Financeur, ColonneDesResultats.Accorde];

    public static string Libelle(ColonneDesResultats colonne) => colonne switch
    {
        ColonneDesResultats.Siret => "SIRET du porteur",
        ColonneDesResultats.Titre => "Intitulé de l’action",
        ColonneDesResultats.Financeur => "Financeur",
        ColonneDesResultats.Demande => "Montant demandé",
        ColonneDesResultats.Accorde => "Montant accordé",
        ColonneDesResultats.Verse => "Montant versé",
        ColonneDesResultats.Bilan => "Bilan reçu",
        ColonneDesResultats.BilanLe => "Date du bilan",
    };

    /// <summary>Guesses from the first line that looks like headings; without one, nothing is read until a person says which is which.</summary>
    public static ColonnesDesResultats Deviner(IReadOnlyList<LigneDeTableau> lignes) =>
        lignes.FirstOrDefault(EstUnEnTete) is { } enTete ? new(enTete.Numero, Reconnaitre(enTete.Cellules)) : new(0, new Dictionary<ColonneDesResultats, int>());

    public static bool EstUnEnTete(LigneDeTableau ligne) => Reconnaitre(ligne.Cellules).Count >= ColonnesPourUnEnTete;

    public Resultat Verifier()
    {
        var doubles = Rangs.GroupBy(r => r.Value).FirstOrDefault(g => g.Count() > 1);
        ColonneDesResultats[] absentes = [.. Requises.Where(c => !Rangs.ContainsKey(c))];
        return doubles is not null
            ? new Refus("resultats.colonne-double", $"La même colonne du fichier sert deux fois : {Nommer(" et ", doubles.Select(d => d.Key))}.")
            : absentes.Length > 0
                ? new Refus("resultats.colonne-absente", $"Dites quelle colonne du fichier donne : {Nommer(", ", absentes)}.")
                : Resultat.Ok;
    }

    private static string Nommer(string entre, IEnumerable<ColonneDesResultats> colonnes) =>
        string.Join(entre, colonnes.Select(c => c == ColonneDesResultats.Siret ? "le SIRET du porteur" : Libelle(c).ToLowerInvariant()));

    private static Dictionary<ColonneDesResultats, int> Reconnaitre(IReadOnlyList<string> cellules)
    {
        var rangs = new Dictionary<ColonneDesResultats, int>();
        foreach (var (rang, cellule) in cellules.Index())
        {
            if (cellule.Length <= 60 && Nommer(TexteDeRecherche.Plier(60, cellule)) is { } colonne)
            {
                rangs.TryAdd(colonne, rang);
            }
        }

        return rangs;
    }

    private static ColonneDesResultats? Nommer(string titre)
    {
        bool Contient(params string[] mots) => mots.Any(m => titre.Contains(m, StringComparison.Ordinal));
        return titre switch
        {
            _ when Contient("siret") => ColonneDesResultats.Siret,
            _ when Contient("bilan", "crf", "compte rendu") => Contient("date", " le") ? ColonneDesResultats.BilanLe : ColonneDesResultats.Bilan,
            _ when Contient("verse", "paye", "mandate") => ColonneDesResultats.Verse,
            _ when Contient("accord", "attribue", "vote", "notifie") => ColonneDesResultats.Accorde,
            _ when Contient("demande", "sollicite") => ColonneDesResultats.Demande,
            _ when Contient("financeur", "attribuant") => ColonneDesResultats.Financeur,
            _ when Contient("intitule", "titre", "nom de l action", "nom du projet") || titre is "action" or "projet" => ColonneDesResultats.Titre,
            _ => null,
        };
    }
}
