using System.Globalization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Demonstration;

internal sealed record DossierDuJeu
{
    public required Guid Id { get; init; }
    public required AppelDuJeu Appel { get; init; }
    public required AssociationDuJeu Association { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>Null for a draft.</summary>
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public bool EstRenouvellement { get; init; }
    public required int Theme { get; init; }
    public required BudgetDeDemonstration Budget { get; init; }
    public required DateTimeOffset CreeLe { get; init; }
    public DateTimeOffset? RecuLe { get; init; }
    /// <summary>When the Secrétariat has looked at it.</summary>
    public required DateTimeOffset SuiteLe { get; init; }
    public required Alea Alea { get; init; }
}

/// <summary>Dossiers of one call: answers, snapshot, then what followed.</summary>
internal sealed class DossiersDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, IReadOnlyList<AssociationDuJeu> associations)
{
    private static readonly EtatDossier[] DuPorteur =
        [EtatDossier.Brouillon, EtatDossier.Depose, EtatDossier.ACompleter, EtatDossier.EnInstruction, EtatDossier.EnComite, EtatDossier.AvisTransmis, EtatDossier.Clos];

    private readonly PiecesDeDemonstration pieces = new(jeu);
    private readonly RencontresDeDemonstration rencontres = new(jeu, referentiel);
    private readonly PartenairesDeDemonstration partenaires = new(jeu, associations);
    private readonly Dictionary<Guid, IReadOnlyList<ChampDeFormulaire>> champs = [];

    /// <summary>Adds them, numbered in the order of their deposits.</summary>
    public IReadOnlyList<DossierDuJeu> Ajouter(AppelDuJeu appel, IReadOnlyList<EtatDossier> etats)
    {
        var prevus = etats.Select((etat, i) => (Etat: etat, Alea: jeu.Alea($"dossier/{appel.Code}/{i}")))
            .Select(p => (p.Etat, p.Alea, Dates: Dater(p.Alea, appel))).OrderBy(p => p.Dates.RecuLe).ToList();
        var (dossiers, rangs, numeros) = (new List<DossierDuJeu>(prevus.Count), new Dictionary<EtatDossier, int>(), 0);
        foreach (var (etat, alea, dates) in prevus)
        {
            var rang = rangs[etat] = rangs.GetValueOrDefault(etat, -1) + 1;
            var numero = etat == EtatDossier.Brouillon ? null : string.Create(CultureInfo.InvariantCulture, $"{appel.Code}-{++numeros:0000}");
            dossiers.Add(Ajouter(appel, Association(etat, rang, alea), etat, numero, alea, dates));
        }

        return dossiers;
    }

    private IReadOnlyList<ChampDeFormulaire> Champs(AppelDuJeu appel) => champs.TryGetValue(appel.Id, out var connus) ? connus : champs[appel.Id] = ChampsDuDossier.Pour(new OptionsDuFormulaire
    {
        Annee = appel.Annee,
        Themes = [.. appel.Themes.Zip(AppelsDeDemonstration.Themes, (id, libelle) => new OptionDeChamp($"{id}", libelle))],
        Quartiers = [.. referentiel.Quartiers.OrderBy(q => q.Nom, StringComparer.Ordinal).Select(q => new OptionDeChamp(q.Code, q.Nom))],
        Financeurs = [.. appel.Financeurs.Select(f => new OptionDeChamp($"{f.Id}", f.Fiche.Nom))],
        Actions = appel.Actions,
        Questions = appel.Formulaire.Champs,
        PartenairesPossibles = true,
    });

    private AssociationDuJeu Association(EtatDossier etat, int rang, Alea alea) => rang switch
    {
        0 when DuPorteur.Contains(etat) => associations[0],
        1 when DuPorteur.Contains(etat) => associations[1],
        _ => associations[alea.Entre(2, associations.Count - 1)],
    };

    // Half of the deposits arrive in the last tenth of the window.
    private (DateTimeOffset CreeLe, DateTimeOffset RecuLe) Dater(Alea alea, AppelDuJeu appel)
    {
        var fin = jeu.AuPlusTard(appel.Cloture);
        var secondes = (int)(fin - appel.Ouverture).TotalSeconds;
        var depot = alea.Chance(50) ? secondes - alea.Entre(60, secondes / 10) : alea.Entre(secondes / 8, secondes - 60);
        return (appel.Ouverture.AddSeconds(depot * (long)alea.Entre(5, 80) / 100), appel.Ouverture.AddSeconds(depot).AddMilliseconds(alea.Entre(0, 999)));
    }

