namespace AppelAProjets.Domain.Identifiants;

public static class Siren
{
    public static Resultat<string> Lire(string? saisie)
    {
        var siren = Saisie.Nettoyer(saisie, ".-");
        if (siren.Length != 9 || !Saisie.EstNumerique(siren))
        {
            return new Refus("siren.forme", "Le numéro SIREN compte 9 chiffres.", nameof(Siren));
        }

        return Saisie.EstLuhn(siren) ? siren : new Refus("siren.cle", "Ce numéro SIREN n’existe pas : vérifiez chaque chiffre.", nameof(Siren));
    }
}

/// <summary>SIRET: fourteen digits, Luhn key; the establishments of La Poste may instead have a sum multiple of five.</summary>
public static class Siret
{
    private const string LaPoste = "356000000";

    public static Resultat<string> Lire(string? saisie)
    {
        var siret = Saisie.Nettoyer(saisie, ".-");
        if (siret.Length != 14 || !Saisie.EstNumerique(siret))
        {
            return new Refus("siret.forme", "Le numéro SIRET compte 14 chiffres.", nameof(Siret));
        }

        var estDeLaPoste = siret.StartsWith(LaPoste, StringComparison.Ordinal) && Saisie.SommeDesChiffres(siret) % 5 == 0;
        return Saisie.EstLuhn(siret) || estDeLaPoste
            ? siret
            : new Refus("siret.cle", "Ce numéro SIRET n’existe pas : vérifiez chaque chiffre.", nameof(Siret));
    }
}
