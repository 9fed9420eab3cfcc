using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Calendriers;

public enum Jalon
{
    Reunion,
    Ouverture,
    Cloture,
    FinDesComplements,
    /// <summary>The services meet: theirs alone.</summary>
    Coinstruction,
    Comite,
    Copil,
    /// <summary>The joint letters reach the porteurs.</summary>
    Courriers,
    /// <summary>Last day for a porteur to answer its letter.</summary>
    ReponseDuPorteur,
    Bilan,
}

/// <summary>The dates of a call after its closing, days in Paris; null = not announced.</summary>
public sealed record DatesDeLaSuite
{
    public DateOnly? ComplementsAvantLe { get; init; }
    public DateOnly? CoinstructionLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public DateOnly? CopilLe { get; init; }
    public DateOnly? ReponseAvantLe { get; init; }
    public DateOnly? BilanAvantLe { get; init; }
}

/// <param name="Le">UTC.</param>
public sealed record ReunionPrevue(DateTimeOffset Le, string Lieu);

/// <param name="Le">UTC, when it has an hour.</param>
/// <param name="EstUnTerme">The last day to do something, and not a day on which something happens.</param>
public sealed record DateDuCalendrier(Jalon Jalon, string Libelle, DateOnly Jour, DateTimeOffset? Le = null, string? Lieu = null, bool EstUnTerme = false)
{
    public bool EstPublique => Jalon != Jalon.Coinstruction;

    public string Quand => Le is { } instant ? HeureDeParis.Ecrire(instant) : EstUnTerme ? $"Avant la fin du {HeureDeParis.EcrireJour(Jour)}" : HeureDeParis.EcrireJour(Jour);

    /// <summary>Its end, in Paris.</summary>
    public bool EstPassee(DateTimeOffset maintenant) => Le is { } instant ? instant < maintenant : Jour < HeureDeParis.Jour(maintenant);
}

/// <summary>The milestones of a call, the same for the page of the call, the home page, the receipt, the feeds and the letters.</summary>
public sealed record Calendrier
{
    public const int ReunionsAuPlus = 3;

    /// <summary>UTC, as the closing.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    public DateTimeOffset? ClotureLe { get; init; }
    public DatesDeLaSuite Suite { get; init; } = new();
    /// <summary>As the settings of the letters say it.</summary>
    public DateOnly? ReponseDuPorteurAvantLe { get; init; }
    public IReadOnlyList<ReunionPrevue> Reunions { get; init; } = [];

    /// <summary>Those that are known, in their order.</summary>
    public IReadOnlyList<DateDuCalendrier> Dates =>
    [
        .. Reunions.Select(r => new DateDuCalendrier(Jalon.Reunion, Libelle(Jalon.Reunion), HeureDeParis.Jour(r.Le), r.Le, r.Lieu))
            .Concat(Instant(Jalon.Ouverture, OuvertureLe)).Concat(Instant(Jalon.Cloture, ClotureLe))
            .Concat(Jour(Jalon.FinDesComplements, Suite.ComplementsAvantLe, terme: true)).Concat(Jour(Jalon.Coinstruction, Suite.CoinstructionLe))
            .Concat(Jour(Jalon.Comite, Suite.ComitePrevuLe)).Concat(Jour(Jalon.Copil, Suite.CopilLe))
            .Concat(Jour(Jalon.Courriers, Suite.ReponseAvantLe, terme: true)).Concat(Jour(Jalon.ReponseDuPorteur, ReponseDuPorteurAvantLe, terme: true))
            .Concat(Jour(Jalon.Bilan, Suite.BilanAvantLe, terme: true))
            .OrderBy(d => d.Jour).ThenBy(d => d.Le).ThenBy(d => d.Jalon),
    ];

    public IReadOnlyList<DateDuCalendrier> DatesPubliques => [.. Dates.Where(d => d.EstPublique)];

