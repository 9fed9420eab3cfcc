using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Takes up the answers of an earlier dossier in a new draft. In another call, what belongs to one year is left to be redone: dates, budget, amounts, meeting, questions of the call. In the same one, after a withdrawal, all comes back with its files, but for what people agreed to or signed: partners, attestations.</summary>
internal static class ReprendreDossier
{
    private static readonly string[] ARefaire = ["projet.titre", "projet.debut", "projet.fin", "budget.", "demandes.", "horsportail.", "attestations.", "question.", "partenaires."];

    private static readonly string[] ASignerDeNouveau = ["projet.titre", "attestations.", "partenaire", "rencontre."];

    private static readonly SqlStatement Origine = new("SELECT AppelId, OrganisationId FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Precedent = new("UPDATE Dossier SET DossierPrecedentId = @PrecedentId WHERE Id = @Id");

    private static readonly SqlStatement Fichiers = new("""
        INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        SELECT @Id, f.Ordre, f.PieceId, f.Cle, f.Empreinte, f.NomDeFichier, f.DeposeLe, f.DeposePar
        FROM DossierFichier f JOIN Fichier x ON x.Empreinte = f.Empreinte JOIN Dossier p ON p.Id = f.DossierId JOIN Dossier d ON d.AppelId = p.AppelId
        WHERE f.DossierId = @PrecedentId AND d.Id = @Id AND x.Analyse <> 'Infectee'
        """);

    private static readonly SqlStatement Theme = new("""
        SELECT t.Libelle FROM Dossier d JOIN AppelTheme t ON t.Id = d.ThemeId WHERE d.Id = @Id
        """);

    /// <summary>The answers to write in the draft; null when the earlier dossier is not this organisation's.</summary>
    public static async Task<IReadOnlyList<ReponseAEcrire>?> ReponsesAReprendreAsync(this SqlSession session, Guid precedentId, Guid organisationId, AppelComplet regle)
    {
        if (await session.UnAsync<OrigineRow>(Origine, new { Id = precedentId }) is not { } origine || origine.OrganisationId != organisationId)
        {
            return null;
        }

        var theme = await session.UnAsync<string>(Theme, new { Id = precedentId });
        var reponses = (await session.ReponsesAsync(precedentId)).EnReponses();
        return origine.AppelId == regle.Id ? Recommencer(reponses, regle) : Reprendre(reponses, theme, regle);
    }

    /// <summary>Names the dossier that the draft follows, and takes its files up when both are of one call.</summary>
    public static async Task SuivreAsync(this SqlSession session, Guid id, Guid precedentId)
    {
        await session.ExecuterAsync(Precedent, new { Id = id, PrecedentId = precedentId });
        await session.ExecuterAsync(Fichiers, new { Id = id, PrecedentId = precedentId });
    }

    private static IReadOnlyList<ReponseAEcrire> Recommencer(Reponses reponses, AppelComplet regle) =>
    [
        .. from champ in regle.Champs(estOrganismePublic: false)
           where !ASignerDeNouveau.Any(prefixe => champ.Cle.StartsWith(prefixe, StringComparison.Ordinal))
           let valeur = Convenir(champ, reponses.Texte(champ.Cle))
           where valeur is not null
           select new ReponseAEcrire(champ.Cle, valeur, 0),
    ];

    internal static IReadOnlyList<ReponseAEcrire> Reprendre(Reponses reponses, string? theme, AppelComplet regle)
    {
        var champs = regle.Champs(estOrganismePublic: false);
        var reprises = from champ in champs
                       where !ARefaire.Any(prefixe => champ.Cle.StartsWith(prefixe, StringComparison.Ordinal)) && champ.Cle is not ("projet.theme" or "projet.renouvellement")
                       let valeur = Convenir(champ, reponses.Texte(champ.Cle))
                       where valeur is not null
                       select new ReponseAEcrire(champ.Cle, valeur, 0);
        // Themes belong to their call: the one of the same name, when there is one.
        var memeTheme = theme is null ? null : regle.Themes.FirstOrDefault(t => TexteDeRecherche.Plier(200, [t.Libelle]) == TexteDeRecherche.Plier(200, [theme]));
        return [.. reprises, new ReponseAEcrire("projet.renouvellement", LectureDeChamp.Oui, 0), .. memeTheme is null ? Array.Empty<ReponseAEcrire>() : [new ReponseAEcrire("projet.theme", $"{memeTheme.Id}", 0)]];
    }

    // An option that the new call no longer has is not taken up.
    private static string? Convenir(ChampDeFormulaire champ, string? valeur) => champ.Type switch
    {
        _ when valeur is null => null,
        TypeDeChamp.Choix => champ.Options.Any(o => o.Valeur == valeur) ? valeur : null,
        TypeDeChamp.ChoixMultiple => string.Join('\n', champ.Options.Select(o => o.Valeur).Intersect(valeur.Split('\n'))) is { Length: > 0 } gardees ? gardees : null,
        _ => valeur,
    };

    private sealed record OrigineRow
    {
        public required Guid AppelId { get; init; }
        public required Guid OrganisationId { get; init; }
    }
}
