using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Web.Fonctions.Erreurs;

/// <param name="Reference">What to quote to the support, for a failure of ours.</param>
/// <param name="Formulaire">The page that holds the form that was sent in vain.</param>
public sealed record ErreurViewModel(string Titre, IReadOnlyList<string> Paragraphes, string? Reference = null, string? Formulaire = null)
{
    /// <param name="formulaire">The page of a form whose token is no longer valid.</param>
    /// <param name="tailleMaximale">Largest file, in bytes.</param>
    public static ErreurViewModel Pour(int code, string? formulaire, string reference, long tailleMaximale) => code switch
    {
        400 when formulaire is not null => new("Votre page n’est plus valable",
        [
            "Le formulaire est resté ouvert trop longtemps, ou vous vous êtes connecté ou déconnecté dans un autre onglet. Rien n’a été enregistré cette fois-ci.",
            "Revenez en arrière avec votre navigateur : ce que vous avez écrit y est en général encore. Copiez vos textes longs, rechargez la page, puis envoyez de nouveau le formulaire.",
        ], Formulaire: formulaire),
        400 => new("Cette demande n’est pas lisible", ["Le site n’a pas compris ce qui lui a été envoyé. Rien n’a été enregistré.", "Revenez à la page précédente et recommencez."]),
        408 or 415 or 431 => new("Cette demande n’est pas lisible", ["Elle n’a pas la forme de celles que ce site envoie, ou elle n’est pas arrivée entière. Rien n’a été enregistré.", "Revenez à la page précédente et recommencez."]),
        404 or 401 or 403 or 405 => new("Page introuvable",
        [
            "Cette adresse n’existe pas, ou vous n’y avez pas accès.",
            "Si vous l’avez recopiée, vérifiez-la. Si vous attendiez un dossier ou un courrier, connectez-vous avec le compte de votre organisation.",
        ]),
        413 => new("L’envoi est trop volumineux", [ControleDeFichier.TropGrand(tailleMaximale), "Rien n’a été enregistré. Revenez à la page précédente pour choisir un autre fichier."]),
        429 => new("Trop de tentatives", ["Plusieurs demandes sont arrivées en peu de temps. Patientez quelques minutes avant de recommencer."]),
        503 => new("Le site est momentanément indisponible", ["Une opération de maintenance est en cours. Ce que vous avez enregistré est conservé. Revenez dans quelques minutes."]),
        _ => new("Une erreur est survenue",
        [
            "Le site a rencontré une difficulté imprévue. Ce qui était déjà enregistré est conservé ; votre dernière action n’a peut-être pas abouti : vérifiez-la avant de la refaire.",
            "Si cela se reproduit, écrivez-nous en donnant la référence ci-dessous.",
        ], reference),
    };
}
