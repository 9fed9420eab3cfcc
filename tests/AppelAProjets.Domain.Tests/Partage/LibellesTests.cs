using System.Reflection;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>French words.</summary>
public sealed class LibellesTests
{
    [Test]
    public void ChaqueValeurAUnLibelleDistinct() => Assert.Multiple(() =>
    {
        foreach (var methode in typeof(Libelles).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            var type = methode.GetParameters()[0].ParameterType;
            if (methode.Name == nameof(Libelles.Pour) && type.IsEnum)
            {
                var libelles = Enum.GetValues(type).Cast<object>().Select(v => (string)methode.Invoke(null, [v])!).ToList();
                Assert.That(libelles, Is.Unique.And.None.Empty, type.Name);
                Assert.That(libelles, Has.None.Contains("'"), type.Name);
            }
        }
    });

    [TestCase(EtatDossier.Brouillon, "Brouillon enregistré – pas encore déposé")]
    [TestCase(EtatDossier.Depose, "Déposé")]
    [TestCase(EtatDossier.ACompleter, "À compléter")]
    [TestCase(EtatDossier.EnInstruction, "En instruction")]
    [TestCase(EtatDossier.Instruit, "En instruction")]
    [TestCase(EtatDossier.EnComite, "En instruction")]
    [TestCase(EtatDossier.Arbitre, "Examiné en comité le 3\u00A0mars 2026")]
    [TestCase(EtatDossier.AvisTransmis, "Avis transmis")]
    [TestCase(EtatDossier.Retire, "Retiré")]
    [TestCase(EtatDossier.Irrecevable, "Irrecevable")]
    [TestCase(EtatDossier.SansSuite, "Classé sans suite")]
    [TestCase(EtatDossier.Clos, "Clos")]
    public void LePorteurNeLitRienDuResultatAvantLAvis(EtatDossier etat, string attendu) =>
        Assert.That(Libelles.LibellePorteur(etat, new DateOnly(2026, 3, 3)), Is.EqualTo(attendu));

    [Test]
    public void SansDateLePorteurLitExamineEnComite() =>
        Assert.That(Libelles.LibellePorteur(EtatDossier.Arbitre), Is.EqualTo("Examiné en comité"));
}
