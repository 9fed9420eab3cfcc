using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Appels;

public sealed record SaisieDAppel(string? Code, int? Annee, string? Titre);

public sealed partial class CreerAppel(Ecrivain ecrivain)
{
    private static readonly SqlStatement Insertion = new("""
        INSERT INTO Appel (Id, Code, Annee, Titre, Etat, DatesAConfirmer, PartenairesPossibles, Rencontre, DernierNumero, CreeLe, Version)
        VALUES (@Id, @Code, @Annee, @Titre, 'Preparation', 0, 0, 'Obligatoire', 0, @CreeLe, 1)
        """);

    /// <summary>The code under which the call is now found.</summary>
    public async Task<Resultat<string>> ExecuterAsync(SaisieDAppel saisie, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Secretariat))
        {
            return Refus.Absent;
        }

        var code = TexteSaisi.Normaliser(saisie.Code).ToUpperInvariant();
        Refus[] refus = [.. Verifier(saisie, code)];
        return refus.Length > 0 ? refus : await ecrivain.EcrireAsync<string>(acteur, async (session, le) =>
        {
            var id = Guid.CreateVersion7();
            if (!await session.InsererSiAbsentAsync(Insertion, new { Id = id, Code = code, saisie.Annee, Titre = saisie.Titre!.Trim(), CreeLe = le }))
            {
                return CodePris(code);
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.Creer, ObjetDuJournal.Appel, id, Details: code)).Donnant(code);
        }, annulation);
    }

    internal static Refus CodePris(string code) => new("appel.code-pris", $"Un appel porte déjà le code « {code} ».", nameof(SaisieDAppel.Code));

    internal static IEnumerable<Refus> Verifier(SaisieDAppel saisie, string code)
    {
        if (!FormeDuCode().IsMatch(code))
        {
            yield return new Refus("appel.code", code == Reserve
                ? "« NOUVEAU » est déjà une adresse du portail : choisissez un autre code, par exemple AAP28."
                : "Le code compte de 2 à 20 lettres sans accent, chiffres ou tirets, par exemple AAP28 : il entre dans le numéro des dossiers.", nameof(saisie.Code));
        }

        if (saisie.Annee is not (>= 2000 and <= 2100))
        {
            yield return new Refus("appel.annee", "Indiquez l’année financée, par exemple 2028.", nameof(saisie.Annee));
        }

        foreach (var un in Saisies.Verifier(saisie.Titre, nameof(saisie.Titre), "Titre de l’appel", 200, requis: true))
        {
            yield return un;
        }
    }

    // An address of the set-up pages.
    private const string Reserve = "NOUVEAU";

    [GeneratedRegex("^(?!" + Reserve + "$)[A-Z0-9](?:[A-Z0-9-]{0,18}[A-Z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex FormeDuCode();
}
