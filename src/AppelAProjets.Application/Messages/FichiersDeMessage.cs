using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Messages;

/// <param name="Contenu">Read once.</param>
public sealed record FichierJoint(string Nom, Stream Contenu);

/// <summary>Receives the files of a message, then attaches them in its transaction.</summary>
internal static class FichiersDeMessage
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO MessageFichier (MessageId, Ordre, Empreinte, NomDeFichier) VALUES (@MessageId, @Ordre, @Empreinte, @Nom)
        """);

    /// <summary>All of them, or the reason why one is refused. To call once the person is known to be allowed, before a writing session opens.</summary>
    public static async Task<Resultat<FichierAccepte[]>> TousAsync(this RecevoirFichier recevoir, IReadOnlyList<FichierJoint> fichiers, CancellationToken annulation)
    {
        if (Dialogue.Compter(fichiers.Count) is { Refus: { } trop })
        {
            return trop;
        }

        var acceptes = new List<FichierAccepte>(fichiers.Count);
        foreach (var fichier in fichiers)
        {
            var recu = await recevoir.RecevoirAsync(fichier.Nom, fichier.Contenu, annulation);
            if (recu.EstRefuse)
            {
                return recu.Refus with { Message = $"« {ControleDeFichier.Nommer(fichier.Nom)} » : {recu.Refus.Message}", Champ = "Fichiers" };
            }

            acceptes.Add(recu.Valeur);
        }

        return acceptes.ToArray();
    }

    /// <summary>Has them looked at now if that takes a moment, once the message is committed; the job does it otherwise.</summary>
    public static async Task TousAsync(this AnalyserFichiers analyser, IReadOnlyList<FichierAccepte> fichiers, CancellationToken annulation)
    {
        foreach (var fichier in fichiers)
        {
            await analyser.EssayerAsync(fichier, annulation);
        }
    }

    public static async Task JoindreAsync(this SqlSession session, Guid messageId, IReadOnlyList<FichierAccepte> fichiers, DateTimeOffset le)
    {
        foreach (var (rang, fichier) in fichiers.Index())
        {
            await session.EnregistrerFichierAsync(fichier, le);
            await session.ExecuterAsync(Ajout, new { MessageId = messageId, Ordre = rang + 1, fichier.Empreinte, fichier.Nom });
        }
    }
}
