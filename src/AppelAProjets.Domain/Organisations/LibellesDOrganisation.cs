namespace AppelAProjets.Domain.Organisations;

public static class LibellesDOrganisation
{
    public static string Pour(EtatMandat etat) => etat switch
    {
        EtatMandat.AVerifier => "Mandat à vérifier",
        EtatMandat.Accepte => "Mandat vérifié",
        EtatMandat.Conteste => "Organisation contestée",
    };

    /// <summary>What the services look at before they decide on a dossier of this organisation; null when its mandate is verified.</summary>
    /// <param name="attendu">None was sent, or the last one was refused: there is nothing to verify yet.</param>
    public static (string Mot, string Couleur)? ARegarder(EtatMandat etat, bool attendu) => etat switch
    {
        EtatMandat.Accepte => null,
        EtatMandat.AVerifier when attendu => ("Mandat attendu", "gris"),
        _ => (Pour(etat), Couleur(etat)),
    };

    /// <summary>Said on each dossier of a contested organisation; null for the others.</summary>
    public static string? Contestation(EtatMandat etat, string? motif) => etat != EtatMandat.Conteste ? null
        : $"Organisation contestée{(motif is null ? "" : $" : {motif.TrimEnd('.')}")}. Ses membres ne peuvent plus rien déposer ni modifier tant que le secrétariat n’a pas levé la contestation.";

    /// <param name="motif">Why the one before was refused, if it was.</param>
    public static string MandatAEnvoyer(string organisation, string? motif) => motif is null
        ? $"Dites à quel titre vous agissez pour « {organisation} » : le secrétariat doit le vérifier. Vos brouillons et vos dépôts n’attendent pas."
        : $"Le mandat pour « {organisation} » n’a pas été accepté ({motif.TrimEnd('.')}) : envoyez-en un autre.";

    public static string Couleur(EtatMandat etat) => etat switch
    {
        EtatMandat.AVerifier => "ambre",
        EtatMandat.Accepte => "vert",
        EtatMandat.Conteste => "rouge",
    };

    public static string Pour(EtatEnvoiMandat etat) => etat switch
    {
        EtatEnvoiMandat.EnAttente => "En attente de vérification",
        EtatEnvoiMandat.Accepte => "Accepté",
        EtatEnvoiMandat.Refuse => "Refusé",
        EtatEnvoiMandat.Remplace => "Remplacé par un autre",
    };

    public static string Pour(NatureMandat nature) => nature switch
    {
        NatureMandat.Representant => "Déclare être le représentant légal",
        NatureMandat.Attestation => "Agit avec l’attestation du représentant légal",
    };

    public static string Pour(StatutJuridique statut) => statut switch
    {
        StatutJuridique.AssociationLoi1901 => "Association loi 1901",
        StatutJuridique.AssociationAlsaceMoselle => "Association d’Alsace-Moselle",
        StatutJuridique.Fondation => "Fondation, fonds de dotation",
        StatutJuridique.OrganismePublic => "Collectivité ou établissement public",
        StatutJuridique.Societe => "Société, coopérative",
        StatutJuridique.Autre => "Autre",
    };

    public static string Pour(AidesPubliquesRecues aides) => aides switch
    {
        AidesPubliquesRecues.JusquA500000 => "500 000 € ou moins",
        AidesPubliquesRecues.PlusDe500000 => "Plus de 500 000 €",
    };

    public static string Pour(SectionDIdentite section) => section switch
    {
        SectionDIdentite.Identification => "Nom, numéros et statut",
        SectionDIdentite.Siege => "Adresses et contact",
        SectionDIdentite.Representant => "Représentant légal",
        SectionDIdentite.Administration => "Relations avec l’administration",
        SectionDIdentite.Reseau => "Réseaux et adhérents",
        SectionDIdentite.Moyens => "Moyens humains",
        SectionDIdentite.Budget => "Budget de l’organisation",
        SectionDIdentite.Banque => "Compte bancaire",
    };

    public static string Pour(TypeDePiecePermanente type) => type switch
    {
        TypeDePiecePermanente.Statuts => "Statuts",
        TypeDePiecePermanente.ListeDesDirigeants => "Liste des dirigeants",
        TypeDePiecePermanente.Rib => "RIB",
        TypeDePiecePermanente.ComptesApprouves => "Comptes approuvés du dernier exercice clos",
        TypeDePiecePermanente.RapportDActivite => "Rapport d’activité",
        TypeDePiecePermanente.RapportDuCommissaire => "Rapport du commissaire aux comptes",
        TypeDePiecePermanente.Pouvoir => "Pouvoir ou délégation de signature",
        TypeDePiecePermanente.Recepisse => "Récépissé de déclaration en préfecture",
        TypeDePiecePermanente.Attestation => "Attestation (assurance, impôts, cotisations)",
    };

    public static string Pour(EtatDePiecePermanente etat) => etat switch
    {
        EtatDePiecePermanente.EnCours => "En cours",
        EtatDePiecePermanente.Perimee => "Périmée",
        EtatDePiecePermanente.Remplacee => "Remplacée",
    };
}
