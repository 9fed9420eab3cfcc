using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Partenaires;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Partenaires;

/// <summary>What a partner organisation does: take part or not, agree to its part, take the agreement back, leave. The signataires of the chef de file are told.</summary>
public sealed class EngagerUnPartenaire(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus PartChangee = Refus.Conflit with { Message = "La part ou le versement a changé depuis que vous avez ouvert cette page : relisez-les, puis donnez l’accord." };

    /// <summary>Takes part in the name of an organisation; from then on its people read the dossier.</summary>
    /// <param name="organisationId">The person is its signataire.</param>
    public Task<Resultat> AccepterAsync(Guid id, Guid? organisationId, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var choisie = organisationId is { } o && acteur.EstSignataire(o) ? organisationId : null;
        return EngagerAsync(id, choisie, acteur, async (session, le, lu) =>
            choisie is not { } organisation || (lu.Partenaire.OrganisationId ?? organisation) != organisation
                ? new Refus("partenaire.organisation", "Choisissez l’organisation qui participe : vous devez en être signataire.", "OrganisationId")
                : new Engagement(ActionDuPartenaire.Accepter, lu.Partenaire with { OrganisationId = organisation, ReponduLe = le, ReponduPar = acteur.CompteId, Version = version })
                {
                    Qualite = QualiteDeMembre.Signataire,
                    Manques = await LibreAsync(session, lu.Partenaire, organisation),
                }, annulation);
    }

    /// <summary>Declines the invitation, or leaves the project, with a reason that the chef de file reads. Sent to an address and to no organisation, an invitation is answered by whoever reads that address.</summary>
    public Task<Resultat> DeclinerAsync(Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        EngagerAsync(id, null, acteur, (_, le, lu) => Task.FromResult<Resultat<Engagement>>(
            new Engagement(ActionDuPartenaire.Decliner, lu.Partenaire with { FinLe = le, FinPar = acteur.CompteId, Motif = motif?.Trim(), Version = version })
            {
                Qualite = lu.Partenaire.OrganisationId is null ? QualiteDeMembre.Signataire : lu.Qualite,
                Motif = motif?.Trim(),
            }), annulation);

    /// <summary>Agrees to the part and to who is paid, as they were shown.</summary>
    /// <param name="empreinte">Hash of what was shown: a part that changed since is not agreed to.</param>
    public Task<Resultat> DonnerAccordAsync(Guid id, string? empreinte, int version, Acteur acteur, CancellationToken annulation = default) =>
        EngagerAsync(id, null, acteur, async (session, le, lu) =>
        {
            if (lu.Partenaire is not { Participe: true })
            {
                return Refus.Absent;
            }

            var part = new PartLue(lu.Partenaire, (await session.ReponsesAsync(lu.Partenaire.DossierId)).EnReponses());
            if (part.Empreinte != empreinte)
            {
                return PartChangee;
            }

            return new Engagement(ActionDuPartenaire.DonnerAccord, lu.Partenaire with { AccordLe = le, AccordPar = acteur.CompteId, AccordEmpreinte = empreinte, Version = version })
            {
                Qualite = lu.Qualite,
                Manques = [.. InterAssociatif.AvantLAccord(part.EnDomaine, part.Versement)],
            };
        }, annulation);

    /// <summary>Takes the agreement back, before the deposit.</summary>
    public Task<Resultat> ReprendreAccordAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        EngagerAsync(id, null, acteur, (_, _, lu) => Task.FromResult<Resultat<Engagement>>(
            lu.Partenaire.Participe
                ? new Engagement(ActionDuPartenaire.ReprendreAccord, lu.Partenaire with { AccordLe = null, AccordPar = null, AccordEmpreinte = null, Version = version }) { Qualite = lu.Qualite }
                : Refus.Absent), annulation);

    // Holds the organisation that engages itself, whose mandate is read, and the dossier.
    private Task<Resultat> EngagerAsync(
        Guid id, Guid? organisationId, Acteur acteur, Func<SqlSession, DateTimeOffset, (PartenaireRow Partenaire, QualiteDeMembre Qualite), Task<Resultat<Engagement>>> preparer, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await session.PartenaireAsync(id) is not { } connu)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync((organisationId ?? connu.OrganisationId) is { } organisation ? [Verrou.Organisation(organisation), Verrou.Dossier(connu.DossierId)] : [Verrou.Dossier(connu.DossierId)]);
            if (await session.PartenaireDeAsync(id, acteur) is not { } lu)
            {
                return Refus.Absent;
            }

            if (lu.Partenaire is { Participe: true, OrganisationId: { } engagee } && await session.GelAsync(engagee, "changer ce à quoi l’organisation s’est engagée") is { } gel)
            {
                return gel;
            }

            var engagement = await preparer(session, le, lu);
            return engagement.EstRefuse ? engagement.TousLesRefus : await ChangerAsync(session, le, lu.Partenaire.Etat, engagement.Valeur);
        }, annulation);

    private async Task<Resultat<Ecrit>> ChangerAsync(SqlSession session, DateTimeOffset le, EtatPartenaire avant, Engagement engagement)
    {
        var (action, change) = (engagement.Action, engagement.Change);
        var entete = (await DossierLectureQuery.EnteteAsync(session, change.DossierId))!;
        var contexte = new ContextePartenaire { Ouvert = await session.PartenairesOuvertsAsync(entete, le), Motif = engagement.Motif, Manques = engagement.Manques };
        var decision = CyclePartenaire.DuPartenaire.Decider(avant, action, engagement.Qualite, contexte);
        if (decision.EstRefuse)
        {
            return decision.TousLesRefus;
        }

        if (!await session.ChangerAsync(entete, change with { Etat = decision.Valeur }, le))
        {
            return Refus.Conflit;
        }

        var nom = (await session.PartenaireAsync(change.Id))!.Nom;
        var texte = TextesDePartenariat.Reponse(await PartenariatQuery.PresenterAsync(session, entete.Id), nom, Dit(action, avant), liens.Value.Vers(LiensPartenaires.DuDossier(entete.Id)));
        var destinataires = await session.DestinatairesAsync(entete.Id, SorteDeMessage.Partenariat, le);
        return Ecrit.Avec(new Acte(EnActe(action), ObjetDuJournal.Dossier, entete.Id, engagement.Motif, change.Nom)).Et(NouveauCourriel.A(GenreDeCourriel.Partenariat, destinataires.Select(d => d.Courriel), texte));
    }

    private static async Task<IReadOnlyList<Refus>> LibreAsync(SqlSession session, PartenaireRow partenaire, Guid organisationId)
    {
        var entete = (await DossierLectureQuery.EnteteAsync(session, partenaire.DossierId))!;
        var autres = await session.PartenairesAsync(partenaire.DossierId);
        Refus?[] refus =
        [
            organisationId == entete.OrganisationId ? new Refus("partenaire.soi", "Cette organisation porte le projet : elle ne peut pas en être aussi partenaire.", "OrganisationId") : null,
            autres.Any(p => p.Id != partenaire.Id && p.EstPresent && p.OrganisationId == organisationId) ? new Refus("partenaire.deja", "Cette organisation est déjà partenaire du projet.", "OrganisationId") : null,
            await session.GelAsync(organisationId, "engager l’organisation dans un projet"),
        ];
        return [.. refus.OfType<Refus>()];
    }

    private static ActeDuJournal EnActe(ActionDuPartenaire action) => action switch
    {
        ActionDuPartenaire.Accepter => ActeDuJournal.AccepterPartenariat,
        ActionDuPartenaire.Decliner => ActeDuJournal.DeclinerPartenariat,
        ActionDuPartenaire.DonnerAccord => ActeDuJournal.DonnerAccord,
        ActionDuPartenaire.ReprendreAccord => ActeDuJournal.ReprendreAccord,
    };

    private static string Dit(ActionDuPartenaire action, EtatPartenaire avant) => action switch
    {
        ActionDuPartenaire.Accepter => "accepte d’être partenaire",
        ActionDuPartenaire.Decliner when avant == EtatPartenaire.Invite => "décline votre invitation",
        ActionDuPartenaire.Decliner => "quitte le projet",
        ActionDuPartenaire.DonnerAccord => "donne son accord",
        _ => "reprend son accord pour changer sa part",
    };

    /// <param name="Change">The partner then, its state apart, over the version that was shown.</param>
    private sealed record Engagement(ActionDuPartenaire Action, PartenaireRow Change)
    {
        public required QualiteDeMembre Qualite { get; init; }
        public string? Motif { get; init; }
        public IReadOnlyList<Refus> Manques { get; init; } = [];
    }
}
