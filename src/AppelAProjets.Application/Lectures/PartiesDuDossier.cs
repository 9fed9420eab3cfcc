using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Lectures;

internal static class PartiesDuDossier
{
    public static IReadOnlyList<PartieLue> Composer(MatiereDuDossier m) =>
    [
        new("identification", "1. Identification de l’organisation", Identification(m)),
        new("administration", "2. Relations avec l’administration", Identite(m, LignesDIdentite.Administration)),
        new("reseau", "3. Relations avec d’autres associations", Identite(m, LignesDIdentite.Reseau)),
        new("moyens-humains", "4. Moyens humains de l’organisation", Identite(m, LignesDIdentite.Moyens)),
        new("budget-organisation", "5. Budget de l’organisation", BudgetDeLOrganisation(m)),
        new("projet", "6. Projet", PartieProjet.Composer(m)),
        new("budget", "6 bis. Budget du projet", PartieBudget.Composer(m)),
        new("attestations", "7. Attestations", PartieAttestations.Composer(m)),
        .. SiRempli("plan-actions", "Plan d’actions du contrat de ville", m.SectionSous(SectionDossier.Priorites, "projet.actions")),
        new("politique-de-la-ville", "Politique de la ville", PolitiqueDeLaVille(m)),
        .. SiRempli("questions", Libelles.Pour(SectionDossier.Questions),
        [
            .. m.Section(Libelles.Pour(SectionDossier.Eligibilite), SectionDossier.Eligibilite, [], SectionDossier.Eligibilite),
            .. m.Section(null, SectionDossier.Questions, [], SectionDossier.Questions),
        ]),
        .. SiRempli("partenaires", Libelles.Pour(SectionDossier.Partenaires), PartiePartenaires.Composer(m)),
        .. SiRempli("pieces", Libelles.Pour(SectionDossier.Pieces), m.Section(null, SectionDossier.Pieces, Pieces(m), SectionDossier.Pieces)),
        .. SiRempli("sans-changement", "Réponse à la demande de compléments", SansChangement(m)),
        .. SiRempli("autres", "Autres réponses", m.LeReste()),
    ];

    private static IEnumerable<PartieLue> SiRempli(string cle, string titre, IReadOnlyList<SectionLue> sections) => sections.Count == 0 ? [] : [new PartieLue(cle, titre, sections)];

    private static IReadOnlyList<SectionLue> Identification(MatiereDuDossier m)
    {
        var r = m.Contenu.Responsable;
        return
        [
            .. m.Section(null, SectionDossier.Association, m.Contenu.Identite is { } identite ? LignesDIdentite.Identification(identite) : Organisation(m)),
            .. m.Section("1.7 Personne chargée de la demande", null,
            [
                m.Dire("responsable.nom", "Nom et prénom", r.Nom),
                .. m.DireSiRempli("responsable.fonction", "Fonction", r.Fonction),
                m.Dire("responsable.courriel", "Adresse électronique", r.Courriel),
                m.Dire("responsable.telephone", "Téléphone", r.Telephone is { } t ? Telephone.Ecrire(t) : null),
            ], SectionDossier.Association),
        ];
    }

    // Before an organisation has written its identity these are all that is known of it.
    private static IReadOnlyList<ElementLu> Organisation(MatiereDuDossier m)
    {
        var o = m.Contenu.Organisation;
        return
        [
            m.Dire("organisation.nom", "1.1 Nom", o.Sigle is { } sigle ? $"{o.Nom} ({sigle})" : o.Nom),
            m.Dire("organisation.siret", "1.2 Numéro SIRET", o.Siret),
            m.Dire("organisation.siege", "1.5 Siège social", string.Join('\n', new[] { o.Adresse, $"{o.CodePostal} {o.Commune}".Trim() }.Where(t => !string.IsNullOrEmpty(t)))),
            m.Dire("organisation.representant", "1.6 Représentant légal", string.Join('\n', new[] { o.RepresentantNom, o.RepresentantFonction }.Where(t => t is not null))),
        ];
    }

    private static IReadOnlyList<SectionLue> Identite(MatiereDuDossier m, Func<IdentiteComplete, IReadOnlyList<ElementLu>> lignes) =>
        m.Contenu.Identite is { } identite ? m.Section(null, null, lignes(identite)) : [];

    private static IReadOnlyList<SectionLue> BudgetDeLOrganisation(MatiereDuDossier m) => Identite(m, i =>
    [
        .. LignesDIdentite.Budget(i),
        .. i.Budget.Lignes.Count > 0
            ? [new BudgetLu("organisation.comptes", "Budget de l’organisation (en euros)", new BudgetDuCerfa(new FinancementContenu([.. i.Budget.Lignes.Select(l => new CompteContenu(l.Compte, l.Montant))], [], [], null)))]
            : Array.Empty<ElementLu>(),
    ]);

    private static IReadOnlyList<SectionLue> PolitiqueDeLaVille(MatiereDuDossier m)
    {
        // Former versions have the meeting among their answers too.
        m.Ecarter("rencontre.");
        return
        [
            .. m.Section(null, SectionDossier.Projet, [m.Dire("projet.theme", "Thème du projet", m.Contenu.Territoires.Theme)]),
            .. m.Section(Libelles.Pour(SectionDossier.Priorites), SectionDossier.Priorites, [], SectionDossier.Priorites),
            .. m.Section(Libelles.Pour(SectionDossier.Referent), SectionDossier.Referent, [.. LignesDeRencontre.De(m.Contenu.Rencontre).Select(l => m.Dire(l.Cle, l.Libelle, l.Texte))], SectionDossier.Referent),
        ];
    }

    private static IReadOnlyList<SectionLue> SansChangement(MatiereDuDossier m) => m.Contenu.SansChangement is { Count: > 0 } dits
        ? m.Section("Rubriques laissées sans changement", null, [.. dits.Select(d => new ValeurLue($"sans-changement.{d.Section}", Libelles.Pour(d.Section), d.Motif))])
        : [];

    private static IReadOnlyList<ElementLu> Pieces(MatiereDuDossier m) =>
        [.. m.Contenu.Pieces.Select(p => new FichiersLus($"piece.{p.PieceId}", p.Indispensable ? p.Libelle : $"{p.Libelle} (complémentaire)", p.Fichiers) { Audience = m.PourLaPiece(p.PieceId) })];
}
