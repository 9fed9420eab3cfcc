using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>A condition of the avis is met: said by the Secrétariat, or by an agent of the funder that the committee named to lift it, with what proves it.</summary>
public sealed class LeverCondition(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private const int PreuveMaximale = 1000;

    private static readonly SqlStatement Dossier = new($"SELECT d.Numero FROM Dossier d INNER JOIN Appel a ON a.Id = d.AppelId WHERE d.Id = @DossierId AND a.Code = @Code AND {VisibiliteSql.SansDeport}");

    private static readonly SqlStatement Financeurs = new("SELECT f.Id FROM Financeur f WHERE (LOWER(f.Sigle) = LOWER(@Nom) OR LOWER(f.Nom) = LOWER(@Nom))");

    /// <summary>Absent when it is not of that dossier, or not for this person to lift.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid DossierId) ou, Guid demandeId, string? preuve, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(ou.DossierId));
            if (await session.UnAsync<string>(Dossier, acteur.Parametres(new { ou.DossierId, ou.Code })) is not { } numero
                || (await session.ConditionsAsync(ou.DossierId)).FirstOrDefault(c => c.DemandeId == demandeId) is not { } condition
                || !await PeutLeverAsync(session, condition, acteur))
            {
                return Refus.Absent;
            }

            var texte = preuve?.Trim();
            var levee = condition.EnCondition(condition.LeveeLe is { } deja ? HeureDeParis.Jour(deja) : null).Lever(HeureDeParis.Jour(le), texte);
            if (levee.EstRefuse)
            {
                return levee.TousLesRefus;
            }

            if (texte!.Length > PreuveMaximale)
            {
                return new Refus("condition.preuve-longue", "Ce qui prouve que la condition est remplie tient en 1 000 caractères.", "Preuve");
            }

            if (!await session.LeverLaConditionAsync(demandeId, texte, acteur.CompteId, le))
            {
                return Refus.Conflit;
            }

            var destinataires = await session.DestinatairesAsync(ou.DossierId, SorteDeMessage.Lettre, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.LeverCondition, ObjetDuJournal.Dossier, ou.DossierId, condition.Texte, texte))
                .Et([.. destinataires.Select(d => new NouveauCourriel(GenreDeCourriel.Courrier, d.Courriel, $"Dossier {numero} : une condition est levée", Corps(numero, ou.DossierId)) { DossierId = ou.DossierId })]);
        }, annulation);

    /// <summary>Whether this person may say that it is met.</summary>
    internal static async Task<bool> PeutLeverAsync(SqlSession session, ConditionSuivie condition, Acteur acteur) =>
        acteur.A(Role.Secretariat)
        || (condition.LeveePar is { } nom && (await session.ListeAsync<Guid>(Financeurs, new { Nom = nom.Trim() })).Any(f => acteur.APour(Role.Instructeur, f) || acteur.APour(Role.Valideur, f)));

    private string Corps(string numero, Guid dossierId) => $"""
        Bonjour,

        Une condition de l’avis commun sur le dossier {numero} est levée. Le détail est dans votre espace (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.DuPorteur(dossierId))}
        """.ReplaceLineEndings("\n");
}
