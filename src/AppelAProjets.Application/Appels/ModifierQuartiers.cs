using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Chooses the neighbourhoods of the call; a funder loses those that leave it.</summary>
public sealed class ModifierQuartiers(Ecrivain ecrivain)
{
    private static readonly SqlStatement Connus = new("SELECT Code FROM Quartier WHERE ValideAu IS NULL OR ValideAu >= @Jour");
    private static readonly SqlStatement Actuels = new("SELECT QuartierCode FROM AppelQuartier WHERE AppelId = @AppelId");
    private static readonly SqlStatement RetraitAuxFinanceurs = new("DELETE FROM AppelFinanceurQuartier WHERE AppelId = @AppelId AND QuartierCode = @Code");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelQuartier WHERE AppelId = @AppelId AND QuartierCode = @Code");
    private static readonly SqlStatement Ajout = new("INSERT INTO AppelQuartier (AppelId, QuartierCode) VALUES (@AppelId, @Code)");

    public Task<Resultat> ExecuterAsync(Cible cible, IReadOnlyCollection<string> codes, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.ModifierAppelAsync(cible, SectionAppel.Quartiers, acteur, async (session, appel, le) =>
        {
            var connus = await session.ListeAsync<string>(Connus, new { Jour = HeureDeParis.Jour(le) });
            var actuels = await session.ListeAsync<string>(Actuels, new { AppelId = appel.Id });
            if (codes.Except(connus).Except(actuels).Any())
            {
                return new Refus("quartier.inconnu", "Un des quartiers cochés n’existe plus : rechargez la page.", "Codes");
            }

            object[] partis = [.. actuels.Except(codes).Select(code => new { AppelId = appel.Id, Code = code })];
            await session.ExecuterAsync(RetraitAuxFinanceurs, partis);
            await session.ExecuterAsync(Retrait, partis);
            await session.ExecuterAsync(Ajout, codes.Except(actuels).Select(code => new { AppelId = appel.Id, Code = code }).ToArray());
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierQuartiers, ObjetDuJournal.Appel, appel.Id, Details: $"quartiers : {codes.Distinct().Count()}"));
        }, annulation);
}
