using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Dossiers;

public static class ContenuStore
{
    /// <summary>Text of the contrat d'engagement républicain that is subscribed (décret 2021-1947, in force on 2 January 2022).</summary>
    public const string VersionDuContrat = "décret nº 2021-1947 du 31 décembre 2021";

    internal static async Task<DossierContenu> ContenuAsync(
        this SqlSession session, DossierEntete entete, AppelComplet regle, IReadOnlyList<ChampDeFormulaire> champs, IReadOnlyDictionary<string, ReponseRow> lignes,
        IEnumerable<PartLue> parts)
    {
        var identite = await session.IdentiteAsync(entete.OrganisationId);
        var fichiers = await session.PiecesAsync(entete.Id);
        var contenu = Composer(regle, champs, OrganisationContenu.De(identite), fichiers, lignes, [.. parts.Where(p => p.Partenaire.Participe)]);
        return contenu with { Identite = identite, Rencontre = await session.ContenuDeRencontreAsync(entete.Id) };
    }

    internal static DossierContenu Composer(
        AppelComplet regle, IReadOnlyList<ChampDeFormulaire> champs, OrganisationContenu organisation, (IReadOnlyList<PieceContenu> Pieces, ILookup<string, FichierContenu> DesQuestions) fichiers,
        IReadOnlyDictionary<string, ReponseRow> lignes, params IReadOnlyList<PartLue> parts)
    {
        var r = lignes.EnReponses();
        return new DossierContenu(
            new AppelContenu(regle.Code, regle.Titre, regle.Annee),
            organisation,
            new ResponsableContenu(r.Texte("responsable.nom"), r.Texte("responsable.courriel"), r.Texte("responsable.telephone"), r.Texte("responsable.fonction")),
            Projet(r),
            Territoires(r, regle),
            new RencontreContenu(EtatRencontre.AFaire),
            Financement(r, regle, parts),
            fichiers.Pieces,
            Attestations(r, lignes),
            Lues(champs, r, fichiers.DesQuestions),
            Partenaires: parts.Count > 0 ? [.. parts.Select(p => p.EnContenu)] : null);
    }

    private static ProjetContenu Projet(Reponses r) => new(
        r.Texte("projet.titre") ?? "", r.Vrai("projet.renouvellement"), r.Texte("projet.resume"), r.Texte("projet.objectifs"), r.Texte("projet.description"),
        r.Texte("projet.moyens"), r.Texte("projet.evaluation"), r.Jour("projet.debut"), r.Jour("projet.fin"));

    private static TerritoiresContenu Territoires(Reponses r, AppelComplet regle)
    {
        var theme = regle.Themes.FirstOrDefault(t => t.Id == r.Id("projet.theme"));
        var quartiers = from q in regle.Quartiers let part = r.Entier($"territoires.part.{q.Code}") where part > 0 select new QuartierContenu(q.Code, q.Nom, part.Value, q.Territoire);
        return new TerritoiresContenu(theme?.Id, theme?.Libelle, [.. quartiers], r.Texte("publics.description"), r.Entier("publics.total"), r.Entier("publics.quartiers"));
    }

    private static FinancementContenu Financement(Reponses r, AppelComplet regle, IReadOnlyList<PartLue> parts)
    {
        var propres = r.Sous("budget.").Select(c => new LigneDeBudget(c.Suffixe, r.Montant($"budget.{c.Suffixe}")!.Value));
        var comptes = InterAssociatif.Ensemble(propres, parts.Select(p => p.EnDomaine)).Lignes.Select(l => new CompteContenu(l.Compte, l.Montant));
        var demandes = from f in regle.Financeurs let montant = r.Montant($"demandes.{f.Id}") where montant is { EstPositif: true } select new DemandeContenu(f.Id, f.Sigle, f.Nom, f.CompteCerfa, montant.Value);
        return new FinancementContenu([.. comptes], [.. demandes], HorsPortail(r).Ordonner(), r.Montant("demandes.seuil"));
    }

    private static IEnumerable<HorsPortailContenu> HorsPortail(Reponses r) =>
        from n in Enumerable.Range(1, ChampsDuDossier.LignesHorsPortail)
        let ligne = $"horsportail.{n}"
        let montant = r.Montant($"{ligne}.montant")
        where montant is { EstPositif: true } && r.Texte($"{ligne}.nom") is not null && r.Texte($"{ligne}.compte") is not null
        select new HorsPortailContenu(r.Texte($"{ligne}.nom")!, r.Texte($"{ligne}.compte")!, montant.Value,
            r.Texte($"{ligne}.etat") is { } etat ? Enum.Parse<SituationHorsPortail>(etat) : null);

    private static AttestationsContenu Attestations(Reponses r, IReadOnlyDictionary<string, ReponseRow> lignes)
    {
        var contrat = r.Vrai("attestations.contrat-republicain") ? lignes["attestations.contrat-republicain"] : null;
        return new AttestationsContenu(
            r.Vrai("attestations.exactitude"), r.Vrai("attestations.obligations"), contrat is not null, r.Vrai("attestations.charte"),
            contrat is null ? null : VersionDuContrat, contrat?.Auteur, contrat?.ModifieLe);
    }

    internal static List<ReponseContenu> Lues(IReadOnlyList<ChampDeFormulaire> champs, Reponses r, ILookup<string, FichierContenu> fichiers)
    {
        var parCle = champs.ParCle();
        return [.. champs.Where(champ => champ.EstDemande(parCle, r)).Select(champ => Lire(champ, r.Texte(champ.Cle), [.. fichiers[champ.Cle]])).OfType<ReponseContenu>()];
    }

    private static ReponseContenu? Lire(ChampDeFormulaire champ, string? valeur, IReadOnlyList<FichierContenu> fichiers) => champ.Type == TypeDeChamp.Fichier
        ? fichiers.Count == 0 ? null : new ReponseContenu(champ.Cle, champ.Section, champ.Libelle, string.Join('\n', fichiers.Select(f => f.Nom)), champ.Groupe, fichiers)
        : valeur is null ? null : new ReponseContenu(champ.Cle, champ.Section, champ.Libelle, champ.Montrer(valeur), champ.Groupe);
}
