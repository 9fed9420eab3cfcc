using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Appels;

/// <summary>What was added to a call since its publication.</summary>
public sealed record ChangementDAppelRow
{
    public required int Numero { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Resume { get; init; }
    public required string Motif { get; init; }
}

/// <summary>Keeps a change of a published call and tells it to those who have a dossier.</summary>
internal static class ChangementDAppelStore
{
    /// <summary>Part of a batch of which @Id is the call.</summary>
    internal const string DeLAppel = "SELECT Numero, Le, Resume, Motif FROM AppelChangement WHERE AppelId = @Id ORDER BY Numero DESC";

    // The lock of the call is held: two cannot take the same number.
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelChangement (AppelId, Numero, Le, CompteId, Resume, Motif)
        SELECT @AppelId, COALESCE((SELECT MAX(c.Numero) FROM AppelChangement c WHERE c.AppelId = @AppelId), 0) + 1, @Le, @CompteId, @Resume, @Motif
        FROM Appel a WHERE a.Id = @AppelId
        """);

    /// <summary>The mails to send with it.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> ChangerAsync(this SqlSession session, AppelRow appel, (string Resume, string Motif) changement, Acteur acteur, LiensOptions liens, DateTimeOffset le)
    {
        await session.ExecuterAsync(Ajout, new { AppelId = appel.Id, Le = le, acteur.CompteId, changement.Resume, changement.Motif });
        return [.. (await session.PorteursDeLAppelAsync(appel.Id, deposes: true, le)).Select(p => Annonce(p.Key, [.. p], changement, liens))];
    }

    /// <summary>The same to who instructs the call, and to its seats.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> PrevenirLesAgentsAsync(
        this SqlSession session, AppelRow appel, (SectionAppel Section, string Resume, string Motif) changement, Acteur acteur, LiensOptions liens, DateTimeOffset le)
    {
        var dates = changement.Section == SectionAppel.Calendrier;
        return NouveauCourriel.A(GenreDeCourriel.Appel, await session.AgentsDeLAppelAsync(appel.Id, acteur, le), ($"{appel.Titre} : {(dates ? "le calendrier a changé" : "l’appel a changé")}", $"""
        Bonjour,

        Le secrétariat a modifié {(dates ? "le calendrier de " : "")}l’appel « {appel.Titre} », que vous instruisez ou dont vous examinez les dossiers en comité.

        {changement.Resume}

        Motif : {changement.Motif}

        {(dates ? $"Le calendrier : {liens.Vers(LiensAppels.Calendrier)}" : $"Les règles de l’appel : {liens.Vers(LiensAppels.Public(appel.Code))}")}
        """));
    }

    private static NouveauCourriel Annonce(string destinataire, IReadOnlyList<PorteurDeLAppel> dossiers, (string Resume, string Motif) changement, LiensOptions liens) => new(
        GenreDeCourriel.Appel,
        destinataire,
        $"{dossiers[0].Appel} : l’appel a changé",
        $"""
        Bonjour,

        Le secrétariat a modifié l’appel « {dossiers[0].Appel} », dans lequel vous avez un dossier.

        {changement.Resume}

        Motif : {changement.Motif}

        Ce que vous avez écrit est gardé, et ce que vous avez déposé ne change pas.

        {string.Join('\n', dossiers.Select(d => $"{d.Titre} : {liens.Vers(LiensDossiers.Dossier(d.DossierId))}"))}
        """);
}
