using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Organisations;

public enum SectionDIdentite
{
    Identification,
    Siege,
    Representant,
    Administration,
    Reseau,
    Moyens,
    Budget,
    Banque,
}

public sealed record EtatDeSectionDIdentite(SectionDIdentite Section, IReadOnlyList<string> Manques)
{
    public bool EstComplete => Manques.Count == 0;
}

/// <summary>What an identity still lacks, and who may write it.</summary>
public static class CompletudeDIdentite
{
    private static readonly SectionDIdentite[] DuSignataire = [SectionDIdentite.Identification, SectionDIdentite.Representant, SectionDIdentite.Banque];

    /// <summary>Name, representative and account engage the organisation: a signataire's. A contested organisation is frozen.</summary>
    public static Resultat Permettre(SectionDIdentite section, QualiteDeMembre qualite, EtatMandat mandat) =>
        qualite != QualiteDeMembre.Signataire && DuSignataire.Contains(section)
            ? new Refus("organisation.signataire", "Seul un signataire de l’organisation peut modifier cette page.")
            : CycleMandat.Geler(mandat, "modifier son identité ou son compte bancaire") is { } gel ? gel : Resultat.Ok;

    public static IReadOnlyList<EtatDeSectionDIdentite> De(IdentiteComplete i) =>
        [.. Enum.GetValues<SectionDIdentite>().Select(s => new EtatDeSectionDIdentite(s, [.. Manques(s, i)]))];

    /// <summary>The holder's name is not the organisation's: payments are often blocked for it. Null when there is nothing to say.</summary>
    public static string? AvertirDuTitulaire(IdentiteComplete i, string conseil = "Vérifiez-le avec votre banque.")
    {
        var titulaire = TexteDeRecherche.Plier(400, i.Banque.Titulaire);
        var connus = new[] { i.Identification.Nom, i.Identification.Sigle }.Select(n => TexteDeRecherche.Plier(400, n)).Where(n => n.Length > 0);
        return titulaire.Length == 0 || connus.Any(n => Sans(titulaire) == Sans(n))
            ? null
            : $"Le titulaire du compte (« {i.Banque.Titulaire} ») n’est pas « {i.Identification.Nom} » : un RIB au nom d’un autre bloque souvent le versement. {conseil}";
    }

    private static IEnumerable<string> Manques(SectionDIdentite section, IdentiteComplete i) => section switch
    {
        SectionDIdentite.Identification => Absents(
            (i.Identification.Siret, "le numéro SIRET"), (i.Identification.Statut, "le statut juridique"),
            (!i.EstAssociative || i.Identification.Statut == StatutJuridique.AssociationAlsaceMoselle ? "" : i.Identification.Rna ?? i.Identification.Recepisse, "le numéro RNA, ou à défaut le récépissé en préfecture"),
            (i.Identification.Statut != StatutJuridique.AssociationAlsaceMoselle ? "" : i.Identification.RegistreTribunal, "l’inscription au registre (volume, folio, tribunal)")),
        SectionDIdentite.Siege => Absents(
            (i.Siege.Adresse, "l’adresse du siège"), (i.Siege.CodePostal, "le code postal"), (i.Siege.Commune, "la commune"), (i.Siege.Courriel, "l’adresse électronique"), (i.Siege.Telephone, "le téléphone")),
        SectionDIdentite.Representant => Absents(
            (i.Representant.Nom, "le nom"), (i.Representant.Prenom, "le prénom"), (i.Representant.Fonction, "la fonction"), (i.Representant.Telephone, "le téléphone"), (i.Representant.Courriel, "l’adresse électronique")),
        SectionDIdentite.Administration => Absents(
            (i.EstAssociative ? i.Administration.UtilitePublique : false, "la reconnaissance d’utilité publique"), (i.Administration.ImpotsCommerciaux, "les impôts commerciaux"), (i.Administration.AidesPubliques, "les aides publiques des trois derniers exercices")),
        SectionDIdentite.Reseau => Absents((i.Reseau.EnReseau, "le réseau, l’union ou la fédération"), (i.Reseau.EnReseau == true ? i.Reseau.Noms : "", "le nom complet du réseau")),
        SectionDIdentite.Moyens => Absents(
            (i.Moyens.Annee, "l’année"), (i.EstAssociative ? i.Moyens.Benevoles : 0, "les bénévoles"), (i.Moyens.Salaries, "les salariés"), (i.EstAssociative ? i.Moyens.Adherents : 0, "les adhérents")),
        SectionDIdentite.Budget => i.Budget is { Lignes.Count: 0 } ? ["l’exercice et le budget"] : BudgetDOrganisation.Manques(i.Budget).Select(r => char.ToLowerInvariant(r.Message[0]) + r.Message[1..].TrimEnd('.')),
        SectionDIdentite.Banque => Absents((i.Banque.Iban, "l’IBAN"), (i.Banque.Bic, "le BIC"), (i.Banque.Titulaire, "le titulaire du compte")),
    };

    private static IEnumerable<string> Absents(params (object? Valeur, string Libelle)[] champs) => champs.Where(c => c.Valeur is null).Select(c => c.Libelle);

    // « Association » before the name is not another holder.
    private static string Sans(string nom) => nom.StartsWith("association ", StringComparison.Ordinal) ? nom["association ".Length..] : nom;
}
