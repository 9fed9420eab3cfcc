using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Domain.Organisations;

/// <summary>Reads one section of an identity as people type it: identifiers normalised, blanks as null, each field refused with its reason.</summary>
public static class LectureDIdentite
{
    /// <summary>The same identity with that section read; the field of a refusal is the name of the section's member.</summary>
    /// <param name="aujourdhui">In Paris: what an organisation tells of its past has taken place.</param>
    public static (IdentiteComplete Lue, IReadOnlyList<Refus> Refus) Lire(SectionDIdentite section, IdentiteComplete saisie, DateOnly aujourdhui)
    {
        var champs = new LectureDeChamps();
        var lue = section switch
        {
            SectionDIdentite.Identification => saisie with { Identification = Lire(saisie.Identification, champs) },
            SectionDIdentite.Siege => saisie with { Siege = Lire(saisie.Siege, champs) },
            SectionDIdentite.Representant => saisie with { Representant = Lire(saisie.Representant, champs) },
            SectionDIdentite.Administration => saisie with { Administration = Lire(saisie.Administration, champs, aujourdhui) },
            SectionDIdentite.Reseau => saisie with { Reseau = Lire(saisie.Reseau, champs) },
            SectionDIdentite.Moyens => saisie with { Moyens = Lire(saisie.Moyens, champs, aujourdhui) },
            SectionDIdentite.Budget => saisie with { Budget = Lire(saisie.Budget, champs) },
            SectionDIdentite.Banque => saisie with { Banque = Lire(saisie.Banque, champs) },
        };
        return (lue, champs.Refus);
    }

    private static Identification Lire(Identification i, LectureDeChamps c) => new(
        c.Requis(i.Nom, nameof(i.Nom), 200, "Écrivez le nom de l’organisation."), c.Texte(i.Sigle, nameof(i.Sigle), 50), c.Adresse(i.SiteWeb, nameof(i.SiteWeb), 200),
        c.Identifiant(i.Siret, nameof(i.Siret), Siret.Lire), c.Identifiant(i.Rna, nameof(i.Rna), Rna.Lire), c.Texte(i.Recepisse, nameof(i.Recepisse), 50), i.Statut,
        c.Texte(i.RegistreVolume, nameof(i.RegistreVolume), 20), c.Texte(i.RegistreFolio, nameof(i.RegistreFolio), 20), c.Texte(i.RegistreTribunal, nameof(i.RegistreTribunal), 120));

    private static Siege Lire(Siege s, LectureDeChamps c) => new(
        c.Texte(s.Adresse, nameof(s.Adresse), 300), c.Identifiant(s.CodePostal, nameof(s.CodePostal), CodePostal.Lire), c.Texte(s.Commune, nameof(s.Commune), 120),
        c.Texte(s.GestionAdresse, nameof(s.GestionAdresse), 300), c.Identifiant(s.GestionCodePostal, nameof(s.GestionCodePostal), CodePostal.Lire),
        c.Texte(s.GestionCommune, nameof(s.GestionCommune), 120),
        c.Identifiant(s.Courriel, nameof(s.Courriel), Courriel.Lire), c.Identifiant(s.Telephone, nameof(s.Telephone), Telephone.Lire));

    private static Representant Lire(Representant r, LectureDeChamps c) => new(
        c.Texte(r.Prenom, nameof(r.Prenom), 99), c.Requis(r.Nom, nameof(r.Nom), 100, "Écrivez le nom du représentant légal."), c.Texte(r.Fonction, nameof(r.Fonction), 120),
        c.Identifiant(r.Telephone, nameof(r.Telephone), Telephone.Lire), c.Identifiant(r.Courriel, nameof(r.Courriel), Courriel.Lire));

