using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Comites;

/// <summary>Whatever is arbitrated, frozen, granted, refused or withdrawn, in whatever order: envelopes, lines and totals tell the same money, and what is frozen never exceeds an envelope.</summary>
public sealed class ConservationTests
{
    private const int Financeurs = 4;
    private const int Dossiers = 25;
    private static readonly DateOnly Jour = new(2028, 3, 1);

    [TestCase(1, 2_000)]
    [TestCase(2, 2_000)]
    [TestCase(3, 10_000, Category = "Long")]
    [TestCase(4, 10_000, Category = "Long")]
    [TestCase(5, 10_000, Category = "Long")]
    public void A_random_life_of_thousands_of_acts_conserves_every_centime(int graine, int actes)
    {
        var monde = new Monde(graine);
        for (var i = 0; i < actes; i++)
        {
            var acte = monde.Agir();
            Assert.That(monde.Fautes(), Is.Empty, $"seed {graine}, act {i}: {acte}");
        }

        TestContext.Out.WriteLine(string.Join(", ", monde.Faits.OrderBy(f => f.Key).Select(f => $"{f.Key}: {f.Value.Faits} done, {f.Value.Refuses} refused")));
        Assert.That(monde.Faits.Where(f => f.Value.Faits == 0).Select(f => f.Key), Is.Empty, "every kind of act was done");
        Assert.That(monde.Faits.Where(f => f.Value.Refuses > 0).Select(f => f.Key), Does.Contain("figer").And.Contain("arbitrer").And.Contain("décider"));
    }

    private sealed class Ligne
    {
        public required int Financeur { get; init; }
        public EtatLigne Etat { get; set; } = EtatLigne.Proposee;
        public Repartition? Arbitre { get; set; }
        public Repartition? Accorde { get; set; }
    }

    private sealed class Dossier
    {
        public required Montant Charges { get; init; }
        public required Montant Seuil { get; init; }
        public required IReadOnlyList<Ligne> Lignes { get; init; }
        public EtatDossier Etat { get; set; } = EtatDossier.EnComite;

        public Cofinancement Montants => new([.. Lignes.Select(EnLigne)], Montant.Zero);

        public LigneDeFinanceur EnLigne(Ligne l) => new(Id(l.Financeur), $"F{l.Financeur}", l.Etat, l.Arbitre, l.Accorde) { Dossier = Etat };
    }

    private sealed class Monde
    {
        private readonly Random alea;
        private readonly List<Dossier> dossiers;
        private readonly List<Enveloppe> enveloppes;

        public Monde(int graine)
        {
            alea = new Random(graine);
            dossiers = [.. Enumerable.Range(0, Dossiers).Select(_ => Nouveau())];
            enveloppes =
            [
                .. from f in Enumerable.Range(0, Financeurs)
                   from type in Enum.GetValues<TypeDeCredits>()
                   select new Enveloppe(Id(f), $"F{f}", type, SansPlafond: f == 3 && type == TypeDeCredits.DroitCommun, [new MouvementDEnveloppe(Jour, Montant.DeEuros(alea.Next(5_000, 20_000)), "Budget")]),
            ];
        }

        public Dictionary<string, (int Faits, int Refuses)> Faits { get; } = [];

        public string Agir()
        {
            var (nom, faire) = alea.Next(6) switch
            {
                0 or 1 => ("arbitrer", (Func<bool>)Arbitrer),
                2 => ("figer", Figer),
                3 => ("décider", Decider),
                4 => ("mouvementer", Mouvementer),
                _ => ("réinscrire", Reinscrire),
            };
            var fait = faire();
            var (faits, refuses) = Faits.GetValueOrDefault(nom);
            Faits[nom] = fait ? (faits + 1, refuses) : (faits, refuses + 1);
            return nom;
        }

