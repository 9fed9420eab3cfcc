namespace AppelAProjets.Application.Partenaires;

/// <summary>The partners of a dossier in SQL conditions, written once.</summary>
internal static class PartenaireSql
{
    /// <summary>Organisations that take part in a dossier <c>d</c> beside the one that carries it, for <c>IN</c>: their people stand down like its own (CYCLE, Déport).</summary>
    public const string Organisations = "(SELECT pa.OrganisationId FROM Partenaire pa WHERE pa.DossierId = d.Id AND pa.Etat IN ('Accepte', 'Accorde'))";
}
