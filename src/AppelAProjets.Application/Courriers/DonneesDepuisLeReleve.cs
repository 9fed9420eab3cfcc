using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Courriers;

/// <summary>From the frozen relevé and the settings of the call to what the letter says.</summary>
internal static class DonneesDepuisLeReleve
{
    public static IReadOnlyList<Guid> Cosignataires(MatiereDuCourrier matiere) =>
        [.. Cosignature.Financeurs(matiere.AuReleve!.Avis!.Type, matiere.LignesDuReleve)];

    public static DonneesDuCourrier Reunir(MatiereDuCourrier matiere, NomDuCourrier nom, DateOnly date, string lieu, LiensOptions liens)
    {
        var (point, avis) = (matiere.Point, matiere.AuReleve!.Avis!);
        var cosignataires = Cosignataires(matiere);
        var financeurs = matiere.Lignes.DistinctBy(l => l.FinanceurId).ToList();
        var signent = financeurs.Where(l => cosignataires.Contains(l.FinanceurId)).ToList();
        DateOnly? limite = point.ReponseDuPorteurLe is { } terme && terme >= date ? terme : null;
        return new DonneesDuCourrier
        {
            Numero = nom.Numero,
            NumeroDossier = point.Numero,
            TitreDossier = point.Titre,
            TitreAppel = point.Appel,
            Emetteur = [.. new[] { point.ServiceNom ?? "Comité des financeurs", point.ServiceAdresse, Numero(point.ServiceTelephone), point.ServiceCourriel }.OfType<string>()],
            Lieu = lieu,
            Date = date,
            DateDeDepot = HeureDeParis.Jour(point.DeposeLe ?? point.SeanceLe),
            DateDuComite = HeureDeParis.Jour(point.SeanceLe),
            Calendrier = new DatesDeLaSuite { ComitePrevuLe = point.ComitePrevuLe, ReponseAvantLe = point.ReponseAvantLe },
            ReponseDuPorteurAvantLe = limite,
            RejetImpliciteLe = point.RejetImpliciteLe,
            Organisation = point.Organisation,
            Representant = new Representant(point.RepresentantNom ?? "", point.RepresentantFonction ?? "", [point.Adresse ?? "", $"{point.CodePostal} {point.Commune}"]),
            Avis = new AvisDuCourrier(avis.Type, avis.Motif, [.. Conditions(avis)]),
            Lignes = [.. matiere.AuReleve.Lignes.Select(l => Ligne(l, financeurs.Find(f => f.FinanceurId == l.Financeur.Id)?.Nom ?? l.Financeur.Nom))],
            HorsPortail = [.. matiere.HorsPortail.Select(h => new LigneHorsPortail(h.Nom, h.Montant, h.Etat))],
            DestinataireDroitCommun = avis.ReorienteVers,
            Contacts = [.. financeurs.Where(f => (f.ContactNom ?? f.ContactCourriel ?? f.ContactTelephone) is not null)
                .Select(f => new ContactDuCourrier(f.Nom, f.ContactNom ?? "", Numero(f.ContactTelephone), f.ContactCourriel))],
            Suite = [.. Reponse(avis, limite), .. Suite(avis)],
            Signataires = [.. signent.Select(f => new Signature(f.Nom, f.SignataireMention ?? "", f.SignataireNom ?? "", f.SignataireFonction ?? "") { Image = matiere.Image(f.FinanceurId, NatureDImage.Signature)?.Empreinte })],
            Logos = [.. signent.Select(f => f.Sigle)],
            ImagesDesLogos = signent.Select(f => (f.Sigle, Image: matiere.Image(f.FinanceurId, NatureDImage.Logo))).Where(l => l.Image is not null).ToDictionary(l => l.Sigle, l => l.Image!.Empreinte, StringComparer.Ordinal),
            UrlDeVerification = liens.Vers(LiensCourriers.Verifier(nom.Numero, nom.CodeDuPapier)),
            Remplace = point.Remplace is { } remplace && point.RemplaceLe is { } le ? $"n° {remplace} du {HeureDeParis.EcrireJour(HeureDeParis.Jour(le))}" : null,
        };
    }

