using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>Where someone looks from: perimeter, déports, own work.</summary>
internal sealed record RegardSurLAppel(ContexteInstruction Contexte, Acteur Acteur, DateTimeOffset Maintenant)
{
    /// <summary>What the project of each dossier got before: only where the filter or the sort reads it (<see cref="FiltreDuTableau.Regarde"/>).</summary>
    public IReadOnlyDictionary<Guid, ProjetConnu?> Anterieurs { get; init; } = new Dictionary<Guid, ProjetConnu?>();
    /// <summary>Likewise the reader's threads.</summary>
    public IReadOnlyDictionary<Guid, CompteDuFil> Fils { get; init; } = new Dictionary<Guid, CompteDuFil>();

    public SerieDeColonne Serie(IndexDeLAppel index, ColonneDuTableau colonne, Guid? financeur) =>
        colonne.DependDuPasse || colonne.DependDesFils ? index.SerieDuMoment(colonne, this) : index.Serie(colonne, financeur, Vue);

    public VueDesNotes Vue { get; } = VueDesNotes.De(Contexte, Acteur, Maintenant);

    public Bits Visibles(IndexDeLAppel index)
    {
        var visibles = index.Tous();
        if (!Contexte.Portee.ToutLAppel)
        {
            visibles.Garder(Acteur.QuartiersDans(Mission.Instruction).Aggregate(new Bits(), (siens, code) => siens.Ajouter(index.Ensemble("quartiers", code))));
        }

        foreach (var organisation in Acteur.Deports.Organisations)
        {
            visibles.Oter(index.De(organisation));
        }

        foreach (var rang in Acteur.Deports.Dossiers.Select(index.Rang).OfType<int>())
        {
            visibles.Mettre(rang, false);
        }

        return visibles;
    }

    /// <summary>What waits for this person's scores: its funder has a live line and the grid is not complete.</summary>
    public Bits ANoter(IndexDeLAppel index) =>
        Acteur.FinanceursComme(Role.Instructeur).Aggregate(new Bits(), (siens, financeur) => siens.Ajouter(index.ANoterPour(financeur))).Oter(index.NotesPar(Acteur.CompteId));

    /// <summary>What waits for an amount of one of this person's funders.</summary>
    public Bits AProposer(IndexDeLAppel index) =>
        Acteur.FinanceursComme(Role.Instructeur).Aggregate(new Bits(), (siens, financeur) => siens.Ajouter(index.AProposerPour(financeur)));
}

/// <param name="Ids">Of a window in the order.</param>
/// <param name="Groupes">By neighbourhood: how many dossiers of the filter are alive there, and what they ask for; empty when the table is not grouped.</param>
internal sealed record ChoixDuTableau(TotauxDuTableau Totaux, IReadOnlyList<Guid> Ids, IReadOnlyDictionary<string, GroupeDuTableau> Groupes);

/// <summary>The dossiers of a filter: totals, and the identifiers of a window in the order.</summary>
internal static class SelectionDuTableau
{
    public static ChoixDuTableau Choisir(IndexDeLAppel index, RegardSurLAppel regard, FiltreDuTableau filtre, int saut, int taille)
    {
        var (choisis, aNoter) = (regard.Visibles(index), regard.ANoter(index));
        var exacts = Chercher(choisis, index, filtre.Texte);
        foreach (var (cle, condition) in filtre.Conditions.Toutes)
        {
            FiltrerUneColonne(choisis, index, regard, cle, condition);
        }

        if (filtre.ANoter)
        {
            choisis.Garder(aNoter);
        }

        if (filtre.AProposer)
        {
            choisis.Garder(regard.AProposer(index));
        }

        var vivants = choisis.Copier().Garder(index.Vivants);
        var lignes = choisis.Compter();
        Guid[] ids = [.. Ordonner(choisis, exacts, index, regard, filtre).Skip(saut).Take(Math.Clamp(lignes - saut, 0, taille)).Select(index.Id)];
        return new ChoixDuTableau(Totaliser(choisis, vivants, aNoter, index, regard), ids, filtre.Groupement == GroupementDuTableau.Quartier ? Grouper(vivants, index, regard) : new Dictionary<string, GroupeDuTableau>());
    }

