using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>What labels, notes, assignments and réorientations have in common: under the lock of their dossier, for an agent who may read it and writes.</summary>
internal static class SuiviDUnDossier
{
    public sealed record Donnees(SqlSession Session, DossierInstruit Sujet, Acteur Acteur, DateTimeOffset Le)
    {
        public Guid DossierId => Sujet.Dossier.Id;

        public IReadOnlyList<Guid> Financeurs => Sujet.Contexte.Financeurs;

        public (Guid CompteId, DateTimeOffset Le) Par => (Acteur.CompteId, Le);

        public Acte Acte(ActeDuJournal quoi, string? motif = null, string? details = null) => new(quoi, ObjetDuJournal.Dossier, DossierId, motif, details);
    }

    /// <summary>Absent when the dossier does not exist for this person, or he only reads.</summary>
    public static Task<Resultat> SuivreAsync(this Ecrivain ecrivain, (string Code, Guid Id) dossier, Acteur acteur, Func<Donnees, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossier.Id));
            return await DossierInstruitStore.ChargerAsync(session, dossier.Code, dossier.Id, acteur, le) is { } sujet && SuiviDesAgents.Ecrit(acteur, sujet.Contexte.Financeurs)
                ? await faire(new Donnees(session, sujet, acteur, le))
                : Refus.Absent;
        }, annulation);
}

internal static class ContexteDesAgents
{
    extension(ContexteInstruction contexte)
    {
        /// <summary>The funders of the call.</summary>
        public IReadOnlyList<Guid> Financeurs => [.. contexte.Appel.Financeurs.Select(f => f.Id)];
    }
}
