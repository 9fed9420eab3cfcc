using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <param name="Origine">Stamp of what the page showed; null when it cannot be told whether the person touched the field.</param>
public sealed record ReponseSaisie(string Cle, string? Saisi, int Version, string? Origine = null)
{
    /// <summary>Whether it is no longer what the page showed; false for a field that the form has not.</summary>
    public bool EstTouchee(ChampDeFormulaire? champ) => champ is not null && Origine != VersionMontree.Empreinte(champ.Lire(Saisi) is { EstRefuse: false } lu ? lu.Valeur : Brut);

    internal string Brut => Saisi?.ReplaceLineEndings("\n").Trim() ?? "";
}

/// <param name="Refus">Why it was not kept; null when it is.</param>
/// <param name="Courante">In a conflict, what another page wrote meanwhile.</param>
public sealed record SortDeReponse(string Cle, int Version, Refus? Refus = null, ReponseRow? Courante = null)
{
    /// <summary>Version and stamp that the page now rests on.</summary>
    public string Montree { get; init; } = VersionMontree.Ecrire(Version, null);
}

/// <param name="EnregistreLe">When what could be kept was, UTC.</param>
public sealed record SortDesReponses(IReadOnlyList<SortDeReponse> Champs, DateTimeOffset EnregistreLe);

public static class SortDesReponsesExtensions
{
    public static Resultat EnEntier(this Resultat<SortDesReponses> sort) => sort.EstRefuse ? sort.TousLesRefus : sort.Valeur.Champs.Select(c => c.Refus).OfType<Refus>().ToArray();
}

