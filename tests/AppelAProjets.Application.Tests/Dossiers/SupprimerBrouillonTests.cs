using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A draft disappears whole, for who may write in it, and nothing that others hold goes with it.</summary>
[SurChaqueMoteur]
public sealed class SupprimerBrouillonTests
{
    private static readonly SqlStatement Restes = new("""
        SELECT (SELECT COUNT(*) FROM Dossier WHERE Id = @Id) + (SELECT COUNT(*) FROM Reponse WHERE DossierId = @Id) + (SELECT COUNT(*) FROM DossierFichier WHERE DossierId = @Id)
            + (SELECT COUNT(*) FROM Rencontre WHERE DossierId = @Id) + (SELECT COUNT(*) FROM Partenaire WHERE DossierId = @Id) + (SELECT COUNT(*) FROM Message WHERE DossierId = @Id)
        """);

    private static readonly SqlStatement Acte = new("SELECT Details FROM Journal WHERE Action = 'supprimer-brouillon' AND ObjetId = @Id");
    private static readonly SqlStatement Destinataires = new("SELECT Destinataire FROM Courriel WHERE DossierId = @Id ORDER BY Destinataire");

    private static readonly SqlStatement Partenaire = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Courriel, Etat, InviteLe, InvitePar, Version)
        VALUES (@PartenaireId, @Id, NULL, 'Les Voisins', 'voisins@exemple.fr', 'Invite', @Le, @CompteId, 1)
        """);

    [Test]
    public async Task A_redacteur_deletes_it_whole_and_those_concerned_are_told()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await EcrireAsync(essai, Partenaire, new { PartenaireId = Guid.CreateVersion7(), Id = id, Le = DossierDEssai.Ouverture, essai.Signataire.CompteId });

        var fait = await Supprimer(essai, id, (await essai.LireAsync(id))!.Entete.Version, essai.Brouillonneur);

        await using var session = await essai.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(fait.Valeur, Is.EqualTo("Cuisines partagées"));
            Assert.That(await session.UnAsync<int>(Restes, new { Id = id }), Is.Zero);
            Assert.That(await session.UnAsync<string>(Acte, new { Id = id.ToString() }), Is.EqualTo("Cuisines partagées"));
            Assert.That(await session.ListeAsync<string>(Destinataires, new { Id = id }), Is.EqualTo(new[] { "aicha@exemple.fr", "ville@exemple.fr", "voisins@exemple.fr" }),
                "who began it, the service that would have confirmed the meeting, the partner");
        });
    }

    [Test]
    public async Task Neither_a_stranger_nor_a_stale_page_nor_a_deposit_lets_it_go()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        var version = (await essai.LireAsync(id))!.Entete.Version;
        Assert.That((await Supprimer(essai, id, version, essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
        await essai.SaisirAsync(id, ("projet.objectifs", "Écrit entre-temps"));
        Assert.That((await Supprimer(essai, id, version, essai.Signataire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.LireAsync(id))!.Contenu.Projet.Objectifs, Is.EqualTo("Écrit entre-temps"), "kept whole");
        await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        Assert.That((await Supprimer(essai, id, (await essai.LireAsync(id))!.Entete.Version, essai.Signataire)).Refus!.Code, Is.EqualTo("dossier.depose"));
    }

    [Test]
    public async Task Its_files_are_forgotten_a_day_later_unless_something_else_holds_them()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (garde, seul) = (await essai.CompletAsync(), await essai.CompletAsync());
        using var autre = new MemoryStream([.. DossierDEssai.UnPdf(), .. "%\n%%EOF\n"u8]);
        var propre = (await essai.Joindre.ExecuterAsync(seul, essai.PieceId, "seul.pdf", autre, essai.Signataire)).Valeur.Empreinte;
        var partage = (await essai.LireAsync(garde))!.Contenu.Pieces.Single().Fichiers.Single().Empreinte;
        await essai.Deposer.ExecuterAsync(garde, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        await Supprimer(essai, seul, (await essai.LireAsync(seul))!.Entete.Version, essai.Signataire);

        Assert.That(await PurgerAsync(essai), Is.Zero, "not at once: someone may be joining the same file");
        essai.Horloge.Advance(TimeSpan.FromHours(25));
        Assert.That(await PurgerAsync(essai), Is.EqualTo(1));
        await using var reste = essai.Depot.Ouvrir(partage);
        Assert.That((reste, essai.Depot.Ouvrir(propre)), Is.EqualTo((reste, (Stream?)null)));
        Assert.That(reste, Is.Not.Null, "a deposited version names it");
        Assert.That(await PurgerAsync(essai), Is.Zero);
    }

    [Test]
    public async Task A_file_taken_off_a_draft_is_forgotten_a_day_later_too()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        var empreinte = (await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers.Single().Empreinte;
        await essai.Joindre.RetirerAsync(id, essai.PieceId, empreinte, essai.Signataire);
        Assert.That(await PurgerAsync(essai), Is.Zero);
        essai.Horloge.Advance(TimeSpan.FromHours(25));
        Assert.That(await PurgerAsync(essai), Is.EqualTo(1));
        Assert.That(essai.Depot.Ouvrir(empreinte), Is.Null);
    }

    private static Task<Resultat<string>> Supprimer(DossierDEssai essai, Guid id, int version, Acteur acteur) => new SupprimerBrouillon(essai.Ecrivain).ExecuterAsync(id, version, acteur);

    private static Task<int> PurgerAsync(DossierDEssai essai) => new PurgerFichiers(essai.Base, essai.Ecrivain, essai.Depot).ExecuterAsync();

    private static async Task EcrireAsync(DossierDEssai essai, SqlStatement sql, object parametres)
    {
        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }
}
