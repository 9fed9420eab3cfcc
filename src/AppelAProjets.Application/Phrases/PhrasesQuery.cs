using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Phrases;

namespace AppelAProjets.Application.Phrases;

public sealed record PhraseRow
{
    public required Guid Id { get; init; }
    public required UsageDePhrase Usage { get; init; }
    public required string Texte { get; init; }
    public required int Version { get; init; }
}

public sealed record PhrasesDeLAppel(string Code, string Appel, IReadOnlyList<PhraseRow> Phrases);

public sealed class PhrasesQuery(SqlDatabase database)
{
    private static readonly SqlStatement DeLAppel = new("SELECT Id, Usage, Texte, Version FROM AppelPhrase WHERE AppelId = @AppelId ORDER BY Usage DESC, Texte, Id");

    /// <summary>Null when the call is unknown, or it is not the Secrétariat.</summary>
    public async Task<PhrasesDeLAppel?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await session.AppelAsync(code) is { } appel
            ? new PhrasesDeLAppel(appel.Code, appel.Titre, await session.ListeAsync<PhraseRow>(DeLAppel, new { AppelId = appel.Id }))
            : null;
    }

    /// <summary>For the fields of the committee of that call, which whoever sits there may read.</summary>
    public async Task<IReadOnlyList<PhraseRow>> PourAsync(Guid appelId, UsageDePhrase usage, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return [.. (await session.ListeAsync<PhraseRow>(DeLAppel, new { AppelId = appelId })).Where(p => p.Usage == usage)];
    }
}
