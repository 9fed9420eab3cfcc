namespace AppelAProjets.Application.Instructions;

/// <summary>Where someone looks from: perimeter, déports, own work.</summary>
internal sealed record VueDuTableau(ContexteInstruction Contexte, Acteur Acteur, DateTimeOffset Maintenant)
{
    private PorteeInstruction Portee => Contexte.Portee;

    public VueDesNotes Notes => VueDesNotes.De(Contexte, Acteur, Maintenant);

    public Bits Visibles(IndexDeLAppel index)
    {
        var visibles = index.Tous();
        if (!Portee.ToutLAppel)
        {
            visibles.Garder(Acteur.QuartiersDans(Mission.Instruction).Aggregate(new Bits(), (siens, code) => siens.Ajouter(index.DansLeQuartier(code))));
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
}

/// <summary>The dossiers of a filter: totals, and the identifiers of a window in the order.</summary>
internal static class SelectionDuTableau
{
    public static (TotauxDuTableau Totaux, IReadOnlyList<Guid> Ids) Choisir(IndexDeLAppel index, VueDuTableau vue, FiltreDuTableau filtre, int saut, int taille)
    {
        var (choisis, aNoter) = (vue.Visibles(index), vue.ANoter(index));
        Restreindre(choisis, index, filtre);
        if (filtre.ANoter)
        {
            choisis.Garder(aNoter);
        }

        var nombre = choisis.Compter();
        var totaux = new TotauxDuTableau { Dossiers = nombre, Demande = index.Demande(choisis), ANoter = aNoter.Garder(choisis).Compter() };
        var ids = new Guid[Math.Clamp(nombre - saut, 0, taille)];
        if (filtre.Tri == TriDuTableau.Note)
        {
            ParNote(choisis, index, index.Moyennes(vue.Notes), filtre.Descendant, saut, ids);
        }
        else
        {
            Suivre(choisis, index, filtre, saut, ids);
        }

        return (totaux, ids);
    }

    private static void Restreindre(Bits choisis, IndexDeLAppel index, FiltreDuTableau filtre)
    {
        if (filtre.Etat is { } etat)
        {
            choisis.Garder(index.AvecEtat(etat));
        }

        if (filtre.Theme is { } theme)
        {
            choisis.Garder(index.AvecTheme(theme));
        }

        if (filtre.Quartier is { } quartier)
        {
            choisis.Garder(index.DansLeQuartier(quartier));
        }

        if (filtre.Financeur is { } financeur)
        {
            choisis.Garder(index.Sollicitant(financeur));
        }

        foreach (var debut in TexteDeRecherche.Mots(filtre.Texte))
        {
            choisis.Garder(index.Commencant(debut));
        }
    }

    private static void Suivre(Bits choisis, IndexDeLAppel index, FiltreDuTableau filtre, int saut, Guid[] ids)
    {
        var rangs = index.Par(filtre.Tri);
        for (var (n, place) = (0, -saut); place < ids.Length && n < rangs.Count; n++)
        {
            var rang = rangs[filtre.Descendant ? rangs.Count - 1 - n : n];
            if (choisis[rang] && place++ >= 0)
            {
                ids[place - 1] = index.Id(rang);
            }
        }
    }

    // A score has few values: they are counted, then each dossier goes to its place. Unscored dossiers are last both ways.
    private static void ParNote(Bits choisis, IndexDeLAppel index, IReadOnlyList<int> moyennes, bool descendant, int saut, Guid[] ids)
    {
        const int Maximum = 10_000;
        var (rangs, places) = (index.Par(TriDuTableau.Note), new int[Maximum + 2]);
        int Valeur(int rang) => moyennes[rang] < 0 ? Maximum + 1 : descendant ? Maximum - moyennes[rang] : moyennes[rang];
        for (var n = 0; n < rangs.Count; n++)
        {
            places[Valeur(rangs[n])] += choisis[rangs[n]] ? 1 : 0;
        }

        for (var (valeur, suivante) = (0, -saut); valeur < places.Length; valeur++)
        {
            (places[valeur], suivante) = (suivante, suivante + places[valeur]);
        }

        for (var n = 0; n < rangs.Count; n++)
        {
            var rang = rangs[n];
            if (choisis[rang] && places[Valeur(rang)]++ is var place && place >= 0 && place < ids.Length)
            {
                ids[place] = index.Id(rang);
            }
        }
    }
}
