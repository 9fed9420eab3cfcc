using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Papier;

/// <summary>The parts of the printed dossier, in order (DOMAINE 1.3).</summary>
internal static class PartiesDuCerfa
{
    public static IReadOnlyList<Bloc> Composer(MatiereDuDossier m) =>
    [
        .. Partie("1. Identification de l’organisation", Identification(m)),
        .. Partie("2. Relations avec l’administration", Identite(m, LignesDIdentite.Administration)),
        .. Partie("3. Relations avec d’autres associations", Identite(m, LignesDIdentite.Reseau)),
        .. Partie("4. Moyens humains de l’organisation", Identite(m, LignesDIdentite.Moyens)),
        .. m.Contenu.Identite is { Budget.Lignes.Count: > 0 } ? [new SautDePage()] : Array.Empty<Bloc>(),
        .. Partie("5. Budget de l’organisation", Budget(m)),
        .. Partie("6. Projet", PartieProjet.Composer(m)),
        new SautDePage(),
        .. Partie("6\u00A0bis. Budget du projet", PartieBudget.Composer(m)),
        .. Partie("7. Attestations", PartieAttestations.Composer(m)),
        .. HorsDuCerfa(m),
        .. Partie("Pièces jointes", Pieces(m)),
        .. SiRempli("Autres réponses", m.PrendreLeReste()),
    ];

    /// <summary>A heading with what follows, or the mention that nothing was answered.</summary>
    private static IEnumerable<Bloc> Partie(string titre, IReadOnlyList<Bloc> blocs) => blocs.Count == 0
        ? [new Titre(1, [new Fragment(titre)]), new Paragraphe([new Fragment(MatiereDuDossier.Vide, Italique: true)])]
        : blocs.Prepend(new Titre(1, [new Fragment(titre)]));

    private static IEnumerable<Bloc> SiRempli(string titre, IReadOnlyList<Bloc> blocs) => blocs.Count == 0 ? [] : Partie(titre, blocs);

    private static IReadOnlyList<Bloc> Identification(MatiereDuDossier m)
    {
        var r = m.Contenu.Responsable;
        return
        [
            new Rubriques(
            [
                .. m.Contenu.Identite is { } identite ? LignesDIdentite.Identification(identite).Select(l => m.Dire(l.Libelle, l.Valeur)) : Organisation(m),
                m.Dire("1.7 Personne chargée de la demande", Lignes(r.Nom, m.Prendre("responsable.fonction") ?? r.Fonction, r.Courriel, Ecrit(r.Telephone)),
                    "responsable.nom", "responsable.courriel", "responsable.telephone"),
            ]),
            .. m.PrendreSection(SectionDossier.Association),
        ];
    }

    // Versions of before the whole identity have these only.
    private static IEnumerable<Rubrique> Organisation(MatiereDuDossier m)
    {
        var o = m.Contenu.Organisation;
        return
        [
            m.Dire("1.1 Nom", o.Sigle is { } sigle ? $"{o.Nom} ({sigle})" : o.Nom),
            m.Dire("1.2 Numéro SIRET", o.Siret),
            m.Dire("1.3 Numéro RNA", o.Rna),
            m.Dire("1.5 Siège social", Lignes(o.Adresse, Mots(o.CodePostal, o.Commune))),
            .. m.DireSiRempli("Courriel, téléphone", Lignes(o.Courriel, Ecrit(o.Telephone))),
            m.Dire("1.6 Représentant légal", Lignes(o.RepresentantNom, o.RepresentantFonction)),
        ];
    }

    private static IReadOnlyList<Bloc> Identite(MatiereDuDossier m, Func<IdentiteComplete, IReadOnlyList<LigneDIdentite>> lignes) =>
        m.Contenu.Identite is { } identite && lignes(identite) is { Count: > 0 } remplies ? [new Rubriques([.. remplies.Select(l => m.Dire(l.Libelle, l.Valeur))])] : [];

    private static IReadOnlyList<Bloc> Budget(MatiereDuDossier m) =>
    [
        .. Identite(m, LignesDIdentite.Budget),
        .. m.Contenu.Identite is { Budget.Lignes.Count: > 0 } i
            ? [PartieBudget.Table("Budget de l’organisation (en euros)", new FinancementContenu([.. i.Budget.Lignes.Select(l => new CompteContenu(l.Compte, l.Montant))], [], [], null))]
            : Array.Empty<Bloc>(),
    ];

    private static IEnumerable<Bloc> HorsDuCerfa(MatiereDuDossier m)
    {
        // Former versions have the meeting among their answers too.
        m.Ecarter("rencontre.");
        return
        [
            .. SiRempli("Plan d’actions du contrat de ville", m.PrendreSous("projet.actions")),
            .. Partie("Politique de la ville",
            [
                new Rubriques(
                [
                    m.Dire("Thème de l’appel", m.Contenu.Territoires.Theme),
                    .. LignesDeRencontre.De(m.Contenu.Rencontre).Select(l => m.Dire(l.Cle == "rencontre.etat" ? "Rencontre avec le référent de quartier" : l.Libelle, l.Texte)),
                ]),
                .. m.PrendreSection(SectionDossier.Priorites),
                .. m.PrendreSection(SectionDossier.Referent),
            ]),
            .. SiRempli("Questions de l’appel", [.. m.PrendreSection(SectionDossier.Eligibilite), .. m.PrendreSection(SectionDossier.Questions)]),
            .. SiRempli("Organisations partenaires", PartiePartenaires.Composer(m)),
        ];
    }

    private static IReadOnlyList<Bloc> Pieces(MatiereDuDossier m) => m.Contenu.Pieces.Count == 0 ? [] :
    [
        new Rubriques([.. m.Contenu.Pieces.Select(p => m.Dire(
            p.Indispensable ? p.Libelle : $"{p.Libelle} (complémentaire)",
            p.Tous.Count == 0 ? "Non jointe" : string.Join('\n', p.Tous.Select(f => $"{f.Nom} ({TailleDeFichier.Ecrire(f.Taille)})"))))]),
        .. m.PrendreSection(SectionDossier.Pieces),
    ];

    /// <summary>Those that are known, one under the other.</summary>
    internal static string Lignes(params ReadOnlySpan<string?> textes) => Joindre('\n', textes);

    private static string Mots(params ReadOnlySpan<string?> textes) => Joindre(' ', textes);

    private static string Joindre(char entre, ReadOnlySpan<string?> textes)
    {
        var connus = new List<string>();
        foreach (var texte in textes)
        {
            if (!string.IsNullOrWhiteSpace(texte))
            {
                connus.Add(texte);
            }
        }

        return string.Join(entre, connus);
    }

    private static string? Ecrit(string? telephone) => telephone is null ? null : Telephone.Ecrire(telephone);
}
