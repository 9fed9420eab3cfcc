using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Lots;

public sealed record LigneDeLot
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string Sigle { get; init; }
    public required EtatLigne Etat { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? SansPropositionLe { get; init; }
    public required int Version { get; init; }

    public Repartition? Propose => ProposeSpecifique is null && ProposeDroitCommun is null ? null : new Repartition(ProposeSpecifique ?? Montant.Zero, ProposeDroitCommun ?? Montant.Zero);
}

/// <summary>What one dossier becomes, or why it does not.</summary>
public sealed record SortDeLot(SujetDeLot Sujet, string? Effet, Refus? Refus);

/// <param name="Sorts">Null as long as what the action asks is not filled in.</param>
/// <param name="Inconnus">Dossiers chosen that this person may no longer see.</param>
public sealed record Lot(ContexteInstruction Contexte, ActionEnLot Action, IReadOnlyList<SujetDeLot> Sujets, IReadOnlyList<SortDeLot>? Sorts, IReadOnlyList<Refus> Refus, int Inconnus);

/// <summary>Who is chosen: the dossiers, and for those already shown the version of their line.</summary>
public sealed record ChoixDeLot(Guid DossierId, Guid? LigneId = null, int? Version = null);

public sealed record DemandeDeLot(string Code, string? Action, IReadOnlyList<ChoixDeLot> Choix, SaisieDeLot Saisie);

/// <summary>One act on several dossiers: told first, then done, one transaction each. Those refused are named and nothing of theirs changes.</summary>
public sealed class TraiterEnLot(SqlDatabase database, Ecrivain ecrivain, IEnumerable<ActionEnLot> actions)
{
    /// <summary>Dossiers at once.</summary>
    public const int Maximum = 500;

    private static readonly SqlStatement Dossiers = new($"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Porteur, d.Etat FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.Id IN @Ids AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier} ORDER BY d.Numero
        """);

    private static readonly SqlStatement Lignes = new("""
        SELECT l.Id, l.DossierId, f.Sigle, l.Etat, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif, l.SansPropositionLe, l.Version
        FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE l.DossierId IN @Ids AND l.FinanceurId IN @Financeurs ORDER BY f.Sigle
        """);

    public IReadOnlyList<ActionEnLot> OuvertesA(Acteur acteur) => [.. actions.Where(a => a.EstOuverteA(acteur))];

    /// <summary>What would become of each; absent when the call or the action does not exist for this person.</summary>
    public Task<Resultat<Lot>> PrevoirAsync(DemandeDeLot demande, Acteur acteur, CancellationToken annulation = default) => TraiterAsync(demande, acteur, ecrivain.PourVoir, annulation);

    /// <summary>The same, done. A line that has changed since it was shown is refused.</summary>
    public Task<Resultat<Lot>> ExecuterAsync(DemandeDeLot demande, Acteur acteur, CancellationToken annulation = default) => TraiterAsync(demande, acteur, ecrivain, annulation);

    private async Task<Resultat<Lot>> TraiterAsync(DemandeDeLot demande, Acteur acteur, Ecrivain avec, CancellationToken annulation)
    {
        if (OuvertesA(acteur).FirstOrDefault(a => a.Cle == demande.Action) is not { } action)
        {
            return Refus.Absent;
        }

        if (demande.Choix.Select(c => c.DossierId).Distinct().Count() is > Maximum and var choisis)
        {
            return new Refus("lot.taille", $"Vous avez choisi {choisis} dossiers : {Maximum} au plus à la fois.");
        }

        if (await ChargerAsync(demande, action, acteur, annulation) is not ({ } contexte, { } sujets, var inconnus))
        {
            return Refus.Absent;
        }

        var refus = action.Verifier(demande.Saisie, HeureDeParis.Jour(ecrivain.Maintenant));
        return new Lot(contexte, action, sujets, refus.Count > 0 ? null : await FaireAsync(action, sujets, demande.Saisie, acteur, avec), refus, inconnus);
    }

    // A browser that gives up does not leave a part done and untold.
    private static async Task<IReadOnlyList<SortDeLot>> FaireAsync(ActionEnLot action, IReadOnlyList<SujetDeLot> sujets, SaisieDeLot saisie, Acteur acteur, Ecrivain avec)
    {
        var sorts = new List<SortDeLot>();
        foreach (var sujet in sujets)
        {
            if (action.SurLesLignesDe.Count > 0 && sujet.Ligne is null)
            {
                sorts.Add(new SortDeLot(sujet, null, new Refus("lot.ligne", "Votre financeur n’a pas de ligne sur ce dossier.")));
                continue;
            }

            var fait = await action.FaireAsync(sujet, saisie, acteur, avec);
            sorts.Add(new SortDeLot(sujet, fait.EstRefuse ? null : action.Effet(sujet, saisie), fait.Refus));
        }

        return sorts;
    }

    private async Task<(ContexteInstruction Contexte, IReadOnlyList<SujetDeLot> Sujets, int Inconnus)?> ChargerAsync(
        DemandeDeLot demande, ActionEnLot action, Acteur acteur, CancellationToken annulation)
    {
        var (code, choix) = (demande.Code, demande.Choix);
        await using var session = await database.LireAsync(annulation);
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        await action.PreparerAsync(session, contexte, acteur, ecrivain.Maintenant);
        Guid[] ids = [.. choix.Select(c => c.DossierId).Distinct()];
        var parametres = contexte.Parametres(acteur, ecrivain.Maintenant);
        parametres.Add("Ids", ids);
        var dossiers = ids.Length == 0 ? [] : await session.ListeAsync<DossierRow>(Dossiers, parametres);
        Guid[] financeurs = [.. action.SurLesLignesDe.SelectMany(acteur.FinanceursComme).Distinct()];
        var lignes = (dossiers.Count == 0 || financeurs.Length == 0 ? [] : await session.ListeAsync<LigneDeLot>(Lignes, new { Ids = ids, Financeurs = financeurs })).ToLookup(l => l.DossierId);
        var sujets = dossiers.SelectMany(d => lignes[d.Id].Select(l => (LigneDeLot?)l).DefaultIfEmpty(null)
            .Select(l => new SujetDeLot(code, d.Id, d.Numero, d.Titre, d.Porteur, d.Etat, l)));
        return (contexte, [.. sujets.Select(s => AuVu(s, choix)).OfType<SujetDeLot>()], ids.Length - dossiers.Count);
    }

    // A line shown on the preview is taken at the version shown; a line that was not chosen there is not touched.
    private static SujetDeLot? AuVu(SujetDeLot sujet, IReadOnlyList<ChoixDeLot> choix)
    {
        var siens = choix.Where(c => c.DossierId == sujet.DossierId).ToList();
        return siens.TrueForAll(c => c.LigneId is null) ? sujet
            : siens.Find(c => c.LigneId == sujet.Ligne?.Id) is { Version: { } version } ? sujet with { Ligne = sujet.Ligne! with { Version = version } }
            : null;
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required string Porteur { get; init; }
        public required EtatDossier Etat { get; init; }
    }
}
