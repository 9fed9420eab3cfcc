using System.Runtime.CompilerServices;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Exports;

/// <summary>What the rows of the table have no room for, as sheets beside it: opinions and reasons of each funder, scores with justifications, consultative opinions. Each row with the rights of the sheet of its dossier.</summary>
/// <param name="dossiers">Those of the view, known once it is written.</param>
internal sealed class TextesDuTableau(SqlDatabase database, ContexteInstruction contexte, Acteur acteur, DateTimeOffset le, IReadOnlyList<Guid> dossiers)
{
    private const int Lot = 200;

    private static readonly SqlStatement LignesLues = new($"""
        SELECT d.Numero, d.Titre, l.FinanceurId, {VisibiliteSql.EtatDeLigne}, l.Demande, v.Avis, v.AvisMotif, v.ProposeSpecifique, v.ProposeDroitCommun, v.ProposeMotif, {VisibiliteSql.MotifDeLigne}, v.SansPropositionLe
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id {VisibiliteSql.PartVisible}
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier}
        ORDER BY d.Numero, l.FinanceurId
        """);

    private static readonly SqlStatement NotesLues = new($"""
        SELECT d.Numero, d.Titre, n.FinanceurId, CONCAT(e.Prenom, ' ', e.Nom) AS Evaluateur, c.Libelle AS Critere, c.Poids, n.Valeur, n.Justification, n.Le,
            CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM Dossier d JOIN Note n ON n.DossierId = d.Id JOIN AppelCritere c ON c.Id = n.CritereId JOIN Compte e ON e.Id = n.CompteId
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier} AND {VisibiliteSql.Note}
        ORDER BY d.Numero, n.CompteId, c.Ordre
        """);

    private static readonly SqlStatement AvisLus = new($"""
        SELECT d.Numero, d.Titre, a.Role, q.Nom AS Quartier, CASE WHEN c.Id IS NULL THEN a.Nom ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Auteur, a.Question, a.Sens, a.Commentaire, a.RenduLe
        FROM Dossier d JOIN AvisConsultatif a ON a.DossierId = d.Id LEFT JOIN Quartier q ON q.Code = a.QuartierCode LEFT JOIN Compte c ON c.Id = a.CompteId
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier} AND {TableauSql.AvisRendu}
        ORDER BY d.Numero, a.Role, q.Nom
        """);

    private readonly Dictionary<Guid, string> sigles = contexte.Appel.Financeurs.ToDictionary(f => f.Id, f => f.Sigle);

    public FeuilleExportee Lignes() => new(
        "Avis et propositions",
        [.. Tete(), new("", "Financeur", 14), new("", "État", 16), new("", "Demandé"), new("Avis", "Sens", 18), new("Avis", "Commentaire", 60), new("Proposition", "Spécifique"), new("Proposition", "Droit commun"),
            new("Proposition", "Motif", 50), new("", "Motif de l’état", 40), new("", "Sans proposition le", 18)],
        2,
        LireAsync<LigneRow>(LignesLues, l =>
        [
            Cellule.Texte(l.Numero), Cellule.Texte(l.Titre), Cellule.Texte(sigles.GetValueOrDefault(l.FinanceurId)), Cellule.Texte(Libelles.Pour(l.Etat)), Cellule.Montant(l.Demande),
            Cellule.Texte(l.Avis is { } avis ? Libelles.Pour(avis) : null), Cellule.Texte(l.AvisMotif), Cellule.Montant(l.ProposeSpecifique), Cellule.Montant(l.ProposeDroitCommun),
            Cellule.Texte(l.ProposeMotif), Cellule.Texte(l.MotifEtat), Cellule.Instant(l.SansPropositionLe),
        ]));

    public FeuilleExportee Notes() => new(
        "Notes",
        [.. Tete(), new("", "Financeur", 14), new("", "Évaluateur", 24), new("", "Critère", 30), new("", "Poids", 8), new("", "Note sur 5", 10), new("", "Justification", 70), new("", "Le", 18), new("", "Déport depuis", 14)],
        2,
        LireAsync<NoteRow>(NotesLues, n =>
        [
            Cellule.Texte(n.Numero), Cellule.Texte(n.Titre), Cellule.Texte(sigles.GetValueOrDefault(n.FinanceurId)), Cellule.Texte(n.Evaluateur), Cellule.Texte(n.Critere), Cellule.Entier(n.Poids),
            Cellule.Entier(n.Valeur), Cellule.Texte(n.Justification), Cellule.Instant(n.Le), Cellule.Texte(n.EnDeport ? "oui, hors moyenne" : null),
        ]));

    public FeuilleExportee Avis() => new(
        "Avis consultatifs",
        [.. Tete(), new("", "De", 22), new("", "Quartier", 24), new("", "Auteur", 24), new("", "Question", 40), new("", "Sens", 18), new("", "Commentaire", 70), new("", "Rendu le", 18)],
        2,
        LireAsync<AvisRow>(AvisLus, a =>
        [
            Cellule.Texte(a.Numero), Cellule.Texte(a.Titre), Cellule.Texte(Libelles.Pour(a.Role)), Cellule.Texte(a.Quartier), Cellule.Texte(a.Auteur), Cellule.Texte(a.Question),
            Cellule.Texte(a.Sens is { } sens ? LibellesDAvis.Pour(sens) : null), Cellule.Texte(a.Commentaire), Cellule.Instant(a.RenduLe),
        ]));

    private static ColonneExportee[] Tete() => [new("", "Numéro", 14), new("", "Titre", 36)];

    private async IAsyncEnumerable<Cellule[]> LireAsync<T>(SqlStatement lecture, Func<T, Cellule[]> lire, [EnumeratorCancellation] CancellationToken annulation = default)
    {
        foreach (var lot in dossiers.Chunk(Lot))
        {
            IReadOnlyList<T> rangees;
            await using (var session = await database.LireAsync(annulation))
            {
                rangees = await session.ListeAsync<T>(lecture, contexte.Parametres(acteur, le).Et(new { Ids = lot }));
            }

            foreach (var rangee in rangees)
            {
                yield return lire(rangee);
            }
        }
    }

    private abstract record DeDossierRow
    {
        public string? Numero { get; init; }
        public required string Titre { get; init; }
    }

    private sealed record LigneRow : DeDossierRow
    {
        public required Guid FinanceurId { get; init; }
        public required EtatLigne Etat { get; init; }
        public required Montant Demande { get; init; }
        public AvisInstructeur? Avis { get; init; }
        public string? AvisMotif { get; init; }
        public Montant? ProposeSpecifique { get; init; }
        public Montant? ProposeDroitCommun { get; init; }
        public string? ProposeMotif { get; init; }
        public string? MotifEtat { get; init; }
        public DateTimeOffset? SansPropositionLe { get; init; }
    }

    private sealed record NoteRow : DeDossierRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Evaluateur { get; init; }
        public required string Critere { get; init; }
        public required int Poids { get; init; }
        public required int Valeur { get; init; }
        public required string Justification { get; init; }
        public required DateTimeOffset Le { get; init; }
        public required bool EnDeport { get; init; }
    }

    private sealed record AvisRow : DeDossierRow
    {
        public required Role Role { get; init; }
        public string? Quartier { get; init; }
        public string? Auteur { get; init; }
        public string? Question { get; init; }
        public SensDAvis? Sens { get; init; }
        public string? Commentaire { get; init; }
        public required DateTimeOffset RenduLe { get; init; }
    }
}
