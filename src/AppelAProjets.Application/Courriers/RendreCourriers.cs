using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Courriers;

/// <summary>The PDF of a letter, drawn once per text and kept under its hash: whoever asks again finds it.</summary>
public sealed class RendreCourriers(SqlDatabase database, Ecrivain ecrivain, IMoteurPdf moteur, IDepotDeFichiers depot)
{
    private const long TailleMaximale = 50L * 1024 * 1024;

    private static readonly SqlStatement Rendu = new("SELECT r.EmpreinteDuTexte, r.Empreinte FROM CourrierRendu r WHERE r.CourrierId = @Id");

    private static readonly SqlStatement Fichier = new("""
        INSERT INTO Fichier (Empreinte, Taille, TypeMime, Analyse, CreeLe) VALUES (@Empreinte, @Taille, 'application/pdf', 'Saine', @Le)
        """);

    private static readonly SqlStatement Nouveau = new("INSERT INTO CourrierRendu (CourrierId, EmpreinteDuTexte, Empreinte, Le) VALUES (@Id, @EmpreinteDuTexte, @Empreinte, @Le)");
    private static readonly SqlStatement Autre = new("UPDATE CourrierRendu SET EmpreinteDuTexte = @EmpreinteDuTexte, Empreinte = @Empreinte, Le = @Le WHERE CourrierId = @Id");

    /// <summary>Its hash.</summary>
    internal async Task<string> ExecuterAsync(CourrierRow courrier, CancellationToken annulation = default)
    {
        var (texte, rendu) = (TexteConserve.Empreinte(courrier.Document), await LireAsync(courrier.Id, annulation));
        if (rendu is not null && rendu.EmpreinteDuTexte == texte && EstGarde(rendu.Empreinte))
        {
            return rendu.Empreinte;
        }

        using var pdf = new MemoryStream();
        moteur.Rendre(TexteConserve.Lire(courrier.Document), pdf);
        pdf.Position = 0;
        using var fichier = await depot.RecevoirAsync(pdf, TailleMaximale, annulation);
        await depot.GarderAsync(fichier, annulation);
        var ecrit = await ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(courrier.DossierId));
            await session.InsererSiAbsentAsync(Fichier, new { fichier.Empreinte, fichier.Taille, Le = le });
            var row = new { courrier.Id, EmpreinteDuTexte = texte, fichier.Empreinte, Le = le };
            if (!await session.ModifierAsync(Autre, row))
            {
                await session.InsererSiAbsentAsync(Nouveau, row);
            }

            if (rendu is not null && rendu.Empreinte != fichier.Empreinte)
            {
                await session.DetacherLeFichierAsync(rendu.Empreinte, le);
            }

            return Ecrit.SansJournal("it shows the text that was journaled");
        }, annulation);
        return ecrit.EstRefuse ? throw new InvalidOperationException($"The PDF of {courrier.Numero} could not be kept: the base was too busy.") : fichier.Empreinte;
    }

    /// <summary>Of the PDF that shows the letter's text as it stands; null when it is not made.</summary>
    internal static async Task<string?> EmpreinteAsync(SqlSession session, CourrierRow courrier) =>
        await session.UnAsync<RenduRow>(Rendu, new { courrier.Id }) is { } rendu && rendu.EmpreinteDuTexte == TexteConserve.Empreinte(courrier.Document) ? rendu.Empreinte : null;

    private bool EstGarde(string empreinte)
    {
        using var contenu = depot.Ouvrir(empreinte);
        return contenu is not null;
    }

    private async Task<RenduRow?> LireAsync(Guid id, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<RenduRow>(Rendu, new { Id = id });
    }

    private sealed record RenduRow
    {
        public required string EmpreinteDuTexte { get; init; }
        public required string Empreinte { get; init; }
    }
}
