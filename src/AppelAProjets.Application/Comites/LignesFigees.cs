using System.Text.Json;
using System.Text.Json.Serialization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>The lines of an adjourned item, as the session left them: the live ones go on in instruction.</summary>
internal static class LignesFigees
{
    private static readonly JsonSerializerOptions Ecriture = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new MontantEnCentimes() },
    };

    /// <summary>Without what was arbitrated: an adjourned item holds nothing.</summary>
    public static string Ecrire(IReadOnlyList<LigneDePointRow> lignes) => JsonSerializer.Serialize(
        lignes.Select(l => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite
            ? l with { Etat = l.Propose is null ? EtatLigne.Recevable : EtatLigne.Proposee, ArbitreSpecifique = null, ArbitreDroitCommun = null, Fermete = null, MotifEtat = null, Auteur = null, SaisiPar = null }
            : l), Ecriture);

    public static IReadOnlyList<LigneDePointRow> Lire(string contenu) => JsonSerializer.Deserialize<List<LigneDePointRow>>(contenu, Ecriture) ?? [];
}
