using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What happens to an item, with the avis when it is closed or adjourned.</summary>
public sealed record SortDuPoint
{
    public required ActionPoint Action { get; init; }
    /// <summary>Version of the item that was read.</summary>
    public required int Version { get; init; }
    public string? Motif { get; init; }
    /// <summary>The avis, for a closing and an adjournment.</summary>
    public AvisCommun? Avis { get; init; }
}

/// <summary>Closes, adjourns, takes off or reopens an item; the dossier and its lines follow in the same transaction.</summary>
public sealed class FaireAvancerPoint(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Does it, or says everything that prevents it.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Guid seanceId, Guid pointId, SortDuPoint sort, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerAsync($"Point {pointId}");
        if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, horloge.GetUtcNow()) is not { } examen)
        {
            return [RefusDeDonnees.Introuvable];
        }

        if (examen.Point.Version != sort.Version)
        {
            return [RefusDeDonnees.Conflit];
        }

        var manques = sort.Action == ActionPoint.Clore ? FermetureDePoint.Manques(examen.Examine(sort.Avis), new Quorum(examen.Seance.Quorum), examen.SiegesPresents) : [];
        var contexte = new ContextePoint { Seance = examen.Seance.Etat, Motif = sort.Motif, Suite = sort.Avis?.Attendu, Manques = manques };
        var decision = CyclePoint.Table.Decider(examen.Point.Etat, sort.Action, FaireAvancerSeance.Capacites(acteur, examen.Seance), contexte);
        if (decision.EstRefuse)
        {
            return manques.Count > 0 && decision.Refus == manques[0] ? manques : [decision.Refus];
        }

        if (await SuivreAsync(session, examen, sort, acteur) is { } refus)
        {
            return [refus];
        }

        var avis = sort.Action is ActionPoint.Clore or ActionPoint.Ajourner ? sort.Avis : null;
        if (!await ComiteStore.AvancerPointAsync(session, examen.Point, decision.Valeur, avis))
        {
            return [RefusDeDonnees.Conflit];
        }

        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), sort.Action.ToString(), "Point", pointId, sort.Motif, $"{examen.Point.Numero} {avis?.Type}");
        await session.ValiderAsync();
        return [];
    }

    private async Task<Refus?> SuivreAsync(SqlSession session, PointEnSeance examen, SortDuPoint sort, Acteur acteur) => sort.Action switch
    {
        ActionPoint.Clore => null,
        ActionPoint.Rouvrir => null,
        ActionPoint.Ajourner => await RendreAsync(session, examen, ActionDossier.Ajourner, sort, acteur),
        ActionPoint.Retirer => await RendreAsync(session, examen, ActionDossier.RetirerDeLOrdreDuJour, sort, acteur),
    };

    // The dossier goes back to "instruit" and what was arbitrated goes back to the proposal.
    private async Task<Refus?> RendreAsync(SqlSession session, PointEnSeance examen, ActionDossier action, SortDuPoint sort, Acteur acteur)
    {
        var contexte = ContexteDossier.Vide with { Motif = sort.Motif, Seance = examen.Seance.Etat, Suite = sort.Avis?.Attendu };
        var decision = CycleDossier.Table.Decider(examen.Point.EtatDossier, action, FaireAvancerSeance.Capacites(acteur, examen.Seance), contexte);
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        foreach (var ligne in examen.Complet.Lignes.Where(l => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite))
        {
            var retour = CycleLigne.Decider(ligne.Etat, ActionLigne.RevenirALaProposition, Intervenant.Systeme, ContexteLigne.Vide with { Motif = sort.Motif });
            if (retour.EstRefuse)
            {
                return retour.Refus;
            }

            if (!await ComiteStore.ArbitrerAsync(session, ligne.Id, ligne.Version, retour.Valeur, null, null, sort.Motif, acteur.CompteId, horloge.GetUtcNow()))
            {
                return RefusDeDonnees.Conflit;
            }
        }

        return await ComiteStore.AvancerDossierAsync(session, examen.Point.DossierId, examen.Point.DossierVersion, decision.Valeur, sort.Motif) ? null : RefusDeDonnees.Conflit;
    }
}
