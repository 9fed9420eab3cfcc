using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>One's own choices about mails, and what one has read in the portal.</summary>
public sealed class ReglerNotifications(Ecrivain ecrivain)
{
    private static readonly SqlStatement Lu = new("UPDATE LectureDesNotifications SET LuesLe = @Le WHERE CompteId = @CompteId");

    private static readonly SqlStatement PremiereLecture = new("INSERT INTO LectureDesNotifications (CompteId, LuesLe) VALUES (@CompteId, @Le)");

    /// <summary>Refuses a rhythm that its kind does not allow; a kind that is left out keeps its default.</summary>
    public async Task<Resultat> ExecuterAsync(IReadOnlyDictionary<GenreDeCourriel, RythmeDeCourriel> voulus, Acteur acteur, CancellationToken annulation = default)
    {
        var refus = voulus.Where(v => !v.Key.Regle().Permis.Contains(v.Value))
            .Select(v => new Refus("notifications.rythme", $"« {v.Key.Regle().Libelle} » : choisissez parmi ce qui est proposé.", $"Rythmes[{v.Key}]")).ToArray();
        return refus.Length > 0 ? refus : await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
            await session.ReglerAsync(acteur.CompteId, voulus.Where(v => v.Value != v.Key.Regle().ParDefaut));
            return Ecrit.Avec(new Acte(ActeDuJournal.ReglerNotifications, ObjetDuJournal.Compte, acteur.CompteId));
        }, annulation);
    }

    public Task<Resultat> ToutEstLuAsync(Acteur acteur, CancellationToken annulation = default) => ecrivain.EcrireAsync(acteur, async (session, le) =>
    {
        await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
        if (!await session.ModifierAsync(Lu, new { acteur.CompteId, Le = le }))
        {
            await session.ExecuterAsync(PremiereLecture, new { acteur.CompteId, Le = le });
        }

        return Ecrit.SansJournal("what one reads of one's own is nobody's business");
    }, annulation);
}
