namespace AppelAProjets.Domain.Appels;

/// <summary>When deposits are received: two instants in UTC. What counts is the arrival of the complete request at the server.</summary>
public sealed record PeriodeDeDepot(DateTimeOffset Ouverture, DateTimeOffset Cloture)
{
    private static readonly TimeSpan UneSeconde = new(0, 0, 1);

    /// <summary>Whether a complete request received then counts; the second of the closing is included.</summary>
    public bool EstOuverte(DateTimeOffset recu) => Ouverture <= recu && recu < Cloture + UneSeconde;

    public bool EstClose(DateTimeOffset le) => le >= Cloture + UneSeconde;

    /// <summary>The period until a later closing granted to one dossier.</summary>
    public PeriodeDeDepot Prolongee(DateTimeOffset? prolongation) =>
        prolongation is { } jusqua && jusqua > Cloture ? this with { Cloture = jusqua } : this;

    /// <summary>From wall-clock times in Paris; the whole minute typed for the closing is included. Refuses a closing that does not follow the opening.</summary>
    public static Resultat<PeriodeDeDepot> Lire(DateOnly jourOuverture, TimeOnly heureOuverture, DateOnly jourCloture, TimeOnly heureCloture)
    {
        var ouverture = HeureDeParis.Convertir(jourOuverture, heureOuverture);
        if (ouverture.EstRefuse)
        {
            return ouverture.Refus with { Champ = nameof(Ouverture) };
        }

        var finDeMinute = new TimeOnly(heureCloture.Hour, heureCloture.Minute, 59);
        var cloture = HeureDeParis.Convertir(jourCloture, finDeMinute);
        if (cloture.EstRefuse)
        {
            return cloture.Refus with { Champ = nameof(Cloture) };
        }

        return cloture.Valeur <= ouverture.Valeur
            ? new Refus("periode.inversee", "La clôture du dépôt doit suivre son ouverture.", nameof(Cloture))
            : new PeriodeDeDepot(ouverture.Valeur, cloture.Valeur);
    }

    /// <summary>Why what arrived then does not count; null when it does.</summary>
    public Refus? Refuser(DateTimeOffset recu) => Empecher(recu, $" Votre demande est arrivée {(EstClose(recu) ? "complète " : "")}le {HeureDeParis.Ecrire(recu)}.");

    /// <summary>Why nothing can be deposited now, said before anyone tries; null when one may.</summary>
    public Refus? Empecher(DateTimeOffset maintenant) => Empecher(maintenant, "");

    private Refus? Empecher(DateTimeOffset le, string arrivee)
    {
        if (EstOuverte(le))
        {
            return null;
        }

        return EstClose(le)
            ? new Refus("depot.tardif", $"Le dépôt est clos depuis le {HeureDeParis.Ecrire(Cloture)}.{arrivee} Votre brouillon est conservé.")
            : new Refus("depot.premature", $"Le dépôt n’est pas encore ouvert : il ouvre le {HeureDeParis.Ecrire(Ouverture)}.{arrivee} Votre brouillon est conservé.");
    }
}
