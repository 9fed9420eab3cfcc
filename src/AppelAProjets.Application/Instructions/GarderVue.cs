using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <param name="Contenu">The query of the table as it is shown, its view left out.</param>
public sealed record SaisieDeVue(string? Nom, PartageDeVue? Partage, Guid? FinanceurId, string Contenu);

/// <summary>Saves the columns, filters and order of the table under a name: for oneself, for one's funder, or for all (the Secrétariat).</summary>
public sealed class GarderVue(Ecrivain ecrivain)
{
    private const string Pourquoi = "a way to look at the table: nothing of a dossier changes";

    /// <summary>Absent when the call does not exist for this person. The value is the new view.</summary>
    public Task<Resultat<Guid>> CreerAsync(string code, SaisieDeVue saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
            {
                return Refus.Absent;
            }

            var partage = Partager(saisie, contexte, acteur);
            if (partage.EstRefuse)
            {
                return partage.TousLesRefus;
            }

            var id = Guid.CreateVersion7();
            var (nom, avec, financeur) = partage.Valeur;
            await VuesStore.CreerAsync(session, contexte.Appel.Id, new VueEnregistree
            {
                Id = id, CompteId = acteur.CompteId, Nom = nom, Partage = avec, FinanceurId = financeur, Contenu = Contenu(id, saisie), Version = 1,
            }, le);
            return Ecrit.SansJournal(Pourquoi).Donnant(id);
        }, annulation);

    /// <summary>Another name, sharing or content. Absent when it is not one that this person may change.</summary>
    public Task<Resultat> ModifierAsync(string code, Guid id, int version, SaisieDeVue saisie, Acteur acteur, CancellationToken annulation = default) =>
        SurUneVueAsync(code, id, acteur, async (session, contexte, vue, le) =>
        {
            var partage = Partager(saisie, contexte, acteur);
            if (partage.EstRefuse)
            {
                return partage.TousLesRefus;
            }

            var (nom, avec, financeur) = partage.Valeur;
            return await VuesStore.ModifierAsync(session, vue with { Nom = nom, Partage = avec, FinanceurId = financeur, Contenu = Contenu(id, saisie), Version = version }, le)
                ? Ecrit.SansJournal(Pourquoi)
                : Refus.Conflit;
        }, annulation);

    public Task<Resultat> SupprimerAsync(string code, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        SurUneVueAsync(code, id, acteur, async (session, _, vue, _) =>
            await VuesStore.SupprimerAsync(session, vue with { Version = version }) ? Ecrit.SansJournal(Pourquoi) : Refus.Conflit, annulation);

    private Task<Resultat> SurUneVueAsync(
        string code, Guid id, Acteur acteur, Func<SqlSession, ContexteInstruction, VueEnregistree, DateTimeOffset, Task<Resultat<Ecrit>>> agir, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
            await ContexteInstruction.ChargerAsync(session, code, acteur) is { } contexte && await VuesStore.UneAsync(session, contexte, acteur, id) is { } vue && vue.EstModifiablePar(acteur)
                ? await agir(session, contexte, vue, le)
                : Refus.Absent, annulation);

    private static Resultat<(string Nom, PartageDeVue Partage, Guid? Financeur)> Partager(SaisieDeVue saisie, ContexteInstruction contexte, Acteur acteur)
    {
        var partage = saisie.Partage ?? PartageDeVue.Personnelle;
        var financeur = partage == PartageDeVue.Financeur ? saisie.FinanceurId ?? (contexte.Portee.MesFinanceurs is [var seul] ? seul : null) : null;
        return (saisie.Nom?.Trim(), partage) switch
        {
            (null or "", _) => new Refus("vue.nom", "Donnez un nom à la vue.", nameof(SaisieDeVue.Nom)),
            ({ Length: > VuePartagee.LongueurMaximale }, _) => new Refus("vue.nom-long", $"Le nom d’une vue a {VuePartagee.LongueurMaximale} caractères au plus.", nameof(SaisieDeVue.Nom)),
            (_, PartageDeVue.Tous) when !acteur.A(Role.Secretariat) => new Refus("vue.partage", "Seul le secrétariat partage une vue avec tous.", nameof(SaisieDeVue.Partage)),
            (_, PartageDeVue.Financeur) when financeur is null || !contexte.Portee.MesFinanceurs.Contains(financeur.Value) =>
                new Refus("vue.financeur", "Une vue se partage avec les agents de votre financeur.", nameof(SaisieDeVue.Partage)),
            var (nom, _) => (nom!, partage, financeur),
        };
    }

    private static string Contenu(Guid id, SaisieDeVue saisie) => saisie.Contenu.Length == 0 ? $"vue={id}" : $"vue={id}&{saisie.Contenu}";
}

/// <summary>Where a saved view leads.</summary>
public sealed class VuesQuery(SqlDatabase database)
{
    /// <summary>The query of its address; null when it does not exist for this person.</summary>
    public async Task<string?> ContenuAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur) is { } contexte ? (await VuesStore.UneAsync(session, contexte, acteur, id))?.Contenu : null;
    }
}
