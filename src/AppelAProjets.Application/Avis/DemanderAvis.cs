using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Identifiants;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Avis;

/// <param name="Voix">Roles and neighbourhoods, as <c>ReferentQuartier:QN04405M</c>.</param>
public sealed record SaisieDeDemandeDAvis(IReadOnlyList<string> Voix, string? Question, DateOnly? TermeLe);

/// <param name="Cle">Made when the form was shown: sent twice, it is one invitation.</param>
public sealed record ExpertAInviter(Guid Cle, string? Nom, string? Courriel, string? Question, DateOnly? TermeLe);

/// <summary>Asks for opinions with a question and a date: of the people of the neighbourhoods, or of an expert without account.</summary>
public sealed class DemanderAvis(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private const int LongueurDuNom = 200;

    /// <summary>Absent when the dossier does not exist for this person, who is neither the Secrétariat nor an instructor of the call.</summary>
    public Task<Resultat> AuxQuartiersAsync(string code, Guid dossierId, SaisieDeDemandeDAvis saisie, Acteur acteur, CancellationToken annulation = default) =>
        DansLeDossierAsync(code, dossierId, acteur, (session, sujet, le) => AuxQuartiersAsync(session, sujet, saisie, acteur, le), annulation);

    /// <summary>The same for an expert: the mail carries a link.</summary>
    public Task<Resultat> AUnExpertAsync(string code, Guid dossierId, ExpertAInviter saisie, Acteur acteur, CancellationToken annulation = default) =>
        DansLeDossierAsync(code, dossierId, acteur, (session, sujet, le) => AUnExpertAsync(session, sujet, saisie, acteur, le), annulation);

    internal static bool Peut(Acteur acteur, ContexteInstruction contexte) => acteur.A(Role.Secretariat) || contexte.Appel.Financeurs.Any(f => acteur.APour(Role.Instructeur, f.Id));

    private Task<Resultat> DansLeDossierAsync(
        string code, Guid dossierId, Acteur acteur, Func<SqlSession, SujetDAvis, DateTimeOffset, Task<Resultat<Ecrit>>> demander, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } instruit || !Peut(acteur, instruit.Contexte))
            {
                return Refus.Absent;
            }

            return instruit.RefuserHorsInstruction() is { } ferme ? ferme : await demander(session, SujetDAvis.De(instruit), le);
        }, annulation);

    private async Task<Resultat<Ecrit>> AuxQuartiersAsync(SqlSession session, SujetDAvis sujet, SaisieDeDemandeDAvis saisie, Acteur acteur, DateTimeOffset le)
    {
        var question = AvisConsultatif.Demander(saisie.Question, saisie.TermeLe, le);
        var voix = (await session.VoixAsync(sujet.Id)).Where(v => saisie.Voix.Contains(Ecrire(v))).ToList();
        if (question.EstRefuse || voix.Count == 0)
        {
            return (Refus[])[.. voix.Count == 0 ? [new Refus("avis.voix", "Choisissez au moins une personne à qui demander un avis.", "Voix")] : Array.Empty<Refus>(), .. question.TousLesRefus];
        }

        List<Acte> actes = [];
        List<NouveauCourriel> courriels = [];
        foreach (var v in voix)
        {
            var avis = Demande(sujet, question.Valeur, acteur, le) with { Id = Guid.CreateVersion7(), Role = v.Role, QuartierCode = v.QuartierCode, Quartier = v.Quartier };
            var envoyes = await session.DemandeAsync(sujet, avis, relance: false, (liens.Value, new QuiPrevenir(sujet.Id, le, acteur.CompteId)));
            if (envoyes.Count == 0)
            {
                return Personne(avis);
            }

            if (!await session.DemanderAvisAsync(avis))
            {
                return new Refus("avis.deja", $"{avis.Qui} : cet avis est déjà demandé, ou déjà rendu.", "Voix");
            }

            actes.Add(new Acte(ActeDuJournal.DemanderAvis, ObjetDuJournal.Dossier, sujet.Id, avis.Question, avis.Qui));
            courriels.AddRange(envoyes.Select(c => c with { Cause = $"avis {avis.Id}" }));
        }

        return Ecrit.Avec(actes).Et(courriels);
    }

    private async Task<Resultat<Ecrit>> AUnExpertAsync(SqlSession session, SujetDAvis sujet, ExpertAInviter saisie, Acteur acteur, DateTimeOffset le)
    {
        var nom = saisie.Nom?.Trim() ?? "";
        var (question, courriel) = (AvisConsultatif.Demander(saisie.Question, saisie.TermeLe, le), Courriel.Lire(saisie.Courriel));
        Refus?[] refus =
        [
            CleDeSaisie.Refuser(saisie.Cle),
            nom.Length is 0 or > LongueurDuNom ? new Refus("avis.nom", $"Indiquez le nom de l’expert, en {LongueurDuNom} caractères au plus.", "Nom") : null,
            courriel.EstRefuse ? courriel.Refus with { Champ = "Courriel" } : null,
        ];
        if (refus.OfType<Refus>().Concat(question.TousLesRefus).ToArray() is { Length: > 0 } refuse)
        {
            return refuse;
        }

        if (await session.AdresseEnDeportAsync(sujet.Id, courriel.Valeur, le))
        {
            return new Refus("avis.deport", "Cette personne ne peut pas donner d’avis sur ce dossier : invitez-en une autre.", "Courriel");
        }

        var id = CleDeSaisie.Identifiant(saisie.Cle, acteur.CompteId);
        var avis = Demande(sujet, question.Valeur, acteur, le) with { Id = id, Role = Role.Expert, Nom = nom, Courriel = courriel.Valeur };
        if (!await session.DemanderAvisAsync(avis))
        {
            return await session.AvisAsync(id) is not null ? Ecrit.Rien("this form was already sent") : new Refus("avis.deja", "Cette adresse est déjà invitée à donner un avis sur ce dossier.", "Courriel");
        }

        return Ecrit.Avec(new Acte(ActeDuJournal.InviterExpert, ObjetDuJournal.Dossier, sujet.Id, avis.Question, nom))
            .Et(await session.DemandeAsync(sujet, avis, relance: false, (liens.Value, new QuiPrevenir(sujet.Id, le))));
    }

    internal static Refus Personne(AvisLu avis) => new("avis.personne", avis.Role == Role.Expert
        ? $"{avis.Nom} ne peut pas donner d’avis sur ce dossier : retirez la demande, puis invitez une autre personne."
        : $"{avis.Qui} : personne n’a ce rôle aujourd’hui, ou n’a le droit de connaître ce dossier.", "Voix");

    public static string Ecrire(VoixDeQuartier voix) => $"{voix.Role}:{voix.QuartierCode}";

    private static AvisLu Demande(SujetDAvis sujet, QuestionPosee question, Acteur acteur, DateTimeOffset le) => new()
    {
        Id = Guid.Empty, DossierId = sujet.Id, Role = Role.Expert, Question = question.Question, TermeLe = question.TermeLe, DemandeLe = le, DemandePar = acteur.CompteId, Demandeur = acteur.Nom, AuteurEnDeport = false, Version = 0,
    };
}

internal static class VoixStore
{
    /// <summary>Every role that may speak for every neighbourhood of the dossier.</summary>
    public static async Task<IReadOnlyList<VoixDeQuartier>> VoixAsync(this SqlSession session, Guid dossierId) =>
        [.. from q in await session.QuartiersDuDossierAsync(dossierId) from r in AvisConsultatif.RolesDeQuartier select new VoixDeQuartier(r, q.Code, q.Nom)];
}