    private DossierDuJeu Ajouter(
        AppelDuJeu appel, AssociationDuJeu association, EtatDossier etat, string? numero, Alea alea, (DateTimeOffset CreeLe, DateTimeOffset RecuLe) dates)
    {
        var theme = alea.Entre(0, appel.Themes.Count - 1);
        var quartiers = alea.Quelques(referentiel.Quartiers, alea.Parmi([1, 1, 1, 2, 2, 3]));
        quartiers = numero is null ? [rencontres.DuReferent, .. quartiers.Skip(1).Where(q => q != rencontres.DuReferent)] : quartiers;
        var titre = alea.Parmi(TextesDeDemonstration.Titres[theme]);
        var dossier = new DossierDuJeu
        {
            Id = alea.Id(dates.CreeLe), Appel = appel, Association = association, Etat = etat, Numero = numero, Theme = theme, Titre = $"{titre}, {quartiers[0].Nom}",
            Budget = BudgetDeDemonstration.Composer(alea, appel, theme, quartiers), CreeLe = dates.CreeLe, RecuLe = numero is null ? null : dates.RecuLe,
            SuiteLe = jeu.AuPlusTard(dates.RecuLe.AddDays(alea.Entre(2, 9))), Alea = alea,
        };
        var contenu = Declarer(dossier, quartiers);
        dossier = dossier with { EstRenouvellement = contenu.Projet.Renouvellement };
        var reponses = ReponsesDeDemonstration.De(contenu, alea, depose: numero is not null);
        AjouterLigneDuDossier(dossier, contenu);
        contenu = partenaires.Partager(dossier, contenu, reponses);
        // Its own chance, so that the rest of the data does not depend on it.
        var hasard = jeu.Alea($"questions/{dossier.Id}");
        QuestionsDeDemonstration.Repondre(reponses, appel.Formulaire, hasard, depose: numero is not null);
        PlanActionsDeDemonstration.Servir(jeu, dossier, reponses);
        var fichiers = appel.Formulaire.Champs.Where(c => c.Type == TypeDeChamp.Fichier && hasard.Chance(60)).ToLookup(c => c.Cle, _ => pieces.DUneQuestion());
        contenu = contenu with { Reponses = ContenuStore.Lues(Champs(appel), new Reponses(reponses), fichiers) };
        foreach (var (cle, valeur) in reponses)
        {
            jeu.Ajouter(InsertionsDeDossiers.Reponse, new { DossierId = dossier.Id, Cle = cle, Valeur = valeur, ModifieLe = dossier.CreeLe.AddMinutes(30), ModifiePar = association.Signataire.Id });
        }

        Projeter(dossier, contenu);
        rencontres.Ajouter(dossier, contenu);
        jeu.Raconter(dossier.CreeLe, association.Signataire, "creer", "Dossier", dossier.Id);
        if (dossier.RecuLe is { } recu)
        {
            Deposer(dossier, contenu, recu);
        }

        return dossier;
    }

    private DossierContenu Declarer(DossierDuJeu dossier, IReadOnlyList<QuartierDuJeu> quartiers)
    {
        var (alea, annee, theme) = (dossier.Alea, dossier.Appel.Annee, AppelsDeDemonstration.Themes[dossier.Theme]);
        var depose = dossier.Numero is not null;
        var beneficiaires = alea.Entre(20, 400);
        var parts = new Montant(100).Repartir([.. quartiers.Select(_ => (long)alea.Entre(2, 5))]);
        var signataire = dossier.Association.Signataire;
        return new DossierContenu(
            new AppelContenu(dossier.Appel.Code, dossier.Appel.Titre, annee),
            dossier.Association.Fiche,
            new ResponsableContenu(signataire.NomComplet, signataire.Courriel, dossier.Association.Fiche.Telephone),
            new ProjetContenu(
                dossier.Titre, alea.Chance(40), TextesDeDemonstration.Resume(dossier.Titre, quartiers[0].Nom, beneficiaires), TextesDeDemonstration.Objectifs(theme),
                TextesDeDemonstration.Description, TextesDeDemonstration.Moyens, TextesDeDemonstration.Evaluation, new DateOnly(annee, alea.Entre(1, 5), 1), new DateOnly(annee, 12, 31)),
            new TerritoiresContenu(
                dossier.Appel.Themes[dossier.Theme], theme,
                [.. quartiers.Select((q, i) => new QuartierContenu(q.Code, q.Nom, (int)parts[i].Centimes, q.Territoire)).OrderBy(q => q.Nom, StringComparer.Ordinal)],
                alea.Parmi(TextesDeDemonstration.Publics), beneficiaires, beneficiaires * alea.Entre(50, 100) / 100),
            rencontres.Declarer(dossier, quartiers, HeureDeParis.Jour(dossier.CreeLe.AddDays(-alea.Entre(3, 30)))),
            new FinancementContenu(
                dossier.Budget.Comptes,
                [.. dossier.Budget.Demandes.Select(d => new DemandeContenu(d.Financeur.Id, d.Financeur.Fiche.Sigle, d.Financeur.Fiche.Nom, d.Financeur.Fiche.CompteCerfa, d.Montant))],
                dossier.Budget.HorsPortail, dossier.Budget.Seuil),
            pieces.Joindre(dossier.Appel, alea, complet: depose),
            depose
                ? new AttestationsContenu(true, true, true, true, ContenuStore.VersionDuContrat, signataire.NomComplet, dossier.CreeLe.AddMinutes(30))
                : new AttestationsContenu(false, false, false),
            [])
        {
            Identite = dossier.Association.Identite,
        };
    }

