using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Lectures;

/// <summary>The identity of an organisation in words (Cerfa 12156*06, 1 to 5 and a line of 7): the same on paper, on the page and in a comparison. Only what was answered.</summary>
public static class LignesDIdentite
{
    /// <summary>1.1 to 1.6.</summary>
    public static IReadOnlyList<ElementLu> Identification(IdentiteComplete identite)
    {
        var (i, s, r) = (identite.Identification, identite.Siege, identite.Representant);
        return Remplies(
            ("nom", "1.1 Nom", i.Sigle is { } sigle ? $"{i.Nom} ({sigle})" : i.Nom),
            ("site", "Site internet", i.SiteWeb),
            ("statut", "Statut juridique", i.Statut is { } statut ? LibellesDOrganisation.Pour(statut) : null),
            ("siret", "1.2 Numéro SIRET", i.Siret),
            ("rna", "1.3 Numéro RNA", i.Rna),
            ("recepisse", "1.3 Récépissé en préfecture", i.Recepisse),
            ("registre", "1.4 Registre (Alsace-Moselle)", Joindre(", ", Precede("volume ", i.RegistreVolume), Precede("folio ", i.RegistreFolio), Precede("tribunal de ", i.RegistreTribunal))),
            ("siege", "1.5 Siège social", Joindre("\n", s.Adresse, Joindre(" ", s.CodePostal, s.Commune))),
            ("gestion", "1.5.1 Adresse de gestion", Joindre("\n", s.GestionAdresse, Joindre(" ", s.GestionCodePostal, s.GestionCommune))),
            ("contact", "Courriel, téléphone", Joindre("\n", s.Courriel, Ecrit(s.Telephone))),
            ("representant", "1.6 Représentant légal", Joindre("\n", r.NomComplet, r.Fonction, Ecrit(r.Telephone), r.Courriel)));
    }

    /// <summary>2.</summary>
    public static IReadOnlyList<ElementLu> Administration(IdentiteComplete identite)
    {
        var a = identite.Administration;
        return Remplies(
            ("agrements", "Agréments", string.Join('\n', a.Agrements.Select(g => Joindre(", ", g.Type, Precede("attribué par ", g.AttribuePar), g.Le is { } le ? $"en date du {HeureDeParis.EcrireJour(le)}" : null)))),
            ("utilite-publique", "Reconnue d’utilité publique", Joindre(", ", OuiNon(a.UtilitePublique), a.UtilitePubliqueLe is { } jour ? $"Journal officiel du {HeureDeParis.EcrireJour(jour)}" : null)),
            ("impots", "Assujettie aux impôts commerciaux", OuiNon(a.ImpotsCommerciaux)));
    }

    /// <summary>3.</summary>
    public static IReadOnlyList<ElementLu> Reseau(IdentiteComplete identite)
    {
        var r = identite.Reseau;
        return Remplies(
            ("reseau", "Membre d’un réseau, d’une union ou d’une fédération", Joindre("\n", OuiNon(r.EnReseau), r.Noms)),
            ("personnes-morales", "Adhérents personnes morales", Joindre("\n", OuiNon(r.AdherentsPersonnesMorales), r.PersonnesMorales)));
    }

    /// <summary>4.</summary>
    public static IReadOnlyList<ElementLu> Moyens(IdentiteComplete identite)
    {
        var m = identite.Moyens;
        return Remplies(
            ("annee", "Au 31 décembre de l’année", $"{m.Annee}"),
            ("benevoles", "Bénévoles", $"{m.Benevoles}"),
            ("volontaires", "Volontaires", $"{m.Volontaires}"),
            ("salaries", "Salariés", $"{m.Salaries}"),
            ("emplois-aides", "dont emplois aidés", $"{m.EmploisAides}"),
            ("etpt", "Salariés en équivalents temps plein (ETPT)", EquivalentTempsPlein.Ecrire(m.EtptCentiemes)),
            ("mis-a-disposition", "Personnels mis à disposition par une autorité publique", $"{m.MisADisposition}"),
            ("adherents", "Adhérents", $"{m.Adherents}"));
    }

    /// <summary>5, without its table.</summary>
    public static IReadOnlyList<ElementLu> Budget(IdentiteComplete identite)
    {
        var b = identite.Budget;
        return Remplies(
            ("exercice", "Exercice", b is { Debut: { } debut, Fin: { } fin } ? $"Du {HeureDeParis.EcrireJour(debut)} au {HeureDeParis.EcrireJour(fin)}" : null),
            ("total-charges", "Total des charges", b.Lignes.Count == 0 ? null : $"{b.Plan.Charges}"),
            ("total-produits", "Total des produits", b.Lignes.Count == 0 ? null : $"{b.Plan.Produits}"),
            ("remunerations", "Trois plus hautes rémunérations publiées", Joindre("\n", OuiNon(b.RemunerationsPubliees), b.RemunerationsLien)));
    }

    /// <summary>A line of 7.</summary>
    public static IReadOnlyList<ElementLu> Aides(IdentiteComplete identite) => Remplies(
        ("aides", "Aides publiques des trois derniers exercices, dont celui en cours", identite.Administration.AidesPubliques is { } aides ? LibellesDOrganisation.Pour(aides) : null));

    public static IReadOnlyList<ElementLu> Banque(IdentiteComplete identite) => [.. Remplies(
        ("titulaire", "Titulaire du compte", identite.Banque.Titulaire),
        ("iban", "Versement au compte (IBAN)", identite.Banque.Iban is { } iban ? Iban.Ecrire(iban) : null),
        ("bic", "BIC", identite.Banque.Bic)).Select(l => l with { Audience = Audience.PorteurEtServices })];

    private static IReadOnlyList<ElementLu> Remplies(params IEnumerable<(string Cle, string Libelle, string? Valeur)> lignes) =>
        [.. lignes.Where(l => !string.IsNullOrWhiteSpace(l.Valeur)).Select(l => new ValeurLue($"organisation.{l.Cle}", l.Libelle, l.Valeur!))];

    private static string Joindre(string entre, params IEnumerable<string?> textes) => string.Join(entre, textes.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static string? Precede(string mot, string? texte) => texte is null ? null : mot + texte;

    private static string? OuiNon(bool? reponse) => reponse switch { true => "Oui", false => "Non", null => null };

    private static string? Ecrit(string? telephone) => telephone is null ? null : Telephone.Ecrire(telephone);
}
