using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

/// <summary>Which project a person says that the dossier goes on from.</summary>
/// <param name="Cle">That of a project shown to her (<see cref="De"/>); empty: none of them; null: nothing was chosen.</param>
/// <param name="Version">Of the confirmation that she saw; 0 when there was none.</param>
public sealed record ChoixDAntecedent(string? Cle, int Version)
{
    public static string De(ProjetConnu projet) => projet.DossierId is { } id ? $"d-{id}" : $"r-{projet.Annee}-{projet.Siret}-{projet.TitrePlie}";
}

/// <summary>Says what a dossier goes on from, or that it goes on from nothing; says it again; takes it back. By an instructor of the call or the Secrétariat.</summary>
public sealed class RapprocherAntecedent(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DossierAntecedent (DossierId, Annee, Siret, TitrePlie, PrecedentId, CompteId, Le, Version) VALUES (@DossierId, @Annee, @Siret, @TitrePlie, @PrecedentId, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE DossierAntecedent SET Annee = @Annee, Siret = @Siret, TitrePlie = @TitrePlie, PrecedentId = @PrecedentId, CompteId = @CompteId, Le = @Le, Version = Version + 1
        WHERE DossierId = @DossierId AND Version = @Version
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM DossierAntecedent WHERE DossierId = @DossierId AND Version = @Version");

    private static readonly Refus Absent = new("antecedent.absent", "Choisissez l’action que ce dossier renouvelle, ou « Aucune de celles-ci ».");

    private static readonly Refus Inconnu = new("antecedent.inconnu", "Cette action n’est plus parmi celles de l’organisation : relisez la liste, puis choisissez de nouveau.", "Antecedent");

    /// <summary>Absent when the dossier does not exist for this person, or is not hers to match.</summary>
    public Task<Resultat> ChoisirAsync(string code, Guid dossierId, ChoixDAntecedent choix, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await AntecedentsDuDossierQuery.LireAsync(session, code, dossierId, acteur, le) is not { PeutRapprocher: true } lus)
            {
                return Refus.Absent;
            }

            if (choix.Cle is null)
            {
                return Absent;
            }

            var projet = Proposables(lus).FirstOrDefault(p => ChoixDAntecedent.De(p) == choix.Cle);
            if (projet is null && choix.Cle.Length > 0)
            {
                return Inconnu;
            }

            return await EcrireAsync(session, dossierId, projet, choix.Version, acteur, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.ConfirmerAntecedent, ObjetDuJournal.Dossier, dossierId, Details: projet is null ? "aucune action antérieure" : $"{projet.Annee} – {projet.Titre}"))
                : Refus.Conflit;
        }, annulation);

    public Task<Resultat> AnnulerAsync(string code, Guid dossierId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await AntecedentsDuDossierQuery.LireAsync(session, code, dossierId, acteur, le) is not { PeutRapprocher: true })
            {
                return Refus.Absent;
            }

            return await session.ModifierAsync(Retrait, new { DossierId = dossierId, Version = version })
                ? Ecrit.Avec(new Acte(ActeDuJournal.AnnulerAntecedent, ObjetDuJournal.Dossier, dossierId))
                : Refus.Conflit;
        }, annulation);

    /// <summary>Confirms those that are matched by themselves among these: how many were. Each dossier is its own transaction; those that changed meanwhile are left.</summary>
    public async Task<Resultat<int>> ConfirmerLesExactsAsync(string code, IReadOnlyList<Guid> dossiers, Acteur acteur, CancellationToken annulation = default)
    {
        var faits = 0;
        foreach (var id in dossiers)
        {
            faits += (await ConfirmerLExactAsync(code, id, acteur, annulation)).EstRefuse ? 0 : 1;
        }

        return faits;
    }

    private Task<Resultat> ConfirmerLExactAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await AntecedentsDuDossierQuery.LireAsync(session, code, dossierId, acteur, le) is not { PeutRapprocher: true, Rapprochement: { EstConfirme: false, Projet: { } projet } })
            {
                return Refus.Absent;
            }

            return await EcrireAsync(session, dossierId, projet, 0, acteur, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.ConfirmerAntecedent, ObjetDuJournal.Dossier, dossierId, Details: $"{projet.Annee} – {projet.Titre}"))
                : Refus.Conflit;
        }, annulation);

    private static IEnumerable<ProjetConnu> Proposables(AntecedentsDuDossier lus) => lus.Rapprochement.Proposes.Select(p => p.Projet).Concat(lus.Rapprochement.Projet is { } projet ? [projet] : []);

    private static Task<bool> EcrireAsync(SqlSession session, Guid dossierId, ProjetConnu? projet, int version, Acteur acteur, DateTimeOffset le)
    {
        var valeurs = new { DossierId = dossierId, projet?.Annee, projet?.Siret, projet?.TitrePlie, PrecedentId = projet?.DossierId, acteur.CompteId, Le = le, Version = version };
        return version == 0 ? session.InsererSiAbsentAsync(Ajout, valeurs) : session.ModifierAsync(Changement, valeurs);
    }
}
