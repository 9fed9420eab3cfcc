using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Blocks, order and marks of an agenda, by the Secrétariat or whoever presides, until the session is closed.</summary>
public sealed class RangerOrdreDuJour(Ecrivain ecrivain)
{
    private static readonly SqlStatement Vus = new($"SELECT p.Id FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId WHERE p.SeanceId = @SeanceId AND {VisibiliteSql.SansDeport}");

    /// <summary>Items into a block (or none), before another one or last.</summary>
    public Task<Resultat> DeplacerAsync(Guid seanceId, IReadOnlyCollection<Guid> points, (Guid? Bloc, Guid? Avant) place, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a => points.Count == 0 ? Aucun : a.Ordre.Deplacer(points, place.Bloc, place.Avant), annulation);

    /// <summary>Items before the one that has this rank on the agenda, in its block; past the last, at the end.</summary>
    public Task<Resultat> DeplacerAuRangAsync(Guid seanceId, IReadOnlyCollection<Guid> points, int rang, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a =>
        {
            var restent = a.Ordre.Ranger().Points.Where(p => !points.Contains(p.Id)).ToList();
            return points.Count == 0 ? Aucun
                : rang < 1 ? new Refus("rang.bornes", "Un rang commence à 1.", "Rang")
                : rang <= restent.Count ? a.Ordre.Deplacer(points, restent[rang - 1].BlocId, restent[rang - 1].Id)
                : a.Ordre.Deplacer(points, restent is [.., var dernier] ? dernier.BlocId : null);
        }, annulation);

    /// <param name="sens">−1 up, 1 down.</param>
    public Task<Resultat> GlisserLeBlocAsync(Guid seanceId, Guid bloc, int sens, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a => a.Ordre.GlisserLeBloc(bloc, Math.Sign(sens)), annulation);

    public Task<Resultat> MettreEnBlocAsync(Guid seanceId, IReadOnlyCollection<Guid> points, string? nom, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a => points.Count == 0 ? Aucun : a.Ordre.MettreEnBloc(points, nom, Guid.CreateVersion7), annulation);

    /// <summary>One block per neighbourhood (the main one) or theme.</summary>
    public Task<Resultat> FormerLesBlocsAsync(Guid seanceId, CritereDeBloc critere, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a =>
        {
            var noms = a.Dossiers.ToDictionary(d => d.PointId!.Value, d => critere == CritereDeBloc.Quartier ? d.QuartierPrincipal : d.Theme);
            return a.Ordre.Former(p => noms.GetValueOrDefault(p), Guid.CreateVersion7);
        }, annulation);

    /// <param name="bloc">Null: all of them, each in its block.</param>
    public Task<Resultat> TrierAsync(Guid seanceId, Guid? bloc, CritereDeRang critere, Acteur acteur, CancellationToken annulation = default) =>
        RangerAsync(seanceId, acteur, a =>
        {
            var dossiers = a.Dossiers.ToDictionary(d => d.PointId!.Value);
            return a.Ordre.Trier(bloc, Comparer<Guid>.Create((x, y) => Comparer(dossiers[x], dossiers[y], critere)));
        }, annulation);

    /// <summary>Gathers in the bloc sans débat every item that may be closed without debate, and takes out those that no longer may. Gives their number.</summary>
    /// <param name="attendus">As the page announced them; something else is a conflict.</param>
    public async Task<Resultat<int>> ComposerSansDebatAsync(Guid seanceId, int attendus, Acteur acteur, CancellationToken annulation = default)
    {
        var nombre = 0;
        var resultat = await RangerAsync(seanceId, acteur, a =>
        {
            var eligibles = a.Dossiers.Where(d => d.EtatPoint == EtatPoint.Inscrit && d.RaisonsDeDebattre().Count == 0).Select(d => d.PointId!.Value).ToList();
            // What was closed with the block stays in it.
            var clos = a.Dossiers.Where(d => d.EtatPoint == EtatPoint.Clos && a.Ordre.Blocs.Any(b => b.EstSansDebat && b.Id == d.BlocId)).Select(d => d.PointId!.Value);
            // The page announces those that the person sees.
            nombre = eligibles.Count(a.Vus.Contains);
            return nombre != attendus ? Refus.ConflitSur("la liste, puis composez de nouveau le bloc") : a.Ordre.MettreSansDebat([.. clos, .. eligibles], Guid.CreateVersion7);
        }, annulation);
        return resultat.EstRefuse ? resultat.TousLesRefus : nombre;
    }

