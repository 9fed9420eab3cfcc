using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>The service in charge, as typed; each receipt must name it with its telephone (CRPA R112-5).</summary>
public sealed record SaisieDeService(string? ServiceNom, string? ServiceAdresse, string? ServiceCourriel, string? ServiceTelephone);

public sealed class ModifierService(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("""
        UPDATE Appel SET ServiceNom = @Nom, ServiceAdresse = @Adresse, ServiceCourriel = @Courriel, ServiceTelephone = @Telephone WHERE Id = @Id
        """);

    /// <summary>In preparation a field may still be missing; later all are required.</summary>
    public Task<Resultat> ExecuterAsync(Cible cible, SaisieDeService saisie, Acteur acteur, CancellationToken annulation = default)
    {
        List<Refus> malLus = [];
        var courriel = Saisies.Courriel(saisie.ServiceCourriel, nameof(saisie.ServiceCourriel), malLus);
        var telephone = Saisies.Telephone(saisie.ServiceTelephone, nameof(saisie.ServiceTelephone), malLus);
        return ecrivain.ModifierAppelAsync(cible, SectionAppel.Service, acteur, async (session, appel, _) =>
        {
            Refus[] refus = [.. malLus, .. Verifier(saisie, requis: appel.Etat != EtatAppel.Preparation)];
            if (refus.Length > 0)
            {
                return refus;
            }

            await session.ExecuterAsync(Modification, new
            {
                appel.Id,
                Nom = Saisies.Texte(saisie.ServiceNom),
                Adresse = Saisies.Texte(saisie.ServiceAdresse),
                Courriel = courriel,
                Telephone = telephone,
            });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierService, ObjetDuJournal.Appel, appel.Id));
        }, annulation);
    }

    private static IEnumerable<Refus> Verifier(SaisieDeService saisie, bool requis) =>
    [
        .. Saisies.Verifier(saisie.ServiceNom, nameof(saisie.ServiceNom), "Nom du service", 200, requis),
        .. Saisies.Verifier(saisie.ServiceAdresse, nameof(saisie.ServiceAdresse), "Adresse postale", 300, requis),
        .. requis ? Saisies.Verifier(saisie.ServiceCourriel, nameof(saisie.ServiceCourriel), "Courriel", 254, requis) : [],
        .. requis ? Saisies.Verifier(saisie.ServiceTelephone, nameof(saisie.ServiceTelephone), "Téléphone", 40, requis) : [],
    ];
}
