using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>What a funder funds: neighbourhoods, themes, least and largest amount asked.</summary>
public sealed record SaisieDesRegles(IReadOnlyCollection<string> Quartiers, IReadOnlyCollection<Guid> Themes, Montant? MontantMinimum, Montant? MontantMaximum);

/// <summary>Who answers for a funder, and who signs the joint letter for it.</summary>
public sealed record SaisieDeContact(string? ContactNom, string? ContactCourriel, string? ContactTelephone, string? SignataireNom, string? SignataireFonction)
{
    /// <summary>The delegation under which that person signs, as it is printed.</summary>
    public string? SignataireMention { get; init; }

    public DateOnly? SignataireDu { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? SignataireAu { get; init; }
}

/// <summary>Records a funder's rules (in preparation) and its contact and signatory (until the call is over).</summary>
public sealed class ModifierFinanceur(Ecrivain ecrivain)
{
    private static readonly SqlStatement Contact = new("""
        UPDATE AppelFinanceur SET ContactNom = @ContactNom, ContactCourriel = @ContactCourriel, ContactTelephone = @ContactTelephone,
            SignataireNom = @SignataireNom, SignataireFonction = @SignataireFonction, SignataireMention = @SignataireMention, SignataireDu = @SignataireDu, SignataireAu = @SignataireAu
        WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement Bornes = new("""
        UPDATE AppelFinanceur SET MontantMinimum = @Minimum, MontantMaximum = @Maximum WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement SansQuartier = new("DELETE FROM AppelFinanceurQuartier WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId");
    private static readonly SqlStatement SansTheme = new("DELETE FROM AppelFinanceurTheme WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId");

    private static readonly SqlStatement AvecQuartier = new("""
        INSERT INTO AppelFinanceurQuartier (AppelId, FinanceurId, QuartierCode)
        SELECT AppelId, @FinanceurId, QuartierCode FROM AppelQuartier WHERE AppelId = @AppelId AND QuartierCode = @Code
        """);

    private static readonly SqlStatement AvecTheme = new("""
        INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId) SELECT AppelId, @FinanceurId, Id FROM AppelTheme WHERE AppelId = @AppelId AND Id = @ThemeId
        """);

    /// <summary><paramref name="regles"/> is null once the call is published; the contact is always given.</summary>
    public async Task<Resultat> ExecuterAsync(
        Cible cible, Guid financeurId, SaisieDesRegles? regles, SaisieDeContact contact, Acteur acteur, CancellationToken annulation = default)
    {
        List<Refus> refus = [.. Verifier(regles, contact)];
        var courriel = Saisies.Courriel(contact.ContactCourriel, nameof(contact.ContactCourriel), refus);
        var telephone = Saisies.Telephone(contact.ContactTelephone, nameof(contact.ContactTelephone), refus);
        if (refus.Count > 0)
        {
            return refus.ToArray();
        }

        return await ecrivain.ModifierAppelAsync(cible, regles is null ? SectionAppel.Contacts : SectionAppel.Financeurs, acteur, async (session, appel, _) =>
        {
            var appelId = appel.Id;
            var present = await session.ModifierAsync(Contact, new
            {
                AppelId = appelId,
                FinanceurId = financeurId,
                ContactNom = Saisies.Texte(contact.ContactNom),
                ContactCourriel = courriel,
                ContactTelephone = telephone,
                SignataireNom = Saisies.Texte(contact.SignataireNom),
                SignataireFonction = Saisies.Texte(contact.SignataireFonction),
                SignataireMention = Saisies.Texte(contact.SignataireMention),
                contact.SignataireDu,
                contact.SignataireAu,
            });
            if (!present)
            {
                return AppelStore.Conflit;
            }

            await EcrireLesReglesAsync(session, appelId, financeurId, regles);
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierFinanceur, ObjetDuJournal.Appel, appelId, Details: await session.SigleAsync(financeurId)));
        }, annulation);
    }

    private static async Task EcrireLesReglesAsync(SqlSession session, Guid appelId, Guid financeurId, SaisieDesRegles? regles)
    {
        if (regles is null)
        {
            return;
        }

        var cles = new { AppelId = appelId, FinanceurId = financeurId };
        await session.ExecuterAsync(Bornes, new { AppelId = appelId, FinanceurId = financeurId, Minimum = regles.MontantMinimum?.Centimes, Maximum = regles.MontantMaximum?.Centimes });
        await session.ExecuterAsync(SansQuartier, cles);
        await session.ExecuterAsync(SansTheme, cles);
        await session.ExecuterAsync(AvecQuartier, regles.Quartiers.Distinct().Select(code => new { AppelId = appelId, FinanceurId = financeurId, Code = code }).ToArray());
        await session.ExecuterAsync(AvecTheme, regles.Themes.Distinct().Select(id => new { AppelId = appelId, FinanceurId = financeurId, ThemeId = id }).ToArray());
    }

    private static IEnumerable<Refus> Verifier(SaisieDesRegles? regles, SaisieDeContact contact) =>
    [
        .. regles?.MontantMaximum is { } maximum && regles.MontantMinimum is { } minimum && maximum < minimum
            ? [new Refus("financeur.bornes", "Le montant maximum doit dépasser le minimum.", nameof(regles.MontantMaximum))]
            : Array.Empty<Refus>(),
        .. Saisies.Verifier(contact.ContactNom, nameof(contact.ContactNom), "Contact", 200),
        .. Saisies.Verifier(contact.SignataireNom, nameof(contact.SignataireNom), "Signataire", 200),
        .. Saisies.Verifier(contact.SignataireFonction, nameof(contact.SignataireFonction), "Fonction du signataire", 200),
        .. Saisies.Verifier(contact.SignataireMention, nameof(contact.SignataireMention), "Délégation de signature", 200),
        .. contact.SignataireAu < contact.SignataireDu
            ? [new Refus("signataire.dates", "Le dernier jour de la délégation doit suivre le premier.", nameof(contact.SignataireAu))]
            : Array.Empty<Refus>(),
    ];
}
