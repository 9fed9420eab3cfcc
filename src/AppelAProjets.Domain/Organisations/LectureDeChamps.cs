using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Domain.Organisations;

/// <summary>Reads typed fields one by one and keeps what is refused; a refused text is returned as it was typed.</summary>
internal sealed class LectureDeChamps
{
    private readonly List<Refus> refus = [];

    public IReadOnlyList<Refus> Refus => refus;

    public void Refuser(string code, string message, string? champ) => refus.Add(new Refus(code, message, champ));

    public string? Texte(string? saisie, string champ, int maximum)
    {
        var texte = TexteSaisi.Normaliser(saisie).Length == 0 ? null : saisie!.Trim();
        if (texte?.Length > maximum)
        {
            Refuser("organisation.longueur", $"Raccourcissez ce texte : {maximum} caractères au plus.", champ);
        }

        return string.IsNullOrEmpty(texte) ? null : texte;
    }

    public string Requis(string? saisie, string champ, int maximum, string absence)
    {
        var texte = Texte(saisie, champ, maximum);
        if (!TexteSaisi.ContientUnMot(texte))
        {
            Refuser("organisation.requis", absence, champ);
        }

        return texte ?? "";
    }

    public void Passee(DateOnly? jour, string champ, DateOnly aujourdhui)
    {
        if (jour > aujourdhui)
        {
            Refuser("organisation.date-future", "Cette date est dans le futur : vérifiez-la.", champ);
        }
    }

    public string? Identifiant(string? saisie, string champ, Func<string?, Resultat<string>> lire)
    {
        if (TexteSaisi.Normaliser(saisie).Length == 0)
        {
            return null;
        }

        var lecture = lire(saisie);
        if (lecture.EstRefuse)
        {
            refus.Add(lecture.Refus with { Champ = champ });
        }

        return lecture.EstRefuse ? saisie!.Trim() : lecture.Valeur;
    }

    /// <summary>A web address; « www.exemple.fr » is understood.</summary>
    public string? Adresse(string? saisie, string champ, int maximum)
    {
        var texte = Texte(TexteSaisi.Normaliser(saisie), champ, maximum - "https://".Length);
        if (texte is null)
        {
            return null;
        }

        var complete = texte.Contains("://", StringComparison.Ordinal) ? texte : "https://" + texte;
        if (!texte.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(complete, UriKind.Absolute, out var adresse) && adresse.Scheme is "http" or "https" && EstUnSitePublic(adresse))
        {
            return complete;
        }

        Refuser("organisation.adresse-web", Courriel.Lire(texte).EstRefuse
            ? "Écrivez une adresse de site, sans espace ni mot de passe, par exemple https://www.association.fr."
            : "C’est une adresse électronique. Écrivez celle du site, par exemple https://www.association.fr, ou laissez ce champ vide.", champ);
        return texte;
    }

    // A name that ends with a word: figures alone are a machine, and what stands before @ is an account.
    private static bool EstUnSitePublic(Uri adresse) =>
        adresse is { UserInfo.Length: 0, HostNameType: UriHostNameType.Dns } && adresse.Host.LastIndexOf('.') is > 0 and var point && adresse.Host.Length > point + 2 && !char.IsAsciiDigit(adresse.Host[point + 1]);
}
