namespace AppelAProjets.Application.Coinstruction;

/// <summary>A meeting is ended: what was said in it no longer changes. Or it is cancelled, or opened again.</summary>
public sealed class FinirReunion(Ecrivain ecrivain)
{
    private const int LongueurDuMotif = 1000;

    private static readonly SqlStatement Changement = new("UPDATE Reunion SET FinieLe = @Le, AnnulationMotif = @Motif, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    /// <summary>Absent when the meeting does not exist for this person, or he only attends; refused before its time.</summary>
    public Task<Resultat> TerminerAsync((string Code, Guid Id) reunion, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, null, acteur, async donnees =>
            donnees.Reunion.Le > donnees.Le ? new Refus("reunion.avenir", "La réunion n’a pas encore eu lieu : annulez-la, ou changez sa date.")
            : await EcrireAsync(donnees, version, (donnees.Le, null)) ? Ecrit.Avec(donnees.Acte(ActeDuJournal.Clore)) : Refus.Conflit, annulation);

    /// <summary>The same, whenever it was to be; refused without a reason, or when something was written in it.</summary>
    public Task<Resultat> AnnulerAsync((string Code, Guid Id) reunion, string? motif, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, null, acteur, async donnees =>
        {
            var net = motif?.ReplaceLineEndings(" ").Trim() ?? "";
            if (net.Length is 0 or > LongueurDuMotif)
            {
                return new Refus("reunion.motif", "Dites pourquoi la réunion est annulée, en 1 000 caractères au plus.", "Motif");
            }

            if ((await donnees.Session.DossiersDeReunionAsync(donnees.Parametres)).Any(d => d.Sens is not null || d.VersionDeLAvis > 0))
            {
                return new Refus("reunion.ecrite", "Des avis de quartier sont écrits : la réunion a eu lieu, terminez-la.");
            }

            return await EcrireAsync(donnees, version, (donnees.Le, net)) ? Ecrit.Avec(donnees.Acte(ActeDuJournal.AnnulerReunion, net)) : Refus.Conflit;
        }, annulation);

    /// <summary>The same: held again.</summary>
    public Task<Resultat> RouvrirAsync((string Code, Guid Id) reunion, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.MenerAsync(reunion, null, acteur, async donnees =>
            !donnees.Reunion.EstFinie ? Ecrit.Rien("open already")
            : await EcrireAsync(donnees, version, (null, null)) ? Ecrit.Avec(donnees.Acte(ActeDuJournal.Rouvrir)) : Refus.Conflit, annulation);

    private static Task<bool> EcrireAsync(TenueDeReunion.Donnees donnees, int version, (DateTimeOffset? Le, string? Motif) fin) =>
        donnees.Session.ModifierAsync(Changement, new { donnees.Reunion.Id, Version = version, fin.Le, fin.Motif });
}
