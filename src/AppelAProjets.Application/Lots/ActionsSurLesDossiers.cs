using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Lots;

/// <summary>The same piece asked from each porteur; the dossiers go on.</summary>
public sealed class DemanderUnePiece(IOptions<LiensOptions> liens) : ActionEnLot
{
    private const string Piece = "Libelle";
    private const string Terme = "TermeLe";
    private const string Message = "Message";
    private const string Indispensable = "indispensable";

    public override string Cle => "piece";

    public override string Libelle => "Demander une pièce";

    public override string Consequence => "Chaque porteur reçoit un message et un courriel.";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur);

    public override IReadOnlyList<ChampDeLot> Champs =>
    [
        new(Piece, "Pièce demandée", GenreDeChamp.Ligne),
        new(Message, "Message au porteur", GenreDeChamp.Texte),
        new(Terme, "Répondre avant le", GenreDeChamp.Jour),
        new(Indispensable, "Cette pièce est indispensable à l’instruction", GenreDeChamp.Case),
    ];

    public override IReadOnlyList<Refus> Verifier(SaisieDeLot saisie, DateOnly aujourdhui) =>
    [
        .. base.Verifier(saisie, aujourdhui),
        .. saisie.Lire(Terme) is not null && Jour(saisie) is null ? [new Refus("lot.terme", "Indiquez la date limite de réponse.", Terme)] : Array.Empty<Refus>(),
    ];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => $"« {saisie.Lire(Piece)} » demandé avant le {HeureDeParis.EcrireJour(Jour(saisie)!.Value)}";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new DemanderPiece(ecrivain, liens).ExecuterAsync(sujet.AppelCode, sujet.DossierId, new SaisieDeDemandeDePiece(
            CleDeSaisie.Identifiant(saisie.Cle, sujet.DossierId), saisie.Lire(Piece), saisie.Lire(Message), Jour(saisie)!.Value, saisie.EstCoche(Indispensable), null), acteur);

    private static DateOnly? Jour(SaisieDeLot saisie) => LectureDeJour.Lire(saisie.Lire(Terme)) is { EstRefuse: false } lu ? lu.Valeur : null;
}

/// <summary>The same message to each porteur.</summary>
public sealed class EnvoyerUnMessage(SqlDatabase database, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens) : ActionEnLot
{
    private const string Texte = "Texte";

    public override string Cle => "message";

    public override string Libelle => "Écrire aux porteurs";

    public override string Consequence => "Chaque porteur reçoit le message dans son dossier, et un courriel.";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur);

    public override IReadOnlyList<ChampDeLot> Champs => [new(Texte, "Message", GenreDeChamp.Texte)];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => $"Message à {sujet.Porteur}";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new EcrireMessage(database, ecrivain, recevoir, analyser, liens).PourLesServicesAsync(
            sujet.AppelCode, sujet.DossierId, new SaisieDeMessage(CleDeSaisie.Identifiant(saisie.Cle, sujet.DossierId), saisie.Lire(Texte), null, []), acteur);
}

/// <summary>The Secrétariat closes the instruction.</summary>
public sealed class CloreLesInstructions(SqlDatabase database) : ActionEnLot
{
    private const string SansProposition = "sansProposition";

    public override string Cle => "clore";

    public override string Libelle => "Clore l’instruction";

    public override string Consequence => "Une fois l’instruction close, les financeurs voient les notes, avis et propositions les uns des autres.";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat);

    public override IReadOnlyList<ChampDeLot> Champs => [new(SansProposition, "Passer « sans proposition » les lignes encore en attente", GenreDeChamp.Case)];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => "Instruction close";

    public override async Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        Seul(sujet, await new CloreInstruction(database, ecrivain).ExecuterAsync(sujet.AppelCode, [sujet.DossierId], saisie.EstCoche(SansProposition), acteur));

    /// <summary>What the use case of many says of the only one.</summary>
    internal static Resultat Seul(SujetDeLot sujet, Resultat<BilanDeLot> bilan)
    {
        if (bilan.EstRefuse)
        {
            return bilan.TousLesRefus;
        }

        var refus = bilan.Valeur.Refus.Select(r => SansNumero(r, sujet.Numero)).ToArray();
        return bilan.Valeur.Faits > 0 ? Resultat.Ok
            : refus.Length > 0 ? refus
            : new Refus("lot.etat", $"Ce dossier est à l’état « {Libelles.Pour(sujet.Etat)} » : il n’y a rien à faire.");
    }

    // The table of the report says the number beside.
    private static Refus SansNumero(Refus refus, string numero) =>
        refus.Message.StartsWith(numero, StringComparison.Ordinal) ? refus with { Message = refus.Message[numero.Length..].TrimStart(' ', '\u00A0', '\u202F', ':') } : refus;
}

/// <summary>The Secrétariat opens the instruction again.</summary>
public sealed class RouvrirLesInstructions(SqlDatabase database) : ActionEnLot
{
    private const string Motif = "motif";

    public override string Cle => "rouvrir";

    public override string Libelle => "Rouvrir l’instruction";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat);

    public override IReadOnlyList<ChampDeLot> Champs => [new(Motif, "Motif de la réouverture", GenreDeChamp.Texte)];

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => "Instruction rouverte";

    public override async Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        CloreLesInstructions.Seul(sujet, await new CloreInstruction(database, ecrivain).RouvrirAsync(sujet.AppelCode, [sujet.DossierId], saisie.Lire(Motif), acteur));
}