    // Kept as digits; anything else is written as it was typed.
    private static string? Numero(string? telephone) =>
        telephone is null || Telephone.Lire(telephone) is not { EstRefuse: false } lu ? telephone : Telephone.Ecrire(lu.Valeur);

    private static IEnumerable<ConditionDuCourrier> Conditions(AvisCommun avis) => avis.Type == TypeAvis.Ajourne
        ? avis.Attendu is { } attendu ? [new ConditionDuCourrier(attendu, avis.AttenduLe)] : []
        : (avis.Conditions ?? []).Select(c => new ConditionDuCourrier(c.Texte, c.Terme, c.LeveePar));

    private static LigneDuCourrier Ligne(LigneDuReleve ligne, string nom)
    {
        var (demande, arbitre) = (ligne.Demande, new Repartition(ligne.Specifique, ligne.DroitCommun));
        return ligne.Etat switch
        {
            EtatLigne.Arbitree => new(nom, demande, arbitre, ligne.Fermete),
            EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee => new(nom, demande, ligne.Accorde ?? arbitre, ligne.Fermete, "déjà accordé par ce financeur"),
            EtatLigne.RefuseeComite => new(nom, demande, Repartition.Zero, Conditions: ligne.Motif),
            EtatLigne.RefuseeDecision => new(nom, demande, Repartition.Zero, Conditions: "décision de ce financeur"),
            EtatLigne.NonRecevable => new(nom, demande, Repartition.Zero, Conditions: "demande non recevable pour ce financeur"),
            EtatLigne.RetireeParFinanceur => new(nom, demande, Repartition.Zero, Conditions: "retrait du financeur"),
            EtatLigne.RetireeParPorteur => new(nom, demande, null, Conditions: "demande retirée par vos soins"),
            EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee => new(nom, demande, null, Conditions: SansMontant(ligne)),
        };
    }

    // A letter called common to all says where each one stands.
    private static string? SansMontant(LigneDuReleve ligne) => ligne switch
    {
        { ReserveAttendu: { } attendu, ReserveAvantLe: { } terme } => $"position réservée, dans l’attente de ceci : {attendu} (avant le {HeureDeParis.EcrireJour(terme)})",
        { ReserveAttendu: { } attendu } => $"position réservée, dans l’attente de ceci : {attendu}",
        { NonRepresente: true, Propose: { } propose } => $"financeur non représenté sur ce dossier : sa proposition de {propose} reste à arbitrer",
        _ => null,
    };

    private static IEnumerable<EtapeSuivante> Reponse(AvisCommun avis, DateOnly? avantLe) => avis.Type is TypeAvis.Favorable or TypeAvis.FavorableSousReserve && avantLe is { } jour
        ? [new("dernier jour pour répondre à ce courrier dans votre espace : action maintenue, maintenue avec un budget réduit, ou renoncement.", jour)]
        : [];

    private static IEnumerable<EtapeSuivante> Suite(AvisCommun avis) => avis.Type switch
    {
        TypeAvis.Favorable or TypeAvis.FavorableSousReserve =>
        [
            new("Chaque financeur prend maintenant sa décision (arrêté préfectoral, délibération, convention)."),
            new("Chaque financeur vous notifie lui-même sa décision ; le versement ne peut intervenir qu’ensuite."),
        ],
        TypeAvis.Defavorable => [new("Aucune démarche n’est attendue de votre part. Vos interlocuteurs peuvent vous expliquer cet avis.")],
        TypeAvis.Ajourne => [new("Votre dossier sera de nouveau examiné par le comité, au vu de ce qui est attendu de vous.")],
    };
}

/// <summary>What a letter is called by.</summary>
/// <param name="CodeDuPapier">Printed on it, known to nobody else; null for letters composed before it was.</param>
internal sealed record NomDuCourrier(string Numero, string? CodeDuPapier)
{
    // No letter or digit that is taken for another.
    private const string Signes = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static NomDuCourrier Nouveau(string numero) => new(numero, System.Security.Cryptography.RandomNumberGenerator.GetString(Signes, 12));
}
