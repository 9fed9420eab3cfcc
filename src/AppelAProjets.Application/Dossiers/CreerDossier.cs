using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <param name="Cle">Made when the form was shown: sent twice, it makes one dossier.</param>
public sealed record DossierACreer(Guid Cle, string AppelCode, Guid OrganisationId, string? Titre, Guid? PrecedentId = null);

public sealed class CreerDossier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Etat, Titre, TitreDeCreation, Recherche, CreeLe, CreePar, ModifieLe, Version)
        VALUES (@Id, @AppelId, @OrganisationId, 'Brouillon', @Titre, @TitreDeCreation, @Recherche, @Le, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Organisation = new("SELECT Nom, Sigle FROM Organisation WHERE Id = @Id");

    private static readonly SqlStatement Appel = new("SELECT Id FROM Appel WHERE Code = @Code");

    private static readonly SqlStatement Brouillons = new("SELECT Id, Titre FROM Dossier WHERE AppelId = @AppelId AND OrganisationId = @OrganisationId AND Etat = 'Brouillon'");

    private static readonly SqlStatement DeLaPersonne = new("SELECT COUNT(*) AS Nombre FROM Dossier WHERE AppelId = @AppelId AND Etat = 'Brouillon' AND CreePar = @CompteId");

    /// <summary>Creates it; or finds it, when this very form was already sent or when the organisation has a draft of the same title in that call.</summary>
    public async Task<Resultat<Guid>> ExecuterAsync(DossierACreer voulu, Acteur acteur, CancellationToken annulation = default)
    {
        var nom = voulu.Titre?.Trim();
        if (nom is null || !TexteSaisi.ContientUnMot(nom) || nom.Length > 200)
        {
            return new Refus("projet.titre", "Donnez un titre au projet, de 200 caractères au plus. Vous pourrez le changer.", "Titre");
        }

        if (CleDeSaisie.Refuser(voulu.Cle) is { } sansCle)
        {
            return sansCle;
        }

        return acteur.EstMembre(voulu.OrganisationId)
            ? await ecrivain.EcrireAsync<Guid>(acteur, (session, le) => CreerAsync(session, le, voulu, nom, acteur), annulation)
            : new Refus("organisation.choix", "Choisissez l’organisation qui porte le projet.", "OrganisationId");
    }

    /// <summary>Of the draft that the form makes, when there was none of that title.</summary>
    public static Guid Identifiant(Guid cle, Acteur acteur) => CleDeSaisie.Identifiant(cle, acteur.CompteId);

    private static async Task<Resultat<Ecrit<Guid>>> CreerAsync(SqlSession session, DateTimeOffset le, DossierACreer voulu, string nom, Acteur acteur)
    {
        var (id, organisationId) = (Identifiant(voulu.Cle, acteur), voulu.OrganisationId);
        // The call stays as it is read; two who begin the same project at once make one draft.
        if (await session.UnAsync<Guid?>(Appel, new { Code = voulu.AppelCode }) is not { } appelId)
        {
            return DebutDeBrouillon.Ferme;
        }

        await session.VerrouillerAsync(Verrou.Appel(appelId), Verrou.Organisation(organisationId));
        if (await DossierLectureQuery.EnteteAsync(session, id) is { } existant)
        {
            return acteur.EstMembre(existant.OrganisationId) ? Ecrit.Rien("this form was already sent").Donnant(id) : new Refus("dossier.cle", "Rechargez cette page, puis recommencez.");
        }

        var regle = (await session.AppelAsync(appelId))!;
        if (DebutDeBrouillon.Refuser(regle.Etat, regle.Periode, await session.ProlongationDeAsync(appelId, organisationId), le) is { } ferme)
        {
            return ferme;
        }

        // People who lost sight of their draft begin it again: five drafts of one project help no one.
        var plie = TexteDeRecherche.Plier(200, [nom]);
        var memes = await session.ListeAsync<BrouillonRow>(Brouillons, new { AppelId = appelId, OrganisationId = organisationId });
        if (memes.FirstOrDefault(b => TexteDeRecherche.Plier(200, [b.Titre]) == plie) is { } meme)
        {
            return Ecrit.Rien("the draft is there").Donnant(meme.Id);
        }

        // The person is not locked: two organisations at once may pass the limit by one, which harms no one.
        if (LimiteDeBrouillons.Refuser(memes.Count, await session.UnAsync<int>(DeLaPersonne, new { AppelId = appelId, acteur.CompteId })) is { } trop)
        {
            return trop;
        }

        var reprises = voulu.PrecedentId is { } precedent ? await session.ReponsesAReprendreAsync(precedent, organisationId, regle) : [];
        if (reprises is null)
        {
            return new Refus("dossier.precedent", "Le dossier dont vous voulez repartir n’est pas celui de cette organisation.", "Precedent");
        }

        return await AjouterAsync(session, le, voulu with { Titre = nom }, (appelId, reprises), acteur);
    }

    private static async Task<Resultat<Ecrit<Guid>>> AjouterAsync(SqlSession session, DateTimeOffset le, DossierACreer voulu, (Guid AppelId, IReadOnlyList<ReponseAEcrire> Reprises) matiere, Acteur acteur)
    {
        var (id, nom) = (Identifiant(voulu.Cle, acteur), voulu.Titre!);
        var organisation = (await session.UnAsync<OrganisationRow>(Organisation, new { Id = voulu.OrganisationId }))!;
        var ligne = new
        {
            Id = id, matiere.AppelId, voulu.OrganisationId, Titre = nom, TitreDeCreation = TexteDeRecherche.Plier(200, [nom]), Le = le, acteur.CompteId,
            Recherche = TexteDeDossier.Recherche(nom, organisation.Nom, organisation.Sigle, null),
        };
        if (!await session.InsererSiAbsentAsync(Ajout, ligne))
        {
            return Refus.Conflit;
        }

        await session.EcrireAsync(id, [new ReponseAEcrire("projet.titre", nom, 0), .. matiere.Reprises], acteur.CompteId, le);
        if (matiere.Reprises.Count > 0)
        {
            await session.SuivreAsync(id, voulu.PrecedentId!.Value);
        }

        return Ecrit.Avec(new Acte(ActeDuJournal.Creer, ObjetDuJournal.Dossier, id, Details: nom)).Donnant(id);
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