        /// <summary>What does not add up, in words.</summary>
        public IEnumerable<string> Fautes()
        {
            foreach (var d in dossiers.Where(d => d.Montants.Couvert > d.Charges))
            {
                yield return $"covered {d.Montants.Couvert} of {d.Charges}";
            }

            // By hand, apart from the rules: a line holds what was granted, else what was arbitrated.
            foreach (var e in enveloppes)
            {
                var lignes = dossiers.SelectMany(d => d.Lignes.Where(l => Id(l.Financeur) == e.FinanceurId).Select(l => (Dossier: d, Ligne: l))).ToList();
                var compte = Montant.Somme(lignes.Select(x => x.Ligne.Etat switch
                {
                    EtatLigne.Accordee => x.Ligne.Accorde!.Value.De(e.Type),
                    EtatLigne.Arbitree => x.Ligne.Arbitre!.Value.De(e.Type),
                    _ => Montant.Zero,
                }));
                if (compte != Consomme(e))
                {
                    yield return $"{e.Financeur} {e.Type}: {Consomme(e)} consumed, {compte} held by its lines";
                }

                var fige = Montant.Somme(lignes.Where(x => x.Ligne.Etat == EtatLigne.Accordee || (x.Ligne.Etat == EtatLigne.Arbitree && x.Dossier.Etat == EtatDossier.Arbitre)).Select(x => (x.Ligne.Accorde ?? x.Ligne.Arbitre ?? Repartition.Zero).De(e.Type)));
                if (!e.SansPlafond && fige > e.Montant)
                {
                    yield return $"{e.Financeur} {e.Type}: {fige} frozen or granted for {e.Montant}";
                }
            }

            var lignesDeTous = dossiers.SelectMany(d => d.Montants.Lignes).ToList();
            var total = Montant.Somme(dossiers.Select(d => d.Montants.Retenu.Total));
            if (total != Montant.Somme(enveloppes.Select(e => e.Consomme(lignesDeTous, []))))
            {
                yield return "the sum of the dossiers is not that of the envelopes";
            }
        }

        private Dossier Nouveau()
        {
            var charges = Montant.DeEuros(alea.Next(1_000, 9_000));
            return new Dossier { Charges = charges, Seuil = new Montant(charges.Centimes / 4), Lignes = [.. Enumerable.Range(0, Financeurs).Where(_ => alea.Next(3) > 0).Select(f => new Ligne { Financeur = f })] };
        }

        private bool Arbitrer()
        {
            if (Choisir(EtatDossier.EnComite) is not { } d || d.Lignes.Count == 0)
            {
                return false;
            }

            var l = d.Lignes[alea.Next(d.Lignes.Count)];
            var montant = alea.Next(4) == 0 ? Repartition.Zero : new Repartition(new Montant(alea.Next(0, 400_000)), new Montant(alea.Next(0, 100_000)));
            var positif = montant.Total.EstPositif;
            if (positif && MontantArbitrable.Refuser(montant, new BaseDArbitrage(montant.Total, d.Charges, null, d.Montants.Hors(Id(l.Financeur))), "motif").Count > 0)
            {
                return false;
            }

            var etat = CycleLigne.Decider(l.Etat, positif ? ActionLigne.Arbitrer : ActionLigne.RefuserEnComite, Role.MembreComite,
                ContexteLigne.Vide with { Montant = montant, Motif = "motif", PointOuvert = true, EnDeport = false });
            if (etat.EstRefuse)
            {
                return false;
            }

            (l.Etat, l.Arbitre) = (etat.Valeur, montant);
            return true;
        }

        private bool Figer()
        {
            var points = dossiers.Where(d => d.Etat == EtatDossier.EnComite && alea.Next(3) == 0).ToList();
            foreach (var l in points.SelectMany(d => d.Lignes).Where(l => l.Etat == EtatLigne.Proposee))
            {
                (l.Etat, l.Arbitre) = (EtatLigne.RefuseeComite, Repartition.Zero);
            }

            var examines = points.Select(d => new PointExamine("d", EtatPoint.Clos, d.Montants, d.Seuil, Avis(d)) { Charges = d.Charges }).ToList();
            var ici = points.SelectMany(d => d.Montants.Lignes).ToList();
            if (ArretDuReleve.Manques(examines, [.. enveloppes.Select(e => new EnveloppeAuReleve(e, Consomme(e) - e.Consomme(ici, [])))]).Count > 0)
            {
                return false;
            }

            points.ForEach(d => d.Etat = EtatDossier.Arbitre);
            return points.Count > 0;
        }

        private static AvisCommun Avis(Dossier d) => !d.Montants.Retenu.Total.EstPositif ? new AvisCommun(TypeAvis.Defavorable, "motif")
            : d.Montants.AtteintLeSeuil(d.Seuil) ? new AvisCommun(TypeAvis.Favorable) : new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [new ConditionDAvis("compléter", Jour, "le secrétariat")]);

