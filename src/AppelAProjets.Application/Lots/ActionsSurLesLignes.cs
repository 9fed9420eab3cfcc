using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Lots;

/// <summary>What the acts on one's own lines have in common.</summary>
public abstract class ActionSurLesLignes : ActionEnLot
{
    protected const string Motif = "motif";

    public override IReadOnlyList<Role> SurLesLignesDe => [Role.Instructeur, Role.Valideur];

    public override bool EstOuverteA(Acteur acteur) => SurLesLignesDe.Any(acteur.A);

    /// <summary>Where the opinion and the amount will say opposite things, a sentence after the effect.</summary>
    protected static string Contredire(AvisInstructeur? avis, Montant? propose, bool sansProposition) =>
        Proposition.Contredire(avis, propose, sansProposition) is { } contradiction ? $". {contradiction.TrimEnd('.')}" : "";
}

/// <summary>The same opinion on each line, its amounts as they stand.</summary>
public sealed class DonnerUnAvis : ActionSurLesLignes
{
    private const string Avis = "avis";

    public override string Cle => "avis";

    public override string Libelle => "Donner le même avis";

    public override IReadOnlyList<ChampDeLot> Champs =>
    [
        new(Avis, "Avis", GenreDeChamp.Choix, Options: [.. Enum.GetValues<AvisInstructeur>().Select(a => KeyValuePair.Create(a.ToString(), Libelles.Pour(a)))]),
        new(Motif, "Réserve ou motif de l’avis", GenreDeChamp.Texte, Facultatif: true),
    ];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) =>
        $"Avis : {(sujet.Ligne!.Avis is { } avant ? Libelles.Pour(avant) : "aucun")} → {Libelles.Pour(Lire(saisie))}{Remplace(sujet.Ligne, saisie)}{Contredire(Lire(saisie), sujet.Ligne.Propose?.Total, sujet.Ligne.SansPropositionLe is not null)}";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain)
    {
        var ligne = sujet.Ligne!;
        return new InstruireLigne(ecrivain).ExecuterAsync(
            sujet.Visee, new SaisieDeLigne(Lire(saisie), saisie.Lire(Motif) ?? ligne.AvisMotif, ligne.ProposeSpecifique, ligne.ProposeDroitCommun, ligne.ProposeMotif), acteur);
    }

    private static string Remplace(LigneDeLot ligne, SaisieDeLot saisie) =>
        ligne.AvisMotif is { } motif && saisie.Lire(Motif) is { } autre && autre != motif ? $". Remplace le motif « {motif} »" : "";

    private static AvisInstructeur Lire(SaisieDeLot saisie) => LectureDeMot.Lire<AvisInstructeur>(saisie.Lire(Avis))!.Value;
}

/// <summary>Recevable or not for one's own funder.</summary>
public sealed class DeclarerLesLignes : ActionSurLesLignes
{
    private const string Decision = "decision";
    private const string Oui = "recevable";

    public override string Cle => "recevabilite";

    public override string Libelle => "Déclarer recevable ou non pour mon financeur";

    public override IReadOnlyList<Role> SurLesLignesDe => [Role.Instructeur];

    public override IReadOnlyList<ChampDeLot> Champs =>
    [
        new(Decision, "Décision", GenreDeChamp.Choix, Options: [KeyValuePair.Create(Oui, "Recevable"), KeyValuePair.Create("non-recevable", "Non recevable")]),
        new(Motif, "Motif (obligatoire pour une non-recevabilité, ou pour revenir dessus)", GenreDeChamp.Texte, Facultatif: true),
    ];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) =>
        $"{Libelles.Pour(sujet.Ligne!.Etat)} → {(saisie.Lire(Decision) == Oui ? "Recevable" : "Non recevable")}";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new StatuerSurLigne(ecrivain).ExecuterAsync(sujet.Visee, saisie.Lire(Decision) == Oui, saisie.Lire(Motif), acteur);
}

/// <summary>To the committee without a proposal.</summary>
public sealed class LaisserSansProposition : ActionSurLesLignes
{
    public override string Cle => "sans-proposition";

    public override string Libelle => "Laisser sans proposition";

    public override IReadOnlyList<ChampDeLot> Champs => [new(Motif, "Pourquoi votre financeur ne fait pas de proposition", GenreDeChamp.Texte)];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) =>
        (sujet.Ligne!.Propose is { } prepare ? $"Ira au comité sans proposition ; le montant préparé ({prepare.Total}) est retiré" : "Ira au comité sans proposition") + Contredire(sujet.Ligne.Avis, null, sansProposition: true);

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new RenoncerAProposer(ecrivain).ExecuterAsync(sujet.Visee, saisie.Lire(Motif), acteur);
}

/// <summary>The Valideur makes what was prepared the proposals of the funder.</summary>
public sealed class ValiderLesPropositions : ActionSurLesLignes
{
    public override string Cle => "validation";

    public override string Libelle => "Valider les propositions";

    public override IReadOnlyList<Role> SurLesLignesDe => [Role.Valideur];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) =>
        sujet.Ligne!.Propose is { } prepare ? $"{prepare.Total} proposés au comité{Contredire(sujet.Ligne.Avis, prepare.Total, sansProposition: false)}" : "Aucun montant préparé";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new ValiderProposition(ecrivain).ExecuterAsync(sujet.Visee, acteur);
}
