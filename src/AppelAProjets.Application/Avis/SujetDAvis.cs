using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Avis;

/// <summary>The dossier that an opinion is about, in the words of its mails.</summary>
internal sealed record SujetDAvis
{
    public required Guid Id { get; init; }
    public required string AppelCode { get; init; }
    public required string AppelTitre { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required EtatDossier Etat { get; init; }

    public string Nom => $"le dossier {Numero}, « {Titre} », de {Porteur}";

    /// <summary>Opinions are given and corrected until the instruction is closed.</summary>
    public Refus? RefuserHorsInstruction() => Etat == EtatDossier.EnInstruction
        ? null
        : new Refus("instruction.fermee", $"L’instruction de ce dossier n’est pas ouverte : il est à l’état « {Libelles.Pour(Etat)} ».");

    public static SujetDAvis De(DossierInstruit sujet) => new()
    {
        Id = sujet.Dossier.Id, AppelCode = sujet.Contexte.Appel.Code, AppelTitre = sujet.Contexte.Appel.Titre, Numero = sujet.Dossier.Numero, Titre = sujet.Dossier.Titre, Porteur = sujet.Dossier.Porteur, Etat = sujet.Dossier.Etat,
    };
}

internal static class SujetDAvisStore
{
    private const string Colonnes = """
        SELECT d.Id, a.Code AS AppelCode, a.Titre AS AppelTitre, d.Numero, d.Titre, o.Nom AS Porteur, d.Etat
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Organisation o ON o.Id = d.OrganisationId
        """;

    private static readonly SqlStatement Un = new($"{Colonnes} WHERE d.Id = @Id");
    private static readonly SqlStatement DuConseil = new($"{Colonnes} WHERE d.Id = @Id AND {VisibiliteSql.DuConseil}");
    private static readonly SqlStatement TousDuConseil = new(dialecte => $"{Colonnes} WHERE {VisibiliteSql.DuConseil} ORDER BY d.Numero, d.Id {dialecte.Page}");

    /// <summary>Without looking at who asks: for a link, a job.</summary>
    public static Task<SujetDAvis?> SujetDAvisAsync(this SqlSession session, Guid dossierId) => session.UnAsync<SujetDAvis>(Un, new { Id = dossierId });

    /// <summary>For a member of the services who may see the dossier; null for anyone else.</summary>
    public static async Task<SujetDAvis?> SujetDesServicesAsync(this SqlSession session, string code, Guid dossierId, Acteur acteur, DateTimeOffset le) =>
        await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is { } sujet ? SujetDAvis.De(sujet) : null;

    /// <summary>For a conseil citoyen of one of its neighbourhoods, while it is instructed; null for anyone else.</summary>
    public static Task<SujetDAvis?> SujetDuConseilAsync(this SqlSession session, Guid dossierId, Acteur acteur) =>
        session.UnAsync<SujetDAvis>(DuConseil, Parametres(acteur).Et(new { Id = dossierId }));

    public static Task<IReadOnlyList<SujetDAvis>> SujetsDuConseilAsync(this SqlSession session, Acteur acteur, int page, int taille) =>
        session.ListeAsync<SujetDAvis>(TousDuConseil, Parametres(acteur).Et(new { Saut = (page - 1) * taille, Taille = taille + 1 }));

    private static SqlParametres Parametres(Acteur acteur) => acteur.Parametres(new { MesQuartiers = acteur.QuartiersComme(Role.ConseilCitoyen) });
}
