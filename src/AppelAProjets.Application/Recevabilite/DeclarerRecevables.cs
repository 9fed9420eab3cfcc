using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Recevabilite;

/// <param name="Version">Of the dossier when the list was shown.</param>
public sealed record DossierCoche(Guid Id, int Version);

/// <param name="Numero">Null for a dossier that does not exist for this person.</param>
/// <param name="Refus">Null when it was declared recevable.</param>
public sealed record LigneDeRapport(string? Numero, Refus? Refus);

/// <summary>Declares recevable the dossiers of a selection that was confirmed, those of which the control is not finished being said: each decided alone, as on its page, and told line by line.</summary>
public sealed class DeclarerRecevables(SqlDatabase database, StatuerSurDossier statuer)
{
    public const int Maximum = 100;

    private const string Champ = "coches";

    private static readonly SqlStatement Numeros = new($"SELECT d.Id, d.Numero FROM Dossier d WHERE d.Id IN @Ids AND {VisibiliteSql.SansDeport}");

    /// <summary>Why a selection of that many is not one; null when it is.</summary>
    public static Refus? Refuser(int nombre) => nombre switch
    {
        0 => new Refus("selection", "Cochez au moins un dossier.", Champ),
        > Maximum => new Refus("selection", $"Cochez au plus {Maximum} dossiers à la fois.", Champ),
        _ => null,
    };

    /// <param name="quandMeme">Those of which the control is not finished too.</param>
    public async Task<Resultat<IReadOnlyList<LigneDeRapport>>> ExecuterAsync(string code, IReadOnlyList<DossierCoche> dossiers, bool quandMeme, Acteur acteur, CancellationToken annulation = default)
    {
        if (dossiers.Count is 0 or > Maximum)
        {
            return Refuser(dossiers.Count)!;
        }

        var numeros = await NumerosAsync(dossiers, acteur, annulation);
        var lot = $"recevables {Guid.CreateVersion7():N}";
        List<LigneDeRapport> lignes = [];
        foreach (var dossier in dossiers)
        {
            var fait = await statuer.ExecuterAsync(code, dossier.Id, new DecisionSurDossier(ActionDossier.DeclarerRecevable, null, dossier.Version) { Lot = lot, Confirme = quandMeme }, acteur, annulation);
            lignes.Add(new LigneDeRapport(numeros.GetValueOrDefault(dossier.Id), fait.Refus));
        }

        return lignes;
    }

    private async Task<Dictionary<Guid, string?>> NumerosAsync(IReadOnlyList<DossierCoche> dossiers, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.ListeAsync<NumeroRow>(Numeros, acteur.Parametres(new { Ids = dossiers.Select(d => d.Id).ToArray() }))).ToDictionary(n => n.Id, n => n.Numero);
    }

    private sealed record NumeroRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
    }
}
