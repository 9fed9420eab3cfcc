using System.Text;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Dossiers;

namespace AppelAProjets.Application.Tests.Pieces;

/// <summary>EPREUVES 27: the antivirus's test file in six wrappings, looked at by a real clamd, is never given to anyone.</summary>
[Category("Long")]
[SurChaqueMoteur]
public sealed class EicarTests
{
    private static readonly SqlStatement Courriels = new("SELECT COUNT(*) AS Nombre FROM Courriel WHERE Objet LIKE '%antivirus%'");

    private static readonly (string Nom, byte[] Octets)[] Enveloppes =
    [
        ("eicar.com", VraiClamd.Eicar), ("eicar.zip", FichiersPieges.Archive(("eicar.com", VraiClamd.Eicar))), ("eicar.docx", FichiersPieges.Docx($"<w:r><w:t>{Encoding.ASCII.GetString(VraiClamd.Eicar)}</w:t></w:r>")),
        ("eicar.pdf", FichiersPieges.Pdf("% " + Encoding.ASCII.GetString(VraiClamd.Eicar))), ("eicar.com.pdf", VraiClamd.Eicar), ("facture.png", [.. FichiersPieges.Png, .. VraiClamd.Eicar]),
    ];

    [Test]
    public async Task In_six_wrappings_it_is_seen_and_never_served()
    {
        using var clamd = await VraiClamd.DemarrerAsync();
        using var essai = await DossierDEssai.OuvrirAsync();
        essai.Antivirus = clamd.Client;
        var (id, joints, comptes) = (await essai.BrouillonAsync(), 0, new List<string>());
        foreach (var (nom, octets) in Enveloppes)
        {
            using var pour = new MemoryStream(octets);
            Assert.That((await clamd.Client.AnalyserAsync(pour)).Analyse, Is.EqualTo(AnalyseDeFichier.Infectee), $"{nom}: the antivirus sees through its wrapping");
            using var flux = new MemoryStream(octets);
            var joint = await essai.Joindre.ExecuterAsync(id, essai.PieceId, nom, flux, essai.Signataire);
            comptes.Add($"{nom} {joint.Refus?.Code ?? "infected"}");
            if (!joint.EstRefuse)
            {
                joints++;
                Assert.That(await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).OuvrirAsync(id, joint.Valeur.Empreinte, essai.Signataire), Is.Null, nom);
            }
        }

        await using var session = await essai.Base.LireAsync();
        TestContext.Out.WriteLine($"{Enveloppes.Length} wrappings, {joints} received and kept from everybody: {string.Join(", ", comptes)}.");
        Assert.That(joints, Is.GreaterThanOrEqualTo(2), "some of them pass every other check");
        Assert.That(await session.UnAsync<int>(Courriels), Is.EqualTo(joints), "each is told");
        Assert.That((await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers, Is.Empty);
    }
}