    private void AjouterLigneDuDossier(DossierDuJeu dossier, DossierContenu contenu)
    {
        var (projet, territoires, signataire) = (contenu.Projet, contenu.Territoires, dossier.Association.Signataire);
        var recu = dossier.RecuLe;
        var plan = recu is null ? null : contenu.Financement.Plan();
        jeu.Ajouter(InsertionsDeDossiers.Dossier, new
        {
            dossier.Id, AppelId = dossier.Appel.Id, OrganisationId = dossier.Association.Id, dossier.Numero, Etat = dossier.Etat.ToString(), projet.Titre, territoires.ThemeId, projet.Resume,
            contenu.Financement.SeuilDeViabilite, TotalCharges = recu is null ? (Montant?)null : dossier.Budget.Charges,
            TotalDemande = recu is null ? (Montant?)null : dossier.Budget.Demande, EstRenouvellement = recu is null ? (bool?)null : projet.Renouvellement, plan?.Besoin, plan?.AidesPubliques, plan?.AcquisHorsPortail, DeposeLe = recu, RecuLe = VersionsDeDemonstration.SecondeLe(dossier, associations[0]) ?? recu, DeposePar = recu is null ? (Guid?)null : signataire.Id,
            RejetImpliciteLe = recu is { } r ? DelaiDeSilence.Echeance(r, SuitesDeDemonstration.PiecesAttendues(dossier)) : (DateOnly?)null, AssietteEligible = (long?)null, AssietteMotif = (string?)null,
            MotifEtat = SuitesDeDemonstration.Motif(dossier.Etat), DossierPrecedentId = (Guid?)null,
            Recherche = TexteDeRecherche.Plier(600, [projet.Titre, contenu.Organisation.Nom, contenu.Organisation.Sigle, dossier.Numero]),
            dossier.CreeLe, CreePar = signataire.Id, ModifieLe = recu ?? dossier.CreeLe.AddHours(1), Version = 1,
        });
    }

    private void Projeter(DossierDuJeu dossier, DossierContenu contenu)
    {
        foreach (var quartier in contenu.Territoires.Quartiers)
        {
            jeu.Ajouter(InsertionsDeDossiers.DossierQuartier, new { DossierId = dossier.Id, QuartierCode = quartier.Code, quartier.Part });
        }

        foreach (var compte in contenu.Financement.Comptes)
        {
            jeu.Ajouter(InsertionsDeDossiers.DossierBudget, new { DossierId = dossier.Id, compte.Compte, compte.Montant });
        }

        foreach (var ligne in contenu.Financement.HorsPortail)
        {
            jeu.Ajouter(InsertionsDeDossiers.DossierHorsPortail, new
            {
                Id = dossier.Alea.Id(dossier.CreeLe), DossierId = dossier.Id, ligne.Nom, ligne.Compte, ligne.Montant, Etat = ligne.Etat.ToString(),
            });
        }

        var fichiers = contenu.Pieces.SelectMany(p => p.Fichiers, (p, f) => (PieceId: (Guid?)p.PieceId, Cle: (string?)null, Fichier: f))
            .Concat(contenu.Reponses.SelectMany(r => r.Fichiers ?? [], (r, f) => (PieceId: (Guid?)null, Cle: (string?)r.Cle, Fichier: f)));
        foreach (var (rang, (pieceId, cle, fichier)) in fichiers.Index())
        {
            jeu.Ajouter(InsertionsDeDossiers.DossierFichier, new
            {
                DossierId = dossier.Id, Ordre = rang + 1, PieceId = pieceId, Cle = cle, fichier.Empreinte, NomDeFichier = fichier.Nom, DeposeLe = dossier.CreeLe.AddMinutes(20),
                DeposePar = dossier.Association.Signataire.Id,
            });
        }
    }

    private void Deposer(DossierDuJeu dossier, DossierContenu contenu, DateTimeOffset recu)
    {
        if (VersionsDeDemonstration.SecondeLe(dossier, associations[0]) is { } secondeLe)
        {
            Figer(dossier, 1, VersionsDeDemonstration.Premiere(contenu), recu);
            Figer(dossier, 2, contenu, secondeLe);
            VersionsDeDemonstration.Demander(jeu, dossier, referentiel.Secretariat, secondeLe);
        }
        else
        {
            Figer(dossier, 1, contenu, recu);
        }

        jeu.Raconter(recu, dossier.Association.Signataire, "deposer", "Dossier", dossier.Id);
    }

    private void Figer(DossierDuJeu dossier, int numero, DossierContenu contenu, DateTimeOffset recu)
    {
        var (signataire, instantane) = (dossier.Association.Signataire, Instantane.Figer(contenu));
        jeu.Ajouter(InsertionsDeDossiers.DossierDepot, new
        {
            DossierId = dossier.Id, Numero = numero, instantane.Contenu, instantane.Empreinte, RecuLe = recu, EnregistreLe = recu.AddMilliseconds(dossier.Alea.Entre(40, 400)),
            DeposePar = signataire.Id, CleIdempotence = JeuDeDonnees.Empreinte(numero == 1 ? $"depot {dossier.Id}" : $"depot {dossier.Id} {numero}"),
        });
    }
}
