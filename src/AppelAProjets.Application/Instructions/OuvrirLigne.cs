using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>A funder of the call that the dossier asks nothing of opens a line, with a reason: demandé 0, recevable for it from the start.</summary>
public sealed class OuvrirLigne(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, Version) VALUES (@Id, @DossierId, @FinanceurId, @Origine, @Etat, 0, 1)
        """);

    /// <summary>Absent when the dossier does not exist for this person, or when it does not instruct for that funder of the call.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, Guid financeurId, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet
                || sujet.Contexte.Appel.Financeurs.All(f => f.Id != financeurId) || !acteur.APour(Role.Instructeur, financeurId))
            {
                return Refus.Absent;
            }

            if (sujet.RefuserHorsInstruction() is { } ferme)
            {
                return ferme;
            }

            if (string.IsNullOrWhiteSpace(motif))
            {
                return new Refus("motif.absent", "Dites pourquoi votre financeur s’intéresse à ce projet, qui ne lui demande rien.", "Motif");
            }

            var etat = CycleLigne.Table.Decider(EtatLigne.Demandee, ActionLigne.DeclarerRecevable, acteur.Intervenants(new Perimetre(Financeurs: [financeurId])), ContexteLigne.Vide);
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            var id = Guid.CreateVersion7();
            return await session.InsererSiAbsentAsync(Ajout, new { Id = id, DossierId = dossierId, FinanceurId = financeurId, Origine = $"{OrigineLigne.OuverteEnInstruction}", Etat = $"{etat.Valeur}" })
                ? Ecrit.Avec(new Acte(ActeDuJournal.OuvrirLigne, ObjetDuJournal.Ligne, id, motif.Trim()))
                : new Refus("ligne.existe", "Votre financeur a déjà une ligne sur ce dossier.", "FinanceurId");
        }, annulation);
}
