using System.Text.RegularExpressions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Antecedents;

/// <summary>The cells of a project, which merged cells write on its first line only.</summary>
internal readonly record struct ProjetDeLigne(int Numero, string Siret, string Titre);

/// <summary>One line being read: its cells by column, what is wrong with it, what was understood.</summary>
internal sealed partial class LectureDeResultat
{
    private static readonly string[] Oui = ["oui", "o", "x", "1", "vrai", "recu", "recue", "transmis", "fourni"];
    private static readonly string[] Non = ["non", "n", "0", "faux", "absent", "manquant", "attendu", "en attente", "non recu", "non recue", "non transmis", "non fourni"];

    private readonly LigneDeTableau ligne;
    private readonly ColonnesDesResultats colonnes;
    private string siret;
    private string titre;

    public LectureDeResultat(LigneDeTableau ligne, ColonnesDesResultats colonnes)
    {
        (this.ligne, this.colonnes) = (ligne, colonnes);
        (siret, titre) = (this[ColonneDesResultats.Siret], this[ColonneDesResultats.Titre]);
    }

    public List<string> Fautes { get; } = [];

    public List<string> Remarques { get; } = [];

    public bool EstSansSiret => !siret.Any(char.IsAsciiDigit);

    public bool EstSansNom => siret.Length == 0 && titre.Length == 0 && this[ColonneDesResultats.Financeur].Length == 0;

    private string this[ColonneDesResultats colonne] =>
        colonnes.Rangs.TryGetValue(colonne, out var rang) && rang < ligne.Cellules.Count ? string.Join(' ', ligne.Cellules[rang].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    /// <summary>Takes the project of the line above when the cells of this one are blank, and says it.</summary>
    public ProjetDeLigne Suivre(ProjetDeLigne precedent)
    {
        if (siret.Length > 0 || titre.Length > 0 || precedent.Numero == 0)
        {
            return new ProjetDeLigne(ligne.Numero, siret, titre);
        }

        (siret, titre) = (precedent.Siret, precedent.Titre);
        Remarques.Add($"SIRET et intitulé repris de la ligne {precedent.Numero}.");
        return precedent;
    }

    /// <summary>The result, or null; <see cref="Fautes"/> says why.</summary>
    public ResultatImporte? Lire(FinanceursConnus financeurs, DateOnly aujourdhui)
    {
        var lu = Siret.Lire(siret);
        if (lu.EstRefuse)
        {
            Fautes.Add(siret.Length == 0 ? "Le SIRET manque." : $"{TexteSaisi.Citer(siret)} : {lu.Refus.Message}");
        }

        var financeur = financeurs.Lire(this[ColonneDesResultats.Financeur]);
        Exiger(ColonneDesResultats.Titre, titre);
        Exiger(ColonneDesResultats.Financeur, financeur.Nom);
        var (recu, le) = LireBilan(aujourdhui);
        var resultat = new ResultatImporte(lu.EstRefuse ? "" : lu.Valeur, titre, financeur)
        {
            Demande = LireMontant(ColonneDesResultats.Demande), Accorde = LireMontant(ColonneDesResultats.Accorde), Verse = LireMontant(ColonneDesResultats.Verse),
            BilanRecu = recu, BilanRecuLe = le,
        };
        if (Fautes.Count > 0)
        {
            return null;
        }

        Comparer(resultat);
        return Fautes.Count == 0 ? resultat : null;
    }

    private void Comparer(ResultatImporte lu)
    {
        if (lu is { Demande: null, Accorde: null, Verse: null })
        {
            Fautes.Add("Aucun montant : écrivez au moins le montant accordé (0 si le financeur a refusé).");
        }

        if (lu.Financeur.Id is null)
        {
            Remarques.Add($"Financeur {TexteSaisi.Citer(lu.Financeur.Nom)} : inconnu du portail, gardé sous ce nom.");
        }

        if (lu.Verse > lu.Accorde)
        {
            Remarques.Add($"Versé ({lu.Verse}) supérieur à l’accordé ({lu.Accorde}).");
        }

        if (lu.Accorde > lu.Demande)
        {
            Remarques.Add($"Accordé ({lu.Accorde}) supérieur au demandé ({lu.Demande}).");
        }
    }

    private void Exiger(ColonneDesResultats colonne, string texte)
    {
        if (TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, texte).Length == 0)
        {
            Fautes.Add(texte.Length == 0 ? $"{ColonnesDesResultats.Libelle(colonne)} : la cellule est vide." : $"{ColonnesDesResultats.Libelle(colonne)} : {TexteSaisi.Citer(texte)} ne contient ni lettre ni chiffre.");
        }
        else if (texte.Length > ResultatImporte.LongueurMaximale)
        {
            Fautes.Add($"{ColonnesDesResultats.Libelle(colonne)} : {texte.Length} caractères, pour {ResultatImporte.LongueurMaximale} au plus.");
        }
    }

    private Montant? LireMontant(ColonneDesResultats colonne)
    {
        var texte = this[colonne];
        if (texte.Length == 0)
        {
            return null;
        }

        var nombre = ligne.Nombres?.TryGetValue(colonnes.Rangs[colonne], out var exact) == true ? exact : (decimal?)null;
        var lu = MontantDeTableur.Lire(new Cellule(texte, nombre), out var arrondi);
        if (lu.EstRefuse)
        {
            Fautes.Add($"{ColonnesDesResultats.Libelle(colonne)} : {lu.Refus.Message}");
            return null;
        }

        if (arrondi)
        {
            Remarques.Add($"{ColonnesDesResultats.Libelle(colonne)} arrondi à {lu.Valeur}.");
        }

        return lu.Valeur;
    }

    private (bool? Recu, DateOnly? Le) LireBilan(DateOnly aujourdhui)
    {
        var (mot, date) = Couper(this[ColonneDesResultats.Bilan]);
        bool? recu = Array.Exists(Oui, m => m == mot) ? true : Array.Exists(Non, m => m == mot) ? false : null;
        if (mot.Length > 0 && recu is null)
        {
            // « 12/03/2028 » alone in the column says that it came that day.
            date = this[ColonneDesResultats.Bilan];
        }

        if (this[ColonneDesResultats.BilanLe] is { Length: > 0 } autre)
        {
            date = autre;
        }

        return date.Length == 0 ? (recu, null) : LireDate(recu, date, aujourdhui);
    }

    private (bool? Recu, DateOnly? Le) LireDate(bool? recu, string date, DateOnly aujourdhui)
    {
        var jour = LectureDeJour.Lire(date);
        if (jour.EstRefuse)
        {
            Fautes.Add($"Bilan : {TexteSaisi.Citer(date)} ne se lit pas ; écrivez oui, non, ou la date de réception, par exemple 12/03/2028.");
        }
        else if (recu == false)
        {
            Fautes.Add($"Bilan : dit non reçu, et reçu le {date}. Corrigez l’un des deux.");
        }
        else if (jour.Valeur > aujourdhui)
        {
            Fautes.Add($"Bilan : reçu le {date}, après aujourd’hui.");
        }

        return Fautes.Count > 0 ? (null, null) : (true, jour.Valeur);
    }

    // « reçu le 12/03/2028 »: a word, then a date.
    private static (string Mot, string Date) Couper(string texte) =>
        MotPuisDate().Match(texte) is { Success: true } lu ? (TexteDeRecherche.Plier(30, lu.Groups["mot"].Value), lu.Groups["date"].Value) : (TexteDeRecherche.Plier(30, texte), "");

    [GeneratedRegex(@"^(?<mot>\p{L}+)\s*,?\s+le\s+(?<date>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex MotPuisDate();
}