        private bool Decider()
        {
            if (Choisir(EtatDossier.Arbitre) is not { } d || d.Lignes.Where(l => l.Etat == EtatLigne.Arbitree).ToList() is not { Count: > 0 } arbitrees)
            {
                return false;
            }

            var l = arbitrees[alea.Next(arbitrees.Count)];
            var nature = (NatureDeDecision)alea.Next(3);
            var part = alea.Next(0, 131);
            var montant = nature == NatureDeDecision.Accord ? new Repartition(Part(l.Arbitre!.Value.Specifique, part), Part(l.Arbitre.Value.DroitCommun, part)) : Repartition.Zero;
            var decision = new DecisionAnnoncee(nature, montant) { Organe = "Assemblée", Reference = "1", DecideeLe = Jour, NotifieeLe = Jour, Motif = "motif" };
            var etat = DecisionSurLigne.Decider(new LigneADecider(l.Etat, d.Etat, l.Arbitre!.Value), decision, [Role.Instructeur], Jour);
            if (etat.EstRefuse)
            {
                return false;
            }

            var avant = (l.Etat, l.Accorde, Montants: d.Montants);
            (l.Etat, l.Accorde) = (etat.Valeur, etat.Valeur == EtatLigne.Accordee ? montant : null);
            var trop = d.Montants.Couvert > d.Charges || enveloppes.Exists(e => e.FinanceurId == Id(l.Financeur) && montant.De(e.Type) > l.Arbitre.Value.De(e.Type) && e.RefuserDeGeler(Consomme(e) - montant.De(e.Type), montant.De(e.Type)) is not null);
            if (trop)
            {
                (l.Etat, l.Accorde) = (avant.Etat, avant.Accorde);
                return false;
            }

            if (d.Montants.ImposeDeRearbitrer(avant.Montants, d.Seuil))
            {
                d.Etat = CycleDossier.Decider(d.Etat, ActionDossier.Rearbitrer, Intervenant.Systeme, ContexteDossier.Vide with { Motif = "motif", CouvertSousLeSeuil = true }).Valeur;
                foreach (var autre in d.Lignes.Where(x => x.Etat == EtatLigne.Arbitree))
                {
                    autre.Etat = CycleLigne.Decider(autre.Etat, ActionLigne.RevenirALaProposition, Intervenant.Systeme, ContexteLigne.Vide with { Motif = "motif" }).Valeur;
                    autre.Arbitre = null;
                }
            }

            return true;
        }

        // An envelope moves, never under what it already gave.
        private bool Mouvementer()
        {
            var i = alea.Next(enveloppes.Count);
            var mouvement = new MouvementDEnveloppe(Jour, new Montant(alea.Next(-300_000, 300_000)), "Décision modificative");
            var apres = enveloppes[i].Mouvementer(mouvement, Consomme(enveloppes[i]));
            if (apres.EstRefuse)
            {
                return false;
            }

            enveloppes[i] = apres.Valeur;
            return true;
        }

        // A dossier sent back is put on an agenda again; an arbitrated one is now and then replaced, so that the life goes on.
        private bool Reinscrire()
        {
            if (Choisir(EtatDossier.Instruit) is { } d)
            {
                d.Etat = CycleDossier.Decider(d.Etat, ActionDossier.Inscrire, Role.Secretariat, ContexteDossier.Vide with { Seance = EtatSeance.Convoquee }).Valeur;
                return true;
            }

            var i = alea.Next(dossiers.Count);
            if (dossiers[i].Etat != EtatDossier.Arbitre)
            {
                return false;
            }

            dossiers[i] = Nouveau();
            return true;
        }

        private Dossier? Choisir(EtatDossier etat) => dossiers.Where(d => d.Etat == etat).ToList() is { Count: > 0 } choix ? choix[alea.Next(choix.Count)] : null;

        private Montant Consomme(Enveloppe e) => e.Consomme(dossiers.SelectMany(d => d.Montants.Lignes), []);

        private static Montant Part(Montant montant, int pourcent) => new(montant.Centimes * pourcent / 100);
    }

    private static Guid Id(int financeur) => new(financeur + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
