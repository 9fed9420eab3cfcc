using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Reads the live answers of a dossier.</summary>
public static class ContenuStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT a.Code AS AppelCode, a.Titre AS AppelTitre, a.Annee AS AppelAnnee,
            o.Nom AS OrganisationNom, o.Sigle, o.Siret, o.Rna, o.Adresse, o.CodePostal, o.Commune, o.Courriel, o.Telephone, o.RepresentantNom, o.RepresentantFonction, o.Iban, o.Bic,
            d.ResponsableNom, d.ResponsableCourriel, d.ResponsableTelephone,
            d.Titre, d.Renouvellement, d.Resume, d.Objectifs, d.Description, d.Moyens, d.Evaluation, d.DebutLe, d.FinLe,
            d.ThemeId, t.Libelle AS Theme, d.Publics, d.Beneficiaires, d.BeneficiairesQuartiers, d.RencontreLe, d.RencontreAvec,
            d.SeuilDeViabilite, d.AttesteExactitude, d.AttesteObligations, d.AttesteContratRepublicain
        FROM Dossier d
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
        WHERE d.Id = @Id;
        SELECT q.Code, q.Nom, dq.Part FROM DossierQuartier dq JOIN Quartier q ON q.Code = dq.QuartierCode WHERE dq.DossierId = @Id ORDER BY q.Nom, q.Code;
        SELECT Compte, Montant FROM DossierBudget WHERE DossierId = @Id;
        SELECT f.Id AS FinanceurId, f.Sigle, f.Nom, f.CompteCerfa, dd.Montant
        FROM DossierDemande dd
        JOIN Financeur f ON f.Id = dd.FinanceurId
        JOIN Dossier d ON d.Id = dd.DossierId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = dd.FinanceurId
        WHERE dd.DossierId = @Id ORDER BY af.Ordre, f.Nom;
        SELECT Nom, Compte, Montant, Etat FROM DossierHorsPortail WHERE DossierId = @Id;
        """);

    /// <summary>The live answers, or null when there is no such dossier.</summary>
    public static async Task<DossierContenu?> ContenuAsync(this SqlSession session, Guid dossierId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = dossierId });
        if (await jeux.ReadSingleOrDefaultAsync<ContenuRow>() is not { } d)
        {
            return null;
        }

        var quartiers = (await jeux.ReadAsync<QuartierRow>()).Select(q => new QuartierContenu(q.Code, q.Nom, q.Part)).ToList();
        // Sorted here: the two engines do not order text alike, and the snapshot must not depend on that.
        var comptes = (await jeux.ReadAsync<CompteRow>()).Select(c => new CompteContenu(c.Compte, c.Montant)).OrderBy(c => c.Compte, StringComparer.Ordinal).ToList();
        var demandes = (await jeux.ReadAsync<DemandeRow>()).Select(f => new DemandeContenu(f.FinanceurId, f.Sigle, f.Nom, f.CompteCerfa, f.Montant)).ToList();
        var horsPortail = (await jeux.ReadAsync<HorsPortailRow>()).Select(h => new HorsPortailContenu(h.Nom, h.Compte, h.Montant, h.Etat)).Ordonner();
        var pieces = await session.PiecesAsync(dossierId);
        return new DossierContenu(
            new AppelContenu(d.AppelCode, d.AppelTitre, d.AppelAnnee),
            new OrganisationContenu(
                d.OrganisationNom, d.Sigle, d.Siret, d.Rna, d.Adresse, d.CodePostal, d.Commune, d.Courriel, d.Telephone, d.RepresentantNom, d.RepresentantFonction, d.Iban, d.Bic),
            new ResponsableContenu(d.ResponsableNom, d.ResponsableCourriel, d.ResponsableTelephone),
            new ProjetContenu(d.Titre, d.Renouvellement, d.Resume, d.Objectifs, d.Description, d.Moyens, d.Evaluation, d.DebutLe, d.FinLe),
            new TerritoiresContenu(d.ThemeId, d.Theme, quartiers, d.Publics, d.Beneficiaires, d.BeneficiairesQuartiers),
            new RencontreContenu(d.RencontreLe, d.RencontreAvec),
            new FinancementContenu(comptes, demandes, horsPortail, d.SeuilDeViabilite),
            pieces,
            new AttestationsContenu(d.AttesteExactitude, d.AttesteObligations, d.AttesteContratRepublicain));
    }

    private sealed record ContenuRow
    {
        public required string AppelCode { get; init; }
        public required string AppelTitre { get; init; }
        public required int AppelAnnee { get; init; }
        public required string OrganisationNom { get; init; }
        public string? Sigle { get; init; }
        public string? Siret { get; init; }
        public string? Rna { get; init; }
        public string? Adresse { get; init; }
        public string? CodePostal { get; init; }
        public string? Commune { get; init; }
        public string? Courriel { get; init; }
        public string? Telephone { get; init; }
        public string? RepresentantNom { get; init; }
        public string? RepresentantFonction { get; init; }
        public string? Iban { get; init; }
        public string? Bic { get; init; }
        public string? ResponsableNom { get; init; }
        public string? ResponsableCourriel { get; init; }
        public string? ResponsableTelephone { get; init; }
        public required string Titre { get; init; }
        public required bool Renouvellement { get; init; }
        public string? Resume { get; init; }
        public string? Objectifs { get; init; }
        public string? Description { get; init; }
        public string? Moyens { get; init; }
        public string? Evaluation { get; init; }
        public DateOnly? DebutLe { get; init; }
        public DateOnly? FinLe { get; init; }
        public Guid? ThemeId { get; init; }
        public string? Theme { get; init; }
        public string? Publics { get; init; }
        public int? Beneficiaires { get; init; }
        public int? BeneficiairesQuartiers { get; init; }
        public DateOnly? RencontreLe { get; init; }
        public string? RencontreAvec { get; init; }
        public long? SeuilDeViabilite { get; init; }
        public required bool AttesteExactitude { get; init; }
        public required bool AttesteObligations { get; init; }
        public required bool AttesteContratRepublicain { get; init; }
    }

    private sealed record QuartierRow
    {
        public required string Code { get; init; }
        public required string Nom { get; init; }
        public required int Part { get; init; }
    }

    private sealed record CompteRow
    {
        public required string Compte { get; init; }
        public required long Montant { get; init; }
    }

    private sealed record DemandeRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Sigle { get; init; }
        public required string Nom { get; init; }
        public required string CompteCerfa { get; init; }
        public required long Montant { get; init; }
    }

    private sealed record HorsPortailRow
    {
        public required string Nom { get; init; }
        public required string Compte { get; init; }
        public required long Montant { get; init; }
        public required SituationHorsPortail Etat { get; init; }
    }
}
