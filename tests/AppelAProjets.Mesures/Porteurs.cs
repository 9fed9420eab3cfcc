using System.Security.Claims;
using AppelAProjets.Application.Sql;
using AppelAProjets.Web.Demarrage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Mesures;

/// <summary>Someone signed in, alone on a draft of an association of their own.</summary>
internal sealed record Porteur(Guid CompteId, Guid DossierId, string Cookies, string Jeton)
{
    public string Chemin => $"/espace/dossiers/{DossierId}";
}

/// <summary>
/// Makes porteurs with a draft that can be deposited, copied from a deposited dossier of the demonstration. Their cookies come from the product's own services on the same base,
/// hence the same keys: a thousand sign-ins by the form would only measure the password hash.
/// </summary>
internal sealed class Porteurs(SqlDatabase database)
{
    private static readonly SqlStatement Modele = new(dialecte => $"""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Reponse r ON r.DossierId = d.Id
        WHERE a.Etat = 'DepotOuvert' AND d.Etat = 'Depose' AND EXISTS (SELECT 1 FROM DossierFichier f WHERE f.DossierId = d.Id)
          AND NOT EXISTS (SELECT 1 FROM Partenaire p WHERE p.DossierId = d.Id)
        GROUP BY d.Id ORDER BY COUNT(*) DESC {dialecte.Premier}
        """);

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@CompteId, @Courriel, UPPER(@Courriel), 1, @Timbre, 'Porteur', @Nom, @Courriel, 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Organisation = new("""
        INSERT INTO Organisation (Id, Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune, Courriel, Telephone, RepresentantNom, RepresentantFonction, Iban, Bic, EtatMandat, Recherche, CreeLe, MembresVersion, Version)
        SELECT @OrganisationId, @Nom, o.Sigle, o.Siret, o.Rna, o.Adresse, o.CodePostal, o.Commune, @Courriel, o.Telephone, o.RepresentantNom, o.RepresentantFonction, o.Iban, o.Bic, 'Accepte', @Courriel, @Le, 1, 1
        FROM Organisation o JOIN Dossier d ON d.OrganisationId = o.Id WHERE d.Id = @ModeleId
        """);

    private static readonly SqlStatement Fiche = new("""
        INSERT INTO OrganisationFiche (OrganisationId, Statut, RepresentantPrenom, RepresentantNomDeFamille, RepresentantTelephone, RepresentantCourriel, UtilitePublique, ImpotsCommerciaux, AidesPubliques,
            EnReseau, ReseauNoms, AdherentsPersonnesMorales, MoyensAnnee, Benevoles, Volontaires, Salaries, EmploisAides, EtptCentiemes, MisADisposition, Adherents, ExerciceDebut, ExerciceFin, TitulaireDuCompte)
        SELECT @OrganisationId, f.Statut, f.RepresentantPrenom, f.RepresentantNomDeFamille, f.RepresentantTelephone, f.RepresentantCourriel, f.UtilitePublique, f.ImpotsCommerciaux, f.AidesPubliques,
            f.EnReseau, f.ReseauNoms, f.AdherentsPersonnesMorales, f.MoyensAnnee, f.Benevoles, f.Volontaires, f.Salaries, f.EmploisAides, f.EtptCentiemes, f.MisADisposition, f.Adherents,
            f.ExerciceDebut, f.ExerciceFin, f.TitulaireDuCompte
        FROM OrganisationFiche f JOIN Dossier d ON d.OrganisationId = f.OrganisationId WHERE d.Id = @ModeleId
        """);

    private static readonly SqlStatement Budget = new("""
        INSERT INTO OrganisationBudget (OrganisationId, Compte, Montant)
        SELECT @OrganisationId, b.Compte, b.Montant FROM OrganisationBudget b JOIN Dossier d ON d.OrganisationId = b.OrganisationId WHERE d.Id = @ModeleId
        """);

