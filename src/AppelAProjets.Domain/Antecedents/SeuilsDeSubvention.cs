using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Antecedents;

public enum NatureDuMontant
{
    Propose,
    Arbitre,
    Accorde,
}

/// <summary>What one funder gives, or is about to give, to an organisation in a year.</summary>
/// <param name="EstPublique">The funder is an administrative authority; false also when the portal does not know it.</param>
public sealed record SubventionComptee(int Annee, Guid? FinanceurId, string Financeur, bool EstPublique, NatureDuMontant Nature, Montant Montant);

/// <param name="AVerifier">Its rule was not checked in the text of the law: to be checked before it is relied on.</param>
public sealed record AvertissementDeSeuil(string Titre, string Texte, bool AVerifier);

/// <summary>Thresholds on what public authorities give to one organisation, all its dossiers together.</summary>
/// <remarks>
/// Over 23,000 € by one authority in the year, a convention is due: loi n° 2000-321 du 12 avril 2000, article 10, and décret n° 2001-495 du 6 juin 2001, article 1 (<see cref="Cofinancement.ConventionDue"/>).
/// Over 153,000 € of subsidies of authorities in the year, accounts are published and a commissaire aux comptes appointed: code de commerce, articles L612-4 and D612-5.
/// 500,000 € over three fiscal years is the ceiling that the attestation of the form asks about (de minimis aid to services of general economic interest): not checked in its text, told as such.
/// </remarks>
public static class SeuilsDeSubvention
{
    private static readonly Montant Comptes = Montant.DeEuros(153_000);
    private static readonly Montant DeMinimis = Montant.DeEuros(500_000);

    /// <param name="annee">Of the call.</param>
    /// <param name="subventions">Of that year and of the two before, as far as the reader may know.</param>
    public static IReadOnlyList<AvertissementDeSeuil> De(int annee, IReadOnlyCollection<SubventionComptee> subventions)
    {
        List<SubventionComptee> publiques = [.. subventions.Where(s => s.EstPublique && s.Montant.EstPositif)];
        List<SubventionComptee> deLAnnee = [.. publiques.Where(s => s.Annee == annee)];
        var total = Montant.Somme(deLAnnee.Select(s => s.Montant));
        List<AvertissementDeSeuil> lus = [.. deLAnnee.GroupBy(s => s.FinanceurId).Where(g => Cofinancement.ConventionDue(g.Select(s => s.Montant))).Select(g => Convention(annee, [.. g]))];
        if (total > Comptes)
        {
            lus.Add(new("Comptes à publier, commissaire aux comptes", $"{total} de subventions publiques en {annee} ({Detailler(deLAnnee)}), au-delà de {Comptes}.", AVerifier: false));
        }

        List<SubventionComptee> troisAns = [.. publiques.Where(s => s.Annee > annee - 3 && s.Annee <= annee)];
        var cumul = Montant.Somme(troisAns.Select(s => s.Montant));
        if (cumul >= DeMinimis)
        {
            lus.Add(new("Plafond des aides sur trois exercices", $"{cumul} de subventions publiques connues du portail de {annee - 2} à {annee}, pour un plafond de {DeMinimis} (régime de minimis).", AVerifier: true));
        }

        return lus;
    }

    private static AvertissementDeSeuil Convention(int annee, List<SubventionComptee> deLUn) => new(
        $"Convention obligatoire avec {deLUn[0].Financeur}",
        $"{Montant.Somme(deLUn.Select(s => s.Montant))} en {annee} ({Detailler(deLUn)}), au-delà de {Montant.DeEuros(23_000)} par financeur et par an.",
        AVerifier: false);

    // « 24 000,00 € accordés, 7 000,00 € proposés »: what each part of the sum is.
    private static string Detailler(IEnumerable<SubventionComptee> subventions) => string.Join(", ", subventions.GroupBy(s => s.Nature).OrderByDescending(g => g.Key)
        .Select(g => $"{Montant.Somme(g.Select(s => s.Montant))} {g.Key switch { NatureDuMontant.Accorde => "accordés", NatureDuMontant.Arbitre => "arbitrés", NatureDuMontant.Propose => "proposés" }}"));
}
