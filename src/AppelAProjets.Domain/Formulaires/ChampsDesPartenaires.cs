using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>Inter-associatif: who is paid, typed by the chef de file; the part of each partner, typed by its own people.</summary>
public static class ChampsDesPartenaires
{
    public const string Versement = "partenaires.versement";

    public static IReadOnlyList<ChampDeFormulaire> DuDossier { get; } =
    [
        new(Versement, SectionDossier.Partenaires, TypeDeChamp.Choix, "Qui recevra les subventions ?")
        {
            RegleAPart = true, AideDuGroupe = "Seulement pour un projet mené par plusieurs organisations.", Options = [.. Enum.GetValues<ModeDeVersement>().Select(m => new OptionDeChamp($"{m}", LibellesDePartenaire.Pour(m)))],
        },
        new("partenaires.reversement", SectionDossier.Partenaires, TypeDeChamp.TexteLong, "Quels financeurs autorisent le reversement, et dans quel acte ?")
        {
            Aide = "Par exemple : convention 2028 avec la Ville, article 5, à signer. Sans autorisation écrite, le reversement est interdit.",
            Requis = true, LongueurMaximale = 1_000, Condition = new ConditionDAffichage(Versement, OperateurDeCondition.Egal, $"{ModeDeVersement.Reversement}"),
        },
    ];

    public static string Prefixe(Guid partenaireId) => $"partenaire.{partenaireId}.";

    /// <summary>The fields of a part: its role, every account but 74, what comes back to it of the subsidies.</summary>
    public static IReadOnlyList<ChampDeFormulaire> Part(Guid partenaireId)
    {
        var prefixe = Prefixe(partenaireId);
        return
        [
            new(prefixe + "role", SectionDossier.Partenaires, TypeDeChamp.TexteLong, "Que fait votre organisation dans le projet ?") { Requis = true, LongueurMaximale = 2_000 },
            new(prefixe + "subventions", SectionDossier.Partenaires, TypeDeChamp.Montant, "Part des subventions demandées qui revient à votre organisation"),
            .. ChampsDuBudget.Comptes.Select(c => c with { Cle = prefixe + c.Cle, Section = SectionDossier.Partenaires }),
        ];
    }

    public static ModeDeVersement? LireVersement(Reponses reponses) => reponses.Texte(Versement) is { } mode ? Enum.Parse<ModeDeVersement>(mode) : null;

    public static IEnumerable<LigneDeBudget> Lignes(Reponses reponses, Guid partenaireId)
    {
        var prefixe = Prefixe(partenaireId) + "budget.";
        return reponses.Sous(prefixe).Select(c => new LigneDeBudget(c.Suffixe, reponses.Montant(prefixe + c.Suffixe)!.Value))
            .Where(l => !l.Montant.EstNul).OrderBy(l => l.Compte, StringComparer.Ordinal);
    }
}
