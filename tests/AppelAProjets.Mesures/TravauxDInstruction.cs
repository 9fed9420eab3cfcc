using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Mesures;

/// <summary>What an instructor does, done for real on a copy of the base and written down.</summary>
internal sealed class TravauxDInstruction(string code, Acteur acteur)
{
    private static readonly SqlStatement Lignes = new(dialecte => $"""
        SELECT l.Id, l.DossierId, l.Version FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId
        WHERE l.FinanceurId IN @Financeurs AND l.Etat = 'Recevable' AND d.Etat = 'EnInstruction' ORDER BY l.Id {dialecte.Premier}
        """);

    /// <summary>Dossiers that wait for the person's scores.</summary>
    public async Task<IReadOnlyList<Guid>> ANoterAsync(SqlDatabase database)
    {
        var (requete, ids) = (new TableauInstructionQuery(database, TimeProvider.System), new List<Guid>());
        for (var page = 1; ; page++)
        {
            var tableau = await requete.ChargerAsync(code, new FiltreDuTableau { ANoter = true, Conditions = ConditionsDuTableau.Aucune.Avec("etat", "EnInstruction"), Page = page, Taille = 200 }, acteur);
            ids.AddRange(tableau!.Lignes.Select(d => d.Id));
            if (tableau.Lignes.Count < 200)
            {
                return ids;
            }
        }
    }

    public async Task<IReadOnlyList<IReadOnlyList<Commande>>> NoterAsync(SqlDatabase copie, IReadOnlyList<Guid> dossiers)
    {
        var criteres = (await new TableauInstructionQuery(copie, TimeProvider.System).ChargerAsync(code, new FiltreDuTableau(), acteur))!.Contexte.Appel.Criteres;
        ChampSaisi[] grille =
        [
            .. criteres.Select(c => new ChampSaisi(ChampsDeFiche.Note(c.Id), "3", Empreintes.Ecrire("", null))),
            .. criteres.Select(c => new ChampSaisi(ChampsDeFiche.Justification(c.Id), "Bien étayé.", Empreintes.Ecrire("", null))),
        ];
        var transactions = new List<IReadOnlyList<Commande>>();
        foreach (var dossier in dossiers)
        {
            transactions.Add(await Transcription.NoterAsync(copie, async () => Verifier(await new EnregistrerInstruction(new Ecrivain(copie, TimeProvider.System)).ExecuterAsync(code, dossier, grille, acteur) is { EstRefuse: false })));
        }

        return transactions;
    }

    /// <summary>A line that this person may change.</summary>
    public async Task<LigneVisee> LigneAsync(SqlDatabase database)
    {
        await using var session = await database.LireAsync();
        var ligne = (await session.UnAsync<LigneRow>(Lignes, new { Financeurs = acteur.FinanceursComme(Role.Instructeur) }))!;
        return new LigneVisee(code, ligne.DossierId, ligne.Id, ligne.Version);
    }

    private static void Verifier(bool fait)
    {
        if (!fait)
        {
            throw new InvalidOperationException("Refused.");
        }
    }

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required Guid DossierId { get; init; }
        public required int Version { get; init; }
    }
}
