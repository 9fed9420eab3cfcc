using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

/// <summary>Tells the other side that something happened: a link, never the content.</summary>
internal static class CourrielsDeRencontre
{
    private static readonly SqlStatement DesReferents = new($"""
        {AgentsQuery.DuDossier} AND h.Role = {RolesSql.ReferentQuartier} AND EXISTS (
            SELECT 1 FROM RencontreQuartier rq JOIN TerritoireQuartier tq ON tq.QuartierCode = rq.QuartierCode WHERE rq.DossierId = @DossierId AND tq.TerritoireId = h.TerritoireId)
        """);

    /// <summary>To the signataires, to whoever asked, and to the signataires of the partners that agreed: these have no page of the meeting, they are led to the dossier.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> AuPorteurAsync(this SqlSession session, SujetDeRencontre sujet, Guid contactId, ActionRencontre action, LiensOptions liens, DateTimeOffset le)
    {
        var destinataires = await session.DestinatairesAsync(sujet.DossierId, SorteDeMessage.Rencontre, le, contactId);
        return [.. destinataires.Select(d => new NouveauCourriel(GenreDeCourriel.Rencontre, d.Courriel, $"{sujet.Titre} : {AuPorteur(action)}", $"""
            Bonjour,

            Du nouveau pour la rencontre avec le référent de quartier, à propos de votre projet « {sujet.Titre} » : {AuPorteur(action)}.

            {(d.EstPartenaire ? "Le projet" : "Pour le lire")} : {liens.Vers(d.EstPartenaire ? LiensDossiers.Dossier(sujet.DossierId) : LiensRencontres.DuPorteur(sujet.DossierId))}
            """))];
    }

    /// <summary>To the référents of the neighbourhoods, or to the Secrétariat when nobody answers for them.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> AuxAgentsAsync(this SqlSession session, SujetDeRencontre sujet, ActionRencontre action, bool dispense, LiensOptions liens, DateTimeOffset le)
    {
        var adresses = await session.AdressesDesAgentsAsync(sujet.DossierId, sujet.ServiceCourriel, dispense, le);
        return Ecrire(adresses, $"Rencontre avant dépôt : {AuxAgents(action)}", $"""
            Bonjour,

            Rencontre avec le porteur d’un projet de l’appel « {sujet.AppelTitre} » : {AuxAgents(action)}.

            Pour la lire et y répondre : {liens.Vers(LiensRencontres.Rencontre(sujet.DossierId))}
            """);
    }

    /// <summary>The draft is deleted: whoever still had something to do for its meeting has not any more.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> ApresSuppressionAsync(this SqlSession session, DossierPorteur dossier, DateTimeOffset le)
    {
        if (dossier.Contenu.Rencontre.Etat is not (EtatRencontre.Demandee or EtatRencontre.RendezVous or EtatRencontre.Declaree or EtatRencontre.DispenseDemandee))
        {
            return [];
        }

        var adresses = await session.AdressesDesAgentsAsync(dossier.Entete.Id, dossier.Appel.ServiceCourriel, dossier.Contenu.Rencontre.Etat == EtatRencontre.DispenseDemandee, le);
        return Ecrire(adresses, "Rencontre avant dépôt : le projet est abandonné", $"Bonjour,\n\nLe brouillon « {dossier.Contenu.Projet.Titre} » de « {dossier.Contenu.Organisation.Nom} » vient d’être supprimé : la rencontre n’a plus lieu d’être et n’est plus dans votre liste.\n");
    }

    private static async Task<IReadOnlyList<string>> AdressesDesAgentsAsync(this SqlSession session, Guid dossierId, string? boite, bool dispense, DateTimeOffset le)
    {
        var qui = new QuiPrevenir(dossierId, le);
        var adresses = dispense ? [] : await session.ListeAsync<string>(DesReferents, qui);
        return adresses.Count > 0 ? adresses : await session.ServiceAsync(boite, qui);
    }

    private static IReadOnlyList<NouveauCourriel> Ecrire(IReadOnlyList<string> adresses, string objet, string corps) => [.. adresses.Select(adresse => new NouveauCourriel(GenreDeCourriel.Rencontre, adresse, objet, corps))];

    private static string AuPorteur(ActionRencontre action) => action switch
    {
        ActionRencontre.FixerRendezVous => "un rendez-vous vous est proposé",
        ActionRencontre.Annuler => "elle est annulée",
        ActionRencontre.ConstaterAbsence => "le rendez-vous est noté comme manqué",
        ActionRencontre.Infirmer => "votre déclaration n’est pas confirmée",
        ActionRencontre.Dispenser => "vous en êtes dispensé",
        ActionRencontre.RefuserDispense => "la dispense est refusée",
        _ => "elle est enregistrée",
    };

    private static string AuxAgents(ActionRencontre action) => action switch
    {
        ActionRencontre.Demander => "une demande vous attend",
        ActionRencontre.Declarer => "une déclaration est à confirmer",
        ActionRencontre.DemanderDispense => "une dispense est demandée",
        _ => "le porteur l’annule",
    };
}
