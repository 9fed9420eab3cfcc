namespace AppelAProjets.Application.Organisations;

internal static class MandatSql
{
    /// <summary>Organisation <c>o</c> whose mandate is to be sent, or sent again: nothing is there to be verified.</summary>
    public const string Attendu = """
        o.EtatMandat = 'AVerifier' AND NOT EXISTS (SELECT 1 FROM OrganisationMandat om WHERE om.OrganisationId = o.Id AND om.Etat IN ('EnAttente', 'Accepte'))
        """;
}
