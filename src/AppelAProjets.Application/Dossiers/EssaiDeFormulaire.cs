using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>The form of a call as it is prepared, to be tried as a porteur: a dossier that exists in memory only.</summary>
public sealed record EssaiDeFormulaire(AppelComplet Regle, IReadOnlyList<PieceContenu> Pieces)
{
    // Whole, so that what is missing is what the call asks.
    private static readonly OrganisationContenu Organisation = new(
        "Organisation d’essai", null, "73282932000074", null, "1 rue de l’Essai", "44000", "Nantes", "essai@exemple.fr", "0240000000", "Camille Essai", "Présidence", null, null);

    public (DossierPorteur Dossier, IReadOnlyDictionary<string, SortDeReponse> Sorts) Remplir(IReadOnlyList<ReponseSaisie> saisies, DateTimeOffset maintenant)
    {
        var champs = Regle.Champs(estOrganismePublic: false);
        var parCle = champs.ParCle();
        var lues = saisies.Where(s => parCle.ContainsKey(s.Cle)).Select(s => (s.Cle, Lu: parCle[s.Cle].Lire(s.Saisi))).ToList();
        var lignes = lues.Where(l => !l.Lu.EstRefuse).ToDictionary(l => l.Cle, l => new ReponseRow
        {
            Cle = l.Cle, Valeur = l.Lu.Valeur, Version = 0, ModifieLe = maintenant, Auteur = "Essai", ModifiePar = Guid.Empty,
        });
        var contenu = ContenuStore.Composer(Regle, champs, Organisation, (Pieces, Array.Empty<FichierContenu>().ToLookup(_ => "")), lignes);
        var entete = new DossierEntete { Id = Guid.Empty, AppelId = Regle.Id, AppelCode = Regle.Code, OrganisationId = Guid.Empty, Etat = EtatDossier.Brouillon, ModifieLe = maintenant, Version = 0 };
        return (
            new DossierPorteur(entete, contenu with { Projet = contenu.Projet with { Titre = "Essai du formulaire" } }, Regle, champs, lignes, [], QualiteDeMembre.Signataire),
            lues.ToDictionary(l => l.Cle, l => new SortDeReponse(l.Cle, 0, l.Lu.Refus)));
    }
}

public sealed class EssaiQuery(SqlDatabase database)
{
    /// <summary>Null for who is not of the Secrétariat, or when there is no such call.</summary>
    public async Task<EssaiDeFormulaire?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await session.AppelAsync(code) is not { } appel)
        {
            return null;
        }

        var prepare = appel with { Formulaire = (await session.QuestionsAsync(appel.Id)).Formulaire };
        return new EssaiDeFormulaire(prepare, [.. appel.Pieces.Select(p => new PieceContenu(p.Id, p.Libelle, p.Indispensable, []))]);
    }
}
