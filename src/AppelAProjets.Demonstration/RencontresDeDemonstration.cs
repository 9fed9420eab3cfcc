using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Demonstration;

/// <summary>Meetings with the référent: held or declared for what is deposited, one of each state among the drafts.</summary>
internal sealed class RencontresDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel)
{
    private static readonly SqlStatement Rencontre = new("""
        INSERT INTO Rencontre (DossierId, Etat, ContactId, Message, Disponibilites, Telephone, RendezVousLe, Lieu, Le, Avec, CompteRendu, Motif, ModifieLe, ModifiePar, ModifieComme, Version)
        VALUES (@DossierId, @Etat, @ContactId, @Message, @Disponibilites, NULL, @RendezVousLe, @Lieu, @Le, @Avec, @CompteRendu, @Motif, @ModifieLe, @ModifiePar, @ModifieComme, 1)
        """);

    private static readonly SqlStatement Quartier = new("INSERT INTO RencontreQuartier (DossierId, QuartierCode) VALUES (@DossierId, @Code)");

    private static readonly EtatRencontre[] DesBrouillons =
        [EtatRencontre.RendezVous, EtatRencontre.Demandee, EtatRencontre.Tenue, EtatRencontre.Declaree, EtatRencontre.DispenseDemandee, EtatRencontre.AFaire];

    private int brouillons;

    /// <summary>Where drafts take place, so that there is someone to meet.</summary>
    public QuartierDuJeu DuReferent { get; } = referentiel.Quartiers.First(q => q.Territoire == "Nantes Nord");

    /// <param name="le">A day before it was written.</param>
    public RencontreContenu Declarer(DossierDuJeu dossier, IEnumerable<QuartierDuJeu> quartiers, DateOnly le)
    {
        var etat = dossier.Numero is null ? DesBrouillons[brouillons++ % DesBrouillons.Length]
            : jeu.Alea($"rencontre/{dossier.Id}").Chance(70) ? EtatRencontre.Tenue : EtatRencontre.Declaree;
        var (referent, agent) = quartiers.Any(q => q.Territoire == DuReferent.Territoire)
            ? (referentiel.Comptes["referent"].NomComplet, Role.ReferentQuartier)
            : (referentiel.Secretariat.NomComplet, Role.Secretariat);
        return etat switch
        {
            EtatRencontre.Tenue => new RencontreContenu(etat, le, $"{referent}, {dossier.Association.Signataire.NomComplet}",
                CompteRendu: "Projet bien construit, attendu par les habitants. Prendre contact avec le centre socioculturel pour les horaires.", Par: $"{referent}, {Libelles.Pour(agent).ToLowerInvariant()}"),
            EtatRencontre.Declaree => new RencontreContenu(etat, le, referent, Par: $"{dossier.Association.Signataire.NomComplet}, porteur"),
            EtatRencontre.RendezVous => new RencontreContenu(etat, null, null, HeureDeParis.Convertir(Mardi(jeu.Aujourdhui.AddDays(4)), new TimeOnly(10, 0)).Valeur, "Maison de quartier, salle 2"),
            EtatRencontre.DispenseDemandee => new RencontreContenu(etat, Motif: "Même action que l’an dernier, déjà présentée en mars au référent."),
            _ => new RencontreContenu(etat),
        };
    }

    private static DateOnly Mardi(DateOnly auPlusTot) => auPlusTot.AddDays((DayOfWeek.Tuesday - auPlusTot.DayOfWeek + 7) % 7);

    public void Ajouter(DossierDuJeu dossier, DossierContenu contenu)
    {
        var r = contenu.Rencontre;
        if (r.Etat == EtatRencontre.AFaire)
        {
            return;
        }

        var porteur = dossier.Association.Signataire;
        var (auteur, role) = r.Etat is not (EtatRencontre.Tenue or EtatRencontre.RendezVous) ? (porteur, Role.Porteur)
            : r.Par?.StartsWith(referentiel.Secretariat.NomComplet, StringComparison.Ordinal) == true ? (referentiel.Secretariat, Role.Secretariat)
            : (referentiel.Comptes["referent"], Role.ReferentQuartier);
        jeu.Ajouter(Rencontre, new
        {
            DossierId = dossier.Id, Etat = r.Etat.ToString(), ContactId = porteur.Id,
            Message = r.Etat is EtatRencontre.Demandee or EtatRencontre.RendezVous ? "Nous voulons présenter aux habitants une action nouvelle, et savoir avec qui la préparer dans le quartier." : null,
            Disponibilites = r.Etat is EtatRencontre.Demandee or EtatRencontre.RendezVous ? "Le matin, sauf le mercredi" : null,
            r.RendezVousLe, r.Lieu, r.Le, r.Avec, r.CompteRendu, r.Motif, ModifieLe = dossier.CreeLe.AddMinutes(40),
            ModifiePar = auteur.Id, ModifieComme = role.ToString(),
        });
        foreach (var quartier in contenu.Territoires.Quartiers)
        {
            jeu.Ajouter(Quartier, new { DossierId = dossier.Id, quartier.Code });
        }
    }
}
