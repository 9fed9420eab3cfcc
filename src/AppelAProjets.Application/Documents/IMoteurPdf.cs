namespace AppelAProjets.Application.Documents;

public interface IMoteurPdf
{
    /// <summary>Writes the letter's PDF to <paramref name="sortie"/>, which stays open.</summary>
    void Rendre(DocumentImprime document, Stream sortie);
}
