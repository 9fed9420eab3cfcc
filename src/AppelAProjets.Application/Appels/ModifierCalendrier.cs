using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;

namespace AppelAProjets.Application.Appels;

/// <summary>Calendar as typed, in Paris time.</summary>
public sealed record SaisieDeCalendrier(SaisieDInstant Ouverture, SaisieDInstant Cloture, DatesDeLaSuite Suite, IReadOnlyList<SaisieDeReunion> Reunions);

/// <summary>Records the deposit window and the next dates, and so confirms dates shifted from another call.</summary>
public sealed class ModifierCalendrier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("""
        UPDATE Appel SET OuvertureLe = @OuvertureLe, ClotureLe = @ClotureLe, DatesAConfirmer = 0 WHERE Id = @Id
        """);

    /// <summary>In preparation a date may still be missing.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, SaisieDeCalendrier saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var ouverture = saisie.Ouverture.Lire(nameof(saisie.Ouverture), finDeMinute: false);
        var cloture = saisie.Cloture.Lire(nameof(saisie.Cloture), finDeMinute: true);
        var reunions = SaisieDeReunion.Lire(saisie.Reunions);
        Refus[] refus = [.. Verifier(saisie, ouverture, cloture), .. reunions.TousLesRefus];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Calendrier, acteur, async (session, appel, le) =>
        {
            var permis = ModificationAppel.Ouvrir(appel.Etat, ouverture.Valeur, le);
            if (permis.EstRefuse)
            {
                return permis.TousLesRefus;
            }

            await session.ExecuterAsync(Modification, new { appel.Id, OuvertureLe = ouverture.Valeur, ClotureLe = cloture.Valeur });
            await session.FixerLaSuiteAsync(appel.Id, saisie.Suite, reunions.Valeur);
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierCalendrier, ObjetDuJournal.Appel, appel.Id, Details: Decrire(ouverture.Valeur, cloture.Valeur)));
        }, annulation);
    }

    private static string? Decrire(DateTimeOffset? ouverture, DateTimeOffset? cloture) => (ouverture, cloture) switch
    {
        ({ } debut, { } fin) => $"du {HeureDeParis.Ecrire(debut)} au {HeureDeParis.Ecrire(fin)}",
        ({ } debut, null) => $"à partir du {HeureDeParis.Ecrire(debut)}",
        (null, { } fin) => $"jusqu’au {HeureDeParis.Ecrire(fin)}",
        _ => null,
    };

    private static IEnumerable<Refus> Verifier(SaisieDeCalendrier saisie, Resultat<DateTimeOffset?> ouverture, Resultat<DateTimeOffset?> cloture)
    {
        if (ouverture.EstRefuse)
        {
            yield return ouverture.Refus;
        }

        if (cloture.EstRefuse)
        {
            yield return cloture.Refus;
        }

        if (ouverture.EstRefuse || cloture.EstRefuse)
        {
            yield break;
        }

        if (cloture.Valeur <= ouverture.Valeur)
        {
            yield return new Refus("periode.inversee", "La clôture du dépôt doit suivre son ouverture.", "ClotureJour");
        }

        foreach (var refus in Calendrier.VerifierLaSuite(cloture.Valeur, saisie.Suite))
        {
            yield return refus;
        }
    }
}
