using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>
/// Makes one message of those that wait for the digest of a day, or for the end of one gesture on many dossiers. What is due is in the rows: a morning missed is made up for at the next run, by one digest.
/// Safe on several nodes: a group whose rows another took is left to it.
/// </summary>
public sealed class GrouperCourriels(SqlDatabase database, Ecrivain ecrivain)
{
    private const int Maximum = 200;

    private static readonly SqlStatement Dus = new(dialecte => $"""
        SELECT c.Destinataire, c.Lot FROM Courriel c WHERE c.Etat = 'AGrouper' AND c.ProchainEssaiLe <= @Maintenant
        GROUP BY c.Destinataire, c.Lot ORDER BY c.Destinataire, c.Lot {dialecte.Page}
        """);

    private static readonly SqlStatement DuGroupe = new("""
        SELECT c.Id, c.Genre, c.Objet, c.Corps, c.CreeLe, c.DossierId, c.AppelId, d.Numero, d.Titre, d.AppelId AS AppelDuDossier, c.Version
        FROM Courriel c LEFT JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.Etat = 'AGrouper' AND c.Destinataire = @Destinataire AND (c.Lot = @Lot OR (c.Lot IS NULL AND @Lot IS NULL)) AND c.ProchainEssaiLe <= @Maintenant
        ORDER BY c.CreeLe, c.Id
        """);

    private static readonly SqlStatement Laisser = new("UPDATE Courriel SET Etat = 'AEnvoyer', Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'AGrouper'");

    private static readonly SqlStatement Grouper = new("UPDATE Courriel SET Etat = 'Groupe', GroupeDans = @Dans, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'AGrouper'");

    private static readonly SqlStatement Taire = new("UPDATE Courriel SET Etat = 'Tu', Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'AGrouper'");

    /// <summary>How many messages were made.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<GroupeRow> dus;
        await using (var session = await database.LireAsync(annulation))
        {
            dus = await session.ListeAsync<GroupeRow>(Dus, new { Maintenant = ecrivain.Maintenant, Saut = 0, Taille = Maximum });
        }

        var faits = 0;
        foreach (var du in dus)
        {
            var fait = await ecrivain.EcrireAsync(Acteur.Systeme, (session, le) => GrouperAsync(session, du, le), annulation);
            faits += fait.EstRefuse ? 0 : 1;
        }

        return faits;
    }

    private static async Task<Resultat<Ecrit>> GrouperAsync(SqlSession session, GroupeRow groupe, DateTimeOffset le)
    {
        var lignes = await session.ListeAsync<LigneRow>(DuGroupe, new { groupe.Destinataire, groupe.Lot, Maintenant = le });
        if (lignes.Count == 0)
        {
            return Refus.Conflit;
        }

        var (dits, tus) = (new List<LigneRow>(), new List<LigneRow>());
        foreach (var ligne in lignes)
        {
            // Whoever stood down since then hears nothing of it.
            var tu = ligne.DossierId is { } dossier && await session.SEstDeporteeAsync(dossier, groupe.Destinataire, ligne.CreeLe, le);
            (tu ? tus : dits).Add(ligne);
        }

        foreach (var tu in tus)
        {
            if (!await session.ModifierAsync(Taire, new { tu.Id, tu.Version }))
            {
                return Refus.Conflit;
            }
        }

        if (dits is [var seul])
        {
            return await session.ModifierAsync(Laisser, new { seul.Id, seul.Version }) ? Fait : Refus.Conflit;
        }

        if (dits.Count == 0)
        {
            return Fait;
        }

        var dans = await session.AjouterUnGroupeAsync(Ecrire(groupe, dits), le);
        foreach (var ligne in dits)
        {
            if (!await session.ModifierAsync(Grouper, new { ligne.Id, ligne.Version, Dans = dans }))
            {
                return Refus.Conflit;
            }
        }

        return Fait;
    }

    private static Ecrit Fait => Ecrit.SansJournal("its row tells");

    private static NouveauCourriel Ecrire(GroupeRow groupe, List<LigneRow> lignes)
    {
        var messages = lignes
            .Select(l => new MessageAGrouper(l.Numero is null && l.Titre is null ? null : $"{l.Numero ?? "Brouillon"}, « {l.Titre} »", l.Objet, l.Corps, MiseEnPageDuCourriel.PremierLien(l.Corps), l.CreeLe))
            .ToList();
        var (objet, corps) = groupe.Lot is null ? RegroupementDeCourriels.Resumer(messages) : RegroupementDeCourriels.Joindre(messages);
        var appels = lignes.Select(l => l.AppelId ?? l.AppelDuDossier).Distinct().ToList();
        return new NouveauCourriel(groupe.Lot is null ? GenreDeCourriel.Resume : lignes[0].Genre, groupe.Destinataire, objet, corps) { AppelId = appels is [{ } seul] ? seul : null };
    }

    private sealed record GroupeRow
    {
        public required string Destinataire { get; init; }
        public string? Lot { get; init; }
    }

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required GenreDeCourriel Genre { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
        public required DateTimeOffset CreeLe { get; init; }
        public Guid? DossierId { get; init; }
        public Guid? AppelId { get; init; }
        public Guid? AppelDuDossier { get; init; }
        public string? Numero { get; init; }
        public string? Titre { get; init; }
        public required int Version { get; init; }
    }
}
