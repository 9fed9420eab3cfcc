using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Demonstration;

/// <summary>Invented results of the two years before the call under instruction, as the Secrétariat would have imported them: most renewals have one of the same title, some of a near one, some none.</summary>
internal sealed class AntecedentsDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel)
{
    private const int Annees = 2;

    private readonly HashSet<(int Annee, CleDeResultat Cle)> connus = [];

    public void Ajouter(AppelDuJeu appel, IReadOnlyList<DossierDuJeu> dossiers)
    {
        for (var annee = appel.Annee - Annees; annee < appel.Annee; annee++)
        {
            var importe = AjouterLImport(appel, annee);
            foreach (var dossier in dossiers.Where(d => d.RecuLe is not null && d.EstRenouvellement))
            {
                Ajouter(importe, annee, dossier, jeu.Alea($"antecedent/{annee}/{dossier.Id}"));
            }
        }
    }

    private Guid AjouterLImport(AppelDuJeu appel, int annee)
    {
        var le = jeu.AuPlusTard(appel.Cloture.AddDays(1).AddMinutes(annee % 10));
        var id = jeu.Id("ImportDeResultats", le);
        jeu.Ajouter(InsertionsDAntecedents.Import, new
        {
            Id = id, AppelId = appel.Id, CompteId = referentiel.Secretariat.Id, Annee = annee, Source = $"bilan-{annee}.xlsx", Avertissement = (string?)null, Lignes = "", LigneDEnTete = 1,
            Colonnes = string.Join(';', Enum.GetValues<ColonneDesResultats>().Select(c => $"{c}={(int)c}")), CreeLe = le, ConfirmeLe = le, Version = 2,
        });
        jeu.Raconter(le, referentiel.Secretariat, "importer-resultats", "Appel", appel.Id);
        return id;
    }

    private void Ajouter(Guid importe, int annee, DossierDuJeu dossier, Alea alea)
    {
        var (sort, recente) = (alea.Entre(1, 100), annee == dossier.Appel.Annee - 1);
        if (dossier.Association.Fiche.Siret is not { } siret || sort > (recente ? 85 : 45))
        {
            return;
        }

        var titre = sort <= 60 ? dossier.Titre : $"{dossier.Titre} {annee}";
        foreach (var demande in dossier.Budget.Demandes)
        {
            var resultat = Inventer(new ResultatImporte(siret, titre, new FinanceurNomme(demande.Financeur.Id, demande.Financeur.Fiche.Nom)), demande.Montant, recente, alea);
            if (connus.Add((annee, resultat.Cle)))
            {
                jeu.Ajouter(InsertionsDAntecedents.Resultat, new
                {
                    Id = alea.Id(dossier.CreeLe), ImportId = importe, Annee = annee, resultat.Siret, resultat.Titre, resultat.TitrePlie, FinanceurId = resultat.Financeur.Id, Financeur = resultat.Financeur.Nom,
                    FinanceurPlie = resultat.Financeur.Plie, resultat.Demande, resultat.Accorde, resultat.Verse, resultat.BilanRecu, resultat.BilanRecuLe,
                });
            }
        }
    }

    private ResultatImporte Inventer(ResultatImporte resultat, Montant demande, bool recente, Alea alea)
    {
        var ancienne = Montant.DeEuros(demande.Centimes / 100 * alea.Entre(80, 110) / 100);
        var accorde = alea.Chance(12) ? Montant.Zero : Montant.DeEuros(Math.Max(500, ancienne.Centimes / 100 * alea.Entre(55, 100) / 100 / 100 * 100));
        var recu = !recente || alea.Chance(65);
        return resultat with
        {
            Demande = ancienne, Accorde = accorde, Verse = recu ? accorde : new Montant(accorde.Centimes / 2), BilanRecu = accorde.EstPositif ? recu : null,
            BilanRecuLe = accorde.EstPositif && recu ? jeu.Aujourdhui.AddDays(-alea.Entre(20, 150) - (recente ? 0 : 365)) : null,
        };
    }
}

internal static class InsertionsDAntecedents
{
    internal static readonly SqlStatement Import = new("""
        INSERT INTO ImportDeResultats (Id, AppelId, CompteId, Annee, Source, Avertissement, Lignes, LigneDEnTete, Colonnes, CreeLe, ConfirmeLe, Version)
        VALUES (@Id, @AppelId, @CompteId, @Annee, @Source, @Avertissement, @Lignes, @LigneDEnTete, @Colonnes, @CreeLe, @ConfirmeLe, @Version)
        """);

    internal static readonly SqlStatement Resultat = new("""
        INSERT INTO ResultatAnterieur (Id, ImportId, Annee, Siret, Titre, TitrePlie, FinanceurId, Financeur, FinanceurPlie, Demande, Accorde, Verse, BilanRecu, BilanRecuLe, Actuel)
        VALUES (@Id, @ImportId, @Annee, @Siret, @Titre, @TitrePlie, @FinanceurId, @Financeur, @FinanceurPlie, @Demande, @Accorde, @Verse, @BilanRecu, @BilanRecuLe, 1)
        """);
}
