using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Demonstration;

/// <summary>What the committee of a call gives, within what is left of each envelope.</summary>
internal sealed class ArbitrageDeDemonstration(AppelDuJeu appel)
{
    private const int PointsClosEnSeance = 2;

    // The fourth dossier of a past committee gets nothing, so that a defavorable avis is seen.
    private const int RangDuRefus = 3;

    private readonly Dictionary<Guid, Repartition> restes = appel.Financeurs.ToDictionary(f => f.Id, f => new Repartition(Plafond(f.Fiche.Specifique ?? 0), Plafond(f.Fiche.DroitCommun)));
    private int rang;
    private int enSeance;

    /// <summary>What to do of the lines of the next dossier of the agenda; null while its item is not closed.</summary>
    public Func<LigneDuJeu, LigneDuJeu>? Suivant(DossierDuJeu dossier)
    {
        if (!EstALOrdreDuJour(dossier) || (dossier.Etat == EtatDossier.EnComite && enSeance++ >= PointsClosEnSeance))
        {
            return null;
        }

        var refuse = appel.Etat == EtatAppel.AvisPublies && rang == RangDuRefus;
        rang++;
        return ligne => Decider(dossier, Arbitrer(ligne, refuse));
    }

    /// <summary>Whether the committee has it on an agenda.</summary>
    public static bool EstALOrdreDuJour(DossierDuJeu dossier) => dossier.Etat is EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos;

    public static AvisCommun Avis(DossierDuJeu dossier, IReadOnlyList<LigneDuJeu> lignes)
    {
        var montants = Montants(dossier, lignes);
        if (!montants.Retenu.Total.EstPositif)
        {
            return new AvisCommun(TypeAvis.Defavorable, "L’action relève d’un dispositif déjà financé par ailleurs.", ReorienteVers: "Service jeunesse de la ville (démonstration)");
        }

        return montants.AtteintLeSeuil(dossier.Budget.Seuil)
            ? new AvisCommun(TypeAvis.Favorable)
            : new AvisCommun(TypeAvis.FavorableSousReserve, Conditions:
                [new ConditionDAvis("Présenter un budget réduit ou un cofinancement complémentaire.", dossier.Appel.Comite.AddDays(60), "Secrétariat de l’appel à projets")]);
    }

    /// <summary>The money of a dossier, for the Domain's formulas.</summary>
    public static Cofinancement Montants(DossierDuJeu dossier, IReadOnlyList<LigneDuJeu> lignes) => new(
        [.. lignes.Select(l => new LigneDeFinanceur(l.Financeur.Id, l.Financeur.Fiche.Sigle, l.Etat, l.Arbitre, l.Accorde))],
        Montant.Somme(dossier.Budget.HorsPortail.Where(h => h.Etat == SituationHorsPortail.Acquis).Select(h => h.Montant)));

    private static Montant Plafond(int? euros) => euros is { } plafond ? Montant.DeEuros(plafond) : Montant.DeEuros(1_000_000_000);

    private LigneDuJeu Arbitrer(LigneDuJeu ligne, bool refuse)
    {
        if (ligne.Propose is not { } propose)
        {
            return ligne;
        }

        var reste = restes[ligne.Financeur.Id];
        var donne = refuse ? Repartition.Zero : new Repartition(Moindre(propose.Specifique, reste.Specifique), Moindre(propose.DroitCommun, reste.DroitCommun));
        restes[ligne.Financeur.Id] = new Repartition(reste.Specifique - donne.Specifique, reste.DroitCommun - donne.DroitCommun);
        return ligne with { Etat = donne.Total.EstPositif ? EtatLigne.Arbitree : EtatLigne.RefuseeComite, Arbitre = donne };
    }

    private static Montant Moindre(Montant a, Montant b) => a < b ? a : b;

    // After the letter: some funders have decided; in a closed call all have paid.
    private static LigneDuJeu Decider(DossierDuJeu dossier, LigneDuJeu ligne) => (dossier.Etat, ligne.Etat) switch
    {
        (EtatDossier.Clos, EtatLigne.Arbitree) => ligne with { Etat = EtatLigne.Soldee, Accorde = ligne.Arbitre },
        (EtatDossier.AvisTransmis, EtatLigne.Arbitree) when dossier.Alea.Chance(40) => ligne with { Etat = EtatLigne.Accordee, Accorde = ligne.Arbitre },
        _ => ligne,
    };
}
