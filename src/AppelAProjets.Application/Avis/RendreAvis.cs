using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Avis;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Avis;

/// <summary>Gives an opinion, or corrects it, until the instruction is closed.</summary>
public sealed class RendreAvis(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens)
{
    /// <summary>Absent when the dossier does not exist for this person, or when it does not hold that role in that neighbourhood of the dossier.</summary>
    public Task<Resultat> DesServicesAsync(VoixVisee visee, SaisieDAvis saisie, Acteur acteur, CancellationToken annulation = default) =>
        RendreAsync(saisie, acteur, async (session, le) =>
            visee.Role is Role.ReferentQuartier or Role.DeleguePrefet && await session.SujetDesServicesAsync(visee.AppelCode, visee.DossierId, acteur, le) is { } sujet
                ? await DuQuartierAsync(session, sujet, visee.Role, visee.Quartier, acteur) : null, annulation);

    /// <summary>The same for a conseil citoyen.</summary>
    public Task<Resultat> DuConseilAsync(Guid dossierId, string quartier, SaisieDAvis saisie, Acteur acteur, CancellationToken annulation = default) =>
        RendreAsync(saisie, acteur, async (session, _) =>
            await session.SujetDuConseilAsync(dossierId, acteur) is { } sujet ? await DuQuartierAsync(session, sujet, Role.ConseilCitoyen, quartier, acteur) : null, annulation);

    /// <summary>By the link of an expert, until the term. Absent when the link leads to nothing that is open.</summary>
    public Task<Resultat> DExpertAsync(string? jeton, SaisieDAvis saisie, CancellationToken annulation = default) =>
        RendreAsync(saisie, null, async (session, le) => await session.InvitationAsync(jeton, le) is { Etat: EtatDInvitation.Ouverte } invitation ? new Voix(invitation.Sujet, invitation.Avis) : null, annulation);

    private static async Task<Voix?> DuQuartierAsync(SqlSession session, SujetDAvis sujet, Role role, string code, Acteur acteur)
    {
        var quartier = (await session.QuartiersDuDossierAsync(sujet.Id)).FirstOrDefault(q => q.Code == code);
        if (quartier.Nom is null || !acteur.QuartiersComme(role).Contains(code))
        {
            return null;
        }

        var donne = (await session.AvisDuDossierAsync(sujet.Id)).FirstOrDefault(a => a.Role == role && a.QuartierCode == code)
            ?? new AvisLu { Id = Guid.CreateVersion7(), DossierId = sujet.Id, Role = role, QuartierCode = code, Quartier = quartier.Nom, AuteurEnDeport = false, Version = 0 };
        return new Voix(sujet, donne with { CompteId = acteur.CompteId });
    }

    private async Task<Resultat> RendreAsync(SaisieDAvis saisie, Acteur? acteur, Func<SqlSession, DateTimeOffset, Task<Voix?>> autoriser, CancellationToken annulation)
    {
        Voix? voix;
        await using (var lecture = await database.LireAsync(annulation))
        {
            voix = await autoriser(lecture, ecrivain.Maintenant);
        }

        if (voix is null)
        {
            return Refus.Absent;
        }

        var donne = AvisConsultatif.Lire(saisie.Sens, saisie.Commentaire);
        if (donne.EstRefuse)
        {
            return donne.TousLesRefus;
        }

        FichierAccepte? fichier = null;
        if (saisie.Fichier is { } joint)
        {
            var recu = await recevoir.RecevoirAsync(joint.Nom, joint.Contenu, annulation);
            if (recu.EstRefuse)
            {
                return recu.Refus with { Champ = "Fichier" };
            }

            fichier = recu.Valeur;
        }

        var par = acteur ?? Invitation.Expert(voix.Avis);
        var rendu = await ecrivain.EcrireAsync(par, (session, le) => EcrireAsync(session, le, autoriser, (voix.Sujet.Id, saisie, donne.Valeur, fichier)), annulation);
        if (fichier is not null && !rendu.EstRefuse)
        {
            await analyser.EssayerAsync(fichier, annulation);
        }

        return rendu;
    }

    private async Task<Resultat<Ecrit>> EcrireAsync(
        SqlSession session, DateTimeOffset le, Func<SqlSession, DateTimeOffset, Task<Voix?>> autoriser, (Guid DossierId, SaisieDAvis Saisie, AvisDonne Donne, FichierAccepte? Fichier) recu)
    {
        await session.VerrouillerAsync(Verrou.Dossier(recu.DossierId));
        if (await autoriser(session, le) is not ({ } sujet, { } avis))
        {
            return Refus.Absent;
        }

        if (sujet.RefuserHorsInstruction() is { } ferme)
        {
            return ferme;
        }

        if (avis.Version != recu.Saisie.Version || !await session.RendreAvisAsync(avis, recu.Donne, recu.Fichier, (recu.Saisie.SansFichier, le)))
        {
            return Refus.ConflitSur("comparez les deux avis, puis envoyez le bon");
        }

        var ecrit = Ecrit.Avec(new Acte(
            avis.EstRendu ? ActeDuJournal.CorrigerAvis : ActeDuJournal.RendreAvis, ObjetDuJournal.Dossier, sujet.Id, recu.Donne.Commentaire,
            $"{avis.Qui} : {(avis.Sens is { } avant && avis.EstRendu ? LibellesDAvis.Pour(avant) + " → " : "")}{LibellesDAvis.Pour(recu.Donne.Sens)}"));
        return avis.DemandePar == avis.CompteId && avis.CompteId is not null ? ecrit
            : ecrit.Et(await session.AuDemandeurAsync(
                sujet, avis, (avis.EstRendu ? "un avis est corrigé" : "un avis est rendu", $"L’avis demandé sur {sujet.Nom}, est {(avis.EstRendu ? "corrigé" : "rendu")} : {avis.Qui}."),
                (liens.Value, new QuiPrevenir(sujet.Id, le))));
    }

    /// <summary>Whoever may speak now, and the opinion as it stands.</summary>
    private sealed record Voix(SujetDAvis Sujet, AvisLu Avis);
}
