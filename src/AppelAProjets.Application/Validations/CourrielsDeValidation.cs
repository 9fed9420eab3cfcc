using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Validations;

/// <summary>Mails between a Valideur and the instructors of its funder: how many and where, never of which dossier. One for many.</summary>
internal static class CourrielsDeValidation
{
    // The instructors of the funder who may be told, and whether they prepared the amount or stand in for who did: they alone are, unless none of them is there any more.
    private static readonly SqlStatement Instructeurs = new($"""
        SELECT DISTINCT l.Id AS LigneId, c.Courriel,
            CASE WHEN EXISTS (SELECT 1 FROM LigneMontant m WHERE {ValidationSql.DernierMontant} AND m.CompteId = c.Id) THEN 1 ELSE 0 END AS APrepare,
            CASE WHEN EXISTS (SELECT 1 FROM LigneMontant m WHERE {ValidationSql.DernierMontant} AND m.CompteId = h.RemplaceId) THEN 1 ELSE 0 END AS Remplace
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
            .SelectMany(g => g.Any(i => i.LaSuit) ? g.Where(i => i.LaSuit) : g)
            .GroupBy(i => i.Courriel, StringComparer.OrdinalIgnoreCase)
            .Select(g => new NouveauCourriel(GenreDeCourriel.Travail, g.Key, "Propositions renvoyées par le valideur", $"""
                Bonjour,

                {Dire([.. g])} par le valideur, avec ce qui est à revoir.

                Pour lire son motif, modifier le montant ou le soumettre de nouveau : {liens.Vers(LiensValidations.Renvoyees)}
                """))];
    }

    private static string Dire(IReadOnlyCollection<InstructeurRow> renvoyees)
    {
        var nombre = renvoyees.Select(r => r.LigneId).Distinct().Count();
        var (une, plusieurs) = renvoyees.All(r => r.APrepare) ? ("que vous avez préparée", "que vous avez préparées")
            : renvoyees.All(r => r.Remplace) ? ("préparée par la personne que vous remplacez", "préparées par la personne que vous remplacez")
            : ("de votre financeur", "de votre financeur");
        return nombre == 1 ? $"Une proposition {une} vous est renvoyée" : $"{nombre} propositions {plusieurs} vous sont renvoyées";
    }

    public static NouveauCourriel Attente(string courriel, string sigle, string appel, int nombre, LiensOptions liens) => new(GenreDeCourriel.Travail, courriel, $"{sigle} : des propositions attendent votre validation", $"""
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
        public required bool Remplace { get; init; }

        public bool LaSuit => APrepare || Remplace;
    }
}
