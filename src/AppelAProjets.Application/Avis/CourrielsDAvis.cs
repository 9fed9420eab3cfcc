using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Avis;

/// <summary>Mails about opinions: a link, never what was said of the dossier.</summary>
internal static class CourrielsDAvis
{
    /// <summary>To whoever is to answer: those who hold the role in the neighbourhood, or the expert by a new link.</summary>
    /// <param name="relance">It was asked for before.</param>
    public static async Task<IReadOnlyList<NouveauCourriel>> DemandeAsync(this SqlSession session, SujetDAvis sujet, AvisLu avis, bool relance, (LiensOptions Liens, QuiPrevenir Qui) envoi)
    {
        var terme = HeureDeParis.EcrireJour(avis.TermeLe!.Value);
        var passe = AvisConsultatif.EstPasse(avis.TermeLe.Value, envoi.Qui.Maintenant);
        var objet = passe ? "Votre avis sur un projet n’est pas arrivé" : $"{(relance ? "Rappel : v" : "V")}otre avis est demandé sur un projet avant le {terme} au soir";
        if (avis.Role == Role.Expert)
        {
            if (await session.AdresseEnDeportAsync(sujet.Id, avis.Courriel!, envoi.Qui.Maintenant))
            {
                return [];
            }

            var lien = envoi.Liens.Vers(LiensAvis.InvitationDExpert(await session.NouveauJetonAsync(avis.Id, envoi.Qui.Maintenant)));
            return [new NouveauCourriel(GenreDeCourriel.AvisDemande, avis.Courriel!, objet, Lettre($"""
                {(avis.Demandeur is { } qui ? $"{qui} vous demande" : "Nous vous demandons")} un avis sur {sujet.Nom}, déposé pour l’appel « {sujet.AppelTitre} ».

                La question, le dossier et le formulaire sont à cette adresse, qui est à vous seul : {lien}

                {(passe ? $"Il était attendu avant la fin du {terme} : par ce lien, vous pouvez demander un nouveau délai." : $"Répondez avant la fin du {terme}, heure de Paris.")} Vous n’avez pas besoin de compte. Si ce projet vous concerne de près, dites-le sur cette page : vous serez déchargé.
                """)) { SansPlafond = true }];
        }

        var adresses = await session.DuQuartierAsync(avis.Role, avis.QuartierCode!, envoi.Qui);
        var page = avis.Role == Role.ConseilCitoyen ? LiensAvis.DossierDuQuartier(sujet.Id) : LiensInstructions.Fiche(sujet.AppelCode, sujet.Id) + "#avis";
        return NouveauCourriel.A(GenreDeCourriel.AvisDemande, adresses, (objet, Lettre($"""
            Un avis vous est demandé sur {sujet.Nom}, pour le quartier {avis.Quartier}.

            {(passe ? $"Il était attendu avant la fin du {terme}. Vous pouvez encore le donner tant que l’instruction du dossier est ouverte" : $"Répondez avant la fin du {terme}, heure de Paris")} : {envoi.Liens.Vers(page)}
            """)));
    }

    /// <summary>To whoever asked, and to whoever does that person's work during a leave.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> AuDemandeurAsync(this SqlSession session, SujetDAvis sujet, AvisLu avis, (string Objet, string Phrase) texte, (LiensOptions Liens, QuiPrevenir Qui) envoi)
    {
        if (avis.DemandePar is not { } demandeur)
        {
            return [];
        }

        var corps = Lettre($"{texte.Phrase}\n\n{envoi.Liens.Vers(LiensAvis.DuDossier(sujet.AppelCode, sujet.Id))}");
        var cause = $"avis {avis.Id} {texte.Objet}";
        cause = cause.Length > 120 ? cause[..120] : cause;
        // An expert has no account: what one triggers is counted here, as a job's mails are not.
        var adresses = await session.SousLePlafondAsync(await session.ParSonNomAsync(demandeur, envoi.Qui), cause, envoi.Qui.Maintenant);
        return [.. adresses.Select(a => new NouveauCourriel(GenreDeCourriel.AvisRendu, a, $"{sujet.Numero} : {texte.Objet}", corps) { Cause = cause })];
    }

    public static NouveauCourriel Retrait(SujetDAvis sujet, AvisLu avis) => new(GenreDeCourriel.AvisDemande, avis.Courriel!, "Votre avis n’est plus attendu", Lettre(
        $"L’avis qui vous était demandé sur {sujet.Nom}, n’est plus attendu. Vous n’avez rien à faire ; le lien reçu n’ouvre plus le dossier. Merci d’avoir accepté d’être sollicité."));

    private static string Lettre(string texte) => $"Bonjour,\n\n{texte}\n";
}
