using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Comites;

/// <summary>What is written to those who hold a seat, each with the invitation for their calendar. No dossier is named: someone may stand down from it.</summary>
internal sealed class CourrielsDeSeance(LiensOptions liens, CourrielOptions expediteur)
{
    public IReadOnlyList<NouveauCourriel> Convoquer(SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, DateTimeOffset le) =>
        Ecrire(seance, personnes, le, ($"Convocation : {Nommer(seance)}", $"""
            Vous êtes convoqué(e) à la séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}).

            {Quand(seance)}
            {Suite(seance)}
            """));

    /// <summary>To who is named once the others were convened.</summary>
    public IReadOnlyList<NouveauCourriel> Presider(SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, DateTimeOffset le) =>
        Ecrire(seance, personnes, le, ($"Vous présidez la séance : {Nommer(seance)}", $"""
            Vous êtes désigné(e) pour présider la séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}).

            {Quand(seance)}
            {Suite(seance)}
            """));

    public IReadOnlyList<NouveauCourriel> Deplacer(SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, DateTimeOffset le) =>
        Ecrire(seance, personnes, le, ($"Séance modifiée : {Nommer(seance)}", $"""
            La séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}) a changé. Elle se tiendra ainsi :

            {Quand(seance)}
            {Suite(seance)}
            """));

    public IReadOnlyList<NouveauCourriel> Annuler(SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, (string Motif, DateTimeOffset Le) annulation) =>
        Ecrire(seance, personnes, annulation.Le, ($"Séance annulée : {Nommer(seance)}", $"""
            La séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}), prévue le {HeureDeParis.Ecrire(seance.PrevueLe)}, est annulée.

            Motif : {annulation.Motif}
            """), MethodeDInvitation.Cancel);

    /// <summary>To who was convened to a session that they no longer hold a seat in.</summary>
    public IReadOnlyList<NouveauCourriel> Liberer(SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, DateTimeOffset le) =>
        Ecrire(seance, personnes, le, ($"Vous n’êtes plus convoqué(e) : {Nommer(seance)}", $"""
            La séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}) a changé de date ou de présidence : vous n’y siégez plus. L’invitation jointe la retire de votre agenda.
            """), MethodeDInvitation.Cancel);

    private List<NouveauCourriel> Ecrire(
        SeanceDetailRow seance, IEnumerable<PersonneConviee> personnes, DateTimeOffset le, (string Objet, string Corps) texte, MethodeDInvitation methode = MethodeDInvitation.Request)
    {
        var cadre = new CadreDInvitation(expediteur.Expediteur, expediteur.NomExpediteur, liens.Vers(LiensComites.Seance(seance.Id)), le);
        return
        [
            .. personnes.Select(p => new NouveauCourriel(GenreDeCourriel.Seance, p.Courriel, texte.Objet, $"""
                Bonjour,

                {texte.Corps}
                """)
            {
                SansPlafond = true, Calendrier = InvitationDeSeance.Composer(seance, methode, p, cadre),
            }),
        ];
    }

    // Somebody sits in several calls, and a call has several sessions.
    private static string Nommer(SeanceDetailRow seance) => $"{seance.Titre}, {HeureDeParis.EcrireJour(HeureDeParis.Jour(seance.PrevueLe))} ({seance.Code})";

    private static string Quand(SeanceDetailRow seance) => $"""
        Le {HeureDeParis.Ecrire(seance.PrevueLe)}{(seance.FinPrevueLe is { } fin ? $", jusqu’à {HeureDeParis.EcrireHeure(HeureDeParis.Heure(fin))}" : "")}
        Lieu : {seance.Lieu ?? "à préciser"}
        """;

    private string Suite(SeanceDetailRow seance) => $"""

        L’ordre du jour, les documents et les dossiers : {liens.Vers(LiensComites.Seance(seance.Id))}
        Dites sur cette page si vous venez, sur place ou à distance, ou si votre suppléant vous remplace.

        Si vous avez un lien avec une association inscrite, déclarez votre déport avant la séance : {liens.Vers(LiensComites.MesDeports(seance.Id))}

        L’invitation jointe met la séance dans votre agenda.
        """;
}
