using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Courriers;

public static class CompositeurDeCourrier
{
    /// <summary>Refuses, by name and line, an unknown field or a formatting that cannot be printed. The sentence « n’est pas une décision » is in the letter whatever the template.</summary>
    public static Resultat<DocumentImprime> Composer(string modeleMarkdown, DonneesDuCourrier donnees)
    {
        ArgumentNullException.ThrowIfNull(modeleMarkdown);
        ArgumentNullException.ThrowIfNull(donnees);
        var modele = ModeleDeLettre.Lire(modeleMarkdown);
        var texte = modele.EstRefuse ? modele.Refus : modele.Valeur.Remplir(donnees);
        var corps = texte.EstRefuse ? texte.Refus : new LecteurDeModele(texte.Valeur).Lire();
        if (corps.EstRefuse)
        {
            return corps.Refus;
        }

        var document = Document(donnees, AvecLaMention(SansTitresVides(corps.Valeur), donnees));
        return CaracteresDuCourrier.Verifier(donnees, document) is { } refus ? refus : document;
    }

    private static DocumentImprime Document(DonneesDuCourrier donnees, IReadOnlyList<Bloc> blocs)
    {
        var (numero, dossier) = (TexteImprime.Valeur(donnees.Numero), TexteImprime.Valeur(donnees.NumeroDossier));
        return new DocumentImprime
        {
            Numero = numero,
            Date = donnees.Date,
            Titre = $"Courrier d’avis commun n° {numero}",
            Emetteur = Lignes(donnees.Emetteur),
            Logos = Lignes(donnees.Logos),
            ImagesDesLogos = donnees.ImagesDesLogos.Count == 0 ? null : donnees.ImagesDesLogos.ToDictionary(i => TexteImprime.Valeur(i.Key), i => i.Value, StringComparer.Ordinal),
            References =
            [
                new ReferenceDuCourrier("Dossier n°", dossier),
                new ReferenceDuCourrier("Courrier n°", numero),
                new ReferenceDuCourrier("Appel à projets", TexteImprime.Valeur(donnees.TitreAppel)),
                .. donnees.Remplace is { } remplace ? new[] { new ReferenceDuCourrier("Annule et remplace le courrier", TexteImprime.Valeur(remplace)) } : [],
            ],
            Destinataire = Lignes([donnees.Organisation, donnees.Representant.Nom, donnees.Representant.Fonction, .. donnees.Representant.Adresse]),
            LieuEtDate = LieuEtDate(TexteImprime.Valeur(donnees.Lieu), donnees.Date),
            Objet = $"avis commun des financeurs sur l’action « {TexteImprime.Valeur(donnees.TitreDossier)} »",
            Blocs = blocs,
            Pied = $"Courrier d’avis commun n° {numero} – dossier n° {dossier}",
            UrlDeVerification = donnees.UrlDeVerification,
        };
    }

    private static string LieuEtDate(string lieu, DateOnly date) =>
        lieu.Length > 0 ? $"{lieu}, le {HeureDeParis.EcrireJour(date)}" : $"Le {HeureDeParis.EcrireJour(date)}";

    private static IReadOnlyList<string> Lignes(IEnumerable<string> textes) => [.. textes.Select(TexteImprime.Valeur).Where(texte => texte.Length > 0)];

    private static List<Bloc> SansTitresVides(IReadOnlyList<Bloc> blocs)
    {
        var gardes = new List<Bloc>();
        for (var i = 0; i < blocs.Count; i++)
        {
            var suivants = blocs.Skip(i + 1).SkipWhile(bloc => bloc is BlocVide);
            var titreVide = blocs[i] is Titre && i + 1 < blocs.Count && blocs[i + 1] is BlocVide && FinDeSection(suivants.FirstOrDefault());
            if (!titreVide && blocs[i] is not BlocVide)
            {
                gardes.Add(blocs[i]);
            }
        }

        return gardes;
    }

    private static bool FinDeSection(Bloc? bloc) => bloc is null or Titre or BlocSignatures or Paragraphe { Style: StyleDeParagraphe.Encadre };

    private static List<Bloc> AvecLaMention(List<Bloc> blocs, DonneesDuCourrier donnees)
    {
        var mention = BlocsDuCourrier.Mention(donnees).Single();
        if (!blocs.OfType<Paragraphe>().Any(paragraphe => paragraphe.Style == StyleDeParagraphe.Encadre))
        {
            var signatures = blocs.FindIndex(bloc => bloc is BlocSignatures);
            blocs.Insert(signatures < 0 ? blocs.Count : signatures, mention);
        }

        return blocs;
    }
}
