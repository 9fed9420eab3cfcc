using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Partenaires;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Partenaires;

/// <summary>What a partner organisation does: take part or not, agree to its part, take the agreement back, leave. The signataires of the chef de file are told.</summary>
public sealed class EngagerUnPartenaire(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    /// <summary>Takes part in the name of an organisation; from then on its people read the dossier.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="organisationId">The organisation that answers: the person is its signataire.</param>
    /// <param name="version">Version of the invitation that was shown.</param>
    /// <param name="acteur">Who answers.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat> AccepterAsync(Guid id, Guid? organisationId, int version, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        return await session.PartenaireDeAsync(id, acteur) is not { } lu ? RefusDeDonnees.Introuvable
            : organisationId is not { } choisie || !acteur.EstSignataire(choisie) || (lu.Partenaire.OrganisationId ?? choisie) != choisie
                ? new Refus("partenaire.organisation", "Choisissez l’organisation qui participe : vous devez en être signataire.", "OrganisationId")
            : await ChangerAsync(session, lu, ActionDuPartenaire.Accepter, QualiteDeMembre.Signataire, version, null, await LibreAsync(session, lu.Partenaire, choisie), acteur,
                (p, le) => p with { OrganisationId = choisie, ReponduLe = le, ReponduPar = acteur.CompteId });
    }

    /// <summary>Declines the invitation, or leaves the project, with a reason that the chef de file reads.</summary>
    public async Task<Resultat> DeclinerAsync(Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        return await session.PartenaireDeAsync(id, acteur) is not { } lu ? RefusDeDonnees.Introuvable
            : await ChangerAsync(session, lu, ActionDuPartenaire.Decliner, lu.Qualite, version, motif?.Trim(), [], acteur, (p, le) => p with { FinLe = le, FinPar = acteur.CompteId, Motif = motif!.Trim() });
    }

    /// <summary>Agrees to the part and to who is paid, as they were shown.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="empreinte">Hash of what was shown: a part that changed since is not agreed to.</param>
    /// <param name="version">Version of the partner that was shown.</param>
    /// <param name="acteur">A signataire of the partner.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat> DonnerAccordAsync(Guid id, string? empreinte, int version, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await session.PartenaireDeAsync(id, acteur) is not { Partenaire.Participe: true } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        var part = new PartLue(lu.Partenaire, (await session.ReponsesAsync(lu.Partenaire.DossierId)).EnReponses());
        if (part.Empreinte != empreinte)
        {
            return new Refus("conflit", "La part ou le versement a changé depuis que vous avez ouvert cette page : relisez-les, puis donnez l’accord.");
        }

        Refus?[] manques = [await session.GelAsync(lu.Partenaire.OrganisationId!.Value, "donner l’accord de l’organisation"), .. InterAssociatif.AvantLAccord(part.EnDomaine, part.Versement)];
        return await ChangerAsync(session, lu, ActionDuPartenaire.DonnerAccord, lu.Qualite, version, null, [.. manques.OfType<Refus>()], acteur,
            (p, le) => p with { AccordLe = le, AccordPar = acteur.CompteId, AccordEmpreinte = empreinte });
    }

    /// <summary>Takes the agreement back, before the deposit.</summary>
    public async Task<Resultat> ReprendreAccordAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        return await session.PartenaireDeAsync(id, acteur) is not { Partenaire.Participe: true } lu ? RefusDeDonnees.Introuvable
            : await ChangerAsync(session, lu, ActionDuPartenaire.ReprendreAccord, lu.Qualite, version, null, [], acteur, (p, _) => p with { AccordLe = null, AccordPar = null, AccordEmpreinte = null });
    }

    private async Task<Resultat> ChangerAsync(
        SqlSession session, (PartenaireRow Partenaire, QualiteDeMembre Qualite) lu, ActionDuPartenaire action, QualiteDeMembre qualite, int version, string? motif, IReadOnlyList<Refus> manques,
        Acteur acteur, Func<PartenaireRow, DateTimeOffset, PartenaireRow> change)
    {
        var le = horloge.GetUtcNow();
        var entete = (await DossierLectureQuery.EnteteAsync(session, lu.Partenaire.DossierId))!;
        var contexte = new ContextePartenaire { Ouvert = await session.PartenairesOuvertsAsync(entete), Motif = motif, Manques = manques };
        var decision = CyclePartenaire.DuPartenaire.Decider(lu.Partenaire.Etat, action, qualite, contexte);
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        if (!await session.ChangerAsync(entete, change(lu.Partenaire, le) with { Etat = decision.Valeur, Version = version }, le))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, Acte(action), "Dossier", entete.Id, motif, lu.Partenaire.Nom);
        var nom = (await session.PartenaireAsync(lu.Partenaire.Id))!.Nom;
        var texte = TextesDePartenariat.Reponse(await PartenariatQuery.PresenterAsync(session, entete.Id), nom, Dit(action, lu.Partenaire.Etat), liens.Value.Vers(LiensPartenaires.DuDossier(entete.Id)));
        await GererLesMembres.EcrireAAsync(session, [.. (await session.DestinatairesAsync(entete.Id, SorteDeMessage.Partenariat, le)).Select(d => d.Courriel)], texte, le);
        await session.ValiderAsync();
        return Resultat.Ok;
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

    private static string Acte(ActionDuPartenaire action) => action switch
    {
        ActionDuPartenaire.Accepter => "accepter-partenariat",
        ActionDuPartenaire.Decliner => "decliner-partenariat",
        ActionDuPartenaire.DonnerAccord => "donner-accord",
        _ => "reprendre-accord",
    };

    private static string Dit(ActionDuPartenaire action, EtatPartenaire avant) => action switch
    {
        ActionDuPartenaire.Accepter => "accepte d’être partenaire",
        ActionDuPartenaire.Decliner when avant == EtatPartenaire.Invite => "décline votre invitation",
        ActionDuPartenaire.Decliner => "quitte le projet",
        ActionDuPartenaire.DonnerAccord => "donne son accord",
        _ => "reprend son accord pour changer sa part",
    };
}
