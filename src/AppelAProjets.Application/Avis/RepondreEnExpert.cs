using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Avis;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Avis;

/// <param name="Montre">The stamp of the draft that the page showed (<see cref="AvisLu.BrouillonMontre"/>).</param>
public sealed record BrouillonDAvis(SensDAvis? Sens, string? Commentaire, string? Montre);

/// <param name="Montre">Of the draft that is kept now.</param>
public sealed record SortDuBrouillon(string Montre)
{
    /// <summary>The draft of another page, over which nothing was written.</summary>
    public BrouillonDAvis? Autre { get; init; }
}

/// <summary>What an expert does by the link beside giving the opinion. Absent for a link that leads nowhere.</summary>
public sealed class RepondreEnExpert(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private const int LongueurDuMot = 1_000;

    /// <summary>Keeps what is being typed; nobody else reads it. Over a draft that the page did not show, nothing is kept: <see cref="SortDuBrouillon.Autre"/>.</summary>
    public async Task<Resultat<SortDuBrouillon>> GarderAsync(string? jeton, BrouillonDAvis brouillon, CancellationToken annulation = default)
    {
        var commentaire = string.IsNullOrEmpty(brouillon.Commentaire) ? null : brouillon.Commentaire.ReplaceLineEndings("\n");
        if (commentaire?.Length > 2 * AvisConsultatif.LongueurMaximale)
        {
            return new Refus("avis.long", $"Votre commentaire est trop long pour être gardé : {AvisConsultatif.LongueurMaximale} caractères au plus.", "Commentaire");
        }

        return await LireAsync(jeton, annulation) is not { } vue ? Refus.Absent
            : await ecrivain.EcrireAsync<SortDuBrouillon>(Invitation.Expert(vue.Avis), async (session, le) =>
            {
                await session.VerrouillerAsync(Verrou.Dossier(vue.Sujet.Id));
                if (await session.InvitationAsync(jeton, le) is not { Etat: EtatDInvitation.Ouverte, Avis: var avis })
                {
                    return Refus.Absent;
                }

                // Sent again because its answer was lost, it is the same draft.
                var garde = avis with { BrouillonSens = brouillon.Sens, BrouillonCommentaire = commentaire };
                if (avis.BrouillonMontre != brouillon.Montre && avis.BrouillonMontre != garde.BrouillonMontre)
                {
                    return Ecrit.Rien("another page keeps another draft").Donnant(new SortDuBrouillon(avis.BrouillonMontre) { Autre = new BrouillonDAvis(avis.BrouillonSens, avis.BrouillonCommentaire, avis.BrouillonMontre) });
                }

                return await session.GarderLeBrouillonAsync(avis.Id, garde.BrouillonSens, garde.BrouillonCommentaire)
                    ? Ecrit.SansJournal("a draft that nobody reads").Donnant(new SortDuBrouillon(garde.BrouillonMontre)) : Refus.Absent;
            }, annulation);
    }

    /// <summary>« Je suis en conflit d'intérêts »: the invitation is closed, whoever asked is told. An opinion given before is kept, marked.</summary>
    public Task<Resultat> DeporterAsync(string? jeton, string? motif, CancellationToken annulation = default) =>
        EcrireAsync(jeton, i => i.Etat is EtatDInvitation.Ouverte or EtatDInvitation.Expiree, async (session, sujet, avis, le) => !await session.DeporterExpertAsync(avis, le) ? Refus.Conflit
            : Ecrit.Avec(new Acte(ActeDuJournal.DeporterExpert, ObjetDuJournal.Dossier, sujet.Id, Mot(motif), avis.Qui)).Et(await session.AuDemandeurAsync(
                sujet, avis, ("un expert s’est déporté", $"{avis.Nom}, invité à donner un avis sur {sujet.Nom}, s’est déporté : son avis n’est plus attendu.{Suite(motif)}"), Envoi(sujet, le))), annulation);

    /// <summary>The link no longer opens the dossier: tells whoever asked.</summary>
    public Task<Resultat> DemanderDelaiAsync(string? jeton, string? mot, CancellationToken annulation = default) =>
        EcrireAsync(jeton, i => i.Etat is EtatDInvitation.Expiree or EtatDInvitation.Retiree, async (session, sujet, avis, le) =>
        {
            var envoyes = await session.AuDemandeurAsync(sujet, avis,
                ("un expert demande à répondre encore", $"{avis.Nom} voudrait donner son avis sur {sujet.Nom}, mais {(avis.RevoqueLe is null ? $"la date limite, le {HeureDeParis.EcrireJour(avis.TermeLe!.Value)}, est passée : donnez une nouvelle date" : "la demande a été retirée : invitez de nouveau cette personne")} si vous le souhaitez.{Suite(mot)}"),
                Envoi(sujet, le));
            return envoyes.Count == 0
                ? new Refus("avis.delai", "La personne qui vous a invité est déjà prévenue, ou n’est plus joignable par le portail. Répondez à son courriel.")
                : Ecrit.Avec(new Acte(ActeDuJournal.DemanderDelaiDAvis, ObjetDuJournal.Dossier, sujet.Id, Mot(mot), avis.Qui)).Et(envoyes);
        }, annulation);

    private async Task<Resultat> EcrireAsync(string? jeton, Predicate<Invitation> permis, Func<SqlSession, SujetDAvis, AvisLu, DateTimeOffset, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        await LireAsync(jeton, annulation) is not { } vue ? Refus.Absent
        : await ecrivain.EcrireAsync(Invitation.Expert(vue.Avis), async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(vue.Sujet.Id));
            return await session.InvitationAsync(jeton, le) is { } invitation && permis(invitation) ? await faire(session, invitation.Sujet, invitation.Avis, le) : Refus.Absent;
        }, annulation);

    private async Task<Invitation?> LireAsync(string? jeton, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.InvitationAsync(jeton, ecrivain.Maintenant);
    }

    private static string? Mot(string? texte) => texte?.Trim() is { Length: > 0 } mot ? mot.Length > LongueurDuMot ? mot[..LongueurDuMot] : mot : null;

    private static string Suite(string? texte) => Mot(texte) is { } mot ? $"\n\nSon message :\n{mot}" : "";

    private (LiensOptions, QuiPrevenir) Envoi(SujetDAvis sujet, DateTimeOffset le) => (liens.Value, new QuiPrevenir(sujet.Id, le));
}
