using System.Globalization;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;

namespace AppelAProjets.Application.Courriers;

/// <summary>What people are called is printed as it is or the letter is not made: a character that no font has is named, with where it stands.</summary>
internal static class CaracteresDuCourrier
{
    public static Refus? Verifier(DonneesDuCourrier donnees, DocumentImprime document)
    {
        var manquants = TexteDuDocument.Lire(document).Concat(TexteDuDocument.LirePied(document)).SelectMany(MiseEnSignes.Manquants).Distinct().ToList();
        if (manquants.Count == 0)
        {
            return null;
        }

        var ou = Champs(donnees).Where(champ => manquants.Any(m => champ.Texte?.Contains(m, StringComparison.Ordinal) == true)).Select(champ => champ.Nom).Distinct().DefaultIfEmpty("modèle du courrier");
        return new Refus("courrier.caracteres", $"Aucune police de caractères ne dessine {string.Join(", ", manquants.Select(Nommer))} ({string.Join(", ", ou)}) : corrigez-le avant de préparer le courrier.");
    }

    private static string Nommer(string grappe) => $"« {grappe} » ({string.Join(' ', grappe.EnumerateRunes().Select(c => string.Create(CultureInfo.InvariantCulture, $"U+{c.Value:X4}")))})";

    private static IEnumerable<(string Nom, string? Texte)> Champs(DonneesDuCourrier donnees) =>
    [
        ("nom de l’organisation", donnees.Organisation),
        ("nom du représentant légal", donnees.Representant.Nom),
        ("fonction du représentant légal", donnees.Representant.Fonction),
        .. donnees.Representant.Adresse.Select(ligne => ("adresse de l’organisation", (string?)ligne)),
        ("intitulé de l’action", donnees.TitreDossier),
        ("intitulé de l’appel", donnees.TitreAppel),
        ("motifs de l’avis", donnees.Avis.Motifs),
        .. donnees.Avis.Conditions.SelectMany(c => new[] { c.Texte, c.LeveePar }).Select(texte => ("conditions", texte)),
        .. donnees.Lignes.SelectMany(l => new[] { l.Financeur, l.Conditions }).Select(texte => ("lignes des financeurs", texte)),
        .. donnees.HorsPortail.Select(l => ("autres financements", (string?)l.Financeur)),
        .. donnees.Contacts.SelectMany(c => new[] { c.Financeur, c.Nom, c.Courriel }).Select(texte => ("interlocuteurs", texte)),
        .. donnees.Signataires.SelectMany(s => new[] { s.Organisme, s.Mention, s.Nom, s.Qualite }).Select(texte => ("signataires", (string?)texte)),
        .. donnees.Emetteur.Select(ligne => ("service du Secrétariat", (string?)ligne)),
        ("droit commun", donnees.DestinataireDroitCommun),
    ];
}
