using System.Globalization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Papier;

/// <summary>A content laid flat, to be compared with another: the same keys whatever its format.</summary>
public static class ElementsDuDossier
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    // Said by the typed members, which every format has.
    private static readonly string[] Types = ["budget.", "horsportail.", "territoires.part.", "attestations.", "rencontre.", "demandes.seuil"];

    public static IReadOnlyList<ElementDeDossier> De(DossierContenu c)
    {
        ElementDeDossier[] connus = [.. Identite(c), .. Projet(c), .. Partenaires(c), .. Financement(c.Financement), .. Pieces(c), .. Attestations(c)];
        var cles = connus.Select(e => e.Cle).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. connus.Where(e => e.Texte.Length > 0),
            .. (c.Reponses ?? []).Where(r => !cles.Contains(r.Cle) && !Types.Any(t => t.EndsWith('.') ? r.Cle.StartsWith(t, StringComparison.Ordinal) : r.Cle == t))
                .Select(r => Reponse(r)),
        ];
    }

    private static ElementDeDossier Reponse(ReponseContenu r) => r.Texte.EndsWith('€') && Montant.Lire(r.Texte) is { EstRefuse: false } montant
        ? new ElementDeDossier(r.Cle, r.Section, r.Libelle, r.Texte) { Montant = montant.Valeur }
        : new ElementDeDossier(r.Cle, r.Section, r.Groupe is null ? r.Libelle : $"{r.Groupe} – {r.Libelle}", r.Texte);

    private static IEnumerable<ElementDeDossier> Identite(DossierContenu c)
    {
        var (o, r) = (c.Organisation, c.Responsable);
        return Section(SectionDossier.Association,
        [
            .. c.Identite is { } identite ? LignesDIdentite.Toutes(identite).Select(l => (l.Cle, l.Libelle, (string?)l.Valeur)) :
            [
                ("organisation.nom", "1.1 Nom", o.Sigle is { } sigle ? $"{o.Nom} ({sigle})" : o.Nom), ("organisation.siret", "1.2 Numéro SIRET", o.Siret), ("organisation.rna", "1.3 Numéro RNA", o.Rna),
                ("organisation.siege", "1.5 Siège social", Joindre("\n", o.Adresse, Joindre(" ", o.CodePostal, o.Commune))),
                ("organisation.contact", "Courriel, téléphone", Joindre("\n", o.Courriel, Ecrit(o.Telephone))),
                ("organisation.representant", "1.6 Représentant légal", Joindre("\n", o.RepresentantNom, o.RepresentantFonction)),
                ("organisation.iban", "Versement au compte (IBAN)", o.Iban is null ? null : string.Join(' ', o.Iban.Chunk(4).Select(bloc => new string(bloc)))), ("organisation.bic", "BIC", o.Bic),
            ],
            ("responsable.nom", "Personne chargée du dossier", r.Nom), ("responsable.fonction", "Sa fonction", r.Fonction), ("responsable.courriel", "Son courriel", r.Courriel),
            ("responsable.telephone", "Son téléphone", Ecrit(r.Telephone)),
        ]);
    }

    private static string Joindre(string entre, params IEnumerable<string?> textes) => string.Join(entre, textes.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static IEnumerable<ElementDeDossier> Projet(DossierContenu c)
    {
        var (p, t) = (c.Projet, c.Territoires);
        return
        [
            .. Section(SectionDossier.Projet,
            [
                ("projet.titre", "Titre du projet", p.Titre), ("projet.theme", "Thème", t.Theme), ("projet.renouvellement", "Nature de la demande", p.Renouvellement ? "Renouvellement d’une action" : "Nouvelle action"),
                ("projet.debut", "Début du projet", Jour(p.DebutLe)), ("projet.fin", "Fin du projet", Jour(p.FinLe)), ("projet.resume", "Résumé", p.Resume),
                ("projet.objectifs", "Objectifs", p.Objectifs), ("projet.description", "Description", p.Description),
            ]),
            .. Section(SectionDossier.Territoires,
            [
                .. t.Quartiers.Select(q => ($"territoires.part.{q.Code}", q.Nom, (string?)$"{q.Part}\u00A0%")),
                ("publics.description", "Publics visés", t.Publics), ("publics.total", "Bénéficiaires", Nombre(t.Beneficiaires)),
                ("publics.quartiers", "dont habitants des quartiers", Nombre(t.BeneficiairesQuartiers)),
            ]),
            .. Section(SectionDossier.Referent, LignesDeRencontre.De(c.Rencontre).Select(l => (l.Cle, l.Libelle, (string?)l.Texte))),
            .. Section(SectionDossier.Moyens, [("projet.moyens", "Moyens matériels et humains", p.Moyens)]),
            .. Section(SectionDossier.Evaluation, [("projet.evaluation", "Évaluation", p.Evaluation)]),
        ];
    }

    private static IEnumerable<ElementDeDossier> Partenaires(DossierContenu c) =>
        from p in c.Partenaires ?? []
        from element in (ElementDeDossier[])
        [
            new($"partenaire.{p.Id}", SectionDossier.Partenaires, p.Nom, p.Role ?? ""),
            Somme($"partenaire.{p.Id}.subventions", SectionDossier.Partenaires, $"{p.Nom} – part des subventions", new Montant(p.Subventions)),
            .. p.Comptes.Select(l => Somme($"partenaire.{p.Id}.{l.Compte}", SectionDossier.Partenaires, $"{p.Nom} – {Compte(l.Compte)}", new Montant(l.Montant))),
        ]
        select element;

    private static IEnumerable<ElementDeDossier> Financement(FinancementContenu f)
    {
        var plan = f.Plan();
        return
        [
            .. f.Comptes.Select(c => Somme($"budget.{c.Compte}", SectionDossier.Budget, Compte(c.Compte), new Montant(c.Montant))),
            Somme("budget.total.charges", SectionDossier.Budget, "Total des charges", plan.Charges),
            Somme("budget.total.produits", SectionDossier.Budget, "Total des produits", plan.Produits),
            .. f.Demandes.Select(d => Somme($"demandes.{d.FinanceurId}", SectionDossier.Demandes, d.Nom, new Montant(d.Montant))),
            Somme("demandes.total", SectionDossier.Demandes, "Total demandé", plan.DemandeAuPortail),
            .. f.HorsPortail.GroupBy(h => $"{h.Nom} (hors portail, {Libelles.Pour(h.Etat).ToLowerInvariant()})")
                .Select(h => Somme($"hors.{h.Key}", SectionDossier.Demandes, h.Key, new Montant(h.Sum(l => l.Montant)))),
            .. f.SeuilDeViabilite is { } seuil ? [Somme("demandes.seuil", SectionDossier.Demandes, "Seuil de viabilité", new Montant(seuil))] : Array.Empty<ElementDeDossier>(),
        ];
    }

    private static IEnumerable<ElementDeDossier> Pieces(DossierContenu c) =>
        from piece in c.Pieces
        from fichier in piece.Tous.DistinctBy(f => f.Empreinte)
        select new ElementDeDossier($"piece.{piece.PieceId}.{fichier.Empreinte}", SectionDossier.Pieces, piece.Libelle, $"{fichier.Nom} ({TailleDeFichier.Ecrire(fichier.Taille)})") { EstUnFichier = true };

    private static IEnumerable<ElementDeDossier> Attestations(DossierContenu c)
    {
        var a = c.Attestations;
        return Section(SectionDossier.Attestations,
        [
            ("attestations.exactitude", "Informations exactes et sincères", Dit(a.Exactitude)), ("attestations.obligations", "Obligations à jour", Dit(a.Obligations)),
            ("attestations.charte", "Charte des engagements réciproques", Dit(a.Charte)),
            ("attestations.contrat-republicain", "Contrat d’engagement républicain", !a.ContratRepublicain ? null : a.ContratSigneLe is { } le ? $"Souscrit par {a.ContratSignePar} le {HeureDeParis.Ecrire(le)}" : "Souscrit"),
        ]);
    }

    private static IEnumerable<ElementDeDossier> Section(SectionDossier section, IEnumerable<(string Cle, string Libelle, string? Texte)> elements) =>
        elements.Select(e => new ElementDeDossier(e.Cle, section, e.Libelle, e.Texte ?? ""));

    private static ElementDeDossier Somme(string cle, SectionDossier section, string libelle, Montant montant) => new(cle, section, libelle, $"{montant}") { Montant = montant };

    private static string Compte(string code) => PlanComptable.Trouver(code) is { } compte ? (code.Length <= 3 ? $"{code} {compte.Libelle}" : compte.Libelle) : code;

    private static string? Nombre(int? nombre) => nombre?.ToString("N0", Francais);

    private static string? Jour(DateOnly? jour) => jour is { } j ? HeureDeParis.EcrireJour(j) : null;

    private static string? Ecrit(string? telephone) => telephone is null ? null : Telephone.Ecrire(telephone);

    private static string? Dit(bool atteste) => atteste ? "Attesté" : null;
}