    private static TotauxDuTableau Totaliser(Bits choisis, Bits vivants, Bits aNoter, IndexDeLAppel index, RegardSurLAppel regard) => new()
    {
        Lignes = choisis.Compter(),
        Dossiers = vivants.Compter(),
        Demande = Demande(index, regard, vivants),
        ANoter = aNoter.Garder(choisis).Compter(),
        Irrecevables = Compter(choisis, index, EtatDossier.Irrecevable),
        Retires = Compter(choisis, index, EtatDossier.Retire),
        SansSuite = Compter(choisis, index, EtatDossier.SansSuite),
    };

    private static Dictionary<string, GroupeDuTableau> Grouper(Bits vivants, IndexDeLAppel index, RegardSurLAppel regard) =>
        index.QuartiersPrincipaux.ToDictionary(code => code, code =>
        {
            var siens = vivants.Copier().Garder(index.DeQuartierPrincipal(code));
            return new GroupeDuTableau(siens.Compter(), Demande(index, regard, siens));
        });

    private static int Compter(Bits choisis, IndexDeLAppel index, EtatDossier etat) => choisis.Copier().Garder(index.AvecEtat(etat)).Compter();

    private static Montant Demande(IndexDeLAppel index, RegardSurLAppel regard, Bits lesquels) =>
        new(index.Serie(ColonnesDuTableau.Trouver("demande")!, null, regard.Vue).Sommer(lesquels));

    /// <summary>Keeps what all the words begin, or what a number typed in groups begins; returns those whose very number was typed.</summary>
    private static IReadOnlyList<int> Chercher(Bits choisis, IndexDeLAppel index, string? texte)
    {
        var mots = TexteDeRecherche.Mots(TexteDeRecherche.CommeGarde(texte));
        if (mots.Length == 0)
        {
            _ = TexteDeRecherche.NeDitRien(texte) ? choisis.Garder(_ => false) : choisis;
            return [];
        }

        var trouves = choisis.Copier();
        foreach (var debut in mots)
        {
            trouves.Garder(index.Commencant(debut));
        }

        foreach (var numero in new[] { TexteDeRecherche.EnUnMot(texte), TexteCherche.Mots(texte) is [var seul] ? seul : null }.OfType<string>().Distinct())
        {
            trouves.Ajouter(index.Commencant(numero));
        }

        var exacts = index.AyantPourNumero(string.Join(' ', mots));
        foreach (var rang in exacts)
        {
            trouves.Mettre(rang, true);
        }

        choisis.Garder(trouves);
        return exacts;
    }

    private static void FiltrerUneColonne(Bits choisis, IndexDeLAppel index, RegardSurLAppel regard, string cle, ConditionDeColonne condition)
    {
        if (ColonnesDuTableau.Lire(cle) is not { } lue)
        {
            return;
        }

        var (colonne, financeur) = lue;
        if (colonne.Cles is not null)
        {
            FiltrerUneListe(choisis, index, regard, colonne, condition);
            return;
        }

        var serie = regard.Serie(index, colonne, financeur);
        if (condition.Vide is { } vide)
        {
            choisis.Garder(rang => serie.EstVide(rang) == vide);
        }

        if (colonne.Nombre is null)
        {
            foreach (var mot in condition.Valeurs.SelectMany(TexteDeRecherche.Mots))
            {
                choisis.Garder(rang => TexteDeRecherche.Contient(serie.Texte(rang), mot));
            }

            return;
        }

        if (condition.Minimum is not null || condition.Maximum is not null)
        {
            var (minimum, maximum) = (condition.Minimum ?? long.MinValue, condition.Maximum ?? SerieDeColonne.Vide - 1);
            choisis.Garder(rang => serie.Nombre(rang) is var nombre && nombre >= minimum && nombre <= maximum);
        }

        if (condition.Valeurs.Count > 0)
        {
            long[] codes = [.. (colonne.Options?.Invoke(regard.Contexte) ?? []).Where(o => condition.Valeurs.Contains(o.Valeur, StringComparer.OrdinalIgnoreCase)).Select(o => o.Code)];
            choisis.Garder(rang => codes.Contains(serie.Nombre(rang)));
        }
    }

