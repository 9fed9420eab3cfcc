using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Partenaires;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Partenaires;

/// <param name="Cle">Made when the form was shown: sent twice, it is one invitation.</param>
/// <param name="Courriel">Address of someone who answers for it; or</param>
/// <param name="Siret">its SIRET, when it is on the portal.</param>
public sealed record PartenaireAInviter(Guid Cle, string? Nom, string? Courriel, string? Siret);

/// <summary>What the chef de file does with its partners: invite, remind, take the invitation back, take off.</summary>
public sealed class GererLesPartenaires(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    public const int Maximum = 15;

    private static readonly SqlStatement ParSiret = new("SELECT Id FROM Organisation WHERE Siret = @Siret ORDER BY CreeLe, Id");

    /// <summary>Invites; the mail carries a link and no content. Absent when the dossier does not exist for this person, or its call admits no partner.</summary>
    public Task<Resultat> InviterAsync(Guid dossierId, PartenaireAInviter saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await OuvrirAsync(session, dossierId, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            var partenaires = await session.PartenairesAsync(dossierId);
            if (partenaires.Any(p => p.Id == saisie.Cle))
            {
                return Ecrit.Rien("this form was already sent");
            }

            var lu = await LireAsync(session, dossier, saisie, le);
            if ((CleDeSaisie.Refuser(saisie.Cle) ?? (lu.EstRefuse ? lu.Refus : Refuser(dossier, lu.Valeur, partenaires, le))) is { } refus)
            {
                return refus;
            }

            if (!await session.PasserAsync(dossier.Entete, le) || !await session.InviterAsync(lu.Valeur, acteur.CompteId))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.InviterPartenaire, ObjetDuJournal.Dossier, dossierId, Details: lu.Valeur.Nom))
                .Et(NouveauCourriel.A(GenreDeCourriel.Partenariat, await session.AdressesAsync(lu.Valeur, le), Rappeler(lu.Valeur, await PartenariatQuery.PresenterAsync(session, dossierId), relance: false)));
        }, annulation);

    /// <summary>Sends the invitation again, or a reminder of the agreement that is awaited; a day at least between two mails.</summary>
    public Task<Resultat> RelancerAsync(Guid dossierId, Guid partenaireId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(new Changement(dossierId, partenaireId, version, ActionDuChefDeFile.Relancer, null), acteur, (p, projet) => Rappeler(p, projet, relance: true), annulation);

    public Task<Resultat> AnnulerAsync(Guid dossierId, Guid partenaireId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(new Changement(dossierId, partenaireId, version, ActionDuChefDeFile.Annuler, null), acteur, (_, projet) => TextesDePartenariat.Fin(projet, null, acteur), annulation);

    /// <summary>Takes a partner off, with a reason that it reads; its part leaves the plan of the project.</summary>
    public Task<Resultat> RetirerAsync(Guid dossierId, Guid partenaireId, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(new Changement(dossierId, partenaireId, version, ActionDuChefDeFile.Retirer, motif?.Trim()), acteur, (_, projet) => TextesDePartenariat.Fin(projet, motif?.Trim(), acteur), annulation);

    private Task<Resultat> ChangerAsync(Changement voulu, Acteur acteur, Func<PartenaireRow, ProjetPresente, (string Objet, string Corps)> ecrire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(voulu.DossierId));
            if (await OuvrirAsync(session, voulu.DossierId, acteur, le) is not { } dossier
                || await session.PartenaireAsync(voulu.PartenaireId) is not { } partenaire || partenaire.DossierId != voulu.DossierId)
            {
                return Refus.Absent;
            }

            if (voulu.Action == ActionDuChefDeFile.Retirer && await session.GelAsync(dossier.Entete.OrganisationId, "retirer un partenaire") is { } gel)
            {
                return gel;
            }

            var qualite = dossier.EstSignataire ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur;
            var contexte = new ContextePartenaire { Ouvert = dossier.Ouvertes.Contains(SectionDossier.Partenaires), Motif = voulu.Motif, DernierCourriel = partenaire.DernierCourriel, Maintenant = le };
            var decision = CyclePartenaire.DuChefDeFile.Decider(partenaire.Etat, voulu.Action, qualite, contexte);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            var change = voulu.Action == ActionDuChefDeFile.Relancer
                ? partenaire with { RelanceLe = le, Version = voulu.Version }
                : partenaire with { Etat = decision.Valeur, FinLe = le, FinPar = acteur.CompteId, Motif = voulu.Motif, Version = voulu.Version };
            if (!await session.ChangerAsync(dossier.Entete, change, le))
            {
                return Refus.Conflit;
            }

            var texte = ecrire(partenaire, await PartenariatQuery.PresenterAsync(session, voulu.DossierId));
            return Ecrit.Avec(new Acte(EnActe(voulu.Action), ObjetDuJournal.Dossier, voulu.DossierId, voulu.Motif, partenaire.Nom)).Et(NouveauCourriel.A(GenreDeCourriel.Partenariat, await session.AdressesAsync(partenaire, le), texte));
        }, annulation);

    private static ActeDuJournal EnActe(ActionDuChefDeFile action) => action switch
    {
        ActionDuChefDeFile.Relancer => ActeDuJournal.RelancerPartenaire,
        ActionDuChefDeFile.Annuler => ActeDuJournal.AnnulerPartenaire,
        ActionDuChefDeFile.Retirer => ActeDuJournal.RetirerPartenaire,
    };

    private static async Task<Brouillon?> OuvrirAsync(SqlSession session, Guid dossierId, Acteur acteur, DateTimeOffset le) =>
        await BrouillonQuery.LireAsync(session, dossierId, acteur, le) is { } dossier && dossier.Champs.ContainsKey(ChampsDesPartenaires.Versement) ? dossier : null;

    private static async Task<Resultat<PartenaireRow>> LireAsync(SqlSession session, Brouillon dossier, PartenaireAInviter saisie, DateTimeOffset le)
    {
        var nom = saisie.Nom?.Trim();
        if (string.IsNullOrEmpty(nom) || nom.Length > 200)
        {
            return new Refus("partenaire.nom", "Écrivez le nom de l’organisation, en 200 caractères au plus.", "Nom");
        }

        var (courriel, siret) = (Courriel.Lire(saisie.Courriel), Siret.Lire(saisie.Siret));
        var parSiret = TexteSaisi.Normaliser(saisie.Siret).Length > 0;
        if (parSiret ? siret.EstRefuse : courriel.EstRefuse)
        {
            return parSiret ? siret.Refus! with { Champ = "Siret" }
                : TexteSaisi.Normaliser(saisie.Courriel).Length == 0 ? new Refus("partenaire.courriel", "Indiquez une adresse électronique, ou le SIRET si l’organisation est déjà sur le portail.", "Courriel")
                : courriel.Refus! with { Champ = "Courriel" };
        }

        var organisations = parSiret ? await session.ListeAsync<Guid>(ParSiret, new { Siret = siret.Valeur }) : [];
        return parSiret && organisations.Count == 0
            ? new Refus("partenaire.siret", "Aucune organisation du portail n’a ce SIRET : laissez-le vide et indiquez une adresse électronique.", "Siret")
            : new PartenaireRow
            {
                Id = saisie.Cle, DossierId = dossier.Entete.Id, Nom = nom, OrganisationId = parSiret ? organisations[0] : null,
                Courriel = parSiret ? null : courriel.Valeur, Etat = EtatPartenaire.Invite, InviteLe = le, EstGelee = false, Version = 1,
            };
    }

    private static Refus? Refuser(Brouillon dossier, PartenaireRow invite, IReadOnlyList<PartenaireRow> partenaires, DateTimeOffset le)
    {
        var memes = partenaires.Where(p => invite.OrganisationId is { } id ? p.OrganisationId == id : p.Courriel == invite.Courriel).ToList();
        return dossier.Refuser(dossier.Champs[ChampsDesPartenaires.Versement]) is { } ferme ? ferme
            : invite.OrganisationId == dossier.Entete.OrganisationId ? new Refus("partenaire.soi", "C’est le SIRET de votre organisation : elle porte déjà le projet.", "Siret")
            : memes.Any(p => p.EstPresent) ? new Refus("partenaire.deja", "Cette organisation ou cette adresse est déjà dans la liste des partenaires.", invite.OrganisationId is null ? "Courriel" : "Siret")
            : memes.Any(p => le - p.DernierCourriel < CyclePartenaire.DelaiDeRelance) ? new Refus("partenaire.relance", "Un courriel lui est déjà parti depuis moins d’un jour : attendez avant de l’inviter de nouveau.")
            : partenaires.Count(p => p.EstPresent) >= Maximum ? new Refus("partenaire.maximum", $"Un projet compte {Maximum} partenaires au plus.")
            : null;
    }

    private (string Objet, string Corps) Rappeler(PartenaireRow partenaire, ProjetPresente projet, bool relance)
    {
        var lien = liens.Value.Vers(LiensPartenaires.Partenariat(partenaire.Id));
        return partenaire.Etat == EtatPartenaire.Invite ? TextesDePartenariat.Invitation(projet, relance, lien) : TextesDePartenariat.Rappel(projet, lien);
    }

    private sealed record Changement(Guid DossierId, Guid PartenaireId, int Version, ActionDuChefDeFile Action, string? Motif);
}
