namespace AppelAProjets.Domain.Dossiers;

/// <summary>Drafts at once in one call. The organisations that file most had eight projects in one: these limits stop a loop, nobody's work.</summary>
public static class LimiteDeBrouillons
{
    public const int ParOrganisation = 20;

    /// <summary>Of all the organisations that someone writes for.</summary>
    public const int ParPersonne = 40;

    /// <param name="deLOrganisation">Drafts that it has.</param>
    /// <param name="deLaPersonne">Drafts that this person began.</param>
    public static Refus? Refuser(int deLOrganisation, int deLaPersonne) =>
        deLOrganisation >= ParOrganisation ? new Refus("brouillons.organisation", $"Cette organisation a déjà {ParOrganisation} brouillons pour cet appel. Reprenez l’un d’eux, ou supprimez ceux qui ne serviront pas.", "OrganisationId")
        : deLaPersonne >= ParPersonne ? new Refus("brouillons.personne", $"Vous avez déjà commencé {ParPersonne} brouillons pour cet appel. Reprenez l’un d’eux, ou supprimez ceux qui ne serviront pas.")
        : null;
}
