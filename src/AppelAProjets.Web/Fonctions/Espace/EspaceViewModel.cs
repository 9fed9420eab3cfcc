using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Espace;

public sealed record Affaire(string Texte, string Lien, string Geste);

public sealed record EspaceViewModel(EspaceDuPorteur Espace, DemandesARejoindre Demandes, DateTimeOffset Maintenant)
{
    public FiltreDeLEspace Filtre { get; init; } = new();

    /// <summary>Of the services: not invited to create an organisation.</summary>
    public bool EstAgent { get; init; }

    public bool AUnFiltre => Espace.Dossiers.Count >= FiltreDeLEspace.APartirDe;

    public IReadOnlyList<DossierDeLEspace> Dossiers => AUnFiltre ? [.. Espace.Dossiers.Where(d => Filtre.Retient(d, Etat(d)))] : Espace.Dossiers;

    public IEnumerable<string> AppelsDesDossiers => Espace.Dossiers.Select(d => d.AppelTitre).Distinct();

    public IEnumerable<string> EtatsDesDossiers => Espace.Dossiers.Select(Etat).Distinct().Order();

    public IReadOnlyList<Affaire> Affaires =>
    [
        .. Demandes.ARepondre.Select(d => new Affaire($"{d.Prenom} {d.Nom} demande à rejoindre « {d.Organisation} ».", LiensOrganisations.Membres(d.OrganisationId), "Répondre")),
        .. Invitations.Select(i => new Affaire($"Vous êtes invité à rejoindre « {i.Organisation} ».", LiensOrganisations.Rejoindre(i.OrganisationId), "Répondre")),
        .. Espace.Partenariats.Where(p => p.Etat == EtatPartenaire.Invite).Select(p => new Affaire($"« {p.ChefDeFile} » vous propose d’être partenaire du projet « {p.Titre} ».", LiensPartenaires.Partenariat(p.Id), "Répondre")),
        .. Espace.Organisations.Count == 0 && !EstAgent && Demandes.Envoyees.Count == 0 && !Invitations.Any() ? [new Affaire("Présentez l’organisation qui portera vos projets.", LiensOrganisations.Nouvelle, "Créer l’organisation")] : Array.Empty<Affaire>(),
        .. Espace.Organisations.Where(o => o is { MandatAttendu: true, Qualite: QualiteDeMembre.Signataire })
            .Select(o => new Affaire(LibellesDOrganisation.MandatAEnvoyer(o.Nom, o.MotifMandat), LiensOrganisations.Mandat(o.Id), "Envoyer le mandat")),
        .. Espace.Dossiers.Where(d => d is { Etat: EtatDossier.ACompleter, TermeLe: not null }).OrderBy(d => d.TermeLe)
            .Select(d => new Affaire($"« {d.Titre} » : le secrétariat {(Echeance.EstPassee(d.TermeLe!.Value, Maintenant) ? "attendait" : "attend")} des compléments {Echeance.Avant(d.TermeLe!.Value, Maintenant)}.", Lien(d), "Répondre")),
        .. Espace.Dossiers.Where(d => d.CourrierNonLu && EstVivant(d))
            .Select(d => new Affaire($"« {d.Titre} » : votre courrier d’avis commun est publié.", LiensCourriers.DuPorteur(d.Id), "Lire le courrier")),
        .. Espace.Dossiers.Where(d => d.ReponseAuCourrierLe is not null).OrderBy(d => d.ReponseAuCourrierLe)
            .Select(d => new Affaire($"« {d.Titre} » : votre réponse au courrier d’avis commun {(Echeance.EstPassee(d.ReponseAuCourrierLe!.Value, Maintenant) ? "était" : "est")} attendue {Echeance.Avant(d.ReponseAuCourrierLe!.Value, Maintenant)}.", LiensCourriers.Repondre(d.Id), "Répondre")),
        .. Espace.Dossiers.Where(d => d.PieceAvantLe is not null && EstVivant(d)).OrderBy(d => d.PieceAvantLe)
            .Select(d => new Affaire($"« {d.Titre} » : une pièce vous {(Echeance.EstPassee(d.PieceAvantLe!.Value, Maintenant) ? "était" : "est")} demandée {Echeance.Avant(d.PieceAvantLe!.Value, Maintenant)}.", Messages(d), "Envoyer la pièce")),
        .. Espace.Dossiers.Where(EstDeposable).OrderBy(d => d.ClotureLe)
            .Select(d => new Affaire($"« {d.Titre} » n’est pas encore déposé : clôture le {HeureDeParis.Ecrire(d.ClotureLe!.Value)} {Echeance.Reste(HeureDeParis.Jour(d.ClotureLe!.Value), Maintenant)}.", Lien(d), "Continuer")),
        .. Espace.Dossiers.Where(d => d is { CorrectionLe: not null, ClotureLe: { } cloture } && Maintenant <= cloture).OrderBy(d => d.ClotureLe)
            .Select(d => new Affaire($"« {d.Titre} » : la version corrigée n’est pas encore déposée. Déposez-la avant le {HeureDeParis.Ecrire(d.ClotureLe!.Value)} {Echeance.Reste(HeureDeParis.Jour(d.ClotureLe!.Value), Maintenant)}.", Lien(d), "Continuer la correction")),
        .. Espace.Organisations.Count > 0 && Espace.Dossiers.Count == 0 && Espace.Appels.Count > 0
            ? [new Affaire("Un appel à projets est ouvert.", LiensDossiers.Nouveau, "Commencer un dossier")] : Array.Empty<Affaire>(),
    ];

