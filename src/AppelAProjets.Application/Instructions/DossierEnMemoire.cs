using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>What the table filters, sorts and sums of a deposited dossier; what it shows is read in the base, for the rows of the page only. Texts are folded.</summary>
internal sealed record DossierEnMemoire
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public string Numero { get; init; } = "";
    public required EtatDossier Etat { get; init; }
    public Guid? ThemeId { get; init; }
    public string Theme { get; init; } = "";
    public required Montant Demande { get; init; }
    public Montant? Charges { get; init; }
    public Montant? Assiette { get; init; }
    public Montant? Besoin { get; init; }
    public Montant? AidesPubliques { get; init; }
    public Montant AcquisHorsPortail { get; init; }
    public bool? EstRenouvellement { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public string Siret { get; init; } = "";
    public string Rna { get; init; } = "";
    public string Commune { get; init; } = "";
    /// <summary>Largest part first.</summary>
    public QuartierEnMemoire[] Quartiers { get; init; } = [];
    public Guid[] Actions { get; init; } = [];
    public LigneEnMemoire[] Lignes { get; init; } = [];
    public NotesEnMemoire[] Notes { get; init; } = [];
    public AvisRow[] Avis { get; init; } = [];
    public TypeAvis? AvisCommun { get; init; }
    public Guid[] Etiquettes { get; init; } = [];
    public AffectationEnMemoire[] Affectations { get; init; } = [];
    public EtatReorientation? Reorientation { get; init; }

    /// <summary>What words are looked for in.</summary>
    public string Texte { get; init; } = "";

    public string QuartierPrincipal => Quartiers.Length == 0 ? "" : Quartiers[0].Nom;

    /// <summary>Counted in the totals: neither irrecevable, nor withdrawn, nor without follow-up.</summary>
    public bool EstVivant => Etat is not (EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite);

    public Taux? TauxAidesPubliques => PlanDeFinancement.TauxDAidesPubliques(AidesPubliques, Charges);

    public Montant Couvert => new Cofinancement(
        [.. Lignes.Where(_ => EstArbitre(Etat)).Select(l => new LigneDeFinanceur(l.FinanceurId, "", l.Etat, l.ArbitreParType, l.AccordeParType) { Dossier = Etat })], AcquisHorsPortail).Couvert;

    /// <summary>The relevé is frozen: what was decided is known.</summary>
    public static bool EstArbitre(EtatDossier etat) => etat is EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos;
}

internal readonly record struct QuartierEnMemoire(string Code, string Nom);

internal readonly record struct AffectationEnMemoire(Guid FinanceurId, Guid CompteId);

/// <summary>A consultative opinion that was given and counts.</summary>
internal sealed record AvisRow
{
    public required Guid DossierId { get; init; }
    public required Role Role { get; init; }
    public required SensDAvis Sens { get; init; }
}

internal sealed record AvisCommunRow
{
    public required Guid DossierId { get; init; }
    public required TypeAvis Avis { get; init; }
}

internal sealed record LigneEnMemoire
{
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public string? ProposeMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public DateTimeOffset? SansPropositionLe { get; init; }
    public DateTimeOffset? RenvoyeLe { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }

    /// <summary>The line is live: its instructors have the dossier to score.</summary>
    public bool EstANoter => Etat is EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee;
    /// <summary>As GrilleEnAttente of <see cref="VisibiliteSql"/>.</summary>
    public bool TientUneGrille => EstANoter || Etat == EtatLigne.NonRecevable;
    public EtapeDeProposition Etape => Proposition.Etape(Etat, Propose is not null, RenvoyeLe is not null, SansPropositionLe is not null);
    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
    public Montant? Arbitre => Repartition.Totaliser(ArbitreSpecifique, ArbitreDroitCommun);
    public Montant? Accorde => Repartition.Totaliser(AccordeSpecifique, AccordeDroitCommun);
    public Repartition? ArbitreParType => LigneDuTableau.ParType(ArbitreSpecifique, ArbitreDroitCommun);
    public Repartition? AccordeParType => LigneDuTableau.ParType(AccordeSpecifique, AccordeDroitCommun);

