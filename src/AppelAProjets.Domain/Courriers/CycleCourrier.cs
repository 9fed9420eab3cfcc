using AppelAProjets.Domain.Comptes;
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

    public static Cycle<EtatCourrier, ActionCourrier, ContexteCourrier> Table { get; } = new("le courrier", Libelles.Pour,
    [
        new(Projet, ActionCourrier.DonnerBonASigner, [Role.SignataireCourrier], BonASigner, "Donner le bon à signer", TousLesBons),
        new(Projet, ActionCourrier.RefuserBonASigner, [Role.SignataireCourrier], Projet, "Refuser le bon à signer", Motif),
        // Before publication a signatory may think better of it, and the Secrétariat correct what someone noticed.
        new(BonASigner, ActionCourrier.RefuserBonASigner, [Role.SignataireCourrier], Projet, "Refuser le bon à signer", Motif),
        new(BonASigner, ActionCourrier.Corriger, Secretariat, Projet, "Reprendre le projet pour le corriger", Motif),
        new(BonASigner, ActionCourrier.Publier, Secretariat, Publie, "Publier le courrier", PretAPublier),
        new(Publie, ActionCourrier.MettreEnRevision, [Role.Secretariat, Intervenant.Systeme], EnRevision, "Mettre en révision", Motif),
        // The relevé that a letter was drawn from is rectified, or the dossier goes back to the committee: published or not, it no longer says what is.
        new(Projet, ActionCourrier.MettreEnRevision, [Intervenant.Systeme], EnRevision, "Mettre en révision", Motif),
        new(BonASigner, ActionCourrier.MettreEnRevision, [Intervenant.Systeme], EnRevision, "Mettre en révision", Motif),
        new(EnRevision, ActionCourrier.Remplacer, Secretariat, Remplace, "Remplacer le courrier", RemplacantPret),
        new(EnRevision, ActionCourrier.Retirer, Secretariat, Retire, "Retirer le courrier", Motif),
    ]);

    public static Resultat<EtatCourrier> Decider(EtatCourrier etat, ActionCourrier action, Intervenant qui, ContexteCourrier contexte) =>
        Table.Decider(etat, action, qui, contexte);
}
