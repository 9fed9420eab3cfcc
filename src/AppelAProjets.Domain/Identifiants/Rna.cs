using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

/// <summary>RNA: W, the prefecture (442, 2A1, 9R1) and six digits. The letter of Corsica and overseas is real (W9R…, W2A…), even if the SCDL schema of subsidies has digits only.</summary>
public static partial class Rna
{
    /// <summary>Said beside the field, and by the refusal: the same words.</summary>
    public const string Attendu = "W suivi de 9 chiffres, par exemple W442001234 (en Corse et outre-mer, l’un d’eux est une lettre, par exemple W9R1001234)";

    public static Resultat<string> Lire(string? saisie)
    {
        var rna = TexteSaisi.SerrerUnNumero(saisie);
        if (Forme().IsMatch(rna))
        {
            return rna;
        }

        if (LireLeRegistre(saisie) is { } registre)
        {
            return Refuser("registre", $"Volume {registre.Volume}, folio {registre.Folio} : cette inscription au registre d’Alsace-Moselle tient lieu de RNA. Laissez ce champ vide ; "
                + "à la page « Nom, numéros et statut » de l’organisation, choisissez le statut d’association d’Alsace-Moselle, puis écrivez le volume et le folio dans leurs champs.");
        }

        return Forme().IsMatch(ChiffresPourLettres.Rendre(rna)) ? Refuser("lettre", $"Ce numéro RNA contient {ChiffresPourLettres.Dire(rna)} : remplacez-la.")
            : !Siret.Lire(saisie).EstRefuse ? Refuser("siret", $"C’est un numéro SIRET. Le RNA s’écrit {Attendu}.")
            : TexteSaisi.DitQuIlNyARien(saisie) ? Refuser("rien", "S’il n’y a pas de numéro RNA, laissez ce champ vide.")
            : rna.StartsWith("W000", StringComparison.Ordinal) ? Refuser("zeros", "Ce numéro RNA n’existe pas : les chiffres qui suivent W sont ceux d’une préfecture, par exemple W442001234. Sans numéro RNA, laissez ce champ vide.")
            : AncienNumero().IsMatch(rna) || AncienNumero().IsMatch(TexteSaisi.Normaliser(saisie)) ? Refuser("recepisse", $"Cela ressemble à un numéro de récépissé ou à une parution au Journal officiel : écrivez-le dans le champ du récépissé en préfecture. Le RNA s’écrit {Attendu}.")
            : Refuser("forme", $"Le numéro RNA s’écrit {Attendu}.");
    }

    /// <summary>The volume and folio of Alsace-Moselle, typed where the RNA goes; null when it is something else.</summary>
    public static (string Volume, string Folio)? LireLeRegistre(string? saisie) =>
        Registre().Match(TexteSaisi.Normaliser(saisie)) is { Success: true } lu ? (lu.Groups["volume"].Value, lu.Groups["folio"].Value) : null;

    private static Refus Refuser(string code, string message) => new("rna." + code, message, nameof(Rna));

    [GeneratedRegex("^W(?!000)(?:[0-9]{3}|2[AB][0-9]|9[A-Z][0-9])[0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();

    // Before the RNA: the prefecture on four digits and a number, « 44/12345 », or the issue of the Journal officiel.
    [GeneratedRegex(@"^(?:0[0-9]{9}|[0-9][0-9AB]{1,3}/[0-9]{3,6})$|\bJ\.?O\.?\b|journal officiel|r[ée]c[ée]piss[ée]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AncienNumero();

    [GeneratedRegex(@"\bvol(?:ume|\.)?\s*(?::|n°)?\s*(?<volume>[0-9]+|[IVXLCDM]+)\b.{0,20}?\bfol(?:io|\.)?\s*(?::|n°)?\s*(?<folio>[0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Registre();
}
