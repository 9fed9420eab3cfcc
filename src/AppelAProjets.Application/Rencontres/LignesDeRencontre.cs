using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

/// <summary>The meeting in words: screens, paper and comparisons of versions say the same.</summary>
public static class LignesDeRencontre
{
    /// <summary>What is known, line by line; the keys of the first two are those of former answers.</summary>
    public static IReadOnlyList<(string Cle, string Libelle, string Texte)> De(RencontreContenu r)
    {
        (string, string, string?)[] lignes =
        [
            ("rencontre.etat", "Rencontre", Etat(r)),
            ("rencontre.rendez-vous", "Rendez-vous", r is { Etat: EtatRencontre.RendezVous or EtatRencontre.Manquee, RendezVousLe: { } le } ? $"{HeureDeParis.Ecrire(le)}\n{r.Lieu}" : null),
            ("rencontre.avec", r.Etat == EtatRencontre.Tenue ? "Personnes présentes" : "Personne rencontrée", r.Avec),
            ("rencontre.compte-rendu", "Compte rendu du référent", r.CompteRendu),
            ("rencontre.motif", r.Etat == EtatRencontre.Declaree ? "Motif d’une déclaration antérieure non confirmée" : "Motif", r.Motif),
        ];
        return [.. lignes.Where(l => !string.IsNullOrWhiteSpace(l.Item3)).Select(l => (l.Item1, l.Item2, l.Item3!))];
    }

    public static string Etat(RencontreContenu r) => r.Etat switch
    {
        EtatRencontre.Tenue => $"Tenue le {Jour(r.Le)}{(r.Par is { } par ? $", enregistrée par {par}" : "")}",
        EtatRencontre.Declaree => $"Déclarée par le porteur pour le {Jour(r.Le)}, à confirmer",
        EtatRencontre.Infirmee => $"Déclarée par le porteur pour le {Jour(r.Le)}, non confirmée par le référent",
        EtatRencontre.Dispensee => $"Dispense accordée{(r.Par is { } par ? $" par {par}" : "")}",
        EtatRencontre.AFaire => "Non demandée",
        var etat => LibellesDeRencontre.Pour(etat),
    };

    /// <summary>The state in a few words, for a list of tasks.</summary>
    public static string Statut(RencontreContenu r) => r switch
    {
        { Etat: EtatRencontre.RendezVous, RendezVousLe: { } le } => $"Rendez-vous le {Jour(HeureDeParis.Jour(le))}",
        { Etat: EtatRencontre.Tenue } => $"Tenue le {Jour(r.Le)}",
        _ => LibellesDeRencontre.Pour(r.Etat),
    };

    /// <summary>What remains to be settled about it, as a label and its colour; null when nothing does.</summary>
    public static (string Mot, string Couleur)? Reserve(EtatRencontre? etat) => etat switch
    {
        EtatRencontre.Declaree => ("Rencontre à confirmer", "ambre"),
        EtatRencontre.Infirmee => ("Rencontre non confirmée", "rouge"),
        _ => null,
    };

    private static string Jour(DateOnly? jour) => jour is { } j ? HeureDeParis.EcrireJour(j) : "(date inconnue)";
}
