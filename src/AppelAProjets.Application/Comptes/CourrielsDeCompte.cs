using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Comptes;

/// <summary>Mails about an account; those that a visitor may ask for have their own cap.</summary>
internal static class CourrielsDeCompte
{
    public const string Confirmation = "Confirmez votre adresse électronique";
    public const string DejaInscrit = "Vous avez déjà un compte";
    public const string Oubli = "Choisissez un nouveau mot de passe";
    public const string Invitation = "Vous avez accès au portail de l’appel à projets";
    public const string NouvelleAdresse = "Confirmez votre nouvelle adresse électronique";
    public const string AdresseChangee = "L’adresse de votre compte a changé";
    private const string Changement = "La sécurité de votre compte a changé";

    /// <summary>A mail that anyone can trigger with an address; the screen says the same whether it leaves or not.</summary>
    public static NouveauCourriel DUnVisiteur(string adresse, string objet, string corps) => new(GenreDeCourriel.Securite, adresse, objet, corps) { Cause = PlafondDEnvoi.ParUnVisiteur };

    /// <summary>For an address without account: the outbox tells who looks for it why nothing came, and the answer takes as long.</summary>
    public static NouveauCourriel SansCompte(string adresse, string objet) => DUnVisiteur(adresse, objet, "") with { EcarteParce = "Écarté : aucun compte n’a cette adresse." };

    /// <summary>What was changed, and how to take it back.</summary>
    public static NouveauCourriel DuChangement(Compte compte, string quoi, LiensOptions liens) =>
        new(GenreDeCourriel.Securite, compte.Courriel, Changement, CorpsChangement(compte, quoi, liens.Vers(LiensComptes.MotDePasse)));

    public static string CorpsConfirmation(Compte compte, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        Un compte vient d’être créé avec cette adresse sur le portail de l’appel à projets. Pour l’ouvrir, confirmez votre adresse :

        {lien}

        Ce lien est valable sept jours. Si vous n’avez rien demandé, ne l’ouvrez pas : le compte restera fermé.

        """;

    public static string CorpsNouvelleAdresse(Compte compte, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        Vous avez demandé que cette adresse devienne celle de votre compte sur le portail de l’appel à projets. Pour que ce soit fait, confirmez-la :

        {lien}

        Ce lien est valable sept jours. D’ici là, rien ne change. Si vous n’avez rien demandé, ne l’ouvrez pas.

        """;

    public static string CorpsAdressePrise() => """
        Bonjour,

        Quelqu’un, sans doute vous, a voulu que cette adresse devienne celle de son compte sur le portail de l’appel à projets. Elle est déjà celle d’un compte : connectez-vous avec lui, ou choisissez une autre adresse.

        """;

    public static string CorpsAdresseChangee(Compte compte, string nouvelle, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        L’adresse de votre compte sur le portail de l’appel à projets est maintenant {nouvelle} : c’est avec elle que vous vous connectez, et c’est là que nous vous écrivons.

        Si ce n’est pas vous, écrivez-nous tout de suite : {lien}

        """;

    public static string CorpsDejaInscrit(Compte compte, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse, qui en a déjà un. Si vous avez oublié votre mot de passe, choisissez-en un nouveau :

        {lien}

        Ce lien est valable deux heures. Si vous n’avez rien demandé, ne tenez pas compte de ce message.

        """;

    public static string CorpsOubli(Compte compte, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        Vous avez demandé à choisir un nouveau mot de passe :

        {lien}

        Ce lien est valable deux heures et ne sert qu’une fois. Si vous n’avez rien demandé, ne tenez pas compte de ce message : votre mot de passe ne change pas.

        """;

    public static string CorpsInvitation(Compte compte, string parQui, string fonctions, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        {parQui} vous ouvre un accès au portail de l’appel à projets : {fonctions}.

        Pour entrer, choisissez votre mot de passe :

        {lien}

        Ce lien est valable sept jours et ne sert qu’une fois. Passé ce délai, demandez-en un autre par « Mot de passe oublié » sur la page de connexion.

        """;

    public static string CorpsNouvelAcces(Compte compte, string parQui, string fonctions, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        {parQui} vous donne un nouvel accès sur le portail de l’appel à projets : {fonctions}.

        Connectez-vous comme d’habitude : {lien}

        """;

    private static string CorpsChangement(Compte compte, string quoi, string lien) => $"""
        Bonjour {compte.Prenom} {compte.Nom},

        {quoi} Les sessions ouvertes ailleurs ont été fermées.

        Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe : {lien}

        """;
}
