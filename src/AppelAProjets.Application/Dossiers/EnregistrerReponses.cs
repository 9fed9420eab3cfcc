using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a person typed in a field, over the version of it that the page showed.</summary>
public sealed record ReponseSaisie(string Cle, string? Saisi, int Version);

/// <summary>What became of a field.</summary>
/// <param name="Cle">The field.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Refus">Why it was not kept; null when it is.</param>
/// <param name="Courante">In a conflict, what another page wrote meanwhile.</param>
public sealed record SortDeReponse(string Cle, int Version, Refus? Refus = null, ReponseRow? Courante = null);

/// <summary>What became of the whole.</summary>
/// <param name="Refus">Nothing could be kept: no such dossier for this person, or a closed section.</param>
/// <param name="Champs">Field by field.</param>
/// <param name="EnregistreLe">When what could be kept was, UTC.</param>
public sealed record SortDesReponses(Refus? Refus, IReadOnlyList<SortDeReponse> Champs, DateTimeOffset EnregistreLe)
{
    /// <summary>Every refusal, the one of the whole first.</summary>
    public IReadOnlyList<Refus> LesRefus => [.. Refus is null ? [] : new[] { Refus }, .. Champs.Select(c => c.Refus).OfType<Refus>()];
}

/// <summary>Keeps the answers of a draft, or of a dossier to complete: one field at a time or a page at once. A field that another page changed meanwhile is never overwritten; the others are kept.</summary>
public sealed class EnregistrerReponses(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Code of the refusal for a dossier that this person cannot see: answered by a 404.</summary>
    public const string Introuvable = "introuvable";

    /// <summary>Code of the refusal of a field that another page changed.</summary>
    public const string CodeDeConflit = "conflit";

    public Task<SortDesReponses> ExecuterAsync(Guid id, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(session => BrouillonQuery.LireAsync(session, id, acteur), saisies, acteur, annulation);

    /// <summary>The same in the part of a partner, by its people.</summary>
    public Task<SortDesReponses> DansUnePartAsync(Guid partenaireId, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(session => BrouillonQuery.LirePartAsync(session, partenaireId, acteur), saisies, acteur, annulation);

    private async Task<SortDesReponses> EcrireAsync(Func<SqlSession, Task<Brouillon?>> ouvrir, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await ouvrir(session) is not { } brouillon)
        {
            return new SortDesReponses(new Refus(Introuvable, "Ce dossier n’existe pas."), [], le);
        }

        var lues = saisies.Select(s => (Saisie: s, Champ: brouillon.Champs.GetValueOrDefault(s.Cle))).ToList();
        if (lues.Select(l => brouillon.Refuser(l.Champ)).OfType<Refus>().FirstOrDefault() is { } ferme)
        {
            return new SortDesReponses(ferme, [], le);
        }

        if (!await session.PasserAsync(brouillon.Entete, le))
        {
            return new SortDesReponses(SectionOuverte.EtatChange, [], le);
        }

        var id = brouillon.Entete.Id;
        // Most of the time one field comes alone: the others need not be read.
        var actuelles = await session.ReponsesAsync(id, saisies.Count == 1 ? saisies[0].Cle : null);
        var sorts = lues.Select(l => Decider(l.Champ!, l.Saisie, actuelles.GetValueOrDefault(l.Saisie.Cle))).ToList();
        var aEcrire = sorts.Select(s => s.AEcrire).OfType<ReponseAEcrire>().ToList();
        if (aEcrire.Count > 0)
        {
            if (!await session.EcrireAsync(id, aEcrire, acteur.CompteId, le))
            {
                return new SortDesReponses(SectionOuverte.EtatChange, [], le);
            }

            // A dossier to complete is known to those who instruct it: its title does not change in silence.
            if (brouillon.Entete.Etat != EtatDossier.Brouillon && aEcrire.Find(r => r.Cle == "projet.titre") is { } titre)
            {
                await session.AjouterAuJournalAsync(acteur, le, [new Acte(ActeDuJournal.ModifierTitre, ObjetDuJournal.Dossier, id, Details: titre.Valeur)]);
            }

            await session.ValiderAsync();
        }

        return new SortDesReponses(null, [.. sorts.Select(s => s.Sort)], le);
    }

    private static (SortDeReponse Sort, ReponseAEcrire? AEcrire) Decider(ChampDeFormulaire champ, ReponseSaisie saisie, ReponseRow? actuelle)
    {
        var version = actuelle?.Version ?? 0;
        // What is left as it was is kept, even when its option is no longer proposed.
        var lu = actuelle is { Valeur.Length: > 0 } && saisie.Saisi?.ReplaceLineEndings("\n").Trim() == actuelle.Valeur ? actuelle.Valeur : champ.Lire(saisie.Saisi);
        if (lu.EstRefuse)
        {
            return (new SortDeReponse(champ.Cle, version, lu.Refus), null);
        }

        if (lu.Valeur == (actuelle?.Valeur ?? ""))
        {
            return (new SortDeReponse(champ.Cle, version), null);
        }

        if (saisie.Version != version)
        {
            return (new SortDeReponse(champ.Cle, version, Conflit(champ, actuelle), actuelle), null);
        }

        return champ.Cle == "projet.titre" && lu.Valeur.Length == 0
            ? (new SortDeReponse(champ.Cle, version, new Refus("projet.titre", "Donnez un titre au projet : il sert à le retrouver.", champ.Cle)), null)
            : (new SortDeReponse(champ.Cle, version + 1), new ReponseAEcrire(champ.Cle, lu.Valeur, version));
    }

    private static Refus Conflit(ChampDeFormulaire champ, ReponseRow? actuelle) => new(CodeDeConflit,
        $"« {champ.Libelle} » a été modifié entre-temps{(actuelle is null ? "" : $" par {actuelle.Auteur}")}. Rien n’a été écrasé : comparez, puis enregistrez la version à garder.", champ.Cle);
}

/// <summary>What may be typed now, and why not.</summary>
public static class SectionOuverte
{
    internal static readonly Refus EtatChange = new("dossier.etat", "Le dossier vient de changer d’état : rechargez la page pour voir ce qui peut encore être modifié.");

    /// <summary>Why a section cannot be edited now, or null.</summary>
    public static Refus? Refuser(EtatDossier etat, IReadOnlyCollection<SectionDossier> ouvertes, bool estSignataire, SectionDossier section)
    {
        if (!ouvertes.Contains(section))
        {
            return new Refus("section.fermee", $"« {Libelles.Pour(section)} » ne peut plus être modifié : le dossier est « {Libelles.LibellePorteur(etat)} ».");
        }

        return section == SectionDossier.Attestations && !estSignataire
            ? new Refus("attestations.signataire", "Seul un signataire de l’organisation peut signer les attestations.")
            : null;
    }
}
