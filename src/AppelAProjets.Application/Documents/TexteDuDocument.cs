namespace AppelAProjets.Application.Documents;

/// <summary>The letter's text in reading order, one entry per line or cell: what the PDF engines and the HTML page must all say.</summary>
public static class TexteDuDocument
{
    public const string LibelleObjet = "Objet : ";

    /// <summary>A letter has a subject; a form, which has a line at the top of its pages, a title.</summary>
    public static string Sujet(DocumentImprime document) => document.EnTete is null ? LibelleObjet + document.Objet : document.Objet;

    /// <summary>Said by an engine whose fonts lack a character of the document.</summary>
    public const string CaracteresManquants = "Certains caractères n’ont pas pu être imprimés : voir le dossier en ligne.";

    public const string LibelleVerification = "Vérifier ce courrier : ";

    /// <summary>Everything from the sender to the last block, without what is repeated at the foot of the pages.</summary>
    public static IEnumerable<string> Lire(DocumentImprime document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. document.Emetteur, .. document.Logos, .. document.References.Select(Lire), .. document.Destinataire,
            .. document.EnTete is null ? new[] { document.LieuEtDate, Sujet(document) } : [document.EnTete.Gauche, document.EnTete.Droite, Sujet(document)],
            .. document.Blocs.SelectMany(Lire)];
    }

    public static IEnumerable<string> LirePied(DocumentImprime document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.UrlDeVerification is null ? [document.Pied] : [document.Pied, LibelleVerification + document.UrlDeVerification];
    }

    /// <summary>« Dossier : AAP28-041 ».</summary>
    public static string Lire(ReferenceDuCourrier reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return LibelleDe(reference) + reference.Valeur;
    }

    public static string LibelleDe(ReferenceDuCourrier reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Libelle + " : ";
    }

    public static string Puce(Liste liste, int rang)
    {
        ArgumentNullException.ThrowIfNull(liste);
        return liste.Numerotee ? FormattableString.Invariant($"{rang + 1}.") : "•";
    }

    /// <summary>Lines of one signature, the empty ones left out.</summary>
    public static IEnumerable<string> Lire(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return new[] { signature.Organisme, signature.Mention, signature.Nom, signature.Qualite }.Where(texte => texte.Length > 0);
    }

    private static IEnumerable<string> Lire(Bloc bloc) => bloc switch
    {
        Titre titre => [Lire(titre.Fragments)],
        Paragraphe paragraphe => [Lire(paragraphe.Fragments)],
        Liste liste => liste.Elements.Select((element, rang) => Puce(liste, rang) + " " + Lire(element)),
        Tableau tableau => [tableau.Legende, .. tableau.Colonnes.Select(colonne => colonne.Libelle), .. tableau.Lignes.SelectMany(ligne => ligne.Cellules)],
        Rubriques rubriques => rubriques.Lignes.SelectMany(rubrique => new[] { rubrique.Libelle, rubrique.Valeur }),
        SautDePage => [],
        BlocSignatures signatures => signatures.Signatures.SelectMany(Lire),
        _ => throw new InvalidOperationException($"Unknown block {bloc.GetType().Name}."),
    };

    private static string Lire(IEnumerable<Fragment> fragments) => string.Concat(fragments.Select(fragment => fragment.Texte));
}
