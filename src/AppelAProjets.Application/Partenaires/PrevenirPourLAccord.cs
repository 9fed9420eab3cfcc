using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Partenaires;

/// <summary>Whoever wrote the part of a partner tells the signataires of that organisation that their agreement is awaited.</summary>
public sealed class PrevenirPourLAccord(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus DejaDonne = new("accord.deja", "L’accord est déjà donné.");
    private static readonly Refus Deja = new("accord.prevenus", "Les signataires ont été prévenus il y a moins d’une heure.");
    private static readonly Refus Gelee = CycleMandat.Geler(EtatMandat.Conteste, "donner l’accord de l’organisation")!;
    private static readonly Refus Personne = new("accord.personne", "Aucun autre signataire n’a de compte ouvert dans votre organisation : invitez-en un depuis la page des membres.");

    /// <summary>How many were told; absent when the partner does not exist for this person, or its part can no longer be written.</summary>
    public Task<Resultat<int>> ExecuterAsync(Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            if (await session.PartenaireDeAsync(id, acteur) is not { Partenaire: { Participe: true, DossierId: var dossierId, OrganisationId: { } organisation } })
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            var entete = (await DossierLectureQuery.EnteteAsync(session, dossierId))!;
            if (await session.PartenaireDeAsync(id, acteur) is not { Partenaire: { Participe: true } partenaire } || !await session.PartenairesOuvertsAsync(entete, le))
            {
                return Refus.Absent;
            }

            if (partenaire.EstGelee)
            {
                return Gelee;
            }

            var part = new PartLue(partenaire, (await session.ReponsesAsync(dossierId)).EnReponses());
            if (part.AccordTient || InterAssociatif.AvantLAccord(part.EnDomaine, part.Versement) is { Count: > 0 })
            {
                return part.AccordTient ? DejaDonne : InterAssociatif.AvantLAccord(part.EnDomaine, part.Versement)[0];
            }

            var signataires = await session.SignatairesAsync(organisation, le, acteur);
            if (signataires.Count == 0)
            {
                return Personne;
            }

            var cause = PlafondDEnvoi.PretASigner + id;
            var texte = TextesDePartenariat.AccordAttendu(await PartenariatQuery.PresenterAsync(session, dossierId), acteur, liens.Value.Vers(LiensPartenaires.Partenariat(id)));
            var courriels = NouveauCourriel.A(GenreDeCourriel.Demande, await session.SousLePlafondAsync(signataires, cause, le), texte).Select(c => c with { Cause = cause }).ToList();
            return courriels.Count == 0 ? Deja : Ecrit.Avec(new Acte(ActeDuJournal.PrevenirSignataires, ObjetDuJournal.Dossier, dossierId)).Et(courriels).Donnant(courriels.Count);
        }, annulation);
}
