using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>A signatory refuses the text that he or she read: the letter goes back to the Secrétariat, which corrects it or answers, then hands it over again. The others' bons à signer hold as long as the text does.</summary>
public sealed class RefuserBonASigner(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    public const int LongueurMaximale = 2000;

    private static readonly SqlStatement Refuse = new("""
        UPDATE CourrierVisa SET CompteId = @CompteId, Le = NULL, Empreinte = NULL, RefuseLe = @Le WHERE CourrierId = @CourrierId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement Rendu = new("UPDATE Courrier SET Etat = @Etat, SoumisLe = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Dossier = new("SELECT c.DossierId FROM Courrier c WHERE c.Id = @Id");

    private static readonly SqlStatement Appel = new("SELECT a.Code FROM Dossier d INNER JOIN Appel a ON a.Id = d.AppelId WHERE d.Id = @DossierId");

    /// <summary>Absent when the letter awaits no bon à signer of this person.</summary>
    public Task<Resultat> ExecuterAsync(TexteLu texte, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(await session.UnAsync<Guid>(Dossier, new { Id = texte.CourrierId })));
            if (await CourrierStore.LireAsync(session, texte.CourrierId, acteur) is not { } courrier)
            {
                return Refus.Absent;
            }

            var miens = (await CourrierStore.VisasAsync(session, courrier.Id)).Where(v => acteur.APour(Role.SignataireCourrier, v.FinanceurId)).ToList();
            if (miens.Count == 0)
            {
                return Refus.Absent;
            }

            if (courrier.SoumisLe is null || courrier.ComposeLe.ToUnixTimeMilliseconds() != texte.ComposeLe)
            {
                return new Refus("courrier.recompose", "Le secrétariat a repris ce courrier depuis que vous l’avez lu : relisez-le quand il vous sera de nouveau soumis.");
            }

            var qui = acteur.Intervenants(new Perimetre(Financeurs: [.. miens.Select(v => v.FinanceurId)]));
            var etat = CycleCourrier.Table.Decider(courrier.Etat, ActionCourrier.RefuserBonASigner, qui, ContexteCourrier.Vide with { Motif = motif });
            return etat.EstRefuse ? etat.TousLesRefus
                : motif!.Length > LongueurMaximale ? new Refus("courrier.motif-long", "Le motif dépasse 2 000 caractères.", "Motif")
                : await EcrireAsync(session, (courrier, etat.Valeur), miens, (motif, acteur, le));
        }, annulation);

    private async Task<Resultat<Ecrit>> EcrireAsync(SqlSession session, (CourrierRow Courrier, EtatCourrier Vers) quoi, List<VisaRow> miens, (string Motif, Acteur Acteur, DateTimeOffset Le) qui)
    {
        var courrier = quoi.Courrier;
        foreach (var visa in miens)
        {
            await session.ExecuterAsync(Refuse, new { CourrierId = courrier.Id, visa.FinanceurId, qui.Acteur.CompteId, qui.Le });
        }

        await session.RemarquerAsync(courrier, new RemarquesDeCourrier.Remarque(miens[0].FinanceurId, qui.Motif, qui.Acteur, qui.Le, EstRefus: true));
        if (!await session.ModifierAsync(Rendu, new { courrier.Id, courrier.Version, Etat = quoi.Vers.ToString() }))
        {
            return Refus.Conflit;
        }

        var (sigles, code) = (string.Join(", ", miens.Select(v => v.Sigle)), await session.UnAsync<string>(Appel, new { courrier.DossierId }));
        var adresses = await session.ServiceAsync(null, new QuiPrevenir(courrier.DossierId, qui.Le, qui.Acteur.CompteId));
        return Ecrit.Avec(new Acte(ActeDuJournal.RefuserBonASigner, ObjetDuJournal.Courrier, courrier.Id, qui.Motif, $"{courrier.Numero}, {sigles}"))
            .Et([.. NouveauCourriel.A(GenreDeCourriel.Courrier, adresses, ($"Courrier {courrier.Numero} : bon à signer refusé par {sigles}", Corps(courrier, sigles, code!))).Select(c => c with { DossierId = courrier.DossierId })]);
    }

    // The reason may quote an amount: it is read in the portal.
    private string Corps(CourrierRow courrier, string sigles, string code) => $"""
        Bonjour,

        {sigles} refuse son bon à signer sur le courrier {courrier.Numero} : lisez son motif, corrigez le courrier ou répondez-y, puis redemandez les bons à signer.
        {liens.Value.Vers(LiensCourriers.Courrier(code, courrier.Id))}
        """.ReplaceLineEndings("\n");
}
