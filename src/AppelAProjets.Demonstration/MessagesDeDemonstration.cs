using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Demonstration;

/// <summary>A few threads: a question on a draft, an answer not read yet, one that is awaited, a piece asked for.</summary>
internal sealed class MessagesDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel)
{
    private static readonly SqlStatement Message = new("""
        INSERT INTO Message (Id, DossierId, Rang, Cote, CompteId, FinanceurId, Institution, Texte, Le)
        VALUES (@Id, @DossierId, @Rang, @Cote, @CompteId, @FinanceurId, @Institution, @Texte, @Le)
        """);

    private static readonly SqlStatement Lecture = new("INSERT INTO MessageLecture (DossierId, CompteId, LuJusqua) VALUES (@DossierId, @CompteId, @LuJusqua)");

    private static readonly SqlStatement Demande = new("""
        INSERT INTO DemandeDePiece (MessageId, DossierId, Libelle, Indispensable, TermeLe, EnvoyeeLe, ReponseLe, ReponseMessageId)
        VALUES (@MessageId, @DossierId, @Libelle, @Indispensable, @TermeLe, @EnvoyeeLe, @ReponseLe, @ReponseMessageId)
        """);

    /// <summary>Adds those of a call: its first dossier in each of a few states.</summary>
    public void Ajouter(EtatAppel etat, IReadOnlyList<DossierDuJeu> dossiers)
    {
        foreach (var dossier in dossiers.GroupBy(d => d.Etat).Select(g => g.First()))
        {
            switch (etat, dossier.Etat)
            {
                case (EtatAppel.DepotOuvert, EtatDossier.Brouillon):
                    Echanger(dossier, lus: 1, Porteur("Bonjour, notre action se déroule aussi pendant les vacances de la Toussaint, avant le 1er janvier. Peut-on la présenter quand même ?"),
                        Secretariat("Bonjour, oui, si l’essentiel de l’action a lieu en 2027. Indiquez les dates exactes dans la rubrique « Votre projet »."));
                    break;
                case (EtatAppel.DepotClos, EtatDossier.Depose):
                    Echanger(dossier, lus: 1, Porteur("Bonjour, notre numéro de téléphone a changé depuis le dépôt. Comment vous le signaler ?"));
                    break;
                case (EtatAppel.DepotClos, EtatDossier.EnInstruction):
                    Echanger(dossier, lus: 2, Secretariat("Bonjour, votre dossier est transmis aux financeurs. Écrivez ici pour toute question."), Porteur("Merci, c’est noté."),
                        Instructeur(dossier, "Bonjour, merci de nous envoyer la convention d’occupation de la salle, signée par le bailleur."));
                    Demander(dossier, rang: 3, "Convention d’occupation de la salle");
                    break;
                case (EtatAppel.AvisPublies, EtatDossier.AvisTransmis):
                    Echanger(dossier, lus: 2, Porteur("Bonjour, nous avons bien lu le courrier. Quand recevrons-nous les décisions des financeurs ?"),
                        Secretariat("Bonjour, chaque financeur vous notifie sa décision après son assemblée, en général dans les deux mois."));
                    break;
            }
        }
    }

    private static (CoteDeMessage, FinanceurDuJeu?, string) Porteur(string texte) => (CoteDeMessage.Organisation, null, texte);

    private static (CoteDeMessage, FinanceurDuJeu?, string) Secretariat(string texte) => (CoteDeMessage.Services, null, texte);

    private static (CoteDeMessage, FinanceurDuJeu?, string) Instructeur(DossierDuJeu dossier, string texte) => (CoteDeMessage.Services, dossier.Budget.Demandes[0].Financeur, texte);

    // The signataire has read the first ones, as many as said; the Secrétariat all but the porteur's last.
    private void Echanger(DossierDuJeu dossier, int lus, params (CoteDeMessage Cote, FinanceurDuJeu? Financeur, string Texte)[] messages)
    {
        var signataire = dossier.Association.Signataire;
        foreach (var (i, (cote, financeur, texte)) in messages.Index())
        {
            var auteur = cote == CoteDeMessage.Organisation ? signataire : financeur?.Agents["instructeur"] ?? referentiel.Secretariat;
            jeu.Ajouter(Message, new
            {
                Id = Id(dossier, i + 1), DossierId = dossier.Id, Rang = i + 1, Cote = cote.ToString(), CompteId = auteur.Id, FinanceurId = financeur?.Id,
                Institution = cote == CoteDeMessage.Organisation ? dossier.Association.Fiche.Nom : financeur?.Fiche.Nom ?? Dialogue.Secretariat, Texte = texte, Le = Instant(dossier, i + 1),
            });
        }

        jeu.Ajouter(Lecture, new { DossierId = dossier.Id, CompteId = signataire.Id, LuJusqua = lus });
        jeu.Ajouter(Lecture, new { DossierId = dossier.Id, CompteId = referentiel.Secretariat.Id, LuJusqua = messages[^1].Cote == CoteDeMessage.Organisation ? messages.Length - 1 : messages.Length });
    }

    private void Demander(DossierDuJeu dossier, int rang, string libelle)
    {
        var le = Instant(dossier, rang);
        jeu.Ajouter(Demande, new
        {
            MessageId = Id(dossier, rang), DossierId = dossier.Id, Libelle = libelle, Indispensable = false, TermeLe = jeu.Aujourdhui.AddDays(9), EnvoyeeLe = le,
            ReponseLe = (DateTimeOffset?)null, ReponseMessageId = (Guid?)null,
        });
        jeu.Raconter(le, dossier.Budget.Demandes[0].Financeur.Agents["instructeur"], "demander-piece", "Dossier", dossier.Id, libelle);
    }

    private Guid Id(DossierDuJeu dossier, int rang) => jeu.Alea($"message/{dossier.Id}/{rang}").Id(Instant(dossier, rang));

    private DateTimeOffset Instant(DossierDuJeu dossier, int rang)
    {
        var debut = dossier.Numero is null ? dossier.CreeLe : dossier.SuiteLe;
        var jour = (debut + ((jeu.Maintenant - debut) * rang / 5)).UtcDateTime.Date;
        var aLHeureDuBureau = new DateTimeOffset(jour, TimeSpan.Zero).AddHours(8).AddMinutes(rang * 47);
        return aLHeureDuBureau > debut ? jeu.AuPlusTard(aLHeureDuBureau) : debut.AddHours(rang);
    }
}
