using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Partenaires.ActionDuChefDeFile;
using static AppelAProjets.Domain.Partenaires.ActionDuPartenaire;
using static AppelAProjets.Domain.Partenaires.EtatPartenaire;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Partenaires.ContextePartenaire>;

namespace AppelAProjets.Domain.Partenaires;

public sealed record ContextePartenaire
{
    /// <summary>The section of the partners may be changed now: a draft, or complements that name it.</summary>
    public bool Ouvert { get; init; }

    public string? Motif { get; init; }

    /// <summary>Invitation or reminder, UTC.</summary>
    public DateTimeOffset? DernierCourriel { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset Maintenant { get; init; }

    /// <summary>Why this organisation cannot take part (chef de file, partner already, contested), or what is missing in its part; empty when all is right.</summary>
    public IReadOnlyList<Refus>? Manques { get; init; }
}

/// <summary>Life of a partner, on two sides: what the chef de file does, what the partner does. « Rédacteur » and « signataire » are those of the side.</summary>
public static class CyclePartenaire
{
    public static readonly TimeSpan DelaiDeRelance = TimeSpan.FromHours(24);

    private static readonly Intervenant[] Membres = [QualiteDeMembre.Redacteur, QualiteDeMembre.Signataire];
    private static readonly Intervenant[] Signataire = [QualiteDeMembre.Signataire];

    private static readonly Garde Ouvert = new("le dossier peut encore être modifié", (c, _) =>
        Exiger.Que(c.Ouvert, "partenaire.ferme", "Les partenaires du dossier ne peuvent plus changer : il est déposé."));

    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));
    private static readonly Garde Libre = new("l’organisation peut prendre part au projet", (c, _) => Exiger.AucunManque(c.Manques));
    private static readonly Garde PartComplete = new("la part est complète et équilibrée", (c, _) => Exiger.AucunManque(c.Manques));

    private static readonly Garde PasTropTot = new("un jour depuis le dernier courriel", (c, _) =>
        Exiger.Que(c.DernierCourriel is { } le && c.Maintenant - le >= DelaiDeRelance, "partenaire.relance", "Un courriel lui est déjà parti depuis moins d’un jour : laissez-lui le temps de répondre."));

    public static Cycle<EtatPartenaire, ActionDuChefDeFile, ContextePartenaire> DuChefDeFile { get; } = new("le partenaire", LibellesDePartenaire.Pour,
    [
        .. Depuis<ActionDuChefDeFile>([Invite, Accepte, Accorde], de => new(de, Relancer, Membres, de, "Relancer", Ouvert, PasTropTot)),
        new(Invite, Annuler, Membres, Retire, "Annuler l’invitation", Ouvert),
        .. Depuis<ActionDuChefDeFile>([Accepte, Accorde], de => new(de, Retirer, Signataire, Retire, "Retirer du projet", Ouvert, Motif)),
    ]);

    public static Cycle<EtatPartenaire, ActionDuPartenaire, ContextePartenaire> DuPartenaire { get; } = new("le partenaire", LibellesDePartenaire.Pour,
    [
        new(Invite, Accepter, Signataire, Accepte, "Participer au projet", Ouvert, Libre),
        new(Invite, Decliner, Signataire, Decline, "Ne pas participer au projet", Ouvert, Motif),
        .. Depuis<ActionDuPartenaire>([Accepte, Accorde], de => new(de, Decliner, Signataire, Decline, "Ne pas participer au projet", Ouvert, Motif)),
        .. Depuis<ActionDuPartenaire>([Accepte, Accorde], de => new(de, DonnerAccord, Signataire, Accorde, "Donner l’accord de l’organisation", Ouvert, PartComplete)),
        new(Accorde, ReprendreAccord, Signataire, Accepte, "Reprendre l’accord", Ouvert),
    ]);

    private static IEnumerable<Fleche<EtatPartenaire, TAction, ContextePartenaire>> Depuis<TAction>(EtatPartenaire[] etats, Func<EtatPartenaire, Fleche<EtatPartenaire, TAction, ContextePartenaire>> fleche)
        where TAction : struct, Enum => etats.Select(fleche);
}
