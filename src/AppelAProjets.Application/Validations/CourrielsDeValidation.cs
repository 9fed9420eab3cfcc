using AppelAProjets.Application.Envois;

namespace AppelAProjets.Application.Validations;

/// <summary>Mails between a Valideur and the instructors of its funder: how many and where, never of which dossier. One for many.</summary>
internal static class CourrielsDeValidation
{
    // The instructors of the funder who may be told, and whether they prepared the amount: they alone are, unless none of them is there any more.
    private static readonly SqlStatement Instructeurs = new($"""
        SELECT DISTINCT l.Id AS LigneId, c.Courriel,
            CASE WHEN EXISTS (SELECT 1 FROM LigneMontant m WHERE {ValidationSql.DernierMontant} AND m.CompteId = c.Id) THEN 1 ELSE 0 END AS APrepare
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Habilitation h ON h.FinanceurId = l.FinanceurId
        JOIN Compte c ON c.Id = h.CompteId
        WHERE l.Id IN @Lignes AND h.Role = {RolesSql.Instructeur} AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        """);

    public static async Task<IReadOnlyList<NouveauCourriel>> CourrielsDeRenvoiAsync(this SqlSession session, IReadOnlyList<Guid> lignes, LiensOptions liens, DateTimeOffset le)
    {
        if (lignes.Count == 0)
        {
            return [];
        }

        var instructeurs = await session.ListeAsync<InstructeurRow>(Instructeurs, new { Lignes = lignes, Maintenant = le });
        return [.. instructeurs.GroupBy(i => i.LigneId)
            .SelectMany(g => g.Any(i => i.APrepare) ? g.Where(i => i.APrepare) : g)
            .GroupBy(i => i.Courriel, StringComparer.OrdinalIgnoreCase)
            .Select(g => new NouveauCourriel(g.Key, "Propositions renvoyées par le valideur", $"""
                Bonjour,

                {(g.Count() == 1 ? "Une proposition que vous avez préparée vous est renvoyée" : $"{g.Count()} propositions que vous avez préparées vous sont renvoyées")} par le valideur, avec ce qui est à revoir.

                Pour lire son motif, modifier le montant ou le soumettre de nouveau : {liens.Vers(LiensValidations.Renvoyees)}
                """))];
    }

    public static NouveauCourriel Attente(string courriel, string sigle, string appel, int nombre, LiensOptions liens) => new(courriel, $"{sigle} : des propositions attendent votre validation", $"""
        Bonjour,

        Appel à projets « {appel} ». {(nombre == 1 ? "Une proposition" : $"{nombre} propositions")} de {sigle} {(nombre == 1 ? "attend" : "attendent")} votre validation.

        Pour les lire, les valider ou les renvoyer : {liens.Vers(LiensValidations.AValider)}

        Vous recevez ce courriel une fois par jour au plus pour cet appel.
        """);

    private sealed record InstructeurRow
    {
        public required Guid LigneId { get; init; }
        public required string Courriel { get; init; }
        public required bool APrepare { get; init; }
    }
}
