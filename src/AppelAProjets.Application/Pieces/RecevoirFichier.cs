using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Pieces;

/// <summary>A file that was received, checked and kept; a row must still name it (<see cref="FichierStore.EnregistrerFichierAsync"/>).</summary>
/// <param name="Nom">Safe to show and to give back.</param>
/// <param name="Taille">In bytes.</param>
/// <param name="TypeMime">Found by its content.</param>
public sealed record FichierAccepte(string Nom, string Empreinte, long Taille, string TypeMime, AnalyseDeFichier Analyse);

/// <summary>Receives a file from anyone: checks it, keeps its bytes. Nothing of a refused file is left. Call it before a writing session opens.</summary>
public sealed class RecevoirFichier(SqlDatabase database, IDepotDeFichiers depot, IAntivirus antivirus, IOptions<FichiersOptions> options)
{
    /// <summary>Bytes first: a row never names a file that is not there. The reverse leaves bytes that no one names.</summary>
    /// <param name="contenu">Read once, up to the limit.</param>
    public async Task<Resultat<FichierAccepte>> RecevoirAsync(string nom, Stream contenu, CancellationToken annulation = default)
    {
        using var recu = await depot.RecevoirAsync(contenu, options.Value.TailleMaximale, annulation);
        var type = await ControleDeFichier.VerifierAsync(nom, recu, options.Value.TailleMaximale, annulation);
        if (type.EstRefuse)
        {
            return type.Refus;
        }

        await using (var session = await database.LireAsync(annulation))
        {
            if (await session.AnalyseAsync(recu.Empreinte) == AnalyseDeFichier.Infectee)
            {
                return new Refus("fichier.infecte", "Ce fichier contient un programme malveillant, déjà reconnu par l’antivirus : il n’est pas gardé. Analysez votre appareil, puis envoyez un autre fichier.", "Fichier");
            }
        }

        await depot.GarderAsync(recu, annulation);
        var analyse = antivirus.EstConfigure ? AnalyseDeFichier.EnAttente : AnalyseDeFichier.NonConfiguree;
        return new FichierAccepte(ControleDeFichier.Nommer(nom), recu.Empreinte, recu.Taille, type.Valeur, analyse);
    }
}
