using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Pieces;

/// <summary>Gives, replaces or takes back the file of a required piece. Nothing of a refused file is kept.</summary>
public sealed class JoindrePiece(SqlDatabase database, TimeProvider horloge, IDepotDeFichiers depot, IOptions<FichiersOptions> options)
{
    private static readonly SqlStatement Fichier = new("""
        INSERT INTO Fichier (Empreinte, Taille, TypeMime, Analyse, CreeLe) VALUES (@Empreinte, @Taille, @TypeMime, 'NonConfiguree', @Le)
        """);

    private static readonly SqlStatement Connu = new("SELECT COUNT(*) FROM Fichier WHERE Empreinte = @Empreinte");

    private static readonly SqlStatement Remplacement = new("""
        UPDATE DossierPiece SET Empreinte = @Empreinte, NomDeFichier = @Nom, DeposeeLe = @Le, DeposeePar = @CompteId WHERE DossierId = @DossierId AND PieceId = @PieceId
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DossierPiece (DossierId, PieceId, Empreinte, NomDeFichier, DeposeeLe, DeposeePar) VALUES (@DossierId, @PieceId, @Empreinte, @Nom, @Le, @CompteId)
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM DossierPiece WHERE DossierId = @DossierId AND PieceId = @PieceId");

    /// <summary>Keeps the file when it is readable and of an accepted type.</summary>
    public async Task<Resultat> ExecuterAsync(Guid dossierId, Guid pieceId, string nom, Stream contenu, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            if (await RefuserAsync(lecture, dossierId, pieceId, acteur) is { Refus: { } refus })
            {
                return refus;
            }
        }

        using var recu = await depot.RecevoirAsync(contenu, options.Value.TailleMaximale, annulation);
        var type = ControleDeFichier.Verifier(nom, recu, options.Value.TailleMaximale);
        if (type.EstRefuse)
        {
            return type.Refus;
        }

        // Bytes first: a row never names a file that is not there. The reverse leaves bytes that no one names.
        await depot.GarderAsync(recu, annulation);
        await using var session = await database.EcrireAsync(annulation);
        var (refusFinal, dossier) = await RefuserAsync(session, dossierId, pieceId, acteur);
        if (refusFinal is not null || !await session.PasserAsync(dossier!.Entete, horloge.GetUtcNow()))
        {
            return refusFinal ?? EnregistrerSection.Conflit;
        }

        await EcrireAsync(session, dossierId, pieceId, new FichierAccepte(recu.Empreinte, recu.Taille, type.Valeur, ControleDeFichier.Nommer(nom)), acteur);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    /// <summary>Takes the file back; its bytes stay when a deposited version names them.</summary>
    public async Task<Resultat> RetirerAsync(Guid dossierId, Guid pieceId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var (refus, dossier) = await RefuserAsync(session, dossierId, pieceId, acteur);
        if (refus is not null || !await session.PasserAsync(dossier!.Entete, horloge.GetUtcNow()))
        {
            return refus ?? EnregistrerSection.Conflit;
        }

        await session.ExecuterAsync(Retrait, new { DossierId = dossierId, PieceId = pieceId });
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static async Task<(Refus? Refus, DossierPorteur? Dossier)> RefuserAsync(SqlSession session, Guid dossierId, Guid pieceId, Acteur acteur)
    {
        var dossier = await DossierPorteurQuery.LireAsync(session, dossierId, acteur);
        return dossier is null || dossier.Contenu.Pieces.All(p => p.PieceId != pieceId)
            ? (new Refus(EnregistrerSection.Introuvable, "Cette pièce n’existe pas."), null)
            : (EnregistrerSection.Fermee(dossier, SectionDossier.Pieces), dossier);
    }

    private async Task EcrireAsync(SqlSession session, Guid dossierId, Guid pieceId, FichierAccepte fichier, Acteur acteur)
    {
        var le = horloge.GetUtcNow();
        if (await session.UnAsync<int>(Connu, new { fichier.Empreinte }) == 0)
        {
            await session.InsererSiAbsentAsync(Fichier, new { fichier.Empreinte, fichier.Taille, fichier.TypeMime, Le = le });
        }

        var ligne = new { DossierId = dossierId, PieceId = pieceId, fichier.Empreinte, fichier.Nom, Le = le, acteur.CompteId };
        if (!await session.ModifierAsync(Remplacement, ligne))
        {
            await session.ExecuterAsync(Ajout, ligne);
        }
    }

    private sealed record FichierAccepte(string Empreinte, long Taille, string TypeMime, string Nom);
}
