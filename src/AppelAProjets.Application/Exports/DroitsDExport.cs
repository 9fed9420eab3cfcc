using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Exports;

/// <summary>The rights of someone on a call, as one value: an archive made with others is made again.</summary>
internal static class DroitsDExport
{
    public static string De(ContexteInstruction contexte, Acteur acteur, DateTimeOffset le)
    {
        var texte = string.Join('|',
            contexte.Portee.ToutLAppel, contexte.Portee.ToutesLesParts, contexte.TravauxPartages(le), string.Join(' ', contexte.Portee.MesFinanceurs.Order()),
            string.Join(' ', acteur.Habilitations.Select(h => $"{h.Role} {h.FinanceurId}").Order(StringComparer.Ordinal)), string.Join(' ', acteur.QuartiersDans(Mission.Instruction).Order(StringComparer.Ordinal)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)));
    }

    public static string Chemin(Pieces.FichiersOptions options, Guid id) => Path.Combine(options.Dossier, "exports", $"{id:N}.zip");
}
