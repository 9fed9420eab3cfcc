using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Courriers;

public sealed record CourriersViewModel(CourriersDeLAppel Liste, int Page)
{
    public ReponsesSaisie? Saisie { get; init; }

    public ReponsesSaisie Reponses => Saisie ?? new ReponsesSaisie { ReponseAvantLe = Liste.Reponses.ReponseAvantLe, RelanceApresJours = Liste.Reponses.RelanceApresJours, Version = Liste.Reponses.Version };

    /// <summary>What the Secrétariat reads of an answer: given, awaited, late; nothing where none is.</summary>
    public string? Reponse(CourrierEnListe c, DateOnly jour) => c switch
    {
        { Reponse: { } nature } => RegleDeReponse.Libelle(nature),
        { Etat: EtatCourrier.Publie, EtatDossier: EtatDossier.AvisTransmis, Avis: TypeAvis.Favorable or TypeAvis.FavorableSousReserve } =>
            Liste.Reponses.ReponseAvantLe is not { } avant ? "Attendue" : RegleDeReponse.EstATemps(avant, jour) ? $"Attendue avant le {HeureDeParis.EcrireJour(avant)}" : $"En retard (avant le {HeureDeParis.EcrireJour(avant)})",
        _ => null,
    };

    /// <summary>Published long enough ago, and read by nobody.</summary>
    public bool EstNonLu(CourrierEnListe c, DateOnly jour) =>
        c is { Etat: EtatCourrier.Publie, PremiereLectureLe: null, PublieLe: { } le } && RegleDeReponse.EstARelancer(HeureDeParis.Jour(le), Liste.Reponses.RelanceApresJours, jour);

    public string Adresse(int page) => Lien(Liste.Code, page);

    public static int Numero(string? page) => int.TryParse(page, out var numero) ? Math.Clamp(numero, 1, 10_000) : 1;

    public static string Lien(string code, int page) => LiensCourriers.DeLAppel(code) + (page == 1 ? "" : "?page=" + page.ToString(CultureInfo.InvariantCulture));
}

public sealed record PublicationViewModel(string Code, IReadOnlyList<CourrierEnListe> Courriers, int Page)
{
    public IReadOnlyList<CourrierEnListe> Prets { get; } = [.. Courriers.Where(c => c.Etat == EtatCourrier.BonASigner)];

    public IReadOnlyList<CourrierEnListe> Autres { get; } = [.. Courriers.Where(c => c.Etat != EtatCourrier.BonASigner)];

    /// <summary>All that are ready, whatever the page: named by what they are, not one by one.</summary>
    public bool Tous { get; init; }

    /// <summary>Of those that are shown: others, or handed over once more since, and it is another one.</summary>
    public string Empreinte => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Prets.Select(c => $"{c.CourrierId:N} {c.SoumisLe?.UtcTicks}").Order(StringComparer.Ordinal)))));

    /// <summary>To read again before all leave.</summary>
    public IReadOnlyList<CourrierEnListe> Echantillon => RegleDeLot.Choisir(Prets, c => c.Avis);
}

public sealed class ReponsesSaisie
{
    [Display(Name = "Dernier jour pour répondre")]
    public DateOnly? ReponseAvantLe { get; set; }

    [Display(Name = "Relancer un courrier que personne n’a lu après (jours)")]
    public int? RelanceApresJours { get; set; }

    public int Version { get; set; }
}
