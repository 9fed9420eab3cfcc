using AppelAProjets.Domain;

namespace AppelAProjets.Application.Organisations;

/// <summary>What is typed of an organisation; identifiers as people write them.</summary>
public sealed record SaisieOrganisation
{
    /// <summary>Full name, without initials.</summary>
    public string? Nom { get; init; }
    /// <summary>Initials.</summary>
    public string? Sigle { get; init; }
    /// <summary>SIRET; a draft may do without, a deposit not.</summary>
    public string? Siret { get; init; }
    /// <summary>RNA.</summary>
    public string? Rna { get; init; }
    /// <summary>Street of the seat.</summary>
    public string? Adresse { get; init; }
    /// <summary>Postal code.</summary>
    public string? CodePostal { get; init; }
    /// <summary>Town.</summary>
    public string? Commune { get; init; }
    /// <summary>Its own address, where receipts go.</summary>
    public string? Courriel { get; init; }
    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }
    /// <summary>Legal representative.</summary>
    public string? RepresentantNom { get; init; }
    /// <summary>Chair, treasurer…</summary>
    public string? RepresentantFonction { get; init; }
    /// <summary>IBAN.</summary>
    public string? Iban { get; init; }
    /// <summary>BIC.</summary>
    public string? Bic { get; init; }
    /// <summary>The answer of the company directory that filled the form, if any.</summary>
    public Guid? PreuveId { get; init; }

    /// <summary>The same with every identifier normalised and blanks as null; every field refused, with its reason.</summary>
    public (SaisieOrganisation Lue, IReadOnlyList<Refus> Refus) Lire()
    {
        var refus = new List<Refus>();
        var lue = new SaisieOrganisation
        {
            Nom = Texte(Nom, nameof(Nom), 200, "le nom", refus),
            Sigle = Texte(Sigle, nameof(Sigle), 50, "le sigle", refus),
            Siret = Identifiant(Siret, nameof(Siret), Domain.Identifiants.Siret.Lire, refus),
            Rna = Identifiant(Rna, nameof(Rna), Domain.Identifiants.Rna.Lire, refus),
            Adresse = Texte(Adresse, nameof(Adresse), 300, "l’adresse", refus),
            CodePostal = Identifiant(CodePostal, nameof(CodePostal), Domain.Identifiants.CodePostal.Lire, refus),
            Commune = Texte(Commune, nameof(Commune), 120, "la commune", refus),
            Courriel = Identifiant(Courriel, nameof(Courriel), Domain.Identifiants.Courriel.Lire, refus),
            Telephone = Identifiant(Telephone, nameof(Telephone), Domain.Identifiants.Telephone.Lire, refus),
            RepresentantNom = Texte(RepresentantNom, nameof(RepresentantNom), 200, "le nom du représentant légal", refus),
            RepresentantFonction = Texte(RepresentantFonction, nameof(RepresentantFonction), 120, "la fonction", refus),
            Iban = Identifiant(Iban, nameof(Iban), Domain.Identifiants.Iban.Lire, refus),
            Bic = Identifiant(Bic, nameof(Bic), Domain.Identifiants.Bic.Lire, refus),
        };
        if (lue.Nom is null && refus.TrueForAll(r => r.Champ != nameof(Nom)))
        {
            refus.Insert(0, new Refus("organisation.nom", "Écrivez le nom de l’organisation.", nameof(Nom)));
        }

        return (lue, refus);
    }

    private static string? Texte(string? saisie, string champ, int maximum, string libelle, List<Refus> refus)
    {
        var texte = saisie?.Trim();
        if (texte?.Length > maximum)
        {
            refus.Add(new Refus("organisation.longueur", $"Raccourcissez {libelle}\u00A0: {maximum} caractères au plus.", champ));
        }

        return string.IsNullOrEmpty(texte) ? null : texte;
    }

    private static string? Identifiant(string? saisie, string champ, Func<string?, Resultat<string>> lire, List<Refus> refus)
    {
        if (string.IsNullOrWhiteSpace(saisie))
        {
            return null;
        }

        var lecture = lire(saisie);
        if (!lecture.EstRefuse)
        {
            return lecture.Valeur;
        }

        refus.Add(lecture.Refus with { Champ = champ });
        return saisie.Trim();
    }
}
