using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Administration;

public sealed record SaisieFinanceur
{
    public string? Nom { get; init; }

    public string? Sigle { get; init; }

    public TypeDeFinanceur? Type { get; init; }

    /// <summary>Account under 74.</summary>
    public string? CompteCerfa { get; init; }

    public string? Siret { get; init; }

    public string? Courriel { get; init; }

    public string? Telephone { get; init; }

    public bool ValidationRequise { get; init; }

    /// <summary>May be chosen in a new call.</summary>
    public bool Actif { get; init; }

    public int Version { get; init; }
}

public sealed class EnregistrerFinanceur(Ecrivain ecrivain)
{
    public static IReadOnlyList<Compte> ComptesCerfa { get; } = [.. PlanComptable.Comptes.Where(c => c.Parent == PlanComptable.Subventions)];

    /// <summary>An <paramref name="id"/> of null makes a new one.</summary>
    public async Task<Resultat> ExecuterAsync(Guid? id, SaisieFinanceur saisie, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Administrateur))
        {
            return Refus.Absent;
        }

        var lue = Lire(saisie);
        return lue.EstRefuse ? lue.TousLesRefus : await ecrivain.EcrireAsync(acteur, (session, _) => EcrireAsync(session, id, lue.Valeur), annulation);
    }

    private static async Task<Resultat<Ecrit>> EcrireAsync(SqlSession session, Guid? id, SaisieFinanceur lue)
    {
        var cle = id ?? Guid.CreateVersion7();
        await session.VerrouillerAsync(Verrou.Referentiel("financeurs"));
        if (id is not null && await session.UnAsync<FinanceurRow>(FinanceurSql.DeLId, new { Id = cle }) is null)
        {
            return Refus.Absent;
        }

        if (await session.UnAsync<int>(FinanceurSql.SiglePris, new { lue.Sigle, Id = cle }) > 0)
        {
            return new Refus("financeur.sigle", "Ce sigle est déjà celui d’un autre financeur.", "Sigle");
        }

        var valeurs = new
        {
            Id = cle, lue.Nom, lue.Sigle, Type = lue.Type.ToString(), lue.CompteCerfa, lue.Siret, lue.Courriel, lue.Telephone, lue.ValidationRequise, lue.Actif, lue.Version,
        };
        if (!await session.ModifierAsync(id is null ? FinanceurSql.Ajout : FinanceurSql.Modification, valeurs))
        {
            return Refus.Conflit;
        }

        var details = $"{lue.Sigle}, compte {lue.CompteCerfa}, {(lue.Actif ? "peut être choisi dans un nouvel appel" : "n’est plus proposé dans un nouvel appel")}";
        return Ecrit.Avec(new Acte(id is null ? ActeDuJournal.Creer : ActeDuJournal.Modifier, ObjetDuJournal.Financeur, cle, Details: details));
    }

    private static Resultat<SaisieFinanceur> Lire(SaisieFinanceur saisie)
    {
        List<Refus> refus = [];
        var lue = saisie with
        {
            Nom = Texte(saisie.Nom, 200, "Nom", "le nom du financeur", refus),
            Sigle = Texte(saisie.Sigle, 30, "Sigle", "un sigle court", refus),
            Siret = Lire(saisie.Siret, Siret.Lire, "Siret", refus),
            Courriel = Lire(saisie.Courriel, Courriel.Lire, "Courriel", refus),
            Telephone = Lire(saisie.Telephone, Telephone.Lire, "Telephone", refus),
        };
        if (lue.Type is not { } type || !Enum.IsDefined(type))
        {
            refus.Add(new Refus("financeur.type", "Choisissez le type de financeur.", "Type"));
        }

        if (ComptesCerfa.All(c => c.Code != lue.CompteCerfa))
        {
            refus.Add(new Refus("financeur.compte", "Choisissez la ligne du compte 74 où ses subventions sont inscrites.", "CompteCerfa"));
        }

        return refus.Count > 0 ? refus.ToArray() : lue;
    }

    private static string Texte(string? saisie, int maximum, string champ, string quoi, List<Refus> refus)
    {
        var texte = (saisie ?? "").Trim();
        if (texte.Length == 0 || texte.Length > maximum)
        {
            refus.Add(new Refus("financeur.texte", texte.Length == 0 ? $"Écrivez {quoi}." : $"{maximum} caractères au plus.", champ));
        }

        return texte;
    }

    private static string? Lire(string? saisie, Func<string?, Resultat<string>> lecture, string champ, List<Refus> refus)
    {
        if (TexteSaisi.Normaliser(saisie).Length == 0)
        {
            return null;
        }

        var lu = lecture(saisie);
        if (lu.EstRefuse)
        {
            refus.Add(lu.Refus with { Champ = champ });
            return saisie;
        }

        return lu.Valeur;
    }
}
