using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Financements;
using static AppelAProjets.Application.Instructions.ChampsDeFiche;

namespace AppelAProjets.Application.Instructions;

/// <summary>What one person may write on the sheet of a dossier, under its lock: the lines of their funders, and their own scores.</summary>
internal sealed class Etabli
{
    private static readonly SqlStatement Lignes = new($"{LigneStore.Colonnes} WHERE DossierId = @Id ORDER BY Id");

    private readonly DossierInstruit sujet;
    private readonly Dictionary<Guid, TravailSurLigne.Donnees> lignes;
    private readonly Dictionary<Guid, NoterDossier.NoteRow> notes;
    private readonly Guid? evaluePour;
    private int criteresNotes;
    private readonly List<Acte> actes = [];

    private Etabli(DossierInstruit sujet, Acteur acteur, DateTimeOffset le, IReadOnlyList<TravailSurLigne.Donnees> miennes, Dictionary<Guid, NoterDossier.NoteRow> notes)
    {
        (this.sujet, Acteur, Le, this.notes) = (sujet, acteur, le, notes);
        lignes = miennes.ToDictionary(d => d.Ligne.Id);
        evaluePour = miennes.Select(d => d.Ligne.FinanceurId).Where(f => acteur.APour(Role.Instructeur, f)).Cast<Guid?>().FirstOrDefault();
    }

    public Acteur Acteur { get; }
    public DateTimeOffset Le { get; }
    public Guid DossierId => sujet.Dossier.Id;

    public IReadOnlyList<Acte> Actes => criteresNotes == 0
        ? actes
        : [.. actes, new Acte(ActeDuJournal.Noter, ObjetDuJournal.Dossier, DossierId, Details: $"critères notés : {criteresNotes}")];

    /// <summary>Null when the person has nothing to write there.</summary>
    public static async Task<Etabli?> ChargerAsync(SqlSession session, DossierInstruit sujet, Acteur acteur, DateTimeOffset le)
    {
        var toutes = await session.ListeAsync<LigneInstruiteRow>(Lignes, new { sujet.Dossier.Id });
        List<TravailSurLigne.Donnees> miennes =
        [
            .. from ligne in toutes
               where acteur.APour(Role.Instructeur, ligne.FinanceurId) || acteur.APour(Role.Valideur, ligne.FinanceurId)
               join financeur in sujet.Contexte.Appel.Financeurs on ligne.FinanceurId equals financeur.Id
               select new TravailSurLigne.Donnees(sujet, ligne, financeur, acteur, le),
        ];
        return miennes.Count == 0 ? null : new Etabli(sujet, acteur, le, miennes, (await NoterDossier.LireAsync(session, sujet.Dossier.Id, acteur)).Notes);
    }

    /// <summary>What is stored in a field; null for a field that this person has not on this sheet.</summary>
    public string? Enregistre(string cle) => Lire(cle) switch
    {
        (var id, var champ) when EstDeLigne(champ) => lignes.TryGetValue(id, out var donnees) ? Enregistres(donnees.Ligne.Etat, Stockee(donnees)).GetValueOrDefault(champ) : null,
        (var id, _) when evaluePour is null || Critere(id) is null => null,
        (var id, ChampNote) => notes.GetValueOrDefault(id)?.Valeur.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        (var id, _) => notes.GetValueOrDefault(id)?.Justification ?? "",
        null => null,
    };

    /// <summary>Where opinion and amount of a line, drafts included, say opposite things.</summary>
    public string? Contredire(Guid ligneId, IReadOnlyDictionary<string, string> brouillons) => !lignes.TryGetValue(ligneId, out var donnees) ? null
        : ChampsDeFiche.Contredire(champ => brouillons.GetValueOrDefault(Ligne(ligneId, champ)) ?? Enregistre(Ligne(ligneId, champ))!, donnees.Ligne.SansPropositionLe is not null);

    /// <summary>Records what the rules take of the fields of one criterion or of one line, and says why of the others.</summary>
    public async Task EcrireAsync(SqlSession session, Guid id, IReadOnlyList<ChampLu> champs)
    {
        foreach (var conflit in champs.Where(c => c.EstEnConflit))
        {
            conflit.Auteur = lignes.ContainsKey(id) ? await AuteurAsync(session, id) : null;
        }

        champs = [.. champs.Where(c => c.EstAEcrire)];
        if (champs.Count > 0 && lignes.TryGetValue(id, out var donnees))
        {
            await InstruireAsync(session, donnees, champs);
        }
        else if (champs.Count > 0)
        {
            await NoterAsync(session, id, champs);
        }
    }