    public static string Libelle(Jalon jalon) => jalon switch
    {
        Jalon.Reunion => "Réunion d’information",
        Jalon.Ouverture => "Ouverture du dépôt",
        Jalon.Cloture => "Clôture du dépôt",
        Jalon.FinDesComplements => "Fin des compléments",
        Jalon.Coinstruction => "Réunion de co-instruction",
        Jalon.Comite => "Comité des financeurs",
        Jalon.Copil => "Comité de pilotage",
        Jalon.Courriers => "Réponse aux porteurs",
        Jalon.ReponseDuPorteur => "Réponse du porteur au courrier",
        Jalon.Bilan => "Bilan de l’action",
    };

    /// <summary>What contradicts the closing or the date before; the field is the name of the member of <see cref="DatesDeLaSuite"/>.</summary>
    public static IEnumerable<Refus> VerifierLaSuite(DateTimeOffset? cloture, DatesDeLaSuite suite)
    {
        if (cloture is { } fin)
        {
            var jour = HeureDeParis.Jour(fin);
            if (suite.ComplementsAvantLe <= jour)
            {
                yield return new Refus("calendrier.complements", "Les compléments se terminent après la clôture du dépôt.", nameof(suite.ComplementsAvantLe));
            }

            if (suite.CoinstructionLe <= jour)
            {
                yield return new Refus("calendrier.coinstruction", "La co-instruction se réunit après la clôture du dépôt.", nameof(suite.CoinstructionLe));
            }

            if (suite.ComitePrevuLe <= jour)
            {
                yield return new Refus("calendrier.comite", "Le comité se réunit après la clôture du dépôt.", nameof(suite.ComitePrevuLe));
            }
        }

        if (suite.CoinstructionLe > suite.ComitePrevuLe)
        {
            yield return new Refus("calendrier.coinstruction", "La co-instruction précède le comité.", nameof(suite.CoinstructionLe));
        }

        if (suite.CopilLe < suite.ComitePrevuLe)
        {
            yield return new Refus("calendrier.copil", "Le comité de pilotage suit le comité des financeurs.", nameof(suite.CopilLe));
        }

        if (suite.ReponseAvantLe < suite.ComitePrevuLe || suite.ReponseAvantLe < suite.CopilLe)
        {
            yield return new Refus("calendrier.reponse", "La réponse aux porteurs suit le comité.", nameof(suite.ReponseAvantLe));
        }

        if (suite.BilanAvantLe < suite.ReponseAvantLe)
        {
            yield return new Refus("calendrier.bilan", "Le bilan suit la réponse aux porteurs.", nameof(suite.BilanAvantLe));
        }
    }

    /// <summary>One sentence for each date that is not the same any more, in the order of the milestones.</summary>
    public static IReadOnlyList<(Jalon Jalon, string Phrase)> Changements(DatesDeLaSuite avant, DatesDeLaSuite apres) =>
    [
        .. Change(Jalon.FinDesComplements, avant.ComplementsAvantLe, apres.ComplementsAvantLe, j => $"Les compléments demandés s’envoient avant la fin du {j}"),
        .. Change(Jalon.Coinstruction, avant.CoinstructionLe, apres.CoinstructionLe, j => $"La réunion de co-instruction est prévue le {j}"),
        .. Change(Jalon.Comite, avant.ComitePrevuLe, apres.ComitePrevuLe, j => $"Le comité des financeurs est prévu le {j}"),
        .. Change(Jalon.Copil, avant.CopilLe, apres.CopilLe, j => $"Le comité de pilotage est prévu le {j}"),
        .. Change(Jalon.Courriers, avant.ReponseAvantLe, apres.ReponseAvantLe, j => $"La réponse aux porteurs est attendue avant le {j}"),
        .. Change(Jalon.Bilan, avant.BilanAvantLe, apres.BilanAvantLe, j => $"Le bilan de l’action s’envoie avant la fin du {j}"),
    ];

