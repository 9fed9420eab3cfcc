namespace AppelAProjets.Domain.PlanActions;

/// <summary>One line being read: its cells by column, what is wrong with it, what was understood.</summary>
internal sealed class LectureDeLigne
{
    private readonly Dictionary<ColonneDuPlan, string> textes = [];
    private readonly bool quartiersDonnes;

    public LectureDeLigne(LigneDeTableau ligne, Correspondance correspondance)
    {
        Numero = ligne.Numero;
        quartiersDonnes = correspondance.Rangs.ContainsKey(ColonneDuPlan.Quartiers);
        foreach (var (colonne, rang) in correspondance.Rangs)
        {
            var brut = rang < ligne.Cellules.Count ? ligne.Cellules[rang] : "";
            textes[colonne] = LecteurDuPlan.Nettoyer(brut);
            if (brut.Contains('<', StringComparison.Ordinal) && !textes[colonne].Contains('<', StringComparison.Ordinal))
            {
                Remarques.Add($"{Libelles.Pour(colonne)} : balises de mise en forme retirées.");
            }
        }
    }

    public int Numero { get; }
    public List<string> Fautes { get; } = [];
    public List<string> Remarques { get; } = [];

    public bool EstUnTitre => textes.Where(t => t.Key > ColonneDuPlan.Objectif).All(t => t.Value.Length == 0);

    public string this[ColonneDuPlan colonne] => textes.GetValueOrDefault(colonne, "");

    public void Reprendre(ColonneDuPlan colonne, string texte, int depuis)
    {
        textes[colonne] = texte;
        Remarques.Add($"{Libelles.Pour(colonne)} repris de la ligne {depuis} : « {(texte.Length > 60 ? texte[..60].TrimEnd() + "…" : texte)} ».");
    }

    /// <summary>Nothing is dropped silently: what stands in no column is told.</summary>
    public void RefuserAuDela(LigneDeTableau ligne, int largeur)
    {
        if (ligne.Cellules.Skip(largeur).FirstOrDefault(c => c.Length > 0) is { } perdue)
        {
            Fautes.Add($"« {(perdue.Length > 60 ? perdue[..60] + "…" : perdue)} » est au-delà de la dernière colonne. Si un texte contient le séparateur du fichier, entourez-le de guillemets ; sinon, donnez un titre à cette colonne ou videz la cellule.");
        }
    }

    /// <summary>The line, or null when its state, type or neighbourhoods cannot be read; <see cref="Fautes"/> says why.</summary>
    public ActionDuPlan? Lire(NomsDeQuartiers quartiers)
    {
        var (etat, type) = (LecteurDuPlan.LireEtat(this[ColonneDuPlan.Etat]), LecteurDuPlan.LireType(this[ColonneDuPlan.Type]));
        if (etat is null)
        {
            Fautes.Add(Inconnu(ColonneDuPlan.Etat, "En cours, À réaliser ou Réalisé"));
        }

        if (type is null)
        {
            Fautes.Add(Inconnu(ColonneDuPlan.Type, "Institution, Porteur de projet ou Mixte"));
        }

        if (textes.Any(t => t.Key < ColonneDuPlan.Etat && LecteurDuPlan.LireEtat(t.Value) is not null))
        {
            Fautes.Add("Les cellules semblent décalées vers la gauche : l’état se trouve dans une colonne de texte.");
        }

        var vises = LireQuartiers(quartiers);
        if (etat is null || type is null || vises is null)
        {
            Fautes.AddRange(Textes(EtatDAction.EnCours, TypeDAction.Mixte, QuartiersVises.Partout).Verifier().Select(r => r.Message));
            return null;
        }

        var action = Textes(etat.Value, type.Value, vises);
        Fautes.AddRange(action.Verifier().Select(r => r.Message));
        return action;
    }

    private ActionDuPlan Textes(EtatDAction etat, TypeDAction type, QuartiersVises vises) => new(
        this[ColonneDuPlan.Pilier], this[ColonneDuPlan.Volet], this[ColonneDuPlan.Objectif], this[ColonneDuPlan.Action], this[ColonneDuPlan.SousAction], etat, type, vises);

    private string Inconnu(ColonneDuPlan colonne, string attendu) => this[colonne].Length == 0
        ? $"{Libelles.Pour(colonne)} vide : attendu {attendu}."
        : $"{Libelles.Pour(colonne)} « {(this[colonne].Length > 60 ? this[colonne][..60] + "…" : this[colonne])} » non reconnu : attendu {attendu}.";

    private QuartiersVises? LireQuartiers(NomsDeQuartiers quartiers)
    {
        if (this[ColonneDuPlan.Quartiers].Length == 0)
        {
            Remarques.Add(quartiersDonnes ? "Quartier vide : compris comme « tous les quartiers »." : "Pas de colonne des quartiers : compris comme « tous les quartiers ».");
            return QuartiersVises.Partout;
        }

        var lus = quartiers.Lire(this[ColonneDuPlan.Quartiers]);
        if (lus.EstRefuse)
        {
            Fautes.Add(lus.Refus.Message);
            return null;
        }

        return lus.Valeur;
    }
}

/// <summary>The group that lines belong to: what merged cells say once for several lines.</summary>
internal sealed class Groupe
{
    private static readonly ColonneDuPlan[] Niveaux = [ColonneDuPlan.Pilier, ColonneDuPlan.Volet, ColonneDuPlan.Objectif, ColonneDuPlan.Action];

    private readonly (string Texte, int Ligne)[] valeurs = [.. Niveaux.Select(_ => ("", 0))];

    /// <summary>Fills what the line leaves blank from the lines above, and remembers what it says.</summary>
    public void Completer(LectureDeLigne ligne)
    {
        Suivre(ligne);
        foreach (var (rang, niveau) in Niveaux.Index())
        {
            // An action is inherited only by a line that gives another example of it.
            var heritable = niveau != ColonneDuPlan.Action || ligne[ColonneDuPlan.SousAction].Length > 0;
            if (ligne[niveau].Length == 0 && valeurs[rang].Texte.Length > 0 && heritable)
            {
                ligne.Reprendre(niveau, valeurs[rang].Texte, valeurs[rang].Ligne);
            }
        }
    }

    public void Suivre(LectureDeLigne ligne)
    {
        foreach (var (rang, niveau) in Niveaux.Index())
        {
            var texte = ligne[niveau];
            if (texte.Length > 0 && TexteDeRecherche.Plier(int.MaxValue, texte) != TexteDeRecherche.Plier(int.MaxValue, valeurs[rang].Texte))
            {
                valeurs.AsSpan(rang + 1).Fill(("", 0));
                valeurs[rang] = (texte, ligne.Numero);
            }
        }
    }
}