/// <summary>A field that another page changed meanwhile is never overwritten; the others are kept. It locks only the row of the dossier, whose version whoever decides on the answers names.</summary>
public sealed class EnregistrerReponses(Ecrivain ecrivain)
{
    /// <summary>Absent when there is no such dossier for this person; refused as a whole for a closed section.</summary>
    public Task<Resultat<SortDesReponses>> ExecuterAsync(Guid id, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<SortDesReponses>(acteur, async (session, le) => await BrouillonQuery.LireAsync(session, id, acteur, le) is { } brouillon ? await EcrireAsync(session, le, brouillon, saisies, acteur) : Refus.Absent, annulation);

    public Task<Resultat<SortDesReponses>> DansUnePartAsync(Guid partenaireId, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<SortDesReponses>(acteur, async (session, le) => await BrouillonQuery.LirePartAsync(session, partenaireId, acteur, le) is { } brouillon ? await EcrireAsync(session, le, brouillon, saisies, acteur) : Refus.Absent, annulation);

    private static async Task<Resultat<Ecrit<SortDesReponses>>> EcrireAsync(SqlSession session, DateTimeOffset le, Brouillon brouillon, IReadOnlyList<ReponseSaisie> saisies, Acteur acteur)
    {
        var lues = saisies.Select(s => (Saisie: s, Champ: brouillon.Champs.GetValueOrDefault(s.Cle))).ToList();
        if (lues.Select(l => brouillon.Refuser(l.Champ)).OfType<Refus>().FirstOrDefault() is { } ferme)
        {
            return ferme;
        }

        if (!await session.PasserAsync(brouillon.Entete, le))
        {
            return SectionOuverte.EtatChange;
        }

        var id = brouillon.Entete.Id;
        // Most of the time one field comes alone: the others need not be read.
        var actuelles = await session.ReponsesAsync(id, saisies.Count == 1 ? saisies[0].Cle : null);
        var sorts = lues.Select(l => Decider(l.Champ!, l.Saisie, actuelles.GetValueOrDefault(l.Saisie.Cle), acteur)).ToList();
        var aEcrire = sorts.Select(s => s.AEcrire).OfType<ReponseAEcrire>().ToList();
        var sort = new SortDesReponses([.. sorts.Select(s => s.Sort)], le);
        if (aEcrire.Count == 0)
        {
            return Ecrit.Rien("no answer changes").Donnant(sort);
        }

        if (!await session.EcrireAsync(id, aEcrire, acteur.CompteId, le))
        {
            return SectionOuverte.EtatChange;
        }

        // A dossier to complete is known to those who instruct it: its title does not change in silence.
        return (brouillon.Entete.Etat == EtatDossier.ACompleter && aEcrire.Find(r => r.Cle == "projet.titre") is { } titre
            ? Ecrit.Avec(new Acte(ActeDuJournal.ModifierTitre, ObjetDuJournal.Dossier, id, Details: titre.Valeur))
            : Ecrit.SansJournal("the answers are their own history")).Donnant(sort);
    }

    private static (SortDeReponse Sort, ReponseAEcrire? AEcrire) Decider(ChampDeFormulaire champ, ReponseSaisie saisie, ReponseRow? actuelle, Acteur acteur)
    {
        var version = actuelle?.Version ?? 0;
        var gardee = actuelle?.Valeur ?? "";
        // What is left as it was is kept, even when its option is no longer proposed.
        var lu = gardee.Length > 0 && saisie.Brut == gardee ? gardee : champ.Lire(saisie.Saisi);
        // What this page did not touch stays what another wrote meanwhile; the page still rests on what it showed.
        if (saisie.Version != version && saisie.Origine == VersionMontree.Empreinte(lu.EstRefuse ? saisie.Brut : lu.Valeur))
        {
            return (Rester(saisie), null);
        }

        if (lu.EstRefuse)
        {
            return (Rester(saisie) with { Refus = lu.Refus }, null);
        }

        var montree = VersionMontree.Ecrire(version, gardee);
        if (lu.Valeur == gardee)
        {
            return (new SortDeReponse(champ.Cle, version) { Montree = montree }, null);
        }

        if (saisie.Version != version)
        {
            return (new SortDeReponse(champ.Cle, version, Conflit(champ, actuelle, acteur), actuelle) { Montree = montree }, null);
        }

        return champ.Cle == "projet.titre" && !TexteSaisi.ContientUnMot(lu.Valeur)
            ? (Rester(saisie) with { Refus = new Refus("projet.titre", "Donnez un titre au projet : il sert à le retrouver.", champ.Cle) }, null)
            : (new SortDeReponse(champ.Cle, version + 1) { Montree = VersionMontree.Ecrire(version + 1, lu.Valeur) }, new ReponseAEcrire(champ.Cle, lu.Valeur, version));
    }

    private static SortDeReponse Rester(ReponseSaisie saisie) => new(saisie.Cle, saisie.Version) { Montree = VersionMontree.Lier(saisie.Version, saisie.Origine) };

    private static Refus Conflit(ChampDeFormulaire champ, ReponseRow? actuelle, Acteur acteur)
    {
        var qui = actuelle switch { null => "", _ when actuelle.ModifiePar == acteur.CompteId => " dans une autre page", _ => $" par {actuelle.Auteur}" };
        return Refus.Conflit with { Champ = champ.Cle, Message = $"« {champ.Libelle} » a été modifié entre-temps{qui}. Rien n’a été écrasé : comparez, puis enregistrez la version à garder." };
    }
}

public static class SectionOuverte
{
    internal static readonly Refus EtatChange = new("dossier.etat", "Le dossier vient de changer d’état : rechargez la page pour voir ce qui peut encore être modifié.");

    public static Refus? Refuser(EtatDossier etat, IReadOnlyCollection<SectionDossier> ouvertes, bool estSignataire, SectionDossier section)
    {
        if (!ouvertes.Contains(section) && etat == EtatDossier.Brouillon)
        {
            return new Refus("section.fermee", "Le dépôt est clos : ce brouillon n’a pas été déposé et ne peut plus l’être. Il ne change plus.");
        }

        if (!ouvertes.Contains(section))
        {
            return new Refus("section.fermee", $"« {Libelles.Pour(section)} » ne peut plus être modifié : le dossier est « {Libelles.LibellePorteur(etat)} ».");
        }

        return section == SectionDossier.Attestations && !estSignataire
            ? new Refus("attestations.signataire", "Seul un signataire de l’organisation peut signer les attestations.")
            : null;
    }
}
