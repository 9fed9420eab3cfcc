using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Administration;

/// <summary>Ends a right, closes or opens an account again; effective at the person's next request. The last Administrateur stays.</summary>
public sealed class RetirerAcces(Ecrivain ecrivain)
{
    private static readonly Refus Dernier = new("administrateur.dernier", "C’est le dernier administrateur : nommez-en un autre d’abord, qui ait choisi son mot de passe.");
    private static readonly Refus DernierDuFinanceur = new("administrateur.dernier", "C’est le dernier administrateur de ce financeur : nommez-en un autre d’abord, qui ait choisi son mot de passe, ou demandez à l’administrateur du portail.");

    public Task<Resultat> TerminerAsync(Guid compteId, Guid habilitationId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(HabilitationSql.Administrateurs, Verrou.Compte(compteId));
            var habilitation = (await session.HabilitationsAsync(compteId)).SingleOrDefault(h => h.Id == habilitationId);
            if (habilitation is null || !Attribution.Gere(acteur, habilitation.FinanceurId))
            {
                return Refus.Absent;
            }

            if (habilitation.Fin <= le)
            {
                return new Refus("acces.termine", "Ce rôle est déjà terminé.");
            }

            if (await RefuserLeDernierAsync(session, habilitation, acteur, le) is { } dernier)
            {
                return dernier;
            }

            // A right that had not begun never was: it ends where it begins.
            var fin = habilitation.Debut > le ? habilitation.Debut : le;
            if (!await session.TerminerHabilitationAsync(habilitationId, version, fin))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.TerminerRole, ObjetDuJournal.Compte, compteId, Details: string.Join(", ", new[] { Libelles.Pour(habilitation.Role), habilitation.FinanceurSigle, habilitation.TerritoireNom }.OfType<string>())));
        }, annulation);

    /// <summary>Closes an account: no sign-in, every open session ends.</summary>
    public Task<Resultat> FermerAsync(Guid compteId, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(compteId, version, motif, acteur, fermer: true, annulation);

    /// <summary>Opens it again, with the rights that have not ended meanwhile.</summary>
    public Task<Resultat> RouvrirAsync(Guid compteId, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(compteId, version, motif, acteur, fermer: false, annulation);

    private Task<Resultat> ChangerAsync(Guid compteId, int version, string? motif, Acteur acteur, bool fermer, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(HabilitationSql.Administrateurs, Verrou.Compte(compteId));
            if (await session.CompteGereAsync(compteId, acteur) is not { } compte)
            {
                return Refus.Absent;
            }

            if (compte.Version != version || (compte.DesactiveLe is not null) == fermer)
            {
                return Refus.Conflit;
            }

            if (await RefuserAsync(session, compteId, motif, acteur, fermer, le) is { } refus)
            {
                return refus;
            }

            (compte.DesactiveLe, compte.TimbreDeSecurite) = (fermer ? le : null, Compte.NouveauTimbre());
            if (!await session.ModifierCompteAsync(compte))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(fermer ? ActeDuJournal.FermerCompte : ActeDuJournal.RouvrirCompte, ObjetDuJournal.Compte, compteId, motif!.Trim()));
        }, annulation);

    private static async Task<Refus?> RefuserAsync(SqlSession session, Guid compteId, string? motif, Acteur acteur, bool fermer, DateTimeOffset le)
    {
        if (string.IsNullOrWhiteSpace(motif))
        {
            return new Refus("compte.motif", "Dites pourquoi : le motif est gardé au journal.", "Motif");
        }

        if (!await session.EstToutAuMemeAsync(compteId, acteur, le))
        {
            return new Refus("compte.perimetre", "Cette personne a aussi d’autres accès que ceux de votre organisme : terminez ses rôles chez vous, ou demandez à l’administrateur du portail.");
        }

        foreach (var tenue in fermer ? (await session.HabilitationsAsync(compteId)).Where(h => h.Fin is null || h.Fin > le) : [])
        {
            if (await RefuserLeDernierAsync(session, tenue, acteur, le) is { } dernier)
            {
                return dernier;
            }
        }

        return null;
    }

    // The administrator of the portal may leave a funder without one: he gives the role again.
    private static async Task<Refus?> RefuserLeDernierAsync(SqlSession session, HabilitationRow tenue, Acteur acteur, DateTimeOffset le)
    {
        var garde = tenue.Debut <= le && (tenue.Role == Role.Administrateur || (tenue.Role == Role.AdministrateurFinanceur && !acteur.A(Role.Administrateur)));
        return !garde || await session.AUnAutreAdministrateurAsync(tenue, le) ? null : tenue.Role == Role.Administrateur ? Dernier : DernierDuFinanceur;
    }
}
