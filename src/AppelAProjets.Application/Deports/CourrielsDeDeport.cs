using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Deports;

/// <summary>Mails of a déport: they name neither the dossier nor its organisation, which it hides.</summary>
internal static class CourrielsDeDeport
{
    public static NouveauCourriel Impose(string courriel, string appel, bool surUneOrganisation, LiensOptions liens) => new(GenreDeCourriel.Acces, courriel, "Un déport vous concerne", $"""
        Bonjour,

        Appel à projets « {appel} ». La présidence vous a placé en déport : vous n’avez plus accès à {(surUneOrganisation ? "certains dossiers" : "un dossier")}, ni dans le tableau, ni dans les exports, ni par courriel. Vos notes sont conservées et sortent de la moyenne.

        Vos déports en cours, et comment demander qu’un déport soit levé : {liens.Vers(LiensDeports.Miens)}
        """);

    public static NouveauCourriel Leve(string courriel, DateTimeOffset depuis, LiensOptions liens) => new(GenreDeCourriel.Acces, courriel, "Un de vos déports est levé", $"""
        Bonjour,

        La présidence a levé votre déport du {HeureDeParis.Ecrire(depuis)}. Ce qu’il cachait vous est de nouveau présenté, sauf si un autre déport vous en écarte.

        Vos déports en cours : {liens.Vers(LiensDeports.Miens)}
        """);

    public static async Task<IReadOnlyList<NouveauCourriel>> DemandesDeLeveeAsync(this SqlSession session, DeportLu deport, string qui, LiensOptions liens, DateTimeOffset le) =>
        NouveauCourriel.A(GenreDeCourriel.Acces, await session.QuiLeveAsync(deport.Id, le), ("La levée d’un déport est demandée", $"""
            Bonjour,

            {qui} demande que son déport du {HeureDeParis.Ecrire(deport.DeclareLe)} soit levé. La présidence décide, avec un motif.

            Les déports et les demandes : {liens.Vers(LiensDeports.Miens)}
            """));
}