    private static readonly SqlStatement Membre = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut) VALUES (@OrganisationId, @CompteId, 'Signataire', @Le)");

    private static readonly SqlStatement Dossier = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Etat, Titre, Recherche, CreeLe, CreePar, ModifieLe, Version)
        SELECT @DossierId, m.AppelId, @OrganisationId, 'Brouillon', m.Titre, m.Recherche, @Le, @CompteId, @Le, 1 FROM Dossier m WHERE m.Id = @ModeleId
        """);

    private static readonly SqlStatement Reponses = new("""
        INSERT INTO Reponse (DossierId, Cle, Valeur, Version, ModifieLe, ModifiePar) SELECT @DossierId, r.Cle, r.Valeur, 1, @Le, @CompteId FROM Reponse r WHERE r.DossierId = @ModeleId
        """);

    private static readonly SqlStatement Fichiers = new("""
        INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        SELECT @DossierId, f.Ordre, f.PieceId, f.Cle, f.Empreinte, f.NomDeFichier, @Le, @CompteId FROM DossierFichier f WHERE f.DossierId = @ModeleId
        """);

    private static readonly SqlStatement Rencontre = new("""
        INSERT INTO Rencontre (DossierId, Etat, ContactId, Le, Avec, ModifieLe, ModifiePar, ModifieComme, Version)
        SELECT @DossierId, 'Declaree', @CompteId, r.Le, r.Avec, @Le, @CompteId, 'Porteur', 1 FROM Rencontre r WHERE r.DossierId = @ModeleId
        """);

    private static readonly SqlStatement Session = new("""
        INSERT INTO SessionDeCompte (Id, CompteId, Timbre, Appareil, OuverteLe, VueLe) VALUES (@CompteId, @CompteId, @Timbre, 'Mesures', @Le, @Maintenant)
        """);

    private int faits;

    public async Task<IReadOnlyList<Porteur>> CreerAsync(int nombre)
    {
        var (le, timbre) = (TimeProvider.System.GetUtcNow().AddHours(-1), Guid.NewGuid().ToString("N"));
        await using var session = await database.EcrireAsync();
        var modele = await session.UnAsync<Guid>(Modele);
        var lignes = Enumerable.Range(faits, nombre).Select(n => new
        {
            CompteId = Guid.CreateVersion7(), OrganisationId = Guid.CreateVersion7(), DossierId = Guid.CreateVersion7(), ModeleId = modele,
            Nom = $"Association {n}", Courriel = $"porteur{n}@mesures.example", Timbre = timbre, Le = le, Maintenant = le.AddHours(1),
        }).ToList();
        foreach (var insertion in new[] { Compte, Organisation, Fiche, Budget, Membre, Dossier, Reponses, Fichiers, Rencontre, Session })
        {
            await session.ExecuterAsync(insertion, lignes);
        }

        await session.ValiderAsync();
        faits += nombre;
        await using var portail = Portail();
        return [.. lignes.Select(l => Ouvrir(portail.Services, l.CompteId, l.DossierId, l.Courriel))];
    }

    private WebApplication Portail()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Mesures", ApplicationName = "AppelAProjets.Web" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["BaseDeDonnees:Connexion"] = database.Chaine, ["Taches:Moteur"] = "Aucun" });
        return builder.AddAppelAProjets().Build();
    }

    private static Porteur Ouvrir(IServiceProvider services, Guid compteId, Guid dossierId, string courriel)
    {
        var (session, noms) = (services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme), services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity);
        var personne = new ClaimsPrincipal(new ClaimsIdentity(
            [new(noms.UserIdClaimType, $"{compteId}"), new(noms.UserNameClaimType, courriel), new(ClaimTypes.Sid, $"{compteId}")], IdentityConstants.ApplicationScheme));
        var maintenant = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(personne, new AuthenticationProperties { IssuedUtc = maintenant, ExpiresUtc = maintenant + session.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        var jetons = services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { User = personne, RequestServices = services });
        var jeton = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new Porteur(compteId, dossierId, $"{session.Cookie.Name}={session.TicketDataFormat.Protect(ticket)}; {jeton}={jetons.CookieToken}", jetons.RequestToken!);
    }
}
