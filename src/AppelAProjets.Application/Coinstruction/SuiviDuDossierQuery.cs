using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>What the agents say to each other about a dossier, as far as the reader may read it.</summary>
/// <param name="Partages">With whom the reader may share a note; empty when he only reads.</param>
/// <param name="AAffecter">The funders whose work the reader shares out.</param>
public sealed record SuiviDuDossier(ContexteInstruction Contexte, DossierInstruitRow Dossier, IReadOnlyList<PartageDeNote> Partages, IReadOnlyList<Guid> AAffecter)
{
    public required IReadOnlyList<EtiquetteRow> Etiquettes { get; init; }
    public required IReadOnlyList<NoteInterneRow> Notes { get; init; }
    public required IReadOnlyList<AffectationRow> Affectations { get; init; }
    /// <summary>Those among whom the reader chooses.</summary>
    public required IReadOnlyList<AgentDuFinanceur> Agents { get; init; }
    public ReorientationRow? Reorientation { get; init; }

    public bool PeutEcrire => Partages.Count > 0;

    public IEnumerable<EtiquetteRow> EtiquettesPosees => Etiquettes.Where(e => e.Dossiers > 0);
}

public sealed class SuiviDuDossierQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Null when the dossier does not exist for this person.</summary>
    public async Task<SuiviDuDossier?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Contexte: var contexte, Dossier: var dossier })
        {
            return null;
        }

        var parametres = contexte.Parametres(acteur, le).Et(new { Id = dossierId, EstSecretariat = acteur.A(Role.Secretariat) ? 1 : 0 });
        var aAffecter = SuiviDesAgents.Affecte(acteur, contexte.Financeurs);
        return new SuiviDuDossier(contexte, dossier, NotesEntreAgents.Partages(acteur, contexte.Financeurs), aAffecter)
        {
            Etiquettes = await session.EtiquettesAsync(contexte.Appel.Id, dossierId),
            Notes = await session.NotesAsync(parametres),
            Affectations = await session.AffectationsAsync(parametres),
            Agents = aAffecter.Count > 0 ? await session.AgentsDesFinanceursAsync(aAffecter, le) : [],
            Reorientation = await session.ReorientationAsync(dossierId),
        };
    }
}