    private static RelationsPubliques Lire(RelationsPubliques r, LectureDeChamps c, DateOnly aujourdhui)
    {
        var agrements = new List<Agrement>();
        foreach (var (rang, a) in r.Agrements.Index())
        {
            var (type, par) = (c.Texte(a.Type, $"Agrements[{rang}].Type", 200), c.Texte(a.AttribuePar, $"Agrements[{rang}].AttribuePar", 200));
            if (type is null && (par ?? (object?)a.Le) is not null)
            {
                c.Refuser("agrement.type", "Écrivez de quel agrément il s’agit, ou videz la ligne.", $"Agrements[{rang}].Type");
            }

            c.Passee(a.Le, $"Agrements[{rang}].Le", aujourdhui);

            // A blank row is not an agrément; a refused one is kept for the page.
            if ((type ?? par ?? (object?)a.Le) is not null)
            {
                agrements.Add(new Agrement(type ?? "", par, a.Le));
            }
        }

        var reconnueLe = r.UtilitePublique == true ? r.UtilitePubliqueLe : null;
        c.Passee(reconnueLe, nameof(r.UtilitePubliqueLe), aujourdhui);
        return r with { Agrements = agrements, UtilitePubliqueLe = reconnueLe };
    }

    private static Reseau Lire(Reseau r, LectureDeChamps c) => new(
        r.EnReseau, r.EnReseau == true ? c.Requis(r.Noms, nameof(r.Noms), 400, "Écrivez le nom complet du réseau, de l’union ou de la fédération.") : null,
        r.AdherentsPersonnesMorales, r.AdherentsPersonnesMorales == true ? c.Texte(r.PersonnesMorales, nameof(r.PersonnesMorales), 400) : null);

    private static MoyensHumains Lire(MoyensHumains m, LectureDeChamps c, DateOnly aujourdhui)
    {
        if (m.Annee is < 2000 or > 2100)
        {
            c.Refuser("moyens.annee", $"L’année va de 2000 à {aujourdhui.Year} : vérifiez-la.", nameof(m.Annee));
        }
        else if (m.Annee > aujourdhui.Year)
        {
            c.Refuser("moyens.annee-future", $"Cette année n’a pas commencé : écrivez la dernière année écoulée, {aujourdhui.Year - 1}.", nameof(m.Annee));
        }

        if (m.EmploisAides > (m.Salaries ?? 0))
        {
            c.Refuser("moyens.emplois-aides", "Les emplois aidés font partie des salariés : ils ne peuvent pas être plus nombreux.", nameof(m.EmploisAides));
        }

        if (m.EtptCentiemes > m.Salaries * 100)
        {
            c.Refuser("moyens.etpt", "Les équivalents temps plein ne dépassent pas le nombre de salariés : deux mi-temps font 1.", "Etpt");
        }

        foreach (var (valeur, champ) in new[]
        {
            (m.Benevoles, nameof(m.Benevoles)), (m.Volontaires, nameof(m.Volontaires)), (m.Salaries, nameof(m.Salaries)), (m.EmploisAides, nameof(m.EmploisAides)),
            (m.MisADisposition, nameof(m.MisADisposition)), (m.Adherents, nameof(m.Adherents)),
        })
        {
            if (valeur is < 0 or > 1_000_000)
            {
                c.Refuser("moyens.nombre", "Écrivez un nombre entre 0 et 1 000 000.", champ);
            }
        }

        return m;
    }

    private static BudgetDeLOrganisation Lire(BudgetDeLOrganisation b, LectureDeChamps c)
    {
        if (b.Fin <= b.Debut || b.Fin > b.Debut?.AddMonths(24))
        {
            c.Refuser("budget.exercice", "La fin de l’exercice vient après son début, de deux ans au plus.", nameof(b.Fin));
        }

        foreach (var ligne in b.Lignes.Where(l => l.Montant.EstNegatif || BudgetDOrganisation.Saisissables.All(compte => compte.Code != l.Compte)))
        {
            c.Refuser("budget.compte", $"Le compte {ligne.Compte} ne se saisit pas ici.", null);
        }

        return b with
        {
            Lignes = [.. b.Lignes.Where(l => l.Montant is { EstNul: false })],
            RemunerationsLien = b.RemunerationsPubliees == true ? c.Adresse(b.RemunerationsLien, nameof(b.RemunerationsLien), 400) : null,
        };
    }

    private static CompteBancaire Lire(CompteBancaire b, LectureDeChamps c) => new(
        c.Identifiant(b.Iban, nameof(b.Iban), Iban.Lire), c.Identifiant(b.Bic, nameof(b.Bic), Bic.Lire), c.Texte(b.Titulaire, nameof(b.Titulaire), 200));
}
