using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>The service in charge, as typed; each receipt must name it with its telephone (CRPA R112-5).</summary>
public sealed record SaisieDeService(string? ServiceNom, string? ServiceAdresse, string? ServiceCourriel, string? ServiceTelephone);

public sealed class ModifierService(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("""
        UPDATE Appel SET ServiceNom = @Nom, ServiceAdresse = @Adresse, ServiceCourriel = @Courriel, ServiceTelephone = @Telephone WHERE Id = @Id
        """);

    /// <summary>Empty when recorded, else the refusals. In preparation a field may still be missing; later all are required.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, SaisieDeService saisie, Acteur acteur, CancellationToken annulation = default)
    {
        List<Refus> refus = [];
        var courriel = Saisies.Courriel(saisie.ServiceCourriel, nameof(saisie.ServiceCourriel), refus);
        var telephone = Saisies.Telephone(saisie.ServiceTelephone, nameof(saisie.ServiceTelephone), refus);
        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Service, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        var requis = appel.Valeur.Etat != EtatAppel.Preparation;
        refus.AddRange(Saisies.Verifier(saisie.ServiceNom, nameof(saisie.ServiceNom), "Nom du service", 200, requis));
        refus.AddRange(Saisies.Verifier(saisie.ServiceAdresse, nameof(saisie.ServiceAdresse), "Adresse postale", 300, requis));
        refus.AddRange(Absents(saisie, requis));
        if (refus.Count > 0)
        {
            return refus;
        }

        await session.ExecuterAsync(Modification, new
        {
            appel.Valeur.Id,
            Nom = Saisies.Texte(saisie.ServiceNom),
            Adresse = Saisies.Texte(saisie.ServiceAdresse),
            Courriel = courriel,
            Telephone = telephone,
        });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-service", "Appel", appel.Valeur.Id);
        await session.ValiderAsync();
        return [];
    }

    private static IEnumerable<Refus> Absents(SaisieDeService saisie, bool requis) =>
        !requis ? [] :
        [
            .. Saisies.Verifier(saisie.ServiceCourriel, nameof(saisie.ServiceCourriel), "Courriel", 254, requis),
            .. Saisies.Verifier(saisie.ServiceTelephone, nameof(saisie.ServiceTelephone), "Téléphone", 40, requis),
        ];
}
