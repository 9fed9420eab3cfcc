namespace AppelAProjets.Application.Coinstruction;

/// <summary>Puts labels on a dossier and takes others off.</summary>
public sealed class EtiqueterDossier(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, he only reads, or the call has no such label. A label put or taken off meanwhile is not a conflict.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) dossier, IReadOnlyCollection<Guid> poser, IReadOnlyCollection<Guid> retirer, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.SuivreAsync(dossier, acteur, async donnees =>
        {
            var etiquettes = (await donnees.Session.EtiquettesAsync(donnees.Sujet.Contexte.Appel.Id, dossier.Id)).ToDictionary(e => e.Id);
            if (!poser.Concat(retirer).All(etiquettes.ContainsKey))
            {
                return Refus.Absent;
            }

            List<Acte> actes = [];
            foreach (var id in poser.Distinct().Where(id => etiquettes[id].Dossiers == 0))
            {
                await donnees.Session.PoserAsync(dossier.Id, id, donnees.Par);
                actes.Add(donnees.Acte(ActeDuJournal.Etiqueter, details: etiquettes[id].Libelle));
            }

            foreach (var id in retirer.Distinct().Where(id => etiquettes[id].Dossiers > 0))
            {
                await donnees.Session.RetirerAsync(dossier.Id, id);
                actes.Add(donnees.Acte(ActeDuJournal.RetirerEtiquette, details: etiquettes[id].Libelle));
            }

            return actes.Count > 0 ? Ecrit.Avec(actes) : Ecrit.Rien("its labels were so already");
        }, annulation);
}