    /// <summary>As <see cref="VisibiliteSql.EtatDeLigne"/>.</summary>
    public EtatLigne Connu(bool voitLaPart, EtatDossier dossier) =>
        !voitLaPart && Etat is not (EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur) ? EtatLigne.Demandee
        : Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite && !DossierEnMemoire.EstArbitre(dossier) ? EtatLigne.Proposee : Etat;
}

/// <summary>The scores of one person for one funder. Only a complete grid has a mean.</summary>
internal sealed record NotesEnMemoire
{
    public required Guid DossierId { get; init; }
    public required Guid CompteId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required int Criteres { get; init; }
    public required long Points { get; init; }
    public required long Poids { get; init; }
    /// <summary>The person has since stood down: kept, out of the mean.</summary>
    public required bool EnDeport { get; init; }
}

/// <summary>A dossier as someone sees it, for one column.</summary>
internal readonly record struct LectureEnMemoire(DossierEnMemoire Dossier, LigneEnMemoire? Ligne, VueDesNotes Vue, int Criteres)
{
    /// <summary>What its project got before, as far as this person may know it; only for a column of the year before.</summary>
    public ProjetConnu? Anterieur { get; init; }
    /// <summary>Its thread as this person finds it; only for the column of the messages.</summary>
    public CompteDuFil? Fil { get; init; }

    public bool VoitLaPart => Ligne is not null && Vue.VoitLaPart(Dossier, Ligne.FinanceurId);

    /// <summary>The line when the funder's work may be seen.</summary>
    public LigneEnMemoire? Part => VoitLaPart ? Ligne : null;

    public Synthese? Note => Vue.Synthetiser(Dossier, Criteres);
}

/// <summary>Which scores count for someone: <see cref="VisibiliteSql.Note"/> in memory.</summary>
/// <param name="Financeurs">Those of one's funders, sorted and joined: the value of a key.</param>
/// <param name="Aveugle">Those that one scores for, where the call is scored blind; likewise.</param>
internal readonly record struct VueDesNotes(bool Toutes, Guid CompteId, string Financeurs, string Aveugle = "")
{
    public static VueDesNotes De(ContexteInstruction contexte, Acteur acteur, DateTimeOffset maintenant)
    {
        var (toutes, aveugle) = (contexte.Portee.ToutesLesParts || contexte.TravauxPartages(maintenant), contexte.Appel.NotesALAveugle ? Cle(acteur.FinanceursComme(Role.Instructeur)) : "");
        return toutes && aveugle.Length == 0 ? new(true, Guid.Empty, "") : new(toutes, acteur.CompteId, toutes ? "" : Cle(contexte.Portee.MesFinanceurs), aveugle);
    }

    public bool VoitLaPart(DossierEnMemoire dossier, Guid financeur) => Toutes || EstPartage(dossier.Etat) || Financeurs.Contains($"{financeur}", StringComparison.Ordinal);

    /// <summary>Of the visible complete grids; null when there is none.</summary>
    public Synthese? Synthetiser(DossierEnMemoire dossier, int criteres)
    {
        var (vue, toutes, aveugle) = (this, Toutes || EstPartage(dossier.Etat), GrilleEnAttente(dossier, criteres));
        return Synthese.De([.. dossier.Notes
            .Where(n => !n.EnDeport && (n.CompteId == vue.CompteId || (!aveugle && (toutes || Contient(vue.Financeurs, n.FinanceurId)))))
            .GroupBy(n => n.CompteId)
            .Where(g => g.Sum(n => n.Criteres) == criteres)
            .Select(g => Score.De(g.Sum(n => n.Points), g.Sum(n => n.Poids)))]);
    }

    private bool GrilleEnAttente(DossierEnMemoire dossier, int criteres)
    {
        var (compte, miens) = (CompteId, Aveugle);
        return miens.Length > 0 && dossier.Etat == EtatDossier.EnInstruction && dossier.Lignes.Any(l => l.TientUneGrille && Contient(miens, l.FinanceurId))
            && dossier.Notes.Where(n => n.CompteId == compte).Sum(n => n.Criteres) < criteres;
    }

    private static string Cle(IEnumerable<Guid> financeurs) => string.Join(' ', financeurs.Order());

    private static bool Contient(string cle, Guid financeur) => cle.Contains($"{financeur}", StringComparison.Ordinal);

    // As VisibiliteSql: what each funder did is shared once the instruction is closed.
    private static bool EstPartage(EtatDossier etat) =>
        etat is EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos;
}
