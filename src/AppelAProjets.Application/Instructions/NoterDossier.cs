using System.Globalization;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <param name="Valeur">0 to 5; null = not scored (yet, or any more).</param>
/// <param name="Version">Version of the score that the person saw; 0 when there was none.</param>
public sealed record SaisieDeNote(Guid CritereId, int? Valeur, string? Justification, int Version);

/// <summary>An instructor's own scores. The grid may be filled in several times; only a complete grid counts in the mean.</summary>
public sealed class NoterDossier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT DISTINCT FinanceurId FROM Ligne WHERE DossierId = @DossierId;
        SELECT CritereId, Valeur, Justification, Version FROM Note WHERE DossierId = @DossierId AND CompteId = @CompteId;
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Note (DossierId, CritereId, CompteId, FinanceurId, Valeur, Justification, Le, Version)
        VALUES (@DossierId, @CritereId, @CompteId, @FinanceurId, @Valeur, @Justification, @Le, 1)
        """);

    private static readonly SqlStatement Modification = new("""
        UPDATE Note SET Valeur = @Valeur, Justification = @Justification, Le = @Le, Version = Version + 1
        WHERE DossierId = @DossierId AND CritereId = @CritereId AND CompteId = @CompteId AND Version = @Version
        """);

    private static readonly SqlStatement Retrait = new("""
        DELETE FROM Note WHERE DossierId = @DossierId AND CritereId = @CritereId AND CompteId = @CompteId AND Version = @Version
        """);

    /// <summary>Absent when the dossier does not exist for this person, or its funder has no line on it.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, IReadOnlyList<SaisieDeNote> saisies, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet)
            {
                return Refus.Absent;
            }

            var (lignes, avant) = await LireAsync(session, dossierId, acteur);
            if (lignes.FirstOrDefault(f => acteur.APour(Role.Instructeur, f)) is var financeur && financeur == Guid.Empty)
            {
                return Refus.Absent;
            }

            if (Verifier(sujet, saisies) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            var changees = saisies.Where(s => Change(s, avant.GetValueOrDefault(s.CritereId))).ToList();
            foreach (var saisie in changees)
            {
                if (!await EcrireAsync(session, dossierId, saisie, (acteur.CompteId, financeur), le))
                {
                    return Refus.Conflit;
                }
            }

            return changees.Count == 0
                ? Ecrit.SansJournal("nothing changed")
                : Ecrit.Avec(new Acte(ActeDuJournal.Noter, ObjetDuJournal.Dossier, dossierId, Details: $"critères notés : {changees.Count}"));
        }, annulation);

    internal static async Task<(Guid[] Financeurs, Dictionary<Guid, NoteRow> Notes)> LireAsync(SqlSession session, Guid dossierId, Acteur acteur)
    {
        using var lecture = await session.PlusieursAsync(Lecture, new { DossierId = dossierId, acteur.CompteId });
        Guid[] financeurs = [.. await lecture.ReadAsync<Guid>()];
        return (financeurs, (await lecture.ReadAsync<NoteRow>()).ToDictionary(n => n.CritereId));
    }

    private static List<Refus> Verifier(DossierInstruit sujet, IReadOnlyList<SaisieDeNote> saisies)
    {
        if (sujet.RefuserHorsInstruction() is { } ferme)
        {
            return [ferme];
        }

        var criteres = sujet.Contexte.Appel.Criteres.ToDictionary(c => c.Id);
        var refus = new List<Refus>();
        for (var i = 0; i < saisies.Count; i++)
        {
            refus.AddRange(Verifier(saisies[i], criteres.GetValueOrDefault(saisies[i].CritereId), $"Notes[{i.ToString(CultureInfo.InvariantCulture)}]"));
        }

        return refus;
    }

    internal static IEnumerable<Refus> Verifier(SaisieDeNote saisie, CritereRow? critere, string champ)
    {
        if (critere is null)
        {
            return [new Refus("note.critere", "Ce critère n’est plus dans la grille de l’appel.", champ)];
        }

        if (saisie.Valeur is not { } valeur)
        {
            return string.IsNullOrWhiteSpace(saisie.Justification)
                ? []
                : [new Refus("note.absente", $"« {critere.Libelle} » : donnez la note, de 0 à {GrilleDeNotation.NoteMaximale}, que vous justifiez.", $"{champ}.Valeur")];
        }

        var code = critere.Id.ToString();
        var grille = new GrilleDeNotation([new Critere(code, critere.Libelle, critere.Poids)]);
        return grille.Manques([new Note(code, valeur, saisie.Justification ?? "")])
            .Select(r => r with { Champ = $"{champ}.{(r.Code == "note.justification" ? "Justification" : "Valeur")}" });
    }

    private static bool Change(SaisieDeNote saisie, NoteRow? avant) =>
        saisie.Valeur != avant?.Valeur || (saisie.Justification?.Trim() ?? "") != (avant?.Justification ?? "");

    /// <summary>False when the row no longer has the version of <paramref name="saisie"/>.</summary>
    internal static Task<bool> EcrireAsync(SqlSession session, Guid dossierId, SaisieDeNote saisie, (Guid CompteId, Guid FinanceurId) de, DateTimeOffset le)
    {
        var parametres = new { DossierId = dossierId, saisie.CritereId, de.CompteId, de.FinanceurId, saisie.Valeur, Justification = saisie.Justification?.Trim(), Le = le, saisie.Version };
        return (saisie.Valeur, saisie.Version) switch
        {
            (null, _) => session.ModifierAsync(Retrait, parametres),
            (_, 0) => session.InsererSiAbsentAsync(Ajout, parametres),
            _ => session.ModifierAsync(Modification, parametres),
        };
    }

    internal sealed record NoteRow
    {
        public required Guid CritereId { get; init; }
        public required int Valeur { get; init; }
        public required string Justification { get; init; }
        public required int Version { get; init; }
    }
}
