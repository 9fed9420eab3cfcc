using System.Text.Json.Serialization;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Dossiers;

/// <summary>All that the porteur declares: built from the draft, frozen at each deposit. Its JSON form is kept for ever: only add members, with a default.</summary>
public sealed record DossierContenu(
    AppelContenu Appel,
    OrganisationContenu Organisation,
    ResponsableContenu Responsable,
    ProjetContenu Projet,
    TerritoiresContenu Territoires,
    RencontreContenu Rencontre,
    FinancementContenu Financement,
    IReadOnlyList<PieceContenu> Pieces,
    AttestationsContenu Attestations,
    IReadOnlyList<ReponseContenu> Reponses,
    IdentiteComplete? Identite = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PartenaireContenu>? Partenaires = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SansChangementContenu>? SansChangement = null)
{
    /// <summary>The plan of the organisation that leads: <see cref="Financement"/>, which is that of the whole project, less the parts of the partners.</summary>
    public FinancementContenu FinancementDuChefDeFile => Financement with
    {
        Comptes = [.. from c in Financement.Comptes
                      let propre = c.Montant - Montant.Somme((Partenaires ?? []).SelectMany(p => p.Comptes).Where(p => p.Compte == c.Compte).Select(p => p.Montant))
                      where !propre.EstNul
                      select c with { Montant = propre }],
    };

    public DossierContenu SansBanque() => this with
    {
        Organisation = Organisation with { Iban = null, Bic = null },
        Identite = Identite is null ? null : Identite with { Banque = new CompteBancaire() },
    };
}

public sealed record AppelContenu(string Code, string Titre, int Annee);

public sealed record OrganisationContenu(
    string Nom, string? Sigle, string? Siret, string? Rna, string? Adresse, string? CodePostal, string? Commune, string? Courriel, string? Telephone,
    string? RepresentantNom, string? RepresentantFonction, string? Iban, string? Bic)
{
    public static OrganisationContenu De(IdentiteComplete i) => new(
        i.Identification.Nom, i.Identification.Sigle, i.Identification.Siret, i.Identification.Rna, i.Siege.Adresse, i.Siege.CodePostal, i.Siege.Commune, i.Siege.Courriel, i.Siege.Telephone,
        i.Representant.NomComplet, i.Representant.Fonction, i.Banque.Iban, i.Banque.Bic);
}

public sealed record ResponsableContenu(string? Nom, string? Courriel, string? Telephone, string? Fonction = null);

public sealed record ProjetContenu(
    string Titre, bool Renouvellement, string? Resume, string? Objectifs, string? Description, string? Moyens, string? Evaluation, DateOnly? DebutLe, DateOnly? FinLe);

public sealed record TerritoiresContenu(
    Guid? ThemeId, string? Theme, IReadOnlyList<QuartierContenu> Quartiers, string? Publics, int? Beneficiaires, int? BeneficiairesQuartiers)
{
    /// <summary>Whole percents by instruction territory: what its neighbourhoods make together, the largest first.</summary>
    public IReadOnlyList<(string Nom, int Part)> ParTerritoire() =>
        [.. Quartiers.Where(q => q.Territoire is not null).GroupBy(q => q.Territoire!, q => q.Part).Select(g => (g.Key, g.Sum())).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal)];
}

/// <param name="Part">1 to 100.</param>
/// <param name="Territoire">Instruction territory, as it was then.</param>
public sealed record QuartierContenu(string Code, string Nom, int Part, string? Territoire = null);

/// <param name="RendezVousLe">UTC.</param>
public sealed record RencontreContenu(
    EtatRencontre Etat, DateOnly? Le = null, string? Avec = null, DateTimeOffset? RendezVousLe = null, string? Lieu = null, string? CompteRendu = null, string? Motif = null, string? Par = null);

/// <summary>The plan of the whole project: Cerfa accounts outside 74, amounts asked from the call's funders, lines outside the portal.</summary>
public sealed record FinancementContenu(
    IReadOnlyList<CompteContenu> Comptes, IReadOnlyList<DemandeContenu> Demandes, IReadOnlyList<HorsPortailContenu> HorsPortail, Montant? SeuilDeViabilite);

/// <summary>A partner that takes part, and its part: already counted in the plan of the whole.</summary>
/// <param name="Comptes">Its charges and products, account 74 left out.</param>
/// <param name="Subventions">What comes back to it of the subsidies of the project.</param>
/// <param name="AccordLe">UTC.</param>
public sealed record PartenaireContenu(
    Guid Id, Guid? OrganisationId, string Nom, string? Siret, string? Role, IReadOnlyList<CompteContenu> Comptes, Montant Subventions, string? AccordPar, DateTimeOffset? AccordLe);

/// <summary>A section that a request for complements named, and why its porteur changed nothing in it.</summary>
public sealed record SansChangementContenu(SectionDossier Section, string Motif);

public sealed record CompteContenu(string Compte, Montant Montant);

public sealed record DemandeContenu(Guid FinanceurId, string Sigle, string Nom, string CompteCerfa, Montant Montant);

/// <param name="Etat">Null when nobody has said it.</param>
public sealed record HorsPortailContenu(string Nom, string Compte, Montant Montant, SituationHorsPortail? Etat);

/// <param name="Fichiers">In the order of their arrival.</param>
public sealed record PieceContenu(Guid PieceId, string Libelle, bool Indispensable, IReadOnlyList<FichierContenu> Fichiers);

/// <summary>A file: its name, the SHA-256 of its bytes, its size in bytes. What the antivirus says of it changes and is not frozen here.</summary>
public sealed record FichierContenu(string Nom, string Empreinte, long Taille);

/// <summary>On honour, by a signataire. For the contrat d'engagement républicain: version of the text subscribed, by whom, when (UTC).</summary>
public sealed record AttestationsContenu(
    bool Exactitude, bool Obligations, bool ContratRepublicain, bool Charte = false, string? ContratVersion = null, string? ContratSignePar = null, DateTimeOffset? ContratSigneLe = null);

/// <summary>An answer as it was read by its porteur: every field asked and answered is there, in the order of the pages.</summary>
/// <param name="Libelle">Its label then.</param>
/// <param name="Fichiers">Files given as the answer; null when it is words.</param>
public sealed record ReponseContenu(
    string Cle, SectionDossier Section, string Libelle, string Texte, string? Groupe = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FichierContenu>? Fichiers = null);

internal static class OrdreDuContenu
{
    /// <summary>The order in which lines outside the portal are frozen and compared.</summary>
    public static IReadOnlyList<HorsPortailContenu> Ordonner(this IEnumerable<HorsPortailContenu> lignes) =>
        [.. lignes.OrderBy(h => h.Compte, StringComparer.Ordinal).ThenBy(h => h.Nom, StringComparer.Ordinal).ThenBy(h => h.Montant)];
}
