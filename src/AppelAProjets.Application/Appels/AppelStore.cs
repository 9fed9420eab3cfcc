using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Takes a call for writing: under its lock, the version is checked and raised first, so that everything after it in the transaction is safe.</summary>
internal static class AppelStore
{
    private static readonly SqlStatement ParCode = new($"SELECT {AppelRow.Colonnes} FROM Appel WHERE Code = @Code");

    private static readonly SqlStatement VersionSuivante = new("UPDATE Appel SET Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement EcriteDepuis = new("SELECT COUNT(*) AS Nombre FROM AppelSection s WHERE s.AppelId = @Id AND s.Section IN @Sections AND s.Version > @Version");
    private static readonly SqlStatement EcriteDeNouveau = new("UPDATE AppelSection SET Version = @Version WHERE AppelId = @Id AND Section = @Section");
    private static readonly SqlStatement Ecrite = new("INSERT INTO AppelSection (AppelId, Section, Version) VALUES (@Id, @Section, @Version)");

    private static readonly SqlStatement ChangementDEtat = new("UPDATE Appel SET Etat = @Vers, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = @De");

    private static readonly SqlStatement Dossiers = new("SELECT COUNT(*) AS Nombre FROM Dossier d WHERE d.AppelId = @AppelId");

    private static readonly SqlStatement Sigle = new("SELECT f.Sigle FROM Financeur f WHERE f.Id = @Id");

    private static readonly SqlStatement IdDuCode = new("SELECT Id FROM Appel WHERE Code = @Code");

    public static Refus Conflit { get; } = Refus.Conflit with
    {
        Message = "Cet appel a été modifié pendant votre saisie, dans une autre page ou par quelqu’un d’autre : rien n’a été enregistré. Votre saisie est conservée ci-dessous ; comparez-la avec la version enregistrée, puis enregistrez de nouveau.",
    };

    /// <summary>Changes a section of the call, for the Secrétariat, when that section may still change and nobody was faster.</summary>
    public static Task<Resultat> ModifierAppelAsync(
        this Ecrivain ecrivain, Cible cible, SectionAppel section, Acteur acteur, Func<SqlSession, AppelRow, DateTimeOffset, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.PrendreAsync(cible, section, acteur, le);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var fait = await faire(session, appel.Valeur, le);
            return fait.EstRefuse || ModificationAppel.Permettre(appel.Valeur.Etat, section) is { EstRefuse: false } ? fait : await session.ResterCompletAsync(cible.Code, fait, le);
        }, annulation);

    // A correction of a published call never leaves it without something that publishing asks for.
    private static async Task<Resultat<Ecrit>> ResterCompletAsync(this SqlSession session, string code, Resultat<Ecrit> fait, DateTimeOffset le) =>
        (await session.AppelPrepareAsync(code))!.Manques(le).Select(m => m.Refus with { Champ = null }).ToArray() is { Length: > 0 } manques ? manques : fait;

    /// <summary>Same, for who took other locks before that of the call.</summary>
    public static async Task<Resultat<AppelRow>> PrendreAsync(this SqlSession session, Cible cible, SectionAppel section, Acteur acteur, DateTimeOffset le)
    {
        var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
        if (appel.EstRefuse)
        {
            return appel;
        }

        var permis = ModificationAppel.Permettre(appel.Valeur.Etat, section, await session.EstCorrigibleAsync(appel.Valeur, le));
        if (permis.EstRefuse)
        {
            return permis.TousLesRefus;
        }

        // Funders carry seats: who takes one out waits for the sessions where they sit.
        if (section == SectionAppel.Financeurs)
        {
            await Comites.SiegeStore.VerrouillerLesSeancesAsync(session, appel.Valeur.Id);
        }

        return await session.RetenirAsync(appel.Valeur, cible.Version, section) ? appel : Conflit;
    }

    /// <summary>The call, for the Secrétariat, under its lock: nobody else writes it until the end of the transaction.</summary>
    public static async Task<Resultat<AppelRow>> VerrouillerAppelAsync(this SqlSession session, string code, Acteur acteur)
    {
        if (await session.UnAsync<Guid?>(IdDuCode, new { Code = TexteSaisi.Serrer(code) }) is { } id)
        {
            await session.VerrouillerAsync(Verrou.Appel(id));
        }

        return await session.LireAppelAsync(code, acteur);
    }

    public static async Task<Resultat<AppelRow>> LireAppelAsync(this SqlSession session, string code, Acteur acteur) =>
        acteur.A(Role.Secretariat) && await session.UnAsync<AppelRow>(ParCode, new { Code = TexteSaisi.Serrer(code) }) is { } appel ? appel : Refus.Absent;

    /// <summary>Who begins a dossier takes the lock of the call.</summary>
    public static async Task<bool> EstCorrigibleAsync(this SqlSession session, AppelRow appel, DateTimeOffset le) =>
        appel.Etat == EtatAppel.Publie && ModificationAppel.EstCorrigible(appel.Etat, appel.Periode, await session.DossiersCommencesAsync(appel.Id), le);

    /// <summary>All those of the call, drafts included.</summary>
    public static Task<int> DossiersCommencesAsync(this SqlSession session, Guid appelId) => session.UnAsync<int>(Dossiers, new { AppelId = appelId });

    /// <summary>What a funder is called in the journal.</summary>
    public static Task<string?> SigleAsync(this SqlSession session, Guid financeurId) => session.UnAsync<string>(Sigle, new { Id = financeurId });

    /// <summary>Raises the version; false when somebody was faster on the same part, or, without <paramref name="section"/>, on any.</summary>
    public static async Task<bool> RetenirAsync(this SqlSession session, AppelRow appel, int version, SectionAppel? section = null)
    {
        var partie = Partie(section);
        if (version != appel.Version && (section is null || version > appel.Version
            || await session.UnAsync<int>(EcriteDepuis, new { appel.Id, Sections = new[] { partie, Partie(null) }, Version = version }) > 0))
        {
            return false;
        }

        if (!await session.ModifierAsync(VersionSuivante, new { appel.Id, appel.Version }))
        {
            return false;
        }

        await session.NoterLaPartieAsync(appel, partie);
        return true;
    }

    // A funder's page chooses among the neighbourhoods and themes of the call, and a theme among its funders: written together.
    private static string Partie(SectionAppel? section) => section switch
    {
        null => "Tout",
        SectionAppel.Quartiers or SectionAppel.Themes or SectionAppel.Financeurs or SectionAppel.Contacts or SectionAppel.Enveloppes => "Perimetre",
        { } autre => autre.ToString(),
    };

    /// <summary>False when somebody was faster. What may change is no longer the same: every part that someone holds is stale.</summary>
    public static async Task<bool> ChangerEtatAsync(this SqlSession session, AppelRow appel, EtatAppel vers)
    {
        if (!await session.ModifierAsync(ChangementDEtat, new { appel.Id, appel.Version, De = appel.Etat.ToString(), Vers = vers.ToString() }))
        {
            return false;
        }

        await session.NoterLaPartieAsync(appel, Partie(null));
        return true;
    }

    private static async Task NoterLaPartieAsync(this SqlSession session, AppelRow appel, string partie)
    {
        var ecrite = new { appel.Id, Section = partie, Version = appel.Version + 1 };
        if (await session.ExecuterAsync(EcriteDeNouveau, ecrite) == 0)
        {
            await session.ExecuterAsync(Ecrite, ecrite);
        }
    }
}

public sealed record Cible(string Code, int Version);
