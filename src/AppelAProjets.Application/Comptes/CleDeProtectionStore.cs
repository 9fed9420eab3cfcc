using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace AppelAProjets.Application.Comptes;

/// <summary>Data Protection keys in the database, shared by all nodes.</summary>
/// <remarks>The interface is synchronous and is called at start and once per key's life, never inside a writing session.</remarks>
public sealed class CleDeProtectionStore(SqlDatabase database, Ecrivain ecrivain) : IXmlRepository
{
    private static readonly SqlStatement Lecture = new("SELECT Contenu FROM CleDeProtection ORDER BY Nom");

    private static readonly SqlStatement Ajout = new("INSERT INTO CleDeProtection (Nom, Contenu) VALUES (@Nom, @Contenu)");

    public IReadOnlyCollection<XElement> GetAllElements() => LireAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        if (AjouterAsync(element, friendlyName).GetAwaiter().GetResult() is { EstRefuse: true } refus)
        {
            throw new InvalidOperationException($"Key {friendlyName} is not kept: {refus}.");
        }
    }

    private async Task<IReadOnlyCollection<XElement>> LireAsync()
    {
        await using var session = await database.LireAsync();
        return [.. (await session.ListeAsync<string>(Lecture)).Select(contenu => XElement.Parse(contenu))];
    }

    private Task<Resultat> AjouterAsync(XElement element, string nom) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
    {
        await session.ExecuterAsync(Ajout, new { Nom = nom, Contenu = element.ToString(SaveOptions.DisableFormatting) });
        return Ecrit.SansJournal("plumbing: a key is nobody's act");
    });
}
