using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lots;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>The same person on each dossier, for one funder; or nobody.</summary>
public sealed class AffectationEnLot : ActionEnLot
{
    private const string Personne = "personne";

    private IReadOnlyList<KeyValuePair<string, string>> options = [];

    public override string Cle => "affecter";

    public override string Libelle => "Affecter à une personne";

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur) || acteur.A(Role.Valideur);

    public override IReadOnlyList<ChampDeLot> Champs => [new(Personne, "Personne", GenreDeChamp.Choix, Options: options)];

    public override async Task PreparerAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, DateTimeOffset le)
    {
        var miens = SuiviDesAgents.Affecte(acteur, contexte.Financeurs);
        var agents = (await session.AgentsDesFinanceursAsync(miens, le)).ToLookup(a => a.FinanceurId);
        options =
        [
            .. contexte.Appel.Financeurs.Where(f => miens.Contains(f.Id)).SelectMany(f => agents[f.Id]
                .Select(a => KeyValuePair.Create($"{f.Id}:{a.CompteId}", $"{f.Sigle}, {a.Nom}"))
                .Append(KeyValuePair.Create($"{f.Id}:", $"{f.Sigle}, personne"))),
        ];
    }

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => $"Affecté à {options.First(o => o.Key == saisie.Lire(Personne)).Value}";

    public override async Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain)
    {
        var choix = saisie.Lire(Personne)!.Split(':');
        var affectation = new SaisieDAffectation(Guid.Parse(choix[0]), Guid.TryParse(choix[1], out var compte) ? compte : null, null);
        var fait = await new AffecterDossier(ecrivain).ExecuterAsync((sujet.AppelCode, sujet.DossierId), [affectation], acteur);
        return fait.Issue == Issue.Absent ? new Refus("lot.ligne", "Ce financeur n’a rien à instruire sur ce dossier.") : fait;
    }
}

/// <summary>The same label on each dossier.</summary>
public sealed class EtiqueterEnLot : ActionDEtiquette
{
    public override string Cle => "etiqueter";

    public override string Libelle => "Poser une étiquette";

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => $"Étiquette « {Nom(saisie)} »";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new EtiqueterDossier(ecrivain).ExecuterAsync((sujet.AppelCode, sujet.DossierId), [Choisie(saisie)], [], acteur);
}

/// <summary>Takes a label off each dossier.</summary>
public sealed class RetirerUneEtiquette : ActionDEtiquette
{
    public override string Cle => "retirer-etiquette";

    public override string Libelle => "Retirer une étiquette";

    public override string Effet(SujetDeLot sujet, SaisieDeLot saisie) => $"Sans l’étiquette « {Nom(saisie)} »";

    public override Task<Resultat> FaireAsync(SujetDeLot sujet, SaisieDeLot saisie, Acteur acteur, Ecrivain ecrivain) =>
        new EtiqueterDossier(ecrivain).ExecuterAsync((sujet.AppelCode, sujet.DossierId), [], [Choisie(saisie)], acteur);
}

/// <summary>What the two acts on labels have in common.</summary>
public abstract class ActionDEtiquette : ActionEnLot
{
    private const string Etiquette = "etiquette";

    private IReadOnlyList<KeyValuePair<string, string>> options = [];

    public override bool EstOuverteA(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur) || acteur.A(Role.Valideur);

    public override IReadOnlyList<ChampDeLot> Champs => [new(Etiquette, "Étiquette", GenreDeChamp.Choix, Options: options)];

    public override async Task PreparerAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, DateTimeOffset le) =>
        options = [.. (await session.EtiquettesAsync(contexte.Appel.Id)).Select(e => KeyValuePair.Create($"{e.Id}", e.Libelle))];

    protected static Guid Choisie(SaisieDeLot saisie) => Guid.Parse(saisie.Lire(Etiquette)!);

    protected string Nom(SaisieDeLot saisie) => options.First(o => o.Key == saisie.Lire(Etiquette)).Value;
}
