namespace AppelAProjets.Application.Instructions;

/// <summary>A field as it comes from a sheet, and what becomes of it.</summary>
internal sealed class ChampLu
{
    private const int Longueur = 2000;

    // A text that waits for its other half is no fault: it is said, not reproached.
    private static readonly string[] EnAttente = ["note.absente", "note.justification", "avis.motif", "ligne.vide", "ligne.recevabilite", "proposition.motif"];

    private readonly Empreintes montrees;
    private readonly string? avant;
    private readonly string? alors;
    private readonly IReadOnlyList<string> envoyes;

    private ChampLu(ChampSaisi saisie, string? enregistre, string? brouillon)
    {
        (Saisie, Texte, alors, avant, montrees) = (saisie, ChampsDeFiche.Normaliser(saisie.Cle, saisie.Saisi), enregistre, brouillon, Empreintes.Lire(saisie.Montree));
        envoyes = [.. saisie.Envoyes.Select(e => ChampsDeFiche.Normaliser(saisie.Cle, e))];
        Groupe = enregistre is null ? null : ChampsDeFiche.Lire(saisie.Cle);
        Refus = Texte.Length > Longueur ? new Refus("champ.long", $"Ce texte compte {Texte.Length} caractères : {Longueur} au plus.", saisie.Cle) : null;
        EstEnConflit = Differe && (ALAutrePage || Depasse);
    }

    public ChampSaisi Saisie { get; }
    public string Texte { get; }
    /// <summary>The criterion or the line, and the name of the field there; null for a field that this sheet has not, or not any more.</summary>
    public (Guid Id, string Champ)? Groupe { get; }
    /// <summary>Someone, or another page, changed it since this page showed it.</summary>
    public bool EstEnConflit { get; private set; }
    public string Cle => Saisie.Cle;
    /// <summary>Who changed it; null for oneself.</summary>
    public string? Auteur { get; set; }
    public Refus? Refus { get; set; }
    /// <summary>Recorded, in the shape of what is stored.</summary>
    public bool EstRecu { get; set; }
    /// <summary>What is to be kept as a draft; null for none.</summary>
    public string? Brouillon { get; private set; }
    public bool BrouillonChange => Brouillon != avant;
    public string? Attente { get; private set; }
    public SortDuChamp Sort { get; private set; } = null!;

    /// <summary>To be decided: what this page says over what it showed.</summary>
    public bool EstAEcrire => Saisie.Pose && Differe && !EstEnConflit && Groupe is not null && Refus is null;

    // A return to what was recorded before what was sent is a change too.
    private bool Differe => envoyes.Count > 0 || !montrees.EstEnregistre(Texte);

    private bool Depasse => Groupe is not null && Texte != alors && EstDepasse(alors!);

    // A draft that another page of the same person keeps, and that this one has not shown.
    private bool ALAutrePage => avant is not null && avant != Texte && !montrees.EstMontre(avant) && !envoyes.Contains(avant);

    /// <summary>Fields that are one value to whoever wrote them (an opinion and its reason, the parts of an amount and its reason) conflict together: half of each person would be what nobody said.</summary>
    public static void Lier(IEnumerable<ChampLu> champs)
    {
        foreach (var valeur in champs.Where(c => c.Groupe is not null).GroupBy(c => (c.Groupe!.Value.Id, ChampsDeFiche.Valeur(c.Groupe.Value.Champ))).Where(g => g.Any(c => c.EstEnConflit || c.Depasse) && g.Any(c => c.Differe)))
        {
            foreach (var champ in valeur)
            {
                champ.EstEnConflit |= champ.Texte != champ.alors;
            }
        }
    }

    public static ChampLu De(ChampSaisi saisie, string? enregistre, string? brouillon) => new(saisie, enregistre, brouillon);

    /// <param name="enregistre">What is stored in the end; null when the field is not one of the sheet.</param>
    /// <param name="ferme">Nothing is recorded any more.</param>
    public void Conclure(string? enregistre, bool ferme)
    {
        var inchange = !Differe && !montrees.MontraientUnBrouillon;
        var garde = inchange || ALAutrePage && !Differe ? avant : EstRecu || Texte == enregistre || !Differe ? null : Texte;
        // While the choice is not made, the draft of the other page stays.
        Brouillon = EstEnConflit && ALAutrePage ? avant : garde;
        Attente = Refus is { } manque && EnAttente.Contains(manque.Code) ? manque.Message : null;
        var depasse = inchange && !EstEnConflit && enregistre is not null && EstDepasse(enregistre);
        Sort = new SortDuChamp(Cle, depasse ? Saisie.Montree ?? "0" : Empreintes.Ecrire(enregistre ?? "", Brouillon))
        {
            EnBrouillon = Differe && !EstRecu && Texte != enregistre,
            Refus = EstEnConflit ? Conflit : ferme || EstRecu || inchange || Texte == enregistre ? null : enregistre is null ? Disparu : Attente is null ? Refus : null,
            Courante = !EstEnConflit ? null : ALAutrePage ? avant : enregistre,
            Auteur = Auteur,
        };
    }

    // Whose answer was lost on the way: a score has no other author than the person.
    private bool EstDepasse(string enregistre) => !envoyes.Contains(enregistre) && (montrees.EstInconnue ? ChampsDeFiche.EstDeLigne(Groupe!.Value.Champ) : !montrees.EstEnregistre(enregistre));

    private Refus Disparu => new("champ.disparu", "Ce champ n’est plus sur cette fiche : votre texte est gardé, pour vous seul.", Cle);

    private Refus Conflit => Domain.Refus.Conflit with { Champ = Cle, Message = $"Modifié entre-temps {(Auteur is null ? "dans une autre page" : $"par {Auteur}")}. Rien n’a été écrasé : choisissez la version à garder." };
}
