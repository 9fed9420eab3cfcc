using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

/// <summary>A neighbourhood of the call and who answers for it; nobody = the Secrétariat answers.</summary>
public sealed record QuartierDeRencontre(string Code, string Nom, IReadOnlyList<string> Referents);

/// <param name="Rencontre">The meeting; null when nothing was done yet.</param>
/// <param name="Choisis">Codes of those told with the request, else those of the draft.</param>
public sealed record RencontreDuPorteur(DossierPorteur Dossier, RencontreRow? Rencontre, IReadOnlyList<QuartierDeRencontre> Quartiers, IReadOnlyList<string> Choisis)
{
    public EtatRencontre Etat => Rencontre?.Etat ?? EtatRencontre.AFaire;
}

public sealed class RencontreDuPorteurQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Referents = new($"""
        SELECT DISTINCT aq.QuartierCode AS Code, c.Nom, CONCAT(c.Prenom, ' ', c.Nom) AS Personne
        FROM AppelQuartier aq
        JOIN TerritoireQuartier tq ON tq.QuartierCode = aq.QuartierCode
        JOIN Habilitation h ON h.TerritoireId = tq.TerritoireId AND h.Role = {RolesSql.ReferentQuartier}
        JOIN Compte c ON c.Id = h.CompteId
        WHERE aq.AppelId = @AppelId AND {AgentsQuery.EnFonction}
        ORDER BY c.Nom, Personne
        """);

    /// <summary>Null when the dossier does not exist for this person.</summary>
    public async Task<RencontreDuPorteur?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierPorteurQuery.LireAsync(session, id, acteur, horloge.GetUtcNow()) is not { } dossier)
        {
            return null;
        }

        var rencontre = await session.RencontreAsync(id);
        var choisis = await session.QuartiersDeRencontreAsync(id);
        var referents = (await session.ListeAsync<ReferentRow>(Referents, new { AppelId = dossier.Appel.Id, Maintenant = horloge.GetUtcNow() })).ToLookup(r => r.Code, r => r.Personne);
        return new RencontreDuPorteur(dossier, rencontre, [.. dossier.Appel.Quartiers.Select(q => new QuartierDeRencontre(q.Code, q.Nom, [.. referents[q.Code]]))],
            choisis.Count > 0 ? choisis : [.. dossier.Contenu.Territoires.Quartiers.Select(q => q.Code)]);
    }

    private sealed record ReferentRow
    {
        public required string Code { get; init; }
        public required string Nom { get; init; }
        public required string Personne { get; init; }
    }
}
