using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>The Secrétariat has read the drafts and hands them to the funders that co-sign; each signatory gets one mail for the whole batch.</summary>
public sealed class DemanderBonsASigner(SqlDatabase database, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    private static readonly SqlStatement Signataires = new($"""
        SELECT DISTINCT c.Courriel
        FROM Compte c
        INNER JOIN Habilitation h ON h.CompteId = c.Id
        INNER JOIN CourrierVisa v ON v.FinanceurId = h.FinanceurId
        INNER JOIN Courrier k ON k.Id = v.CourrierId
        INNER JOIN Dossier d ON d.Id = k.DossierId
        WHERE k.Id = @CourrierId AND v.Le IS NULL AND h.Role = {RolesSql.SignataireCourrier} AND h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant)
          AND c.DesactiveLe IS NULL
          AND {DeportSql.CompteSansDeport}
        """);

    /// <summary>Asks for the bons à signer of the letters of these items.</summary>
    public async Task<BilanDeCourriers> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        var (refus, faits, deja) = (new List<RefusDeCourrier>(), 0, 0);
        var aPrevenir = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var maintenant = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        foreach (var pointId in acteur.A(Role.Secretariat) ? points.Distinct() : [])
        {
            var courrier = await CourrierStore.DuPointAsync(session, code, pointId, acteur);
            if (Empechement(courrier) is { } empechement)
            {
                refus.Add(new RefusDeCourrier(courrier?.Numero ?? "–", empechement));
            }
            else if (courrier!.SoumisLe is not null)
            {
                deja++;
            }
            else if (!await CourrierStore.SoumettreAsync(session, courrier, maintenant))
            {
                refus.Add(new RefusDeCourrier(courrier.Numero, RefusDeDonnees.Conflit));
            }
            else
            {
                faits++;
                await session.JournaliserAsync(acteur, maintenant, "demander-bons-a-signer", "Courrier", courrier.Id, details: courrier.Numero);
                foreach (var adresse in await session.ListeAsync<string>(Signataires, new { CourrierId = courrier.Id, Maintenant = maintenant }))
                {
                    aPrevenir[adresse] = aPrevenir.GetValueOrDefault(adresse) + 1;
                }
            }
        }

        foreach (var (adresse, nombre) in aPrevenir)
        {
            await session.AjouterCourrielAsync(adresse, "Courriers d’avis commun à relire et à signer", Corps(nombre), maintenant);
        }

        await session.ValiderAsync();
        return new BilanDeCourriers(faits, deja, refus);
    }

    private static Refus? Empechement(CourrierRow? courrier) => courrier switch
    {
        null => new Refus("courrier.absent", "Le courrier n’est pas préparé."),
        { Etat: not EtatCourrier.Projet } => new Refus("courrier.etat", $"Le courrier est à l’état « {Libelles.Pour(courrier.Etat)} »."),
        _ => null,
    };

    private string Corps(int nombre) => $"""
        Bonjour,

        {(nombre == 1 ? "Un courrier d’avis commun attend" : $"{nombre} courriers d’avis commun attendent")} votre bon à signer. Relisez et donnez votre accord ici :
        {liens.Value.Vers(LiensCourriers.ASigner)}

        Un courrier n’est publié que lorsque tous les financeurs qui le cosignent ont donné leur bon à signer.
        """.ReplaceLineEndings("\n");
}