    /// <summary>The same for the meetings.</summary>
    public static IReadOnlyList<(Jalon Jalon, string Phrase)> Changements(IReadOnlyList<ReunionPrevue> avant, IReadOnlyList<ReunionPrevue> apres) =>
    [
        .. apres.Except(avant).OrderBy(r => r.Le).Select(r => (Jalon.Reunion, $"Une réunion d’information se tient le {HeureDeParis.Ecrire(r.Le)} : {r.Lieu}.")),
        .. avant.Except(apres).OrderBy(r => r.Le).Select(r => (Jalon.Reunion, $"La réunion d’information annoncée le {HeureDeParis.Ecrire(r.Le)} ({r.Lieu}) n’a pas lieu à cette date.")),
    ];

    /// <summary>What follows the deposit, explained together: committee, answer, and what silence means (CRPA L231-4 3°).</summary>
    /// <param name="rejetImpliciteLe">Of one dossier; null for a call, where each dossier has its own.</param>
    public static IReadOnlyList<string> ExpliquerLaSuite(DatesDeLaSuite suite, DateOnly? rejetImpliciteLe)
    {
        var comite = suite.ComitePrevuLe is { } c ? $"Le comité des financeurs est prévu le {HeureDeParis.EcrireJour(c)}" : "La date du comité des financeurs n’est pas encore fixée";
        var reponse = suite.ReponseAvantLe is { } r ? $"la réponse, un courrier commun, est attendue avant le {HeureDeParis.EcrireJour(r)}" : "la réponse, un courrier commun, vient ensuite";
        return
        [
            $"Les financeurs examinent la demande. {comite}{(suite.ComitePrevuLe is null ? "" : $" ; {reponse}")}.",
            rejetImpliciteLe is { } rejet ? ExpliquerLeSilence(rejet, suite) : DeLAppel(),
        ];
    }

    /// <summary>What the silence on one dossier means, and when.</summary>
    public static string ExpliquerLeSilence(DateOnly rejet, DatesDeLaSuite suite)
    {
        var attendue = suite.ReponseAvantLe ?? suite.ComitePrevuLe;
        var avant = attendue is { } jour && rejet < jour
            ? $" Cette date vient avant celle de la réponse : ce n’est pas l’avis du comité. L’examen continue, et une décision favorable reste possible après elle."
            : " Une décision favorable reste possible ensuite.";
        return $"Sans réponse avant le {HeureDeParis.EcrireJour(rejet)} (deux mois après la réception, sans compter l’attente d’une pièce indispensable), la demande est réputée rejetée à cette date par l’effet de la loi (rejet implicite), ce qui permet de contester ce silence.{avant}";
    }

    private static string DeLAppel() =>
        "Deux mois après la réception d’un dossier, le silence vaut rejet par l’effet de la loi (rejet implicite), ce qui permet de le contester ; l’attente d’une pièce indispensable suspend ce délai. Si cette date, écrite sur le récépissé de chaque dossier, vient avant la réponse, l’examen continue et une décision favorable reste possible.";

    private static IEnumerable<DateDuCalendrier> Instant(Jalon jalon, DateTimeOffset? le) => le is { } instant ? [new DateDuCalendrier(jalon, Libelle(jalon), HeureDeParis.Jour(instant), instant)] : [];

    private static IEnumerable<DateDuCalendrier> Jour(Jalon jalon, DateOnly? jour, bool terme = false) => jour is { } j ? [new DateDuCalendrier(jalon, Libelle(jalon), j, EstUnTerme: terme)] : [];

    private static IEnumerable<(Jalon Jalon, string Phrase)> Change(Jalon jalon, DateOnly? avant, DateOnly? apres, Func<string, string> dire)
    {
        if (apres is { } jour && apres != avant)
        {
            yield return (jalon, $"{dire(HeureDeParis.EcrireJour(jour))}{(avant is { } a ? $" (auparavant : {HeureDeParis.EcrireJour(a)})" : "")}.");
        }
    }
}
