using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Application.Travaux;

/// <summary>A job that says that jobs run, and what each did last: no longer heard, it tells that they stopped.</summary>
public sealed class BattreLaMesure(Ecrivain ecrivain, SuiviDesTaches suivi)
{
    private const int Longueur = 400;

    private static readonly SqlStatement Suite = new("""
        UPDATE TacheSuivie SET FinLe = @Le, DureeEnMs = @DureeEnMs, EchoueLe = CASE WHEN @Erreur IS NULL THEN EchoueLe ELSE @Le END, Erreur = CASE WHEN @Erreur IS NULL THEN Erreur ELSE @Erreur END WHERE Nom = @Nom
        """);

    private static readonly SqlStatement Ajout = new("INSERT INTO TacheSuivie (Nom, FinLe, DureeEnMs, EchoueLe, Erreur) VALUES (@Nom, @Le, @DureeEnMs, @EchoueLe, @Erreur)");

    public async Task ExecuterAsync(CancellationToken annulation = default)
    {
        var fins = suivi.Prendre();
        var ecrit = await ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Referentiel("taches"));
            foreach (var fin in fins.Where(f => f.Nom != BattementDesTaches.Nom).Append(new FinDeTache(BattementDesTaches.Nom, le, TimeSpan.Zero, null)))
            {
                var erreur = fin.Erreur is { Length: > Longueur } longue ? longue[..Longueur] : fin.Erreur;
                var duree = (int)Math.Min(fin.Duree.TotalMilliseconds, int.MaxValue);
                if (!await session.ModifierAsync(Suite, new { fin.Nom, fin.Le, DureeEnMs = duree, Erreur = erreur }))
                {
                    await session.ExecuterAsync(Ajout, new { fin.Nom, fin.Le, DureeEnMs = duree, EchoueLe = erreur is null ? (DateTimeOffset?)null : fin.Le, Erreur = erreur });
                }
            }

            return Ecrit.SansJournal("its rows tell");
        }, annulation);
        if (!ecrit.EstRefuse)
        {
            suivi.Ecrit(ecrivain.Maintenant);
        }
    }
}
