namespace AppelAProjets.Domain.Echeances;

/// <summary>What has a term. The name is in stored keys: a member is never renamed.</summary>
public enum SorteDEcheance
{
    /// <summary>A draft, and the closing of its call.</summary>
    Brouillon,
    /// <summary>Sections to complete.</summary>
    Complements,
    /// <summary>A piece asked in the thread.</summary>
    Piece,
    /// <summary>Two months of silence (CRPA L231-4 3°).</summary>
    RejetImplicite,
    /// <summary>An opinion that was asked for.</summary>
    Avis,
    /// <summary>The lines of a funder without a proposal.</summary>
    Instruction,
    /// <summary>The scores that one person has not given.</summary>
    Notes,
    /// <summary>The letters that wait for a funder's approval.</summary>
    BonASigner,
    /// <summary>The answer of a porteur to its letter.</summary>
    ReponseAuCourrier,
    /// <summary>A letter that nobody has opened.</summary>
    LectureDuCourrier,
    /// <summary>A condition of an avis.</summary>
    Condition,
    /// <summary>A document of an organisation.</summary>
    PiecePermanente,
    /// <summary>A right that ends.</summary>
    Acces,
}

/// <summary>To whom a step is told.</summary>
[Flags]
public enum Cercle
{
    Personne = 0,
    /// <summary>Who is reminded of a dossier on the side of the organisation.</summary>
    Porteur = 1,
    /// <summary>Who receives the letter.</summary>
    DestinatairesDuCourrier = 2,
    /// <summary>Those who sign for the organisation.</summary>
    Organisation = 4,
    Secretariat = 8,
    /// <summary>Who instructs for the funder.</summary>
    Instructeurs = 16,
    /// <summary>Who approves letters for the funder.</summary>
    SignatairesDuFinanceur = 32,
    /// <summary>Who is to give the opinion.</summary>
    Consulte = 64,
    Demandeur = 128,
    /// <summary>The account that it is about.</summary>
    Interesse = 256,
}

/// <summary>A step before or after a term.</summary>
/// <param name="Jours">Days after the term; negative before it.</param>
/// <param name="Tient">It keeps its use for some days once reached; otherwise it loses it with the term.</param>
public sealed record Palier(int Jours, Cercle Cercles, bool Tient = false);

/// <summary>Something that has a term.</summary>
/// <param name="Objet">What makes it unique among its kind.</param>
/// <param name="DepuisLe">Since when it runs, UTC.</param>
/// <param name="Terme">Last day, in Paris.</param>
public sealed record FaitDEcheance(SorteDEcheance Sorte, string Objet, DateTimeOffset DepuisLe, DateOnly Terme)
{
    /// <summary>UTC, when the term has an hour.</summary>
    public DateTimeOffset? TermeLe { get; init; }
}

public enum SortDEcheance
{
    Due,
    /// <summary>Reached, and nobody has any use for it any more.</summary>
    Passee,
}

public sealed record EcheanceAtteinte(FaitDEcheance Fait, Palier Palier, SortDEcheance Sort)
{
    /// <summary>The same whatever the hour of the reading. A term put off is another one: what was told of the former does not count.</summary>
    public string Cle => $"{Fait.Sorte}/{Fait.Objet}/{Fait.Terme.Year:0000}{Fait.Terme.Month:00}{Fait.Terme.Day:00}/{Palier.Jours}";
}
