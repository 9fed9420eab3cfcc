using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Instructions;

public sealed record DossierInstruitRow
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Porteur { get; init; }
    public required EtatMandat EtatMandat { get; init; }
    /// <summary>Why the organisation is contested, or why its last mandate was refused.</summary>
    public string? MotifMandat { get; init; }
    public required int VersionOrganisation { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>Arrival of the last version, UTC.</summary>
    public DateTimeOffset? RecuLe { get; init; }
    /// <summary>First deposit, UTC: the silence delay starts there whatever the answers since.</summary>
    public DateTimeOffset? DeposeLe { get; init; }
    public DateOnly? RejetImpliciteLe { get; init; }
    public string? MotifEtat { get; init; }
    /// <summary>Charges without 86.</summary>
    public Montant? TotalCharges { get; init; }
    /// <summary>Said by the porteur; null = the call's percentage.</summary>
    public Montant? SeuilDeViabilite { get; init; }
    /// <summary>Set by an instructor; null = the charges.</summary>
    public Montant? AssietteEligible { get; init; }
    public string? AssietteMotif { get; init; }
    /// <summary>Since when its porteur writes a corrected version, UTC.</summary>
    public DateTimeOffset? CorrectionLe { get; init; }
    /// <summary>No mandate was sent yet, or it was refused.</summary>
    public bool MandatAttendu { get; init; }
    /// <summary>Who sent the mandate that waits to be verified.</summary>
    public string? MandatDe { get; init; }
    public required int Version { get; init; }
}

internal sealed record DossierInstruit(ContexteInstruction Contexte, DossierInstruitRow Dossier)
{
    /// <summary>Refuses work on a dossier that is not, or no longer, being instructed.</summary>
    public Refus? RefuserHorsInstruction() => Dossier.Etat == EtatDossier.EnInstruction
        ? null
        : new Refus("instruction.fermee", $"L’instruction de ce dossier n’est pas ouverte : il est à l’état « {Libelles.Pour(Dossier.Etat)} ».");
}

internal static class DossierInstruitStore
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT d.Id, d.OrganisationId, o.Nom AS Porteur, o.EtatMandat, o.MotifMandat, o.Version AS VersionOrganisation, d.Numero, d.Titre, d.Etat, d.RecuLe, d.DeposeLe, d.RejetImpliciteLe, d.MotifEtat,
            d.TotalCharges, d.SeuilDeViabilite, d.AssietteEligible, d.AssietteMotif, d.Version,
            (SELECT co.OuverteLe FROM Correction co WHERE co.DossierId = d.Id) AS CorrectionLe,
            CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS MandatAttendu,
            (SELECT MAX(CONCAT(c.Prenom, ' ', c.Nom)) FROM OrganisationMandat om JOIN Compte c ON c.Id = om.CompteId WHERE om.OrganisationId = o.Id AND om.Etat = 'EnAttente') AS MandatDe
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.Id = @Id AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        """);

    private static readonly SqlStatement ChangementDEtat = new("""
        UPDATE Dossier SET Etat = @Etat, MotifEtat = @Motif, RejetImpliciteLe = @RejetImpliciteLe, ModifieLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement ChangementDAssiette = new("""
        UPDATE Dossier SET AssietteEligible = @Montant, AssietteMotif = @Motif, ModifieLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    /// <summary>Null when the call or the dossier does not exist for this person (perimeter, draft, déport).</summary>
    public static async Task<DossierInstruit?> ChargerAsync(SqlSession session, string code, Guid id, Acteur acteur, DateTimeOffset maintenant)
    {
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var parametres = contexte.Parametres(acteur, maintenant);
        parametres.Add("Id", id);
        return await session.UnAsync<DossierInstruitRow>(Lecture, parametres) is { } dossier ? new DossierInstruit(contexte, dossier) : null;
    }

    /// <summary>False on a version conflict. A correction being written ends: the services took up the deposited version.</summary>
    public static async Task<bool> ChangerEtatAsync(
        SqlSession session, DossierInstruitRow dossier, int version, (EtatDossier Etat, string? Motif, DateOnly? RejetImpliciteLe) apres, DateTimeOffset le) =>
        await session.ModifierAsync(ChangementDEtat, new { dossier.Id, Version = version, Etat = apres.Etat.ToString(), apres.Motif, apres.RejetImpliciteLe, Le = le })
        && (await session.EcarterLaCorrectionAsync(dossier.Id, le) || true);

    /// <summary>False on a version conflict.</summary>
    public static Task<bool> FixerAssietteAsync(SqlSession session, Guid id, int version, Montant? montant, string? motif, DateTimeOffset le) =>
        session.ModifierAsync(ChangementDAssiette, new { Id = id, Version = version, Montant = montant, Motif = motif, Le = le });
}
