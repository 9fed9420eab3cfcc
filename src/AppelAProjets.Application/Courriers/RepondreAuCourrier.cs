using AppelAProjets.Application.Decisions;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <param name="Cle">Made with the form: sent twice, it is one answer.</param>
/// <param name="Comptes">Amounts of the organisation, as typed, by account; those of the funders of the call are not its to type.</param>
public sealed record SaisieDeReponse(Guid Cle, int Version, IReadOnlyDictionary<string, string?> Comptes);

/// <summary>Before the date of the call, a signataire answers the letter: the action is maintained, with a plan that the amounts retained balance and that becomes the next version of the dossier, or given up.</summary>
public sealed class RepondreAuCourrier(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Nouvelle = new("""
        INSERT INTO ReponseAuCourrier (Id, DossierId, CourrierId, Nature, Motif, VersionDuDossier, CompteId, Le) VALUES (@Id, @DossierId, @CourrierId, @Nature, @Motif, @VersionDuDossier, @CompteId, @Le)
        """);

    private static readonly SqlStatement Deja = new("SELECT COUNT(*) AS Nombre FROM ReponseAuCourrier r WHERE r.Id = @Id");

    private static readonly SqlStatement SansSuite = new("UPDATE Dossier SET Etat = @Vers, MotifEtat = @Motif, ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly Refus Conflit = Refus.Conflit with { Message = "Le dossier a changé depuis que vous avez ouvert cette page : rien n’est envoyé. Relisez-le, puis recommencez." };

    /// <summary>Maintained, as it was or with a smaller plan: the amounts tell. Absent when the dossier does not exist for this person.</summary>
    public Task<Resultat> MaintenirAsync(Guid id, SaisieDeReponse saisie, Acteur acteur, CancellationToken annulation = default) => RepondreAsync(id, saisie.Cle, acteur, async (session, le, avant) =>
    {
        var dossier = avant.Dossier;
        if (Lire(dossier, saisie, avant.Montants) is { EstRefuse: true } illisible)
        {
            return illisible.TousLesRefus;
        }

        if (dossier.Entete.Version != saisie.Version || !await session.EcrireAsync(id, Lire(dossier, saisie, avant.Montants).Valeur, acteur.CompteId, le))
        {
            return Conflit;
        }

        // Read again, as it is written now: the parts of the partners are theirs.
        var apres = (await DossierPorteurQuery.LireAsync(session, id, acteur, le))!;
        apres = apres with { Contenu = apres.Contenu with { Financement = apres.Contenu.Financement with { SeuilDeViabilite = dossier.SeuilDeViabilite } } };
        var nature = apres.Plan.Charges < dossier.Plan.Charges ? NatureDeReponse.Reduit : NatureDeReponse.Maintenu;
        var etat = MaintienDuProjet.Decider(
            dossier.Entete.Etat, nature == NatureDeReponse.Reduit ? ActionDossier.Reduire : ActionDossier.Maintenir, dossier.Qualite, MaintienDuProjet.Manques(apres.Plan, avant.Lignes), avant.EstATemps);
        if (etat.EstRefuse)
        {
            return etat.TousLesRefus;
        }

        if (await session.FigerLaReponseAsync(apres, dossier.Entete.Version, saisie.Cle, acteur, le) is not { } version)
        {
            return Conflit;
        }

        return await EcrireAsync(session, avant, (nature, null, version), saisie.Cle, acteur, le);
    }, annulation);

    /// <summary>Given up: what no funder has decided yet is freed.</summary>
    public Task<Resultat> RenoncerAsync(Guid id, (Guid Cle, int Version) quoi, string? motif, Acteur acteur, CancellationToken annulation = default) => RepondreAsync(id, quoi.Cle, acteur, async (session, le, avant) =>
    {
        var etat = CycleDossier.Decider(avant.Dossier.Entete.Etat, ActionDossier.Renoncer, avant.Dossier.Qualite, ContexteDossier.Vide with { Motif = motif });
        if (etat.EstRefuse)
        {
            return etat.TousLesRefus;
        }

        var raison = motif!.Trim();
        if (!await session.ModifierAsync(SansSuite, new { Id = id, quoi.Version, Vers = etat.Valeur.ToString(), Motif = raison, Le = le }))
        {
            return Conflit;
        }

        await session.RetirerLesLignesAsync(id, raison);
        return await EcrireAsync(session, avant, (NatureDeReponse.Renonce, raison, null), quoi.Cle, acteur, le);
    }, annulation);

    private Task<Resultat> RepondreAsync(Guid id, Guid cle, Acteur acteur, Func<SqlSession, DateTimeOffset, Avant, Task<Resultat<Ecrit>>> repondre, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(entete.AppelId), Verrou.Organisation(entete.OrganisationId), Verrou.Dossier(id));
            if (CleDeSaisie.Refuser(cle) is { } sansCle)
            {
                return sansCle;
            }

            if (await session.UnAsync<int>(Deja, new { Id = CleDeSaisie.Identifiant(cle, acteur.CompteId) }) > 0)
            {
                return Ecrit.Rien("the form was already sent");
            }

            if (await session.GelAsync(entete.OrganisationId, "répondre au courrier") is { } gel)
            {
                return gel;
            }

            var dossier = (await DossierPorteurQuery.LireAsync(session, id, acteur, le))!;
            if (await ReponseAuCourrierQuery.AttendueAsync(session, id) is not { } attendue)
            {
                return new Refus("reponse.sans-objet", "Aucun courrier publié n’attend de réponse sur ce dossier.");
            }

            var couvert = await DecisionStore.CouvertAsync(session, id);
            return await repondre(session, le, new Avant(dossier, couvert.Montants.Lignes, ReponseAuCourrierQuery.Retenus(dossier, couvert), attendue.CourrierId)
            {
                EstATemps = RegleDeReponse.EstATemps(attendue.AvantLe, HeureDeParis.Jour(le)),
            });
        }, annulation);

    // The accounts typed, and the amounts retained in the place of those asked.
    private static Resultat<IReadOnlyList<ReponseAEcrire>> Lire(DossierPorteur dossier, SaisieDeReponse saisie, IReadOnlyList<MontantRetenu> montants)
    {
        var (reponses, refus) = (new List<ReponseAEcrire>(), new List<Refus>());
        void Ecrire(string cle, Montant? montant)
        {
            var (ancienne, valeur) = (dossier.Reponses.GetValueOrDefault(cle), montant is { EstPositif: true } m ? m.Centimes.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
            if ((ancienne?.Valeur ?? "") != valeur)
            {
                reponses.Add(new ReponseAEcrire(cle, valeur, ancienne?.Version ?? 0));
            }
        }

        foreach (var (compte, texte) in saisie.Comptes.Where(c => PlanComptable.EstSaisissable(c.Key) && PlanComptable.Trouver(c.Key)!.Parent != PlanComptable.Subventions))
        {
            var montant = string.IsNullOrWhiteSpace(texte) ? Montant.Zero : Montant.Lire(texte);
            refus.AddRange(montant.TousLesRefus.Select(r => r with { Champ = $"Comptes[{compte}]" }));
            Ecrire($"budget.{compte}", montant.EstRefuse ? null : montant.Valeur);
        }

        foreach (var retenu in montants)
        {
            Ecrire($"demandes.{retenu.FinanceurId}", retenu.Retenu);
        }

        return refus.Count > 0 ? (Refus[])[.. refus] : Resultat.Fait<IReadOnlyList<ReponseAEcrire>>(reponses);
    }

    private async Task<Resultat<Ecrit>> EcrireAsync(
        SqlSession session, Avant avant, (NatureDeReponse Nature, string? Motif, int? Version) quoi, Guid cle, Acteur acteur, DateTimeOffset le)
    {
        var entete = avant.Dossier.Entete;
        await session.ExecuterAsync(Nouvelle, new
        {
            Id = CleDeSaisie.Identifiant(cle, acteur.CompteId),
            DossierId = entete.Id,
            avant.CourrierId,
            Nature = quoi.Nature.ToString(),
            quoi.Motif,
            VersionDuDossier = quoi.Version,
            acteur.CompteId,
            Le = le,
        });
        var acte = quoi.Nature == NatureDeReponse.Renonce
            ? new Acte(ActeDuJournal.RenoncerAuProjet, ObjetDuJournal.Dossier, entete.Id, quoi.Motif)
            : new Acte(ActeDuJournal.RepondreAuCourrier, ObjetDuJournal.Dossier, entete.Id, Details: $"{RegleDeReponse.Libelle(quoi.Nature)}, version {quoi.Version}");
        var services = await session.DesAutresFinanceursAsync(Guid.Empty, new QuiPrevenir(entete.Id, le, acteur.CompteId));
        var porteurs = await session.DestinatairesAsync(entete.Id, SorteDeMessage.Lettre, le);
        var objet = $"Dossier {entete.Numero} : {RegleDeReponse.Libelle(quoi.Nature).ToLowerInvariant()}";
        return Ecrit.Avec(acte).Et(
        [
            .. NouveauCourriel.A(GenreDeCourriel.Courrier, services, (objet, Corps(quoi.Nature, entete, LiensInstructions.Fiche(entete.AppelCode, entete.Id)))).Select(c => c with { DossierId = entete.Id }),
            .. NouveauCourriel.A(GenreDeCourriel.Courrier, porteurs.Select(d => d.Courriel), (objet, Corps(quoi.Nature, entete, LiensDossiers.Dossier(entete.Id)))).Select(c => c with { DossierId = entete.Id }),
        ]);
    }

    // No amount: a mail is read by others than its addressee.
    private string Corps(NatureDeReponse nature, DossierEntete entete, string lien) => $"""
        Bonjour,

        Sur le dossier {entete.Numero}, le porteur répond au courrier d’avis commun : {RegleDeReponse.Libelle(nature).ToLowerInvariant()}. {(nature == NatureDeReponse.Renonce
            ? "Ce que les financeurs n’avaient pas encore décidé est libéré."
            : "Le budget de sa réponse est la version du dossier qui vaut désormais.")}

        Le dossier : {liens.Value.Vers(lien)}
        """.ReplaceLineEndings("\n");

    private sealed record Avant(DossierPorteur Dossier, IReadOnlyList<LigneDeFinanceur> Lignes, IReadOnlyList<MontantRetenu> Montants, Guid CourrierId)
    {
        public required bool EstATemps { get; init; }
    }
}
