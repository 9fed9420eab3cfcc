namespace AppelAProjets.Application.Acces;

/// <summary>The published letters of a dossier <c>d</c>, on the side of the services: who reads everything, and whoever works for a funder of the call. On that of the organisations: <see cref="AppartenanceSql.LitLesCourriers"/>.</summary>
internal static class AccesAuxCourriers
{
    /// <summary>Parameters: <see cref="ParametresDesCourriers"/>.</summary>
    public const string DesServices =
        VisibiliteSql.SansDeport + " AND (@Tout = 1 OR EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.AppelId = d.AppelId AND af.FinanceurId IN @Miens))";

    private static readonly Role[] DeFinanceur = [Role.Instructeur, Role.Valideur, Role.SignataireCourrier, Role.MembreComite, Role.Lecteur];

    public static SqlParametres ParametresDesCourriers(this Acteur acteur, object autres) =>
        acteur.Parametres(autres).Et(new { Tout = acteur.LitTout, Miens = (IReadOnlyList<Guid>)[.. DeFinanceur.SelectMany(acteur.FinanceursComme).Distinct()] });
}
