using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Phrases;

namespace AppelAProjets.Application.Phrases;

/// <param name="Id">Null for a new one.</param>
public sealed record SaisieDePhrase(Guid? Id, UsageDePhrase? Usage, string? Texte, int Version);

/// <summary>The Secrétariat keeps the phrases of a call.</summary>
public sealed class EnregistrerPhrase(Ecrivain ecrivain)
{
    private static readonly SqlStatement Nouvelle = new("INSERT INTO AppelPhrase (Id, AppelId, Usage, Texte, Version) VALUES (@Id, @AppelId, @Usage, @Texte, 1)");

    private static readonly SqlStatement Modifiee = new("""
        UPDATE AppelPhrase SET Usage = @Usage, Texte = @Texte, Version = Version + 1 WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    private static readonly SqlStatement Retiree = new("DELETE FROM AppelPhrase WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version");

    public Task<Resultat> ExecuterAsync(string code, SaisieDePhrase saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var appel = await session.VerrouillerAppelAsync(code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var appelId = appel.Valeur.Id;
            var texte = PhraseType.Lire(saisie.Usage, saisie.Texte);
            if (texte.EstRefuse)
            {
                return texte.TousLesRefus;
            }

            var ecrit = new { Id = saisie.Id ?? Guid.CreateVersion7(), AppelId = appelId, Usage = $"{saisie.Usage}", Texte = texte.Valeur, saisie.Version };
            if (saisie.Id is null)
            {
                await session.ExecuterAsync(Nouvelle, ecrit);
            }
            else if (!await session.ModifierAsync(Modifiee, ecrit))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(saisie.Id is null ? ActeDuJournal.AjouterPhrase : ActeDuJournal.ModifierPhrase, ObjetDuJournal.Appel, appelId, Details: texte.Valeur));
        }, annulation);

    public Task<Resultat> RetirerAsync(string code, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var appel = await session.VerrouillerAppelAsync(code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var appelId = appel.Valeur.Id;
            return await session.ModifierAsync(Retiree, new { Id = id, AppelId = appelId, Version = version })
                ? Ecrit.Avec(new Acte(ActeDuJournal.RetirerPhrase, ObjetDuJournal.Appel, appelId))
                : Refus.Conflit;
        }, annulation);
}
