using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <param name="Defauts">What would be wrong in the letters made of it, in words; nothing when it is ready.</param>
public sealed record ModeleEssaye(Resultat<DocumentImprime> Document, IReadOnlyList<string> Defauts);

/// <summary>A dossier on which a template may be tried.</summary>
public sealed record DossierDEssai
{
    public required Guid PointId { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public TypeAvis? Avis { get; init; }
}

/// <summary>Tries a template that is being written, on an invented dossier or on one whose relevé is frozen. Nothing is kept.</summary>
public sealed class ApercuDeModele(SqlDatabase database, IOptions<CourrierOptions> options, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    private const int Propositions = 100;

    private static readonly SqlStatement Dossiers = new(dialecte => $"""
        SELECT p.Id AS PointId, d.Numero, d.Titre, p.Avis
        FROM Point p
        INNER JOIN Seance s ON s.Id = p.SeanceId
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE a.Code = @Code AND s.Etat = 'Arretee' AND p.Etat IN ('Clos', 'Ajourne') AND {VisibiliteSql.SansDeport}
        ORDER BY d.Numero, p.Id {dialecte.Page}
        """);

    public async Task<IReadOnlyList<DossierDEssai>> DossiersAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<DossierDEssai>(Dossiers, acteur.Parametres(new { Code = code, Saut = 0, Taille = Propositions }));
    }

    public async Task<IReadOnlyList<ModeleRow>> ModelesAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ModeleStore.ActuelsAsync(session, appelId);
    }

    /// <param name="essai">The text, the kind it is for, and the item of a dossier; null for the invented one.</param>
    public async Task<ModeleEssaye> EssayerAsync(AppelComplet appel, (string Texte, GenreDeModele Genre, Guid? PointId) essai, Acteur acteur, CancellationToken annulation = default)
    {
        var donnees = essai.PointId is { } point ? await DonneesAsync(appel.Code, point, acteur, annulation) : null;
        donnees ??= ExempleDeCourrier.Pour(appel.Titre, appel.Financeurs, HeureDeParis.Jour(horloge.GetUtcNow()), essai.Genre);
        var document = CompositeurDeCourrier.Composer(essai.Texte, donnees);
        return new ModeleEssaye(document, document.EstRefuse ? [] : [.. Defauts(document.Valeur, donnees), .. Signataires(appel)]);
    }

    private async Task<DonneesDuCourrier?> DonneesAsync(string code, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await new MatiereLecteur(session, acteur).LireAsync(code, pointId) is { AuReleve.Avis: not null } matiere
            ? DonneesDepuisLeReleve.Reunir(matiere, new NomDuCourrier(matiere.Point.Numero + "-ESSAI", null), HeureDeParis.Jour(horloge.GetUtcNow()), options.Value.Lieu, liens.Value)
            : null;
    }

    // What a letter of that avis must say, whatever the template.
    private static IEnumerable<string> Defauts(DocumentImprime document, DonneesDuCourrier donnees)
    {
        var texte = string.Join('\n', TexteDuDocument.Lire(document));
        bool Manque(string? attendu) => attendu is not null && TexteImprime.Paragraphes(attendu).Any(p => !texte.Contains(p, StringComparison.Ordinal));
        return
        [
            .. Si(!document.Blocs.OfType<BlocSignatures>().Any(), "Aucune signature : ajoutez {{signataires}}, seul sur sa ligne."),
            .. Si(Manque(donnees.Avis.Motifs), "Les motifs de l’avis n’y sont pas : ajoutez {{motifs}}."),
            .. Si(donnees.Avis.Conditions.Any(c => Manque(c.Texte)), "Les conditions, ou ce qui est attendu, n’y sont pas : ajoutez {{conditions}}."),
            .. Si(!document.Blocs.OfType<Tableau>().Any(), "Aucun tableau de montants : ajoutez {{tableau-des-montants}}."),
            .. Si(Manque(donnees.DestinataireDroitCommun), "Le service de droit commun n’y est pas : ajoutez {{reorientation}}."),
            .. Si(donnees.Representant.Nom.Length == 0, "Le nom du représentant légal manque à la fiche de l’organisation."),
            .. Si(donnees.Representant.Adresse.All(string.IsNullOrWhiteSpace), "L’adresse manque à la fiche de l’organisation."),
        ];
    }

    private static IEnumerable<string> Signataires(AppelComplet appel) =>
        appel.Financeurs.Where(f => !SignataireDuCourrier.EstIndique(f.SignataireNom)).Select(f => $"Signataire à indiquer : {f.Nom}.");

    private static IEnumerable<string> Si(bool condition, string defaut) => condition ? [defaut] : [];
}
