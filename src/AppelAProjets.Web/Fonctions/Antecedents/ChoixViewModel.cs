using AppelAProjets.Application.Antecedents;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Antecedents;

/// <summary>The form by which a person says what a dossier goes on from, on its sheet and in the list.</summary>
public sealed record ChoixViewModel(string Adresse, Guid DossierId, Rapprochement Rapprochement, int Version)
{
    /// <summary>What may be chosen: the match of now first, then the nearest titles, each with the reason why.</summary>
    public IEnumerable<(string Cle, ProjetConnu Projet, string Pourquoi)> Options =>
    [
        .. Rapprochement.Projet is { } actuel ? [(ChoixDAntecedent.De(actuel), actuel, Motif(Rapprochement.Nature))] : Array.Empty<(string, ProjetConnu, string)>(),
        .. Rapprochement.Proposes.Select(p => (ChoixDAntecedent.De(p.Projet), p.Projet, p.Proximite + (p.MemeSiret ? "" : ", autre établissement du même SIREN"))),
    ];

    /// <summary>Ticked at first: what is confirmed or matched by itself, else a title of the same SIRET that is nearly the same.</summary>
    public string? Choisie => Rapprochement switch
    {
        { Nature: NatureDeRapprochement.Aucun } => AntecedentSaisi.Aucun,
        { Projet: { } projet } => ChoixDAntecedent.De(projet),
        { EstConfirme: false, Proposes: [{ Proximite.EstProche: true, MemeSiret: true } proche, ..] } => ChoixDAntecedent.De(proche.Projet),
        _ => null,
    };

    public static string Bilan(FinancementConnu f) => f.BilanRecu switch
    {
        true => f.BilanRecuLe is { } le ? $"Reçu le {HeureDeParis.EcrireJour(le)}" : "Reçu",
        false => "Non reçu",
        null => "—",
    };

    private static string Motif(NatureDeRapprochement nature) => nature switch
    {
        NatureDeRapprochement.Exact => "même SIRET, même intitulé",
        NatureDeRapprochement.Reprise => "repris par le porteur",
        _ => "confirmé",
    };
}
