using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Financements;

/// <summary>Where the amount of a line stands on its way to the committee.</summary>
public enum EtapeDeProposition
{
    /// <summary>No amount yet.</summary>
    Attendue,
    SansProposition,
    /// <summary>Prepared: it awaits the funder's Valideur.</summary>
    AValider,
    /// <summary>The Valideur sent it back to the instructor, with a reason.</summary>
    Renvoyee,
    Faite,
    /// <summary>The line is no longer, or was never, one that proposes.</summary>
    HorsDePropos,
}

/// <summary>What a proposal is weighed against.</summary>
/// <param name="Charges">Of the action, without 86.</param>
/// <param name="Assiette">Set by an instructor; null = the charges.</param>
public sealed record BaseDeProposition(Montant Demande, Montant? Charges, Montant? Assiette);

/// <summary>The amount that a funder proposes to the committee.</summary>
public static class Proposition
{
    public static EtapeDeProposition Etape(EtatLigne etat, bool aUnMontant, bool renvoyee, bool sansProposition) => etat switch
    {
        EtatLigne.Demandee or EtatLigne.Recevable when sansProposition => EtapeDeProposition.SansProposition,
        EtatLigne.Demandee or EtatLigne.Recevable when !aUnMontant => EtapeDeProposition.Attendue,
        EtatLigne.Demandee or EtatLigne.Recevable => renvoyee ? EtapeDeProposition.Renvoyee : EtapeDeProposition.AValider,
        EtatLigne.Proposee => EtapeDeProposition.Faite,
        _ => EtapeDeProposition.HorsDePropos,
    };

    /// <summary>What the proposal must be changed for. Beyond an envelope it is said and kept: only what is frozen consumes.</summary>
    /// <param name="motif">Of the proposal; required beyond what was asked.</param>
    public static Refus? Refuser(Repartition propose, BaseDeProposition surQuoi, string? motif)
    {
        var total = propose.Total;
        if (total > surQuoi.Charges)
        {
            return new Refus("proposition.charges", $"{total} proposés pour une action dont les charges sont de {surQuoi.Charges} : proposez au plus les charges.", "Specifique");
        }

        if (total > surQuoi.Assiette)
        {
            return new Refus("proposition.assiette", $"{total} proposés sur une assiette éligible de {surQuoi.Assiette} : proposez moins, ou faites d’abord revoir l’assiette.", "Specifique");
        }

        return total > surQuoi.Demande && string.IsNullOrWhiteSpace(motif)
            ? new Refus("proposition.motif", surQuoi.Demande.EstNul ? "Rien ne vous est demandé : dites pourquoi vous proposez un montant." : $"Vous proposez plus que les {surQuoi.Demande} demandés : dites pourquoi.", "ProposeMotif")
            : null;
    }

    /// <summary>An opinion and an amount that say opposite things, in French: told beside them and never refused, as a funder may mean it; null when they agree.</summary>
    public static string? Contredire(AvisInstructeur? avis, Montant? propose, bool sansProposition) => (avis, propose) switch
    {
        (AvisInstructeur.Defavorable, { EstPositif: true } montant) => $"Avis défavorable, mais {montant} proposés : vérifiez que c’est voulu.",
        (AvisInstructeur.Favorable or AvisInstructeur.FavorableSousReserve, { EstNul: true }) => $"Avis {Libelles.Pour(avis.Value).ToLowerInvariant()}, mais 0 € proposé : vérifiez que c’est voulu.",
        (AvisInstructeur.Favorable or AvisInstructeur.FavorableSousReserve, null) when sansProposition => $"Avis {Libelles.Pour(avis.Value).ToLowerInvariant()}, mais sans proposition : vérifiez que c’est voulu.",
        _ => null,
    };

    /// <summary>By how much the proposals that someone knows of exceed the charges; null when they do not.</summary>
    /// <param name="connues">Only those that this person may see: the sum of others would tell them.</param>
    public static Montant? Depassement(IEnumerable<Montant> connues, Montant? charges) =>
        Montant.Somme(connues) is var somme && somme > charges ? somme - charges.Value : null;

    /// <summary>The same in a sentence.</summary>
    public static string? Avertir(IEnumerable<Montant> connues, Montant? charges)
    {
        Montant[] toutes = [.. connues];
        return Depassement(toutes, charges) is { } trop ? $"Les propositions que vous voyez font {Montant.Somme(toutes)} : elles dépassent les charges de l’action de {trop}." : null;
    }

    /// <summary>Refuses an assiette under what a funder proposes already; one that this person may not see is told nothing of, and its own funder reads on its line that it is over.</summary>
    /// <param name="visibles">Name of the funder and amount of the proposals that the person may see.</param>
    public static Refus? RefuserLAssiette(Montant? assiette, IEnumerable<(string Financeur, Montant Propose)> visibles)
    {
        var audela = visibles.Where(v => v.Propose > assiette).Select(v => $"{v.Financeur} ({v.Propose})").ToList();
        return audela.Count == 0
            ? null
            : new Refus("assiette.propositions", $"L’assiette serait inférieure à ce qui est déjà proposé par {string.Join(", ", audela)} : faites d’abord revoir ces propositions.", "Montant");
    }
}