    private static SaisieDeLigne Stockee(TravailSurLigne.Donnees donnees) =>
        new(donnees.Ligne.Avis, donnees.Ligne.AvisMotif, donnees.Ligne.ProposeSpecifique, donnees.Ligne.ProposeDroitCommun, donnees.Ligne.ProposeMotif);

    private CritereRow? Critere(Guid id) => sujet.Contexte.Appel.Criteres.FirstOrDefault(c => c.Id == id);

    // Null for oneself, in another page.
    private async Task<string?> AuteurAsync(SqlSession session, Guid ligneId) =>
        await session.ActesAsync(nameof(ObjetDuJournal.Ligne), ligneId) is [.., { Acteur: var auteur }] && auteur != Acteur.Nom ? auteur : null;

    private async Task NoterAsync(SqlSession session, Guid critereId, IReadOnlyList<ChampLu> champs)
    {
        var avant = notes.GetValueOrDefault(critereId);
        var valeur = champs.FirstOrDefault(c => c.Groupe!.Value.Champ == ChampNote)?.Texte ?? Enregistre(Note(critereId))!;
        var justification = champs.FirstOrDefault(c => c.Groupe!.Value.Champ != ChampNote)?.Texte ?? Enregistre(Justification(critereId))!;
        var saisie = new SaisieDeNote(critereId, LireNote(valeur), justification, avant?.Version ?? 0);
        if (NoterDossier.Verifier(saisie, Critere(critereId), "").FirstOrDefault() is { } refus)
        {
            var vise = champs.FirstOrDefault(c => (c.Groupe!.Value.Champ == ChampNote) == (refus.Code != "note.justification")) ?? champs[0];
            vise.Refus = refus;
            return;
        }

        if (saisie.Valeur is null && avant is null)
        {
            return;
        }

        // Under the lock of the dossier, only its own evaluator writes it.
        if (!await NoterDossier.EcrireAsync(session, DossierId, saisie, (Acteur.CompteId, evaluePour!.Value), Le))
        {
            champs[0].Refus = Domain.Refus.Conflit;
            return;
        }

        notes.Remove(critereId);
        if (saisie.Valeur is { } note)
        {
            notes[critereId] = new NoterDossier.NoteRow { CritereId = critereId, Valeur = note, Justification = justification, Version = saisie.Version + 1 };
        }

        criteresNotes++;
    }

    private async Task InstruireAsync(SqlSession session, TravailSurLigne.Donnees donnees, IReadOnlyList<ChampLu> champs)
    {
        if (champs.FirstOrDefault(c => c.Groupe!.Value.Champ == Recevable) is { Texte: Oui } recevable && donnees.Ligne.Etat == EtatLigne.Demandee)
        {
            var statut = StatuerSurLigne.Decider(donnees, recevable: true, motif: null);
            recevable.Refus = statut.EstRefuse ? statut.Refus : null;
            donnees = statut.EstRefuse ? donnees : await AppliquerAsync(session, donnees, statut.Valeur);
        }

        champs = [.. champs.Where(c => c.Groupe!.Value.Champ != Recevable)];
        if (champs.Count == 0)
        {
            return;
        }

        if (InstruireLigne.RefuserAvantRecevabilite(donnees) is { } tropTot)
        {
            champs[0].Refus = tropTot;
            return;
        }

        var saisie = SaisieDeFiche.Lire(Stockee(donnees), champs);
        foreach (var essai in saisie.Essais)
        {
            var decision = InstruireLigne.Decider(donnees, essai);
            if (!decision.EstRefuse)
            {
                donnees = await AppliquerAsync(session, donnees, decision.Valeur);
                break;
            }

            saisie.Refuser(decision.Refus);
        }

        saisie.Recevoir(Stockee(donnees));
    }

    private async Task<TravailSurLigne.Donnees> AppliquerAsync(SqlSession session, TravailSurLigne.Donnees donnees, TravailSurLigne.Decision decision)
    {
        // Under the lock of the dossier, a line has one writer.
        actes.Add(await TravailSurLigne.AppliquerAsync(session, donnees, decision, null) ?? throw new InvalidOperationException("A line changed under the lock of its dossier."));
        return lignes[donnees.Ligne.Id] = donnees with { Ligne = decision.Apres with { Version = donnees.Ligne.Version + 1 } };
    }
}
