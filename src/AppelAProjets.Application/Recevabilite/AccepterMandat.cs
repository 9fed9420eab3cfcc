using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Recevabilite;

/// <summary>The Secrétariat accepts the mandate of the person who created the organisation; the deposit time of its dossiers is unchanged.</summary>
public sealed class AccepterMandat(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Acceptation = new("""
        UPDATE Organisation SET EtatMandat = 'Accepte', Version = Version + 1 WHERE Id = @Id AND Version = @Version AND EtatMandat = 'AVerifier'
        """);

    /// <summary>Null when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<Resultat?> ExecuterAsync(string code, Guid dossierId, int versionOrganisation, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier })
        {
            return null;
        }

        if (dossier.EtatMandat != "AVerifier")
        {
            return new Refus("mandat.etat", "Le mandat de cette organisation n’est plus à vérifier.");
        }

        if (!await session.ModifierAsync(Acceptation, new { Id = dossier.OrganisationId, Version = versionOrganisation }))
        {
            return DossierInstruitStore.Conflit;
        }

        await session.JournaliserAsync(acteur, le, "accepter-mandat", "Organisation", dossier.OrganisationId);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
