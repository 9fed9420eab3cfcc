using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comites;

/// <summary>What a line should have been in the relevé; one that is not named, or the same as now, stays as it is.</summary>
/// <param name="Version">Of the line, as read.</param>
public sealed record LigneARectifier(Guid FinanceurId, int Version, Repartition Montant)
{
    public Fermete? Fermete { get; init; }

    public string? Motif { get; init; }
}

/// <param name="Motif">Why the former relevé is not right.</param>
/// <param name="Version">Of the item, as read.</param>
public sealed record Rectification(AvisCommun Avis, IReadOnlyList<LigneARectifier> Lignes, string? Motif, int Version);

/// <summary>The Présidence corrects what a frozen relevé says of a dossier by another relevé, dated, that cites it. The former stays as it is; the letter goes in revision.</summary>
public sealed class RectifierReleve(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Ou = new("SELECT p.DossierId, s.AppelId FROM Point p INNER JOIN Seance s ON s.Id = p.SeanceId WHERE p.Id = @PointId AND s.Id = @SeanceId");

    /// <summary>The number of the new relevé; absent when the item does not exist for this person.</summary>
    public Task<Resultat<int>> ExecuterAsync(Guid seanceId, Guid pointId, Rectification saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            if (await session.UnAsync<OuRow>(Ou, new { SeanceId = seanceId, PointId = pointId }) is not { } ou)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(ou.AppelId), Verrou.Seance(seanceId), Verrou.Dossier(ou.DossierId));
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen)
            {
                return Refus.Absent;
            }

            if (examen.Point.Version != saisie.Version)
            {
                return Refus.Conflit;
            }

            if (await ReleveStore.DernierAsync(session, seanceId, ou.DossierId) is not { EstIntact: true } dernier || examen.Point.Etat != EtatPoint.Clos)
            {
                return new Refus("rectification.releve", "Aucun relevé intact ne porte d’avis sur ce dossier : il n’y a rien à rectifier.");
            }

            if (await ReleveStore.EstDepasseAsync(session, seanceId, ou.DossierId))
            {
                return new Refus("rectification.depasse", "Une séance plus récente a arbitré ce dossier : c’est son relevé qui se rectifie.");
            }

            var decision = Decider(examen, saisie, dernier, (acteur, le));
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            var ecrit = await EcrireAsync(session, examen, saisie, decision.Valeur, (acteur, le));
            return ecrit.EstRefuse ? ecrit.TousLesRefus : await GelerAsync(session, seanceId, pointId, (dernier, saisie), (acteur, le), ecrit.Valeur);
        }, annulation);

    private static Resultat<Decision> Decider(PointEnSeance examen, Rectification saisie, ReleveGarde dernier, (Acteur Acteur, DateTimeOffset Le) qui)
    {
        var capacites = FaireAvancerSeance.Capacites(qui.Acteur, examen.Seance);
        var etat = CycleDossier.Table.Decider(examen.Point.EtatDossier, ActionDossier.RectifierReleve, capacites, ContexteDossier.Vide with
        {
            Motif = saisie.Motif,
            ReleveRectifie = $"n° {dernier.Numero}",
            DateRectification = HeureDeParis.Jour(qui.Le),
        });
        if (etat.EstRefuse)
        {
            return etat.TousLesRefus;
        }

        var (lignes, refus) = (new List<(LigneDePointRow Ligne, LigneARectifier Saisie, EtatLigne Etat)>(), new List<Refus>());
        foreach (var (rang, ligne) in saisie.Lignes.Index())
        {
            if (examen.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == ligne.FinanceurId) is not { } actuelle || EstLaMeme(actuelle, ligne))
            {
                continue;
            }

            var rectifiee = Rectifier(examen, actuelle, ligne, capacites);
            refus.AddRange(rectifiee.TousLesRefus.Select(r => r with { Champ = $"Lignes[{rang}].{r.Champ ?? "Specifique"}" }));
            if (!rectifiee.EstRefuse)
            {
                lignes.Add((actuelle, ligne, rectifiee.Valeur));
            }
        }

        if (refus.Count == 0 && lignes.Count == 0 && saisie.Avis.DitComme(examen.Avis) && !EstDepasse(dernier, examen))
        {
            refus.Add(new Refus("rectification.rien", "Rien n’a changé : un relevé rectificatif change l’avis, une condition ou un montant."));
        }

        if (refus.Count == 0)
        {
            var montants = Apres(examen, lignes);
            refus.AddRange(montants.Couvert > examen.Point.TotalCharges
                ? [new Refus("rectification.charges", $"Le total, {montants.Couvert}, dépasse les charges de l’action, {examen.Point.TotalCharges}.")]
                : []);
            refus.AddRange(saisie.Avis.Manques(montants, examen.Seuil));
            refus.AddRange(examen.Vote.Contredire(saisie.Avis.Type));
        }

        return refus.Count > 0 ? (Refus[])[.. refus] : new Decision(etat.Valeur, lignes);
    }

    // What a funder decided since is not typed here: freezing it is reason enough.
    private static bool EstDepasse(ReleveGarde dernier, PointEnSeance examen) => Cosignature.Ecarts(
        [.. Releve.Lire(dernier.Contenu).Points.Where(p => p.Numero == examen.Point.Numero).SelectMany(p => p.LignesDeFinanceur)], examen.Montants.Lignes).Count > 0;

    private static bool EstLaMeme(LigneDePointRow actuelle, LigneARectifier saisie)
    {
        var memeMotif = string.IsNullOrWhiteSpace(saisie.Motif) || saisie.Motif == actuelle.MotifEtat;
        return actuelle.Etat switch
        {
            EtatLigne.Arbitree => memeMotif && actuelle.Arbitre == saisie.Montant && actuelle.Fermete == saisie.Fermete,
            EtatLigne.RefuseeComite => memeMotif && saisie.Montant.Total.EstNul,
            EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee => saisie.Montant.Total.EstNul && string.IsNullOrWhiteSpace(saisie.Motif),
            _ => true,
        };
    }

    private static Resultat<EtatLigne> Rectifier(PointEnSeance examen, LigneDePointRow actuelle, LigneARectifier saisie, IReadOnlyList<Intervenant> capacites)
    {
        var montant = Repartition.Creer(saisie.Montant.Specifique, saisie.Montant.DroitCommun);
        if (montant.EstRefuse)
        {
            return montant.TousLesRefus;
        }

        if (saisie.Fermete == Fermete.Ferme)
        {
            return new Refus("ligne.ferme", "Un montant n’est ferme qu’avec la décision du financeur.", nameof(saisie.Fermete));
        }

        Refus[] trop = [.. MontantArbitrable.Refuser(montant.Valeur, SansLesAutres(examen.BasePour(actuelle.FinanceurId)), saisie.Motif)];
        if (trop.Length > 0)
        {
            return trop;
        }

        var action = montant.Valeur.Total.EstPositif ? ActionLigne.Rectifier : ActionLigne.RectifierEnRefus;
        return CycleLigne.Table.Decider(actuelle.Etat, action, capacites, ContexteLigne.Vide with { Montant = montant.Valeur, Motif = saisie.Motif });
    }

    // The total is weighed once all the lines are read.
    private static BaseDArbitrage SansLesAutres(BaseDArbitrage tout) => tout with { Charges = null, Assiette = tout.Assiette ?? tout.Charges };

    private static Cofinancement Apres(PointEnSeance examen, List<(LigneDePointRow Ligne, LigneARectifier Saisie, EtatLigne Etat)> lignes) => examen.Montants with
    {
        Lignes = [.. examen.Montants.Lignes.Select(l => lignes.Find(r => r.Ligne.FinanceurId == l.FinanceurId) is { Ligne: not null } r ? l with { Etat = r.Etat, Arbitre = r.Saisie.Montant } : l)],
    };

    // Lines, item, dossier; gives the acts of the lines and what became of the letters.
    private async Task<Resultat<Revision>> EcrireAsync(
        SqlSession session, PointEnSeance examen, Rectification saisie, Decision decision, (Acteur Acteur, DateTimeOffset Le) qui)
    {
        var actes = new List<Acte>();
        foreach (var (ligne, rectifiee, etat) in decision.Lignes)
        {
            var fermete = rectifiee.Montant.Total.EstPositif ? rectifiee.Fermete ?? Fermete.SousReserveDeDecision : (Fermete?)null;
            if (!await ComiteStore.ArbitrerAsync(session, new LigneAArbitrer(ligne.Id, rectifiee.Version, etat, rectifiee.Montant, fermete, rectifiee.Motif), qui.Acteur, qui.Le))
            {
                return Refus.Conflit;
            }

            actes.Add(new Acte(ActeDuJournal.Arbitrer, ObjetDuJournal.Ligne, ligne.Id, rectifiee.Motif, $"{rectifiee.Montant.Total}, relevé rectifié"));
        }

        var enveloppes = await session.EnveloppesAsync(examen.Seance.AppelId);
        if (decision.Lignes.Select(l => enveloppes.RefuserSans((l.Ligne.FinanceurId, l.Ligne.Sigle), l.Saisie.Montant)).OfType<Refus>().ToArray() is { Length: > 0 } absentes)
        {
            return absentes;
        }

        foreach (var enveloppe in enveloppes.Where(e => decision.Lignes.Any(l => l.Ligne.FinanceurId == e.FinanceurId)))
        {
            var rectifiee = decision.Lignes.First(l => l.Ligne.FinanceurId == enveloppe.FinanceurId);
            var (avant, montant) = ((rectifiee.Ligne.Arbitre ?? Repartition.Zero).De(enveloppe.TypeDeCredits), rectifiee.Saisie.Montant.De(enveloppe.TypeDeCredits));
            var regle = new Enveloppe(enveloppe.FinanceurId, enveloppe.Sigle, enveloppe.TypeDeCredits, enveloppe.SansPlafond, [new MouvementDEnveloppe(default, enveloppe.Total, "total")]);
            if (montant > avant && regle.RefuserDeGeler(enveloppe.Consomme - montant, montant) is { } depassee)
            {
                return depassee;
            }

            if (!await ComiteStore.EngagerEnveloppeAsync(session, enveloppe))
            {
                return Refus.Conflit;
            }
        }

        if (!await ReleveStore.RectifierPointAsync(session, examen.Point, saisie.Avis)
            || !await ComiteStore.AvancerDossierAsync(session, examen.Point.DossierId, examen.Point.DossierVersion, decision.Etat, null))
        {
            return Refus.Conflit;
        }

        var courriers = await RevisionDesCourriers.MettreAsync(session, examen.Point.DossierId, saisie.Motif!, (liens.Value, qui.Le));
        return courriers.EstRefuse ? courriers.TousLesRefus : courriers.Valeur with { Actes = [.. actes, .. courriers.Valeur.Actes] };
    }

    private static async Task<Resultat<Ecrit<int>>> GelerAsync(
        SqlSession session, Guid seanceId, Guid pointId, (ReleveGarde Dernier, Rectification Saisie) quoi, (Acteur Acteur, DateTimeOffset Le) qui, Revision revision)
    {
        // Read again, as it is written now.
        var point = (await PointEnSeance.ChargerAsync(session, seanceId, pointId, qui.Acteur, qui.Le))!;
        var (seance, ancien) = (point.Seance, Releve.Lire(quoi.Dernier.Contenu));
        var cite = new ReleveCite(quoi.Dernier.Numero, quoi.Dernier.ArreteLe);
        var numero = await ReleveStore.ProchainNumeroAsync(session, seance.AppelId);
        var releve = new Releve(seance.Id, seance.Titre, seance.AppelTitre, seance.PrevueLe, seance.Presidence ?? "", qui.Le,
            [ancien.Points.First(p => p.Numero == point.Point.Numero) with { Avis = point.Avis, Lignes = ExamenDuPoint.Lignes(point) }])
        {
            Numero = numero,
            Lieu = seance.Lieu,
            Rectifie = new RectificationDuReleve(cite, quoi.Saisie.Motif!),
            Sieges = ancien.Sieges,
        };
        var details = await ReleveStore.AjouterAsync(session, releve, new ReleveStore.NouveauReleve(seance.AppelId, [point.Point.DossierId], qui.Acteur) { RectifieId = quoi.Dernier.Id });
        return Ecrit.Avec(new Acte(ActeDuJournal.RectifierReleve, ObjetDuJournal.Seance, seance.Id, quoi.Saisie.Motif, $"{details}, rectifie le {cite}"), [.. revision.Actes]).Et(revision.Courriels).Donnant(numero);
    }

    private sealed record Decision(EtatDossier Etat, IReadOnlyList<(LigneDePointRow Ligne, LigneARectifier Saisie, EtatLigne Etat)> Lignes);

    private sealed record OuRow
    {
        public required Guid DossierId { get; init; }
        public required Guid AppelId { get; init; }
    }
}
