using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Organisations;

/// <param name="DejaInscrite">The organisation already registered here under that number, if any.</param>
public sealed record OrganisationsTrouvees(ReponseDeLAnnuaire Annuaire, Guid? DejaInscrite, IReadOnlyList<OrganisationInscrite> Inscrites);

/// <summary>An organisation registered here: public data only.</summary>
public sealed record OrganisationInscrite
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public string? Siret { get; init; }
    public string? Commune { get; init; }
}

/// <summary>Finds an organisation by name, SIREN, SIRET or RNA: here first, then in the company directory; keeps the answer chosen.</summary>
public sealed class RetrouverOrganisation(SqlDatabase database, Ecrivain ecrivain, IAnnuaireDesEntreprises annuaire)
{
    private static readonly Refus Muet = new("annuaire.muet", "L’annuaire public ne répond pas pour le moment : remplissez le formulaire vous-même.");

    private static readonly SqlStatement ParNom = new(dialecte => $"""
        SELECT o.Id, o.Nom, o.Siret, o.Commune FROM Organisation o
        WHERE CONCAT(' ', o.Recherche) LIKE @Premier AND (@Deuxieme IS NULL OR CONCAT(' ', o.Recherche) LIKE @Deuxieme) AND (@Troisieme IS NULL OR CONCAT(' ', o.Recherche) LIKE @Troisieme)
        ORDER BY o.Recherche, o.Id {dialecte.Page}
        """);

    /// <summary>Refuses a text too short to be looked for.</summary>
    public async Task<Resultat<OrganisationsTrouvees>> ExecuterAsync(string? recherche, CancellationToken annulation = default)
    {
        var texte = TexteSaisi.Normaliser(recherche);
        if (texte.Length is < 3 or > 200 || TexteDeRecherche.NeDitRien(texte))
        {
            return new Refus("annuaire.recherche", "Écrivez au moins trois lettres du nom, ou un numéro SIREN, SIRET ou RNA.", "Recherche");
        }

        var (siret, rna, siren) = (Siret.Lire(texte), Rna.Lire(texte), Siren.Lire(texte));
        var (premier, deuxieme, troisieme) = TexteDeRecherche.Motifs(siren.EstRefuse ? texte : siren.Valeur);
        Guid? existante;
        IReadOnlyList<OrganisationInscrite> inscrites;
        await using (var session = await database.LireAsync(annulation))
        {
            existante = await session.DejaInscriteAsync(siret.EstRefuse ? null : siret.Valeur, rna.EstRefuse ? null : rna.Valeur, Guid.Empty);
            inscrites = await session.ListeAsync<OrganisationInscrite>(ParNom, new { Premier = premier ?? texte, Deuxieme = deuxieme, Troisieme = troisieme, Saut = 0, Taille = 5 });
        }

        var numero = !siret.EstRefuse ? siret.Valeur : !rna.EstRefuse ? rna.Valeur : !siren.EstRefuse ? siren.Valeur : texte;
        return new OrganisationsTrouvees(await annuaire.ChercherAsync(numero, annulation), existante, inscrites);
    }

    /// <summary>Asks again on one seat, keeps the answer and returns its identifier; refused when the directory no longer gives it.</summary>
    public async Task<Resultat<Guid>> ChoisirAsync(string? siret, Acteur acteur, CancellationToken annulation = default)
    {
        var lu = Siret.Lire(siret);
        if (lu.EstRefuse)
        {
            return Muet;
        }

        var reponse = await annuaire.ChercherAsync(lu.Valeur, annulation);
        if (reponse.Entreprises.FirstOrDefault(e => e.Siret == lu.Valeur) is not { } choisie)
        {
            return Muet;
        }

        var id = Guid.CreateVersion7();
        return await ecrivain.EcrireAsync<Guid>(acteur, async (session, _) =>
        {
            await session.AjouterPreuveAsync(id, acteur.CompteId, choisie.Siret, choisie.Brut, reponse.InterrogeLe);
            return Ecrit.SansJournal("public data, kept to fill a form").Donnant(id);
        }, annulation);
    }

    /// <summary>What was kept, for filling the form; absent when it is unknown or someone else's.</summary>
    public async Task<Resultat<EntrepriseTrouvee>> RelireAsync(Guid preuveId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.PreuveAsync(preuveId, acteur.CompteId) is { } preuve && RechercheDEntreprises.Relire(preuve.Reponse) is { } choisie ? choisie : Refus.Absent;
    }
}