    private IEnumerable<InvitationAOrganisationRow> Invitations => Demandes.Invitations.Where(i => Maintenant < i.ExpireLe);

    /// <summary>Projects of which one of the person's organisations is a partner.</summary>
    public IEnumerable<PartenariatDeLEspace> Partenariats => Espace.Partenariats.Where(p => p.Etat != EtatPartenaire.Invite);

    /// <summary>The porteur's words for the state of a project of which one is a partner.</summary>
    public string Etat(PartenariatDeLEspace p) => p.ComiteLe is { } le
        ? Libelles.LibellePorteur(p.EtatDossier, HeureDeParis.Jour(le))
        : CeQueLitLePorteur.De(p.EtatDossier, p.CourrierLe is not null, Maintenant > p.ClotureLe).Titre;

    public IEnumerable<DossierDeLEspace> Courriers => Espace.Dossiers.Where(d => d.CourrierLe is not null).OrderByDescending(d => d.CourrierLe);

    public string EtMaintenant(DossierDeLEspace dossier) => dossier.CorrectionLe is not null ? EnTeteDossier.SuiteDeCorrection : Lecture(dossier).EtMaintenant;

    public static string Messages(DossierDeLEspace dossier) => LiensMessages.DuPorteur(dossier.Id);

    public static string Lien(DossierDeLEspace dossier) => LiensDossiers.Dossier(dossier.Id);

    public string Etat(DossierDeLEspace dossier) =>
        dossier.CorrectionLe is not null ? EnTeteDossier.EnCorrection : dossier.ComiteLe is { } le ? Libelles.LibellePorteur(dossier.Etat, HeureDeParis.Jour(le)) : Lecture(dossier).Titre;

    public static string Couleur(DossierDeLEspace dossier) => dossier.Etat switch
    {
        EtatDossier.Brouillon or EtatDossier.ACompleter => "ambre",
        EtatDossier.AvisTransmis => "vert",
        EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite or EtatDossier.Clos => "gris",
        EtatDossier.Depose or EtatDossier.EnInstruction or EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre => "bleu",
    };

    private LectureDuPorteur Lecture(DossierDeLEspace dossier) =>
        CeQueLitLePorteur.De(dossier.Etat, dossier.CourrierLe is not null, Maintenant > dossier.ClotureLe, dossier.TermeLe is { } terme && Echeance.EstPassee(terme, Maintenant));

    private static bool EstVivant(DossierDeLEspace dossier) =>
        dossier.Etat is not (EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite or EtatDossier.Clos);

    private bool EstDeposable(DossierDeLEspace dossier) => dossier is { Etat: EtatDossier.Brouillon, ClotureLe: { } cloture } && Maintenant <= cloture;
}
