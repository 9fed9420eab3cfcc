namespace AppelAProjets.Domain.Antecedents;

/// <param name="Siret">Of its organisation.</param>
/// <param name="RepriseDe">The earlier dossier that its porteur took up.</param>
public sealed record DossierARapprocher(string Titre, int Annee, string? Siret, Guid? RepriseDe);

/// <summary>What a person said that a dossier goes on from.</summary>
/// <param name="Annee">Null: from nothing.</param>
public sealed record AntecedentChoisi(int? Annee, string? TitrePlie, Guid? PrecedentId)
{
    public bool Designe(ProjetConnu projet) =>
        projet.Annee == Annee && ((PrecedentId is not null && projet.DossierId == PrecedentId) || projet.TitrePlie == TitrePlie);
}

public enum NatureDeRapprochement
{
    /// <summary>Nothing of the year before has its title; there may be proposals.</summary>
    ARapprocher,
    /// <summary>Same SIRET, same title, the year before.</summary>
    Exact,
    /// <summary>The porteur made it from an earlier dossier.</summary>
    Reprise,
    Confirme,
    /// <summary>A person said that there is none.</summary>
    Aucun,
}

/// <param name="Proximite">Of its title with the dossier's.</param>
/// <param name="MemeSiret">False: another establishment of the same legal person.</param>
public sealed record ProjetPropose(ProjetConnu Projet, ProximiteDeTitre Proximite, bool MemeSiret);

/// <summary>What a dossier goes on from: what a person said, else what the porteur took up, else the same title of the same SIRET the year before. The rest is proposed, nearest title first.</summary>
/// <param name="Projet">Null when nothing is known yet, when there is none, or when what was confirmed is no longer there.</param>
public sealed record Rapprochement(NatureDeRapprochement Nature, ProjetConnu? Projet, IReadOnlyList<ProjetPropose> Proposes)
{
    private const int Proposables = 8;

    public bool EstConfirme => Nature is NatureDeRapprochement.Confirme or NatureDeRapprochement.Aucun;

    /// <param name="projets">Of the same legal person, of years before; those of the call's own year are left out.</param>
    public static Rapprochement De(DossierARapprocher dossier, IEnumerable<ProjetConnu> projets, AntecedentChoisi? choisi)
    {
        List<ProjetConnu> anterieurs = [.. projets.Where(p => p.Annee < dossier.Annee)];
        var (nature, projet) = Trouver(dossier, anterieurs, choisi);
        return new(nature, projet, Proposer(dossier, anterieurs.Where(p => p != projet)));
    }

    /// <summary>The project alone.</summary>
    public static ProjetConnu? Trouver(DossierARapprocher dossier, IEnumerable<ProjetConnu> projets, AntecedentChoisi? choisi) => Trouver(dossier, [.. projets.Where(p => p.Annee < dossier.Annee)], choisi).Projet;

    private static (NatureDeRapprochement Nature, ProjetConnu? Projet) Trouver(DossierARapprocher dossier, List<ProjetConnu> projets, AntecedentChoisi? choisi)
    {
        var plie = TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, dossier.Titre);
        return choisi is { Annee: null } ? (NatureDeRapprochement.Aucun, null)
            : choisi is not null ? (NatureDeRapprochement.Confirme, projets.Find(choisi.Designe))
            : projets.Find(p => p.DossierId is not null && p.DossierId == dossier.RepriseDe) is { } repris ? (NatureDeRapprochement.Reprise, repris)
            : projets.Find(p => p.Annee == dossier.Annee - 1 && p.TitrePlie == plie && EstDuMemeSiret(p, dossier)) is { } exact ? (NatureDeRapprochement.Exact, exact)
            : (NatureDeRapprochement.ARapprocher, null);
    }

    private static IReadOnlyList<ProjetPropose> Proposer(DossierARapprocher dossier, IEnumerable<ProjetConnu> projets) =>
    [
        .. projets.Select(p => new ProjetPropose(p, ProximiteDeTitre.Entre(p.Titre, dossier.Titre), EstDuMemeSiret(p, dossier)))
            .OrderByDescending(p => p.Proximite).ThenByDescending(p => p.MemeSiret).ThenByDescending(p => p.Projet.Annee).ThenBy(p => p.Projet.TitrePlie, StringComparer.Ordinal).Take(Proposables),
    ];

    // A dossier of the portal is of the same organisation, whatever its number was.
    private static bool EstDuMemeSiret(ProjetConnu projet, DossierARapprocher dossier) => projet.DossierId is not null || projet.Siret == dossier.Siret;
}
