using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>Day and time are Paris time.</summary>
public sealed record SaisieDeReunion(Guid TerritoireId, DateOnly Jour, TimeOnly Heure, string? Lieu, int Version = 0);

/// <summary>Sets a co-instruction meeting of a territory: when, where; it opens with the dossiers of the territory that are being instructed.</summary>
public sealed class PreparerReunion(Ecrivain ecrivain)
{
    private const int LongueurDuLieu = 300;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Reunion (Id, AppelId, TerritoireId, Le, Lieu, CreeLe, CreePar, Version) VALUES (@Id, @AppelId, @TerritoireId, @Debut, @Lieu, @Le, @CompteId, 1)
        """);

    private static readonly SqlStatement Changement = new("UPDATE Reunion SET Le = @Debut, Lieu = @Lieu, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    /// <summary>The new meeting; absent when the call does not exist for this person, or he holds no meeting of that territory.</summary>
    public Task<Resultat<Guid>> CreerAsync(string code, SaisieDeReunion saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(contexte.Appel.Id));
            if ((await ReunionsQuery.TerritoiresAsync(session, contexte, acteur)).FirstOrDefault(t => t.Id == saisie.TerritoireId) is not { } territoire)
            {
                return new Refus("reunion.territoire", "Choisissez un territoire dont vous tenez les réunions.", nameof(saisie.TerritoireId));
            }

            var (lieu, debut) = (Lieu(saisie), HeureDeParis.Convertir(saisie.Jour, saisie.Heure));
            if (Refuser(lieu, debut) is { Length: > 0 } refus)
            {
                return refus;
            }

            var id = Guid.CreateVersion7();
            await session.ExecuterAsync(Ajout, new { Id = id, AppelId = contexte.Appel.Id, saisie.TerritoireId, Debut = debut.Valeur, Lieu = lieu, Le = le, acteur.CompteId });
            var dossiers = await session.DossiersPossiblesAsync(contexte.DeReunion(acteur, le, id));
            await OrdonnerDossiers.RangerAsync(session, id, [.. dossiers.Select(d => d.Id)]);
            return Ecrit.Avec(new Acte(ActeDuJournal.Preparer, ObjetDuJournal.Reunion, id, Details: $"{territoire.Nom}, {HeureDeParis.Ecrire(debut.Valeur)}")).Donnant(id);
        }, annulation);

    /// <summary>Absent when the meeting does not exist for this person, or he only attends. The territory does not change.</summary>
    public Task<Resultat> ModifierAsync((string Code, Guid Id) reunion, SaisieDeReunion saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, null, acteur, async donnees =>
        {
            var (lieu, debut) = (Lieu(saisie), HeureDeParis.Convertir(saisie.Jour, saisie.Heure));
            if (Refuser(lieu, debut) is { Length: > 0 } refus)
            {
                return refus;
            }

            return await donnees.Session.ModifierAsync(Changement, new { reunion.Id, Debut = debut.Valeur, Lieu = lieu, saisie.Version })
                ? Ecrit.Avec(donnees.Acte(ActeDuJournal.Modifier, $"{HeureDeParis.Ecrire(debut.Valeur)}, {lieu}"))
                : Refus.Conflit;
        }, annulation);

    private static string Lieu(SaisieDeReunion saisie) => (saisie.Lieu ?? "").ReplaceLineEndings(" ").Trim();

    private static Refus[] Refuser(string lieu, Resultat<DateTimeOffset> debut) =>
    [
        .. lieu.Length is 0 or > LongueurDuLieu ? [new Refus("reunion.lieu", "Indiquez le lieu, en 300 caractères au plus.", nameof(SaisieDeReunion.Lieu))] : Array.Empty<Refus>(),
        .. debut.EstRefuse ? [debut.Refus with { Champ = nameof(SaisieDeReunion.Heure) }] : Array.Empty<Refus>(),
    ];
}
