namespace AppelAProjets.Domain.Partenaires;

public static class LibellesDePartenaire
{
    public static string Pour(EtatPartenaire etat) => etat switch
    {
        EtatPartenaire.Invite => "Invitation envoyée",
        EtatPartenaire.Accepte => "Prépare sa part",
        EtatPartenaire.Accorde => "Accord donné",
        EtatPartenaire.Decline => "A décliné",
        EtatPartenaire.Retire => "Retiré du projet",
    };

    public static string PourLui(EtatPartenaire etat) => etat switch
    {
        EtatPartenaire.Invite => "Votre réponse est attendue.",
        EtatPartenaire.Accepte => "Remplissez la part de votre organisation, puis donnez son accord.",
        EtatPartenaire.Accorde => "Votre organisation a donné son accord.",
        EtatPartenaire.Decline or EtatPartenaire.Retire => "Votre organisation ne participe plus.",
    };

    public static string Pour(ModeDeVersement mode) => mode switch
    {
        ModeDeVersement.ChefDeFile => "Le chef de file seul, qui règle les dépenses payées par les subventions",
        ModeDeVersement.Reversement => "Le chef de file, qui reverse leur part aux partenaires",
        ModeDeVersement.UnePartChacun => "Chaque organisation reçoit sa part",
    };
}
