using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Takes a call for writing: the version is checked and raised first, so that everything after it in the transaction is safe.</summary>
internal static class AppelStore
{
    private static readonly SqlStatement ParCode = new("""
        SELECT Id, Code, Annee, Titre, Presentation, ReglesDuJeu, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, ComitePrevuLe, ReponseAvantLe,
            ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone, SeuilDeViabilitePourcent, Rencontre, PartenairesPossibles, ModeleDeCourrier, AppelPrecedentId, Version
        FROM Appel WHERE Code = @Code
        """);

    private static readonly SqlStatement VersionSuivante = new("UPDATE Appel SET Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement ChangementDEtat = new("UPDATE Appel SET Etat = @Vers, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = @De");

    public static Refus Introuvable { get; } = new("appel.introuvable", "Cet appel n’existe pas ou ne vous est pas ouvert.");

    public static Refus Conflit { get; } = new("conflit",
        "Une autre personne a modifié cet appel pendant votre saisie\u00A0: rien n’a été enregistré. Votre saisie est conservée ci-dessous\u00A0; comparez-la avec la version enregistrée, puis enregistrez de nouveau.");

    /// <summary>The call, for the Secrétariat, when that section may still change and nobody was faster.</summary>
    public static async Task<Resultat<AppelRow>> PrendreAsync(this SqlSession session, Cible cible, SectionAppel section, Acteur acteur)
    {
        var lu = await session.LireAppelAsync(cible.Code, acteur);
        if (lu.EstRefuse)
        {
            return lu;
        }

        var permis = ModificationAppel.Permettre(lu.Valeur.Etat, section);
        return permis.EstRefuse ? permis.Refus : await session.RetenirAsync(lu.Valeur, cible.Version);
    }

    public static async Task<Resultat<AppelRow>> LireAppelAsync(this SqlSession session, string code, Acteur acteur) =>
        acteur.A(Role.Secretariat) && await session.UnAsync<AppelRow>(ParCode, new { Code = code.ToUpperInvariant() }) is { } appel ? appel : Introuvable;

    /// <summary>Raises the version, or refuses because somebody was faster.</summary>
    public static async Task<Resultat<AppelRow>> RetenirAsync(this SqlSession session, AppelRow appel, int version) =>
        await session.ModifierAsync(VersionSuivante, new { appel.Id, Version = version }) ? appel : Conflit;

    /// <summary>One arrow; false when somebody was faster.</summary>
    public static Task<bool> ChangerEtatAsync(this SqlSession session, AppelRow appel, EtatAppel vers) =>
        session.ModifierAsync(ChangementDEtat, new { appel.Id, appel.Version, De = appel.Etat.ToString(), Vers = vers.ToString() });
}

/// <summary>The call that a form changes, as it was when the form was shown.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">The version read; another one is a conflict.</param>
public sealed record Cible(string Code, int Version);