    public Task<Resultat> MarquerAsync(Guid seanceId, IReadOnlyCollection<Guid> points, MarqueDePoint? marque, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var ouverte = await OuvrirAsync(session, seanceId, acteur);
            if (ouverte.EstRefuse)
            {
                return ouverte.TousLesRefus;
            }

            if (points.Count == 0)
            {
                return Aucun;
            }

            return await OrdreDuJourStore.MarquerAsync(session, seanceId, points, marque)
                ? Ecrit.Avec(new Acte(ActeDuJournal.RangerOrdreDuJour, ObjetDuJournal.Seance, seanceId, Details: $"{(marque is { } m ? Libelles.Pour(m) : "sans marque")} : {points.Count}"))
                : Refus.Conflit;
        }, annulation);

    private static readonly Refus Aucun = new("ordre-du-jour.aucun", "Cochez au moins un point.");

    private Task<Resultat> RangerAsync(Guid seanceId, Acteur acteur, Func<Agenda, Resultat<OrdreDuJour>> ranger, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var ouverte = await OuvrirAsync(session, seanceId, acteur);
            if (ouverte.EstRefuse)
            {
                return ouverte.TousLesRefus;
            }

            // All of it, whoever arranges: those that the person does not see keep their place.
            var (avant, _) = await OrdreDuJourStore.LireAsync(session, seanceId);
            var apres = ranger(new Agenda(
                avant,
                await DossiersDuComiteQuery.InscritsAsync(session, ouverte.Valeur, Acteur.Systeme),
                (await session.ListeAsync<Guid>(Vus, acteur.Parametres(new { SeanceId = seanceId }))).ToHashSet()));
            if (apres.EstRefuse)
            {
                return apres.TousLesRefus;
            }

            await OrdreDuJourStore.EcrireAsync(session, seanceId, apres.Valeur);
            return Ecrit.Avec(new Acte(ActeDuJournal.RangerOrdreDuJour, ObjetDuJournal.Seance, seanceId));
        }, annulation);

    private static async Task<Resultat<SeanceDetailRow>> OuvrirAsync(SqlSession session, Guid seanceId, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Seance(seanceId));
        return await SeanceQuery.SeanceAsync(session, seanceId, acteur) is { } seance && PeutRanger(seance, acteur) ? Ouverte(seance) : Refus.Absent;
    }

    internal static Resultat<SeanceDetailRow> Ouverte(SeanceDetailRow seance) =>
        seance.Etat is EtatSeance.Preparee or EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue
            ? seance
            : new Refus("ordre-du-jour.fige", $"L’ordre du jour ne change plus : la séance est à l’état « {Libelles.Pour(seance.Etat)} ».");

    public static bool PeutRanger(SeanceDetailRow seance, Acteur acteur) =>
        acteur.A(Role.Secretariat) || (acteur.A(Role.Presidence) && seance.PresidenceId == acteur.CompteId);

    private static int Comparer(DossierDuComite x, DossierDuComite y, CritereDeRang critere) => critere switch
    {
        CritereDeRang.Note => (y.Notes?.MoyenneEnCentiemes ?? -1).CompareTo(x.Notes?.MoyenneEnCentiemes ?? -1),
        CritereDeRang.Numero => string.CompareOrdinal(x.Numero, y.Numero),
    };

    /// <param name="Vus">Items that the person sees.</param>
    private sealed record Agenda(OrdreDuJour Ordre, IReadOnlyList<DossierDuComite> Dossiers, IReadOnlySet<Guid> Vus);
}
