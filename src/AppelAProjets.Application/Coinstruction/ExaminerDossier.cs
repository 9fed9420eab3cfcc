using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>The Secrétariat says whether a dossier is complet and éligible, piece by piece and criterion by criterion; its state does not change.</summary>
public sealed class ExaminerDossier(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Numeros = new($"SELECT d.Id, d.Numero FROM Dossier d WHERE d.Id IN @Ids AND {VisibiliteSql.SansDeport}");

    /// <summary>Absent when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    /// <param name="version">Of the examination that the person saw; 0 for the first.</param>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, IReadOnlyList<PointExamine> saisis, int version, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, dossierId, (points, _) => ExamenDuDossier.Decider(points, saisis), version, acteur, annulation);

    /// <summary>Several at once: the pieces given are conforming, or the criteria are met; each decided alone, those refused told with what is to be looked at.</summary>
    /// <param name="pieces">The pieces; else the criteria.</param>
    public async Task<Resultat<IReadOnlyList<LigneDeRapport>>> ToutDireAsync(string code, IReadOnlyList<DossierCoche> dossiers, bool pieces, Acteur acteur, CancellationToken annulation = default)
    {
        if (DeclarerRecevables.Refuser(dossiers.Count) is { } refus)
        {
            return refus;
        }

        var numeros = await NumerosAsync(dossiers, acteur, annulation);
        List<LigneDeRapport> lignes = [];
        foreach (var dossier in dossiers)
        {
            var fait = await TraiterAsync(code, dossier.Id, (points, connu) => ExamenDuDossier.ToutDire(points, connu.Points, pieces), null, acteur, annulation);
            lignes.Add(new LigneDeRapport(numeros.GetValueOrDefault(dossier.Id), fait.Refus));
        }

        return lignes;
    }

    // version: null when nothing was shown to compare with, as what is known is only added to.
    private Task<Resultat> TraiterAsync(
        string code, Guid dossierId, Func<IReadOnlyList<PointAExaminer>, ExamenLu, Resultat<Examen>> decider, int? version, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { Dossier: var dossier } sujet
                || await DossierLectureQuery.LireAsync(session, dossierId) is not { Contenu: var contenu })
            {
                return Refus.Absent;
            }

            if (!DelaiDeSilence.Court(dossier.Etat))
            {
                return new Refus("examen.clos", $"Ce dossier est à l’état « {Libelles.Pour(dossier.Etat)} » : il n’y a plus rien à contrôler.");
            }

            var connu = await session.ExamenAsync(dossierId);
            var examen = decider(PointsDuDossier.Lister(sujet.Contexte.Appel, contenu, await session.FichiersDeposesAsync(contenu)), connu);
            if (examen.EstRefuse)
            {
                return examen.TousLesRefus;
            }

            return await session.EcrireExamenAsync(dossierId, examen.Valeur, version ?? connu.Version, (acteur.CompteId, le))
                ? Ecrit.Avec(new Acte(ActeDuJournal.Examiner, ObjetDuJournal.Dossier, dossierId, Details: Dire(examen.Valeur)))
                : Refus.ConflitSur("comparez les deux contrôles, puis enregistrez de nouveau");
        }, annulation);

    private static string Dire(Examen examen) => $"complet : {Dire(examen.Complet)}, éligible : {Dire(examen.Eligible)}";

    private static string Dire(VerdictDExamen? verdict) => verdict switch { VerdictDExamen.Oui => "oui", VerdictDExamen.Non => "non", null => "à voir" };

    private async Task<Dictionary<Guid, string?>> NumerosAsync(IReadOnlyList<DossierCoche> dossiers, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.ListeAsync<NumeroRow>(Numeros, acteur.Parametres(new { Ids = dossiers.Select(d => d.Id).ToArray() }))).ToDictionary(n => n.Id, n => n.Numero);
    }

    private sealed record NumeroRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
    }
}
