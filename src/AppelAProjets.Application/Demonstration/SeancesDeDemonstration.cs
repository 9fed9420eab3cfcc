using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Demonstration;

/// <summary>Seats, sessions, agenda, votes, minutes.</summary>
internal sealed class SeancesDeDemonstration
{
    /// <summary>When the committee of that call meets.</summary>
    public static DateTimeOffset HeureDeSeance(AppelDuJeu appel) => HeureDeParis.Convertir(appel.Comite, new TimeOnly(9, 30)).Valeur;
}
