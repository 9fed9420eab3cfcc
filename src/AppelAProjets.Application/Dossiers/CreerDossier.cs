using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Opens a draft in a published call that is not closed.</summary>
public sealed class CreerDossier(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Etat, Titre, TitreDeCreation, Recherche, CreeLe, CreePar, ModifieLe, Version)
        VALUES (@Id, @AppelId, @OrganisationId, 'Brouillon', @Titre, @TitreDeCreation, @Recherche, @Le, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Organisation = new("SELECT Nom, Sigle FROM Organisation WHERE Id = @Id");

    private static readonly SqlStatement Appel = new("SELECT Id FROM Appel WHERE Code = @Code");

    private static readonly SqlStatement Brouillons = new("SELECT Id, Titre FROM Dossier WHERE AppelId = @AppelId AND OrganisationId = @OrganisationId AND Etat = 'Brouillon'");

    private static readonly SqlStatement Devance = new("""
        SELECT Id FROM Dossier
        WHERE OrganisationId = @OrganisationId AND (Id = @Id OR (AppelId = @AppelId AND TitreDeCreation = @TitreDeCreation AND Etat = 'Brouillon'))
        """);

    /// <summary>Creates it; or finds it, when this very form was already sent or when the organisation has a draft of the same title in that call.</summary>
    /// <param name="id">Made when the form was shown: sending the form twice makes one dossier.</param>
    /// <param name="appelCode">The call.</param>
    /// <param name="organisationId">An organisation of the person.</param>
    /// <param name="titre">Title.</param>
    /// <param name="precedentId">An earlier dossier of the organisation whose answers are taken up.</param>
    /// <param name="acteur">Who creates.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat<Guid>> ExecuterAsync(Guid id, string appelCode, Guid organisationId, string? titre, Guid? precedentId, Acteur acteur, CancellationToken annulation = default)
    {
        var nom = titre?.Trim();
        if (string.IsNullOrEmpty(nom) || nom.Length > 200)
        {
            return new Refus("projet.titre", "Donnez un titre au projet, de 200 caractères au plus. Vous pourrez le changer.", "Titre");
        }

        if (!acteur.EstMembre(organisationId))
        {
            return new Refus("organisation.choix", "Choisissez l’organisation qui porte le projet.", "OrganisationId");
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierLectureQuery.EnteteAsync(session, id) is { } existant)
        {
            return acteur.EstMembre(existant.OrganisationId) ? id : new Refus("dossier.cle", "Rechargez cette page, puis recommencez.");
        }

        var appelId = await session.UnAsync<Guid?>(Appel, new { Code = appelCode });
        var regle = appelId is null ? null : await session.AppelAsync(appelId.Value);
        if (regle is not { Etat: EtatAppel.Publie or EtatAppel.DepotOuvert, Periode: { } periode } || le > periode.Cloture)
        {
            return new Refus("appel.ferme", "Cet appel à projets ne reçoit pas de dossier actuellement.");
        }

        // People who lost sight of their draft begin it again: five drafts of one project help no one.
        var plie = TexteDeRecherche.Plier(200, [nom]);
        var memes = await session.ListeAsync<BrouillonRow>(Brouillons, new { AppelId = regle.Id, OrganisationId = organisationId });
        if (memes.FirstOrDefault(b => TexteDeRecherche.Plier(200, [b.Titre]) == plie) is { } meme)
        {
            return meme.Id;
        }

        var reprises = precedentId is { } precedent ? await session.ReponsesAReprendreAsync(precedent, organisationId, regle) : [];
        if (reprises is null)
        {
            return new Refus("dossier.precedent", "Le dossier dont vous voulez repartir n’est pas celui de cette organisation.", "Precedent");
        }

        var organisation = (await session.UnAsync<OrganisationRow>(Organisation, new { Id = organisationId }))!;
        var ligne = new
        {
            Id = id, AppelId = regle.Id, OrganisationId = organisationId, Titre = nom, TitreDeCreation = plie, Le = le, acteur.CompteId,
            Recherche = TexteDeDossier.Recherche(nom, organisation.Nom, organisation.Sigle, null),
        };
        if (!await session.InsererSiAbsentAsync(Ajout, ligne))
        {
            return await session.UnAsync<Guid?>(Devance, new { Id = id, AppelId = regle.Id, OrganisationId = organisationId, TitreDeCreation = plie }) is { } premier ? premier : RefusDeDonnees.Conflit;
        }

        await session.EcrireAsync(id, [new ReponseAEcrire("projet.titre", nom, 0), .. reprises], acteur.CompteId, le);
        if (reprises.Count > 0)
        {
            await session.SuivreAsync(id, precedentId!.Value);
        }

        await session.JournaliserAsync(acteur, le, "creer", "Dossier", id, details: nom);
        await session.ValiderAsync();
        return id;
    }

    private sealed record BrouillonRow
    {
        public required Guid Id { get; init; }
        public required string Titre { get; init; }
    }

    private sealed record OrganisationRow
    {
        public required string Nom { get; init; }
        public string? Sigle { get; init; }
    }
}
