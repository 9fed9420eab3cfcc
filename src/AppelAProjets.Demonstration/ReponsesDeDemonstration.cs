using System.Globalization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Demonstration;

/// <summary>The answers behind a declared content, and those that have no other place.</summary>
internal static class ReponsesDeDemonstration
{
    public static Dictionary<string, string> De(DossierContenu contenu, Alea alea, bool depose)
    {
        var (projet, territoires, financement) = (contenu.Projet, contenu.Territoires, contenu.Financement);
        var reponses = new Dictionary<string, string?>
        {
            ["responsable.nom"] = contenu.Responsable.Nom,
            ["responsable.courriel"] = contenu.Responsable.Courriel,
            ["responsable.telephone"] = contenu.Responsable.Telephone,
            ["projet.titre"] = projet.Titre,
            ["projet.theme"] = territoires.ThemeId?.ToString(),
            ["projet.renouvellement"] = projet.Renouvellement ? LectureDeChamp.Oui : LectureDeChamp.Non,
            ["projet.debut"] = Jour(projet.DebutLe),
            ["projet.fin"] = Jour(projet.FinLe),
            ["projet.resume"] = projet.Resume,
            ["projet.objectifs"] = projet.Objectifs,
            ["projet.description"] = projet.Description,
            ["projet.moyens"] = projet.Moyens,
            ["projet.evaluation"] = projet.Evaluation,
            ["publics.description"] = territoires.Publics,
            ["publics.total"] = Nombre(territoires.Beneficiaires),
            ["publics.quartiers"] = Nombre(territoires.BeneficiairesQuartiers),
            ["demandes.seuil"] = Nombre(financement.SeuilDeViabilite?.Centimes),
            ["demandes.seuil.motif"] = financement.SeuilDeViabilite is null ? null : "En dessous, le poste d’animation ne peut plus être payé.",
        };
        foreach (var quartier in territoires.Quartiers)
        {
            reponses[$"territoires.part.{quartier.Code}"] = Nombre(quartier.Part);
        }

        foreach (var compte in financement.Comptes)
        {
            reponses[$"budget.{compte.Compte}"] = Nombre(compte.Montant.Centimes);
        }

        foreach (var demande in financement.Demandes)
        {
            reponses[$"demandes.{demande.FinanceurId}"] = Nombre(demande.Montant.Centimes);
        }

        foreach (var (rang, ligne) in financement.HorsPortail.Index())
        {
            reponses[$"horsportail.{rang + 1}.nom"] = ligne.Nom;
            reponses[$"horsportail.{rang + 1}.compte"] = ligne.Compte;
            reponses[$"horsportail.{rang + 1}.montant"] = Nombre(ligne.Montant.Centimes);
            reponses[$"horsportail.{rang + 1}.etat"] = ligne.Etat.ToString();
        }

        Completer(reponses, territoires.Beneficiaires ?? 0, alea, depose);
        return reponses.Where(r => !string.IsNullOrEmpty(r.Value)).ToDictionary(r => r.Key, r => r.Value!);
    }

    private static void Completer(Dictionary<string, string?> reponses, int beneficiaires, Alea alea, bool depose)
    {
        reponses["projet.p147"] = alea.Parmi(["1.1", "1.2", "1.4", "1.5", "1.5a", "2.1", "3.1"]);
        reponses["projet.axes"] = alea.Parmi(["culture", "sante", "lcd\negalite", "egalite"]);
        reponses["projet.experimental"] = LectureDeChamp.Non;
        reponses["territoires.echelle"] = "quartier";
        reponses["publics.femmes.26-64"] = Nombre(beneficiaires / 3);
        reponses["publics.hommes.26-64"] = Nombre(beneficiaires / 4);
        reponses["moyens.benevoles.nombre"] = Nombre(alea.Entre(2, 25));
        reponses["moyens.salaries.nombre"] = Nombre(alea.Entre(1, 4));
        reponses["moyens.salaries.etpt"] = Nombre(alea.Entre(2, 12) * 25);
        reponses["indicateurs.1.libelle"] = "Habitants venus au moins trois fois";
        reponses["indicateurs.1.cible"] = Nombre(beneficiaires / 2);
        foreach (var attestation in depose ? ChampsDuDossier.Attestations(estOrganismePublic: false) : [])
        {
            reponses[attestation.Cle] = LectureDeChamp.Oui;
        }
    }

    private static string? Nombre(long? nombre) => nombre?.ToString(CultureInfo.InvariantCulture);

    private static string? Jour(DateOnly? jour) => jour?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
