using AppelAProjets.Domain.Comptes;
using Garde = AppelAProjets.Domain.Garde<string?>;

namespace AppelAProjets.Domain.Organisations;

/// <summary>Life of an organisation's mandate (CYCLE, Organisation). The context of an arrow is its reason.</summary>
public static class CycleMandat
{
    private static readonly Intervenant[] Secretariat = [Role.Secretariat];
    private static readonly Garde Motif = new("un motif, que liront les membres", (motif, _) => Exiger.Motif(motif));

    public static Cycle<EtatMandat, ActionMandat, string?> Table { get; } = new("le mandat", LibellesDOrganisation.Pour,
    [
        new(EtatMandat.AVerifier, ActionMandat.Accepter, Secretariat, EtatMandat.Accepte, "Accepter le mandat"),
        new(EtatMandat.AVerifier, ActionMandat.Refuser, Secretariat, EtatMandat.AVerifier, "Refuser le mandat", Motif),
        new(EtatMandat.AVerifier, ActionMandat.Contester, Secretariat, EtatMandat.Conteste, "Geler l’organisation", Motif),
        new(EtatMandat.Accepte, ActionMandat.Contester, Secretariat, EtatMandat.Conteste, "Geler l’organisation", Motif),
        new(EtatMandat.Conteste, ActionMandat.Lever, Secretariat, EtatMandat.AVerifier, "Lever la contestation", Motif),
    ]);

    /// <summary>Refuses what a contested organisation may not do; null when it is not contested.</summary>
    /// <param name="geste">What is wanted, such as « déposer un dossier ».</param>
    public static Refus? Geler(EtatMandat etat, string geste) => etat == EtatMandat.Conteste
        ? new Refus("organisation.contestee", $"La représentation de l’organisation est contestée : personne ne peut {geste} tant que le secrétariat de l’appel n’a pas levé la contestation. Ce qui est écrit est conservé.")
        : null;

    /// <summary>A verified mandate is to be verified again when what it rests on changes: name, identifiers, representative, account.</summary>
    public static EtatMandat ApresModification(EtatMandat etat, IdentiteComplete avant, IdentiteComplete apres) =>
        etat == EtatMandat.Accepte && Assise(avant) != Assise(apres) ? EtatMandat.AVerifier : etat;

    private static (string, string?, string?, string?, string?) Assise(IdentiteComplete i) =>
        (i.Identification.Nom, i.Identification.Siret, i.Identification.Rna, i.Representant.NomComplet, i.Banque.Iban);
}
