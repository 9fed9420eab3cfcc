namespace AppelAProjets.Application.Courriers;

/// <summary>Turns a composed letter into a PDF.</summary>
public interface IMoteurPdf
{
    /// <summary>Writes the letter's PDF to <paramref name="sortie"/>, which stays open.</summary>
    void Rendre(DocumentCourrier document, Stream sortie);
}
