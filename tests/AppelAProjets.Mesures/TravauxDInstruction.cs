using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Mesures;

/// <summary>What an instructor does, done for real on a copy of the base and written down.</summary>
internal sealed class TravauxDInstruction(string code, Acteur acteur)
{
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

    private static void Verifier(bool fait)
    {
        if (!fait)
        {
            throw new InvalidOperationException("Refused.");
        }
    }
}
