using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using static AppelAProjets.Domain.Courriers.EtatCourrier;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Courriers.ContexteCourrier>;

namespace AppelAProjets.Domain.Courriers;

public sealed record ContexteCourrier
{
    public static ContexteCourrier Vide { get; } = new();

    public string? Motif { get; init; }

    public IReadOnlyList<string>? BonsManquants { get; init; }

    /// <summary>The call has a COPIL and its date is not known.</summary>
    public bool CopilAttendu { get; init; }

    public bool RemplacantPret { get; init; }

    /// <summary>Where the dossier of a published letter stands, and the item that it tells.</summary>
    public EtatDossier? Dossier { get; init; }

    public EtatPoint? Point { get; init; }

    /// <summary>The number of the letter that is being written to replace it.</summary>
    public string? Remplacant { get; init; }
}

/// <summary>Life of a joint letter. Each funder's approval is a row of its own; the last one moves the letter.</summary>
public static class CycleCourrier
{
    private static readonly Intervenant[] Secretariat = [Role.Secretariat];

    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));
    private static readonly Garde TousLesBons = new("tous les financeurs ont donné leur bon à signer", (c, _) => Exiger.Signatures(c.BonsManquants, copilAttendu: false));

    private static readonly Garde PretAPublier = new("tous les bons à signer, et la date du comité de pilotage quand il y en a un", (c, _) =>
        Exiger.Signatures(c.BonsManquants, c.CopilAttendu));

    private static readonly Garde RemplacantPret = new("le courrier corrigé est prêt", (c, _) =>
        Exiger.Que(c.RemplacantPret, "courrier.remplacant", "Le courrier corrigé n’a pas encore tous ses bons à signer."));

    // The system follows a relevé or a dossier that goes back: another letter comes with them.
    private static readonly Garde Remplacable = new("un autre courrier peut le remplacer", (c, qui) => qui == Intervenant.Systeme ? null
        : Exiger.Que(c.Point != EtatPoint.Ajourne, "courrier.ajourne", "Ce courrier dit un ajournement, et rien ne le remplace : le dossier sera de nouveau examiné, et un autre courrier le dira.")
            ?? Exiger.Que(c.Dossier is EtatDossier.Arbitre or EtatDossier.AvisTransmis, "courrier.sans-suite",
                c.Dossier is { } etat ? $"Le dossier est à l’état « {Libelles.Pour(etat)} » : aucun courrier ne pourrait remplacer celui-ci." : "L’état du dossier n’a pas pu être vérifié."));

    private static readonly Garde SansRemplacant = new("aucun courrier n’est en préparation pour le remplacer", (c, _) =>
        Exiger.Que(c.Remplacant is null, "courrier.remplacant-en-cours", $"Le courrier {c.Remplacant} est en préparation pour remplacer celui-ci : publiez-le, et celui-ci sera remplacé."));

    public static Cycle<EtatCourrier, ActionCourrier, ContexteCourrier> Table { get; } = new("le courrier", Libelles.Pour,
    [
        new(Projet, ActionCourrier.DonnerBonASigner, [Role.SignataireCourrier], BonASigner, "Donner le bon à signer", TousLesBons),
        new(Projet, ActionCourrier.RefuserBonASigner, [Role.SignataireCourrier], Projet, "Refuser le bon à signer", Motif),
        // Before publication a signatory may think better of it, and the Secrétariat correct what someone noticed.
        new(BonASigner, ActionCourrier.RefuserBonASigner, [Role.SignataireCourrier], Projet, "Refuser le bon à signer", Motif),
        new(BonASigner, ActionCourrier.Corriger, Secretariat, Projet, "Reprendre le projet pour le corriger", Motif),
        new(BonASigner, ActionCourrier.Publier, Secretariat, Publie, "Publier le courrier", PretAPublier),
        new(Publie, ActionCourrier.MettreEnRevision, [Role.Secretariat, Intervenant.Systeme], EnRevision, "Mettre en révision", Motif, Remplacable),
        // The relevé that a letter was drawn from is rectified, or the dossier goes back to the committee: published or not, it no longer says what is.
        new(Projet, ActionCourrier.MettreEnRevision, [Intervenant.Systeme], EnRevision, "Mettre en révision", Motif),
        new(BonASigner, ActionCourrier.MettreEnRevision, [Intervenant.Systeme], EnRevision, "Mettre en révision", Motif),
        new(EnRevision, ActionCourrier.Remplacer, Secretariat, Remplace, "Remplacer le courrier", RemplacantPret),
        new(EnRevision, ActionCourrier.Retirer, Secretariat, Retire, "Retirer le courrier", Motif, SansRemplacant),
    ]);

    public static Resultat<EtatCourrier> Decider(EtatCourrier etat, ActionCourrier action, Intervenant qui, ContexteCourrier contexte) =>
        Table.Decider(etat, action, qui, contexte);
}
