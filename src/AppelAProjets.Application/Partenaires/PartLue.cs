using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Partenaires;

/// <summary>A partner with its part, as the answers of the dossier tell it.</summary>
public sealed record PartLue(PartenaireRow Partenaire, Reponses Reponses)
{
    public string? Role => Reponses.Texte(Cle("role"));

    /// <summary>What comes back to it of the subsidies.</summary>
    public Montant Subventions => Reponses.Montant(Cle("subventions")) ?? Montant.Zero;

    /// <summary>Who is paid, when the chef de file has said it.</summary>
    public ModeDeVersement? Versement => ChampsDesPartenaires.LireVersement(Reponses);

    public PlanDeFinancement Plan => new([.. ChampsDesPartenaires.Lignes(Reponses, Partenaire.Id)]);

    /// <summary>SHA-256 of what a signataire agrees to: every answer of the part, and who is paid.</summary>
    public string Empreinte => Instantane.EmpreinteDe(string.Join('\n',
    [
        .. Reponses.Sous(ChampsDesPartenaires.Prefixe(Partenaire.Id)).OrderBy(r => r.Suffixe, StringComparer.Ordinal).Select(r => $"{r.Suffixe}={r.Valeur}"),
        .. Reponses.Sous("partenaires.").OrderBy(r => r.Suffixe, StringComparer.Ordinal).Select(r => $"{r.Suffixe}={r.Valeur}"),
    ]));

    public bool AccordTient => Partenaire.Etat == EtatPartenaire.Accorde && Partenaire.AccordEmpreinte == Empreinte;

    public PartDePartenaire EnDomaine => new(Partenaire.Id, Partenaire.Nom, Partenaire.Etat)
    {
        Role = Role, Plan = Plan, Subventions = Subventions, AccordTient = AccordTient, EstGelee = Partenaire.EstGelee,
    };

    public PartenaireContenu EnContenu => new(
        Partenaire.Id, Partenaire.OrganisationId, Partenaire.Nom, Partenaire.Siret, Role, [.. Plan.Lignes.Select(l => new CompteContenu(l.Compte, l.Montant))], Subventions,
        AccordTient ? Partenaire.AccordParNom : null, AccordTient ? Partenaire.AccordLe : null);

    private string Cle(string suffixe) => ChampsDesPartenaires.Prefixe(Partenaire.Id) + suffixe;
}
