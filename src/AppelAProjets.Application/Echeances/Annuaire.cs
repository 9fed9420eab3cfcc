using AppelAProjets.Domain.Echeances;

namespace AppelAProjets.Application.Echeances;

/// <summary>Who is told, for all that is due at once: as many commands as there are kinds of people, whatever the number of dossiers.</summary>
internal sealed class Annuaire
{
    private static readonly ILookup<Guid, string> Personne = Array.Empty<string>().ToLookup(_ => Guid.Empty);

    private readonly Dictionary<Cercle, ILookup<Guid, string>> parObjet = [];
    private ILookup<(Guid FinanceurId, Role Role), string> financeurs = Array.Empty<string>().ToLookup(_ => (Guid.Empty, Role.Instructeur));
    private IReadOnlyList<string> secretariat = [];

    public static async Task<Annuaire> LireAsync(SqlSession session, IReadOnlyList<(FaitLu Fait, EcheanceAtteinte Echeance)> dues, DateTimeOffset le)
    {
        List<Guid> Objets(Cercle cercle) => [.. dues.Where(d => d.Echeance.Palier.Cercles.HasFlag(cercle)).Select(d => Objet(d.Fait, cercle)).OfType<Guid>().Distinct()];
        var annuaire = new Annuaire();
        await annuaire.LireAsync(Cercle.Porteur, Objets, ids => session.PorteursAsync(ids, SorteDeMessage.Rappel, le));
        await annuaire.LireAsync(Cercle.DestinatairesDuCourrier, Objets, ids => session.PorteursAsync(ids, SorteDeMessage.Lettre, le));
        await annuaire.LireAsync(Cercle.Organisation, Objets, ids => session.DesOrganisationsAsync(ids, le));
        await annuaire.LireAsync(Cercle.Secretariat, Objets, ids => session.SecretariatsAsync(ids, le));
        await annuaire.LireAsync(Cercle.Consulte, Objets, ids => session.DesConsultesAsync(ids, le));
        await annuaire.LireAsync(Cercle.Demandeur, Objets, ids => session.DesDemandeursAsync(ids, le));
        await annuaire.LireAsync(Cercle.Interesse, Objets, ids => session.DesComptesAsync(ids, le));
        if (Objets(Cercle.Instructeurs).Concat(Objets(Cercle.SignatairesDuFinanceur)).ToList() is { Count: > 0 } ids)
        {
            annuaire.financeurs = await session.DesFinanceursAsync(ids, le);
            annuaire.secretariat = await session.SecretariatAsync(le);
        }

        return annuaire;
    }

    /// <summary>Each address once, in the first of its circles.</summary>
    public IReadOnlyList<(Cercle Cercle, string Courriel)> Pour(FaitLu fait, Palier palier) =>
    [
        .. Enum.GetValues<Cercle>().Where(c => c != Cercle.Personne && palier.Cercles.HasFlag(c)).SelectMany(c => Adresses(fait, c), (cercle, courriel) => (cercle, courriel))
            .DistinctBy(x => x.courriel, StringComparer.OrdinalIgnoreCase),
    ];

    private static Guid? Objet(FaitLu fait, Cercle cercle) => cercle switch
    {
        Cercle.Porteur or Cercle.DestinatairesDuCourrier or Cercle.Secretariat => fait.DossierId,
        Cercle.Organisation => fait.OrganisationId,
        Cercle.Instructeurs or Cercle.SignatairesDuFinanceur => fait.FinanceurId,
        Cercle.Interesse => fait.CompteId,
        _ => fait.Id,
    };

    private async Task LireAsync(Cercle cercle, Func<Cercle, List<Guid>> objets, Func<List<Guid>, Task<ILookup<Guid, string>>> lire)
    {
        if (objets(cercle) is { Count: > 0 } ids)
        {
            parObjet[cercle] = await lire(ids);
        }
    }

    private IEnumerable<string> Adresses(FaitLu fait, Cercle cercle) => (cercle, Objet(fait, cercle)) switch
    {
        (Cercle.Instructeurs, { } financeur) => financeurs[(financeur, Role.Instructeur)],
        (Cercle.SignatairesDuFinanceur, { } financeur) => financeurs[(financeur, Role.SignataireCourrier)],
        // What is of a call, and of no dossier.
        (Cercle.Secretariat, null) => secretariat,
        (_, { } objet) => parObjet.GetValueOrDefault(cercle, Personne)[objet],
        _ => [],
    };
}