    private static void FiltrerUneListe(Bits choisis, IndexDeLAppel index, RegardSurLAppel regard, ColonneDuTableau colonne, ConditionDeColonne condition)
    {
        if (condition.Vide is { } vide)
        {
            var remplis = index.Remplis(colonne);
            _ = vide ? choisis.Oter(remplis) : choisis.Garder(remplis);
        }

        if (condition.Valeurs.Count > 0)
        {
            choisis.Garder(condition.Valeurs.Aggregate(new Bits(), (ceux, valeur) => ceux.Ajouter(Ayant(index, regard, colonne, valeur))));
        }
    }

    private static Bits? Ayant(IndexDeLAppel index, RegardSurLAppel regard, ColonneDuTableau colonne, string valeur) => valeur switch
    {
        ConditionDeColonne.Moi => regard.Acteur.SoiEtRemplaces.Aggregate(new Bits(), (ceux, compte) => ceux.Ajouter(index.Ensemble(colonne.Cle, $"{compte}"))),
        ConditionDeColonne.Personne => regard.Contexte.Portee.MesFinanceurs.Aggregate(new Bits(), (ceux, financeur) => ceux.Ajouter(index.SansAgentDe(financeur))),
        _ => index.Ensemble(colonne.Cle, valeur),
    };

    // The very number typed first, then the order of the sort; empty values are last both ways.
    private static IEnumerable<int> Ordonner(Bits choisis, IReadOnlyList<int> exacts, IndexDeLAppel index, RegardSurLAppel regard, FiltreDuTableau filtre)
    {
        foreach (var rang in exacts)
        {
            if (choisis[rang])
            {
                yield return rang;
            }
        }

        foreach (var groupe in filtre.Groupement == GroupementDuTableau.Quartier ? ParQuartier(choisis, index) : [choisis])
        {
            foreach (var rang in Suivre(groupe, index, regard, filtre))
            {
                if (exacts.Count == 0 || !exacts.Contains(rang))
                {
                    yield return rang;
                }
            }
        }
    }

    private static IEnumerable<Bits> ParQuartier(Bits choisis, IndexDeLAppel index)
    {
        var reste = choisis.Copier();
        foreach (var code in index.QuartiersPrincipaux)
        {
            var siens = index.DeQuartierPrincipal(code);
            yield return choisis.Copier().Garder(siens);
            reste.Oter(siens);
        }

        yield return reste;
    }

    private static IEnumerable<int> Suivre(Bits choisis, IndexDeLAppel index, RegardSurLAppel regard, FiltreDuTableau filtre)
    {
        var (colonne, financeur) = ColonnesDuTableau.Lire(filtre.Tri)!.Value;
        var serie = regard.Serie(index, colonne, financeur);
        var rangs = index.Par(serie);
        var (reste, pleins) = (choisis.Compter(), rangs.Count);
        if (filtre.Descendant)
        {
            pleins = Pleins(rangs, serie);
        }

        for (var n = 0; n < rangs.Count && reste > 0; n++)
        {
            var rang = rangs[filtre.Descendant && n < pleins ? pleins - 1 - n : n];
            if (choisis[rang])
            {
                reste--;
                yield return rang;
            }
        }
    }

    private static int Pleins(IReadOnlyList<int> rangs, SerieDeColonne serie)
    {
        var (debut, fin) = (0, rangs.Count);
        while (debut < fin)
        {
            var milieu = (debut + fin) / 2;
            (debut, fin) = serie.EstVide(rangs[milieu]) ? (debut, milieu) : (milieu + 1, fin);
        }

        return debut;
    }
}
