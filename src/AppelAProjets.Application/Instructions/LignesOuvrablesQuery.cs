using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>For which of one's funders a line may be opened on a dossier.</summary>
public sealed class LignesOuvrablesQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Presents = new("SELECT FinanceurId FROM Ligne WHERE DossierId = @Id");

    public async Task<IReadOnlyList<FinanceurDAppel>> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is not { Dossier.Etat: EtatDossier.EnInstruction } sujet)
        {
            return [];
        }

        var presents = await session.ListeAsync<Guid>(Presents, new { Id = dossierId });
        return [.. sujet.Contexte.Appel.Financeurs.Where(f => acteur.APour(Role.Instructeur, f.Id) && !presents.Contains(f.Id))];
    }
}
