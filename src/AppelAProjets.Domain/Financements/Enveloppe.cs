namespace AppelAProjets.Domain.Financements;

/// <summary>A dated change of an envelope; negative when it is lowered.</summary>
public sealed record MouvementDEnveloppe(DateOnly Date, Montant Montant, string Motif);

public sealed record Enveloppe(Guid FinanceurId, string Financeur, TypeDeCredits Type, bool SansPlafond, IReadOnlyList<MouvementDEnveloppe> Mouvements)
{
    public Montant Montant => Montant.Somme(Mouvements.Select(m => m.Montant));

    /// <summary>Σ of what the funder's lines hold for this type, and tranches already promised; <c>ConsommationSql</c> is the same in SQL.</summary>
    public Montant Consomme(IEnumerable<LigneDeFinanceur> lignes, IEnumerable<Montant> tranchesPromises) =>
        Montant.Somme(lignes.Where(l => l.FinanceurId == FinanceurId).Select(l => l.Retenu.De(Type)).Concat(tranchesPromises));

    /// <summary>Null without ceiling; negative when proposals or a lowering went over.</summary>
    public Montant? Reste(Montant consomme) => SansPlafond ? null : Montant - consomme;

    /// <summary>Refuses to freeze amounts that go over, saying by how much.</summary>
    /// <param name="dejaConsomme">By everything but what is being frozen.</param>
    public Refus? RefuserDeGeler(Montant dejaConsomme, Montant aGeler) =>
        !aGeler.EstNul && Reste(dejaConsomme + aGeler) is { EstNegatif: true } depassement
            ? new Refus("enveloppe.depassee", $"L’enveloppe de {Financeur} ({Libelles.Pour(Type)}, {Montant}) est dépassée de {depassement.ValeurAbsolue}.")
            : null;

    /// <summary>Adds a movement; refuses one without a reason, null, or that leaves less than what is consumed.</summary>
    public Resultat<Enveloppe> Mouvementer(MouvementDEnveloppe mouvement, Montant consomme)
    {
        if (SansPlafond)
        {
            return new Refus("enveloppe.sans-plafond", "Cette enveloppe est sans plafond : elle ne reçoit pas de mouvement.");
        }

        if (Exiger.Motif(mouvement.Motif) is { } sansMotif)
        {
            return sansMotif;
        }

        if (mouvement.Montant.EstNul)
        {
            return new Refus("enveloppe.mouvement-nul", "Le mouvement ne change rien : indiquez un montant.", "Montant");
        }

        var apres = this with { Mouvements = [.. Mouvements, mouvement] };
        return mouvement.Montant.EstNegatif && apres.Reste(consomme) is { EstNegatif: true }
            ? new Refus("enveloppe.trop-basse", consomme.EstNul
                ? $"L’enveloppe est de {Montant} : vous pouvez en retirer {Montant} au plus."
                : Reste(consomme) is { EstNegatif: true } ? $"L’enveloppe est de {Montant} et {consomme} sont déjà attribués : rien ne peut en être retiré."
                : $"L’enveloppe est de {Montant}, dont {consomme} déjà attribués : vous pouvez en retirer {Montant - consomme} au plus.", "Montant")
            : apres;
    }
}
