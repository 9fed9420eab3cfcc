using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Id">Null for a new one.</param>
/// <param name="Version">Seen; ignored for a new one.</param>
public sealed record SaisieDEtiquette(Guid? Id, string? Libelle, CouleurDEtiquette Couleur, int Version);

/// <summary>The labels of a call: created, renamed, coloured, and deleted while no dossier wears them.</summary>
public sealed class EnregistrerEtiquette(Ecrivain ecrivain)
{
    /// <summary>Absent when the call does not exist for this person, or he only reads.</summary>
    public Task<Resultat> ExecuterAsync(string code, SaisieDEtiquette saisie, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, acteur, async (session, contexte, etiquettes) =>
        {
            var nom = Etiquettes.LireNom(saisie.Libelle);
            if (nom.EstRefuse)
            {
                return nom.Refus;
            }

            if (saisie.Id is null && etiquettes.Count >= Etiquettes.Maximum)
            {
                return new Refus("etiquette.nombre", $"Un appel a {Etiquettes.Maximum} étiquettes au plus : renommez-en une.", "Libelle");
            }

            var id = saisie.Id ?? Guid.CreateVersion7();
            if (etiquettes.Any(e => e.Id != id && TexteDeRecherche.Plier(40, e.Libelle) == TexteDeRecherche.Plier(40, nom.Valeur)))
            {
                return new Refus("etiquette.existe", "Cet appel a déjà une étiquette de ce nom.", "Libelle");
            }

            return await session.EcrireEtiquetteAsync(contexte.Appel.Id, id, (nom.Valeur, saisie.Couleur), saisie.Id is null ? null : saisie.Version)
                ? Ecrit.Avec(Acte(contexte, nom.Valeur))
                : Refus.Conflit;
        }, annulation);

    /// <summary>Absent likewise, or when the call has no such label.</summary>
    public Task<Resultat> SupprimerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, acteur, async (session, contexte, etiquettes) =>
        {
            if (etiquettes.FirstOrDefault(e => e.Id == id) is not { } etiquette)
            {
                return Refus.Absent;
            }

            return await session.SupprimerEtiquetteAsync(contexte.Appel.Id, id)
                ? Ecrit.Avec(Acte(contexte, $"{etiquette.Libelle} supprimée"))
                : new Refus("etiquette.portee", $"« {etiquette.Libelle} » est sur des dossiers : retirez-la d’abord.");
        }, annulation);

    private Task<Resultat> TraiterAsync(
        string code, Acteur acteur, Func<SqlSession, ContexteInstruction, IReadOnlyList<EtiquetteRow>, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte || !EtiquettesQuery.PeutEcrire(contexte, acteur))
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(contexte.Appel.Id));
            return await faire(session, contexte, await session.EtiquettesAsync(contexte.Appel.Id));
        }, annulation);

    private static Acte Acte(ContexteInstruction contexte, string details) => new(ActeDuJournal.ModifierEtiquettes, ObjetDuJournal.Appel, contexte.Appel.Id, Details: details);
}
