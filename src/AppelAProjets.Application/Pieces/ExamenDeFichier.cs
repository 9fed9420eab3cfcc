using Microsoft.Extensions.Logging;

namespace AppelAProjets.Application.Pieces;

public sealed partial class ExamenDeFichier(IDepotDeFichiers depot, IAntivirus antivirus, ILogger<ExamenDeFichier> log)
{
    public bool EstConfigure => antivirus.EstConfigure;

    /// <summary>What it says; what is no answer is logged.</summary>
    public async Task<Verdict> ExaminerAsync(string empreinte, CancellationToken annulation = default)
    {
        await using var contenu = depot.Ouvrir(empreinte);
        var verdict = contenu is null ? new Verdict(AnalyseDeFichier.EnAttente, "The file is not in the store.") : await antivirus.AnalyserAsync(contenu, annulation);
        switch (verdict.Analyse)
        {
            case AnalyseDeFichier.EnAttente:
                LogSansReponse(empreinte, verdict.Detail ?? "");
                break;
            case AnalyseDeFichier.Infectee:
                LogInfecte(empreinte, verdict.Detail ?? "");
                break;
        }

        return verdict;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Antivirus: no answer for {Empreinte}: {Detail}")]
    private partial void LogSansReponse(string empreinte, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Antivirus: {Empreinte} holds {Menace} and is never served")]
    private partial void LogInfecte(string empreinte, string menace);
}
