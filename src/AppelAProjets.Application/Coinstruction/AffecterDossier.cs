using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="CompteId">Null for nobody.</param>
/// <param name="Version">Of the assignment that the person saw, 0 for none; null = whatever it is now.</param>
public sealed record SaisieDAffectation(Guid FinanceurId, Guid? CompteId, int? Version);

/// <summary>Says by hand who instructs a dossier, for one or several of its funders.</summary>
public sealed class AffecterDossier(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, or the work of that funder is not his to share out.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) dossier, IReadOnlyList<SaisieDAffectation> saisies, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            var actuelles = (await donnees.Session.AffectationsAsync(Parametres(donnees))).ToDictionary(a => a.FinanceurId);
            if (!saisies.All(s => SuiviDesAgents.Affecte(acteur, donnees.Financeurs).Contains(s.FinanceurId) && actuelles.ContainsKey(s.FinanceurId)))
            {
                return Refus.Absent;
            }

            var agents = await donnees.Session.AgentsDesFinanceursAsync([.. saisies.Select(s => s.FinanceurId)], donnees.Le);
            List<Acte> actes = [];
            foreach (var saisie in saisies.Where(s => s.CompteId != actuelles[s.FinanceurId].CompteId))
            {
                var fait = await AffecterAsync(donnees, saisie, actuelles[saisie.FinanceurId], agents);
                if (fait.EstRefuse)
                {
                    return fait.TousLesRefus;
                }

                actes.Add(fait.Valeur);
            }

            return actes.Count > 0 ? Ecrit.Avec(actes) : Ecrit.Rien("assigned so already");
        }, annulation);

    private static async Task<Resultat<Acte>> AffecterAsync(SuiviDUnDossier.Donnees donnees, SaisieDAffectation saisie, AffectationRow actuelle, IReadOnlyList<AgentDuFinanceur> agents)
    {
        var version = saisie.Version ?? actuelle.Version;
        if (saisie.CompteId is not { } compte)
        {
            return await donnees.Session.DesaffecterAsync(donnees.DossierId, saisie.FinanceurId, version)
                ? donnees.Acte(ActeDuJournal.Desaffecter, details: $"{actuelle.Sigle} : {actuelle.Nom}")
                : Refus.Conflit;
        }

        if (agents.FirstOrDefault(a => a.FinanceurId == saisie.FinanceurId && a.CompteId == compte) is not { } agent)
        {
            return new Refus("affectation.personne", $"Choisissez une personne qui instruit pour {actuelle.Sigle}.", $"Affectations.{saisie.FinanceurId}");
        }

        if (await donnees.Session.EstEnDeportAsync(donnees.DossierId, compte, donnees.Le))
        {
            return new Refus("affectation.deport", $"{agent.Nom} ne peut pas instruire ce dossier : choisissez une autre personne.", $"Affectations.{saisie.FinanceurId}");
        }

        return await donnees.Session.AffecterAsync(new NouvelleAffectation(donnees.DossierId, saisie.FinanceurId, compte, null, donnees.Le, donnees.Acteur.CompteId), version)
            ? donnees.Acte(ActeDuJournal.Affecter, details: $"{actuelle.Sigle} : {agent.Nom}")
            : Refus.Conflit;
    }

    private static SqlParametres Parametres(SuiviDUnDossier.Donnees donnees) => donnees.Sujet.Contexte.Parametres(donnees.Acteur, donnees.Le).Et(new { Id = donnees.DossierId });
}
