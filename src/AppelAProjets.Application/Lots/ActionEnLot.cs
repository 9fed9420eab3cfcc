using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Lots;

/// <summary>How a field of an action is asked for.</summary>
public enum GenreDeChamp
{
    Choix,
    Ligne,
    Texte,
    Jour,
    Case,
}

/// <param name="Nom">Also the field that a refusal names (<see cref="Refus.Champ"/>).</param>
/// <param name="Options">Value and label, of a choice.</param>
public sealed record ChampDeLot(string Nom, string Libelle, GenreDeChamp Genre, bool Facultatif = false, IReadOnlyList<KeyValuePair<string, string>>? Options = null);

/// <summary>What was typed once for all the dossiers.</summary>
/// <param name="Cle">Made when the page was shown: sent twice, what is made once is made once.</param>
public sealed record SaisieDeLot(Guid Cle, IReadOnlyDictionary<string, string> Valeurs)
{
    /// <summary>Null when empty.</summary>
    public string? Lire(string champ) => Valeurs.GetValueOrDefault(champ)?.Trim() is { Length: > 0 } lu ? lu : null;

    public bool EstCoche(string champ) => Lire(champ) is "true" or "on" or "1";
}

/// <summary>What an action is done to: a dossier, with the line of one's own funder when the action is about lines.</summary>
public sealed record SujetDeLot(string AppelCode, Guid DossierId, string Numero, string Titre, string Porteur, EtatDossier Etat, LigneDeLot? Ligne)
{
    /// <summary>The line at the version that the person saw.</summary>
    public LigneVisee Visee => new(AppelCode, DossierId, Ligne!.Id, Ligne.Version);
}

/// <summary>
/// One act on each of several dossiers. Doing it with <see cref="Ecrivain.PourVoir"/> is its preview: one rule for both. To add one: a class here or in its own folder, and its line in <see cref="ActionsEnLot"/>.
/// </summary>
public abstract class ActionEnLot
{
    private const int TexteMaximum = 8000;

    /// <summary>In addresses and forms.</summary>
    public abstract string Cle { get; }

    /// <summary>An infinitive, on the list of actions and as title of the page.</summary>
    public abstract string Libelle { get; }

    /// <summary>The roles of a funder that act on its lines; empty for an act on the dossier.</summary>
    public virtual IReadOnlyList<Role> SurLesLignesDe => [];

    /// <summary>What follows for others, said on the page; null when nothing does.</summary>
    public virtual string? Consequence => null;

    public abstract bool EstOuverteA(Acteur acteur);

    /// <summary>What is asked once for all.</summary>
    public virtual IReadOnlyList<ChampDeLot> Champs => [];

    /// <summary>Reads what <see cref="Champs"/> offers, when it depends on the call.</summary>
    public virtual Task PreparerAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, DateTimeOffset le) => Task.CompletedTask;

    /// <summary>What is wrong in what was typed, whatever the dossier.</summary>
    public virtual IReadOnlyList<Refus> Verifier(SaisieDeLot saisie, DateOnly aujourdhui) =>
        [.. Champs.Where(c => c.Genre != GenreDeChamp.Case).Select(c => Refuser(c, saisie.Lire(c.Nom))).OfType<Refus>()];

    private static Refus? Refuser(ChampDeLot champ, string? valeur) => valeur switch
    {
        null when champ.Facultatif => null,
        { Length: > TexteMaximum } => new Refus("lot.long", $"{champ.Libelle} : {valeur.Length} caractères, 8 000 au plus.", champ.Nom),
        not null when champ.Options is null || champ.Options.Any(o => o.Key == valeur) => null,
        _ => new Refus("lot.champ", $"{champ.Libelle} : à remplir.", champ.Nom),
    };

    /// <summary>What changes for one dossier, in words: « avis : favorable ».</summary>
    public abstract string Effet(SujetDeLot sujet, SaisieDeLot saisie);

    /// <summary>One transaction, with that writer.</summary>
    public abstract Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain);
}
