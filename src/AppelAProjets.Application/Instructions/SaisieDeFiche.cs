using static AppelAProjets.Application.Instructions.ChampsDeFiche;

namespace AppelAProjets.Application.Instructions;

/// <summary>Opinion and proposal of a line as they come from its sheet. One may be recorded without the other.</summary>
internal sealed class SaisieDeFiche
{
    private readonly IReadOnlyList<ChampLu> champs;
    private readonly SaisieDeLigne entiere;

    private SaisieDeFiche(SaisieDeLigne stockee, SaisieDeLigne entiere, IReadOnlyList<ChampLu> champs)
    {
        (this.entiere, this.champs) = (entiere, champs);
        SaisieDeLigne[] essais =
        [
            entiere,
            stockee with { Avis = entiere.Avis, AvisMotif = entiere.AvisMotif },
            entiere with { Avis = stockee.Avis, AvisMotif = stockee.AvisMotif },
        ];
        Essais = [.. essais.Where(e => !Pareilles(e, stockee)).Distinct()];
    }

    /// <summary>All of it, then the opinion alone, then the proposal alone: what changes nothing is left out.</summary>
    public IReadOnlyList<SaisieDeLigne> Essais { get; }

    public static SaisieDeFiche Lire(SaisieDeLigne stockee, IReadOnlyList<ChampLu> champs)
    {
        var saisie = stockee;
        foreach (var champ in champs)
        {
            saisie = champ.Groupe!.Value.Champ switch
            {
                ChampsDeFiche.Avis => saisie with { Avis = LireAvis(champ.Texte) },
                AvisMotif => saisie with { AvisMotif = champ.Texte },
                ProposeMotif => saisie with { ProposeMotif = champ.Texte },
                Specifique => saisie with { Specifique = LireMontant(champ) },
                _ => saisie with { DroitCommun = LireMontant(champ) },
            };
        }

        // An amount emptied beside one that is 0 takes the proposal back, as in the grid: to propose nothing, one writes 0.
        if (saisie.Propose?.Total.EstNul == true && champs.Any(c => c.Groupe!.Value.Champ is Specifique or DroitCommun && c.Texte.Length == 0))
        {
            saisie = saisie with { Specifique = null, DroitCommun = null };
        }

        // An amount that cannot be read leaves the whole proposal as it was.
        var illisible = champs.Any(c => c.Refus is not null);
        return new SaisieDeFiche(stockee, illisible ? saisie with { Specifique = stockee.Specifique, DroitCommun = stockee.DroitCommun, ProposeMotif = stockee.ProposeMotif } : saisie, champs);
    }

    /// <summary>Said beside the field that it is about, once.</summary>
    public void Refuser(Refus refus)
    {
        var nom = refus.Champ is { Length: > 0 } champ ? char.ToLowerInvariant(champ[0]) + champ[1..] : "";
        var vise = champs.FirstOrDefault(c => c.Groupe!.Value.Champ == nom) ?? champs.FirstOrDefault(c => EstDAvis(c.Groupe!.Value.Champ) == EstDAvis(nom)) ?? champs[0];
        vise.Refus ??= refus;
    }

    /// <summary>Says which fields are in what is now stored.</summary>
    public void Recevoir(SaisieDeLigne stockee)
    {
        var (avis, propose) = (PareilsAvis(entiere, stockee), PareillesPropositions(entiere, stockee));
        foreach (var champ in champs.Where(c => EstDAvis(c.Groupe!.Value.Champ) ? avis : propose && c.Refus is null))
        {
            (champ.EstRecu, champ.Refus) = (true, null);
        }
    }

    private static bool Pareilles(SaisieDeLigne a, SaisieDeLigne b) => PareilsAvis(a, b) && PareillesPropositions(a, b);

    private static bool PareilsAvis(SaisieDeLigne a, SaisieDeLigne b) => a.Avis == b.Avis && (a.AvisMotif ?? "") == (b.AvisMotif ?? "");

    private static bool PareillesPropositions(SaisieDeLigne a, SaisieDeLigne b) => a.Propose == b.Propose && (a.ProposeMotif ?? "") == (b.ProposeMotif ?? "");

    private static Montant? LireMontant(ChampLu champ)
    {
        if (champ.Texte.Length == 0)
        {
            return null;
        }

        var lu = Montant.Lire(champ.Texte);
        champ.Refus = lu.EstRefuse ? lu.Refus with { Champ = champ.Cle } : null;
        return lu.EstRefuse ? null : lu.Valeur;
    }
}
