using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Papier;

public sealed record VersionDeposee
{
    private DossierContenu? lu;

    /// <summary>1 for the first deposit.</summary>
    public required int Numero { get; init; }
    /// <summary>Arrival of the complete request, UTC.</summary>
    public required DateTimeOffset RecuLe { get; init; }
    public required string Deposant { get; init; }
    public required string Empreinte { get; init; }
    /// <summary>The text that was hashed.</summary>
    public required string Texte { get; init; }

    public DossierContenu Contenu => lu ??= Instantane.Lire(Texte);

    /// <summary>The text kept still gives the hash written at the deposit.</summary>
    public bool EstIntacte => Instantane.EmpreinteDe(Texte) == Empreinte;
}
