using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed record ThemeSaisi(Guid? Id, int? Ordre, bool Supprimer, string? Libelle) : IElementSaisi;

/// <summary>Records the themes; a theme kept keeps its identity, so that funders keep it.</summary>
public sealed class ModifierThemes(Ecrivain ecrivain)
{
    private static readonly SqlStatement Actuels = new("SELECT Id FROM AppelTheme WHERE AppelId = @AppelId");
    private static readonly SqlStatement RetraitAuxFinanceurs = new("DELETE FROM AppelFinanceurTheme WHERE ThemeId = @Id");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelTheme WHERE Id = @Id");
    private static readonly SqlStatement Modification = new("UPDATE AppelTheme SET Ordre = @Ordre, Libelle = @Libelle WHERE Id = @Id");
    private static readonly SqlStatement Ajout = new("INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle) VALUES (@Id, @AppelId, @Ordre, @Libelle)");

    public async Task<Resultat> ExecuterAsync(Cible cible, IReadOnlyList<ThemeSaisi> elements, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus = [.. ElementsSaisis.Verifier(elements)];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Themes, acteur, async (session, appel, _) =>
        {
            var actuels = await session.ListeAsync<Guid>(Actuels, new { AppelId = appel.Id });
            if (ElementsSaisis.Etrangers(elements, actuels) is { } etranger)
            {
                return etranger;
            }

            var retenus = ElementsSaisis.Retenus(elements);
            await RemplacerAsync(session, appel.Id, actuels, retenus);
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierThemes, ObjetDuJournal.Appel, appel.Id, Details: $"thèmes : {retenus.Count}"));
        }, annulation);
    }

    private static async Task RemplacerAsync(SqlSession session, Guid appelId, IReadOnlyList<Guid> actuels, IReadOnlyList<ThemeSaisi> retenus)
    {
        var partis = actuels.Except(retenus.Select(r => r.Id).OfType<Guid>()).Select(id => new { Id = id }).ToArray();
        await session.ExecuterAsync(RetraitAuxFinanceurs, partis);
        await session.ExecuterAsync(Retrait, partis);
        foreach (var (rang, theme) in retenus.Index())
        {
            var ligne = new { Id = theme.Id ?? Guid.CreateVersion7(), AppelId = appelId, Ordre = rang + 1, Libelle = Saisies.Texte(theme.Libelle) };
            await session.ExecuterAsync(theme.Id is null ? Ajout : Modification, ligne);
        }
    }
}
