using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>What every change of a meeting has in common: under its lock, for who holds it.</summary>
internal static class TenueDeReunion
{
    public sealed record Donnees(SqlSession Session, ContexteInstruction Contexte, ReunionRow Reunion, Acteur Acteur, DateTimeOffset Le)
    {
        public SqlParametres Parametres => Contexte.DeReunion(Acteur, Le, Reunion.Id);

        public Acte Acte(ActeDuJournal quoi, string? details = null) => new(quoi, ObjetDuJournal.Reunion, Reunion.Id, Details: details);
    }

    /// <summary>Absent when the meeting does not exist for this person, or he only attends; refused once it is ended or cancelled.</summary>
    /// <param name="dossierId">The dossier that it is about, locked too; null for the meeting itself.</param>
    public static Task<Resultat> TenirAsync(
        this Ecrivain ecrivain, (string Code, Guid Id) reunion, Guid? dossierId, Acteur acteur, Func<Donnees, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.MenerAsync(reunion, dossierId, acteur, async donnees => donnees.Reunion.EstFinie
            ? new Refus("reunion.finie", donnees.Reunion.EstAnnulee ? "La réunion est annulée." : "La réunion est terminée : rouvrez-la pour la modifier.")
            : await faire(donnees), annulation);

    /// <summary>The same, ended or not.</summary>
    public static Task<Resultat> MenerAsync(
        this Ecrivain ecrivain, (string Code, Guid Id) reunion, Guid? dossierId, Acteur acteur, Func<Donnees, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync([Verrou.Reunion(reunion.Id), .. dossierId is { } dossier ? [Verrou.Dossier(dossier)] : Array.Empty<Verrou>()]);
            return await ContexteInstruction.ChargerAsync(session, reunion.Code, acteur) is { } contexte
                && await session.ReunionAsync(contexte.DeReunion(acteur, le, reunion.Id)) is { } lue && Domain.Coinstruction.Reunions.PeutTenir(acteur, lue.Quartiers)
                ? await faire(new Donnees(session, contexte, lue, acteur, le))
                : Refus.Absent;
        }, annulation);
}
