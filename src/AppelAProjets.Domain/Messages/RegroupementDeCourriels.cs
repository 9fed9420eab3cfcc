using System.Text;
using System.Text.RegularExpressions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Messages;

/// <param name="Dossier">What it is about, as people read it; null when no dossier.</param>
/// <param name="Lien">Where it leads; null when it holds no address.</param>
public sealed record MessageAGrouper(string? Dossier, string Objet, string Corps, string? Lien, DateTimeOffset Le);

/// <summary>Several messages to one person, written as one.</summary>
public static partial class RegroupementDeCourriels
{
    private const string Salut = "Bonjour,";
    private static readonly TimeOnly Matin = new(7, 30);

    /// <summary>A gesture on many dossiers is over within that time.</summary>
    public static readonly TimeSpan AttenteDUnLot = TimeSpan.FromMinutes(2);

    /// <summary>The next 7:30 of Paris.</summary>
    public static DateTimeOffset ProchainResume(DateTimeOffset maintenant)
    {
        var jour = HeureDeParis.Jour(maintenant);
        var ceMatin = HeureDeParis.Convertir(jour, Matin).Valeur;
        return ceMatin > maintenant ? ceMatin : HeureDeParis.Convertir(jour.AddDays(1), Matin).Valeur;
    }

    /// <summary>The digest of a day: what happened, by dossier, each with its link.</summary>
    public static (string Objet, string Corps) Resumer(IReadOnlyList<MessageAGrouper> messages)
    {
        var texte = new StringBuilder($"{Salut}\n\nVoici ce que vous avez choisi de lire en une fois : {Nouvelles(messages.Count)}.\n");
        foreach (var dossier in messages.GroupBy(m => m.Dossier).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var titre = dossier.Key ?? (messages.Any(m => m.Dossier is not null) ? "Autres nouvelles" : null);
            texte.Append('\n').Append(titre is null ? "" : titre + "\n---\n");
            foreach (var message in dossier.OrderBy(m => m.Le))
            {
                texte.Append("• ").Append(message.Objet).Append(message.Lien is { } lien ? " : " + lien : "").Append('\n');
            }
        }

        return ($"Votre résumé : {Nouvelles(messages.Count)}", texte.ToString());
    }

    /// <summary>What one gesture told on several dossiers, word for word: a decision is read whole.</summary>
    public static (string Objet, string Corps) Joindre(IReadOnlyList<MessageAGrouper> messages)
    {
        var texte = new StringBuilder($"{Salut}\n\nCe message concerne {Dossiers(messages.Count)}.\n");
        foreach (var message in messages)
        {
            texte.Append('\n').Append(message.Objet).Append("\n---\n").Append(SansSalut(message.Corps).Trim('\n')).Append('\n');
        }

        var sujets = messages.Select(m => DeuxPoints().Split(m.Objet, 2)[^1]).Distinct(StringComparer.Ordinal).ToList();
        return ($"{Dossiers(messages.Count)} : {(sujets is [var seul] ? seul : "des nouvelles")}", texte.ToString());
    }

    private static string Nouvelles(int nombre) => nombre > 1 ? $"{nombre} nouvelles" : "une nouvelle";

    private static string Dossiers(int nombre) => nombre > 1 ? $"{nombre} dossiers" : "un dossier";

    private static string SansSalut(string corps) => corps.ReplaceLineEndings("\n").TrimStart('\n') is var lu && lu.StartsWith(Salut, StringComparison.Ordinal) ? lu[Salut.Length..] : lu;

    [GeneratedRegex(@"\s:\s")]
    private static partial Regex DeuxPoints();
}
