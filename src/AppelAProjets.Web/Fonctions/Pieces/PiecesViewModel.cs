using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Pieces;

/// <param name="TailleMaximale">Largest file, in bytes.</param>
public sealed record PiecesViewModel(EnTeteDossier EnTete, IReadOnlyList<FichierDuDossier> Fichiers, long TailleMaximale, IReadOnlyList<PiecePermanenteRow> Permanentes)
{
    public IReadOnlyList<PieceAffichee> Pieces => [.. EnTete.Dossier.Contenu.Pieces.Select(p => new PieceAffichee(EnTete.Dossier.Entete.Id, p, [.. Fichiers.Where(f => f.PieceId == p.PieceId)]))];

    /// <summary>What the call says of that piece.</summary>
    public string? Consigne(Guid pieceId) => EnTete.Dossier.Appel.Pieces.FirstOrDefault(p => p.Id == pieceId)?.Aide is { Length: > 0 } aide ? aide : null;

    /// <summary>Pieces of the organisation that are what is asked, while nothing is joined.</summary>
    public IEnumerable<PiecePermanenteRow> Proposees(PieceAffichee piece) =>
        Permanentes.Where(p => !piece.EstFournie && PiecesPermanentes.Convient(p.Type, piece.Piece.Libelle) && piece.Fichiers.All(f => f.Empreinte != p.Empreinte));
}

/// <summary>A piece and its files, infected ones included.</summary>
public sealed record PieceAffichee(Guid DossierId, PieceContenu Piece, IReadOnlyList<FichierDuDossier> Fichiers)
{
    /// <summary>How many files count: infected ones do not.</summary>
    public int Comptes => Fichiers.Count(f => f.Analyse != AnalyseDeFichier.Infectee);

    public bool EstFournie => Comptes > 0;

    /// <summary>Some file is still to be looked at.</summary>
    public bool EstEnAnalyse => Fichiers.Any(f => f.Analyse == AnalyseDeFichier.EnAttente);
}

/// <param name="Dossier">Address of the dossier, under which its files are.</param>
public sealed record PiecesDeposees(string Dossier, IReadOnlyList<PieceContenu> Pieces, IReadOnlyList<FichierDuDossier> Fichiers)
{
    /// <summary>Pieces that the reader may not open: whether they were given is not told either.</summary>
    public IReadOnlyCollection<Guid> Reservees { get; init; } = [];

    /// <summary>Shown in place (<c>fiche.js</c>): the page must allow frames of our own.</summary>
    public bool AvecApercu { get; init; }

    public IEnumerable<FichierDuDossier> De(PieceContenu piece) => Fichiers.Where(f => f.PieceId == piece.PieceId);

    /// <summary>No file of it can be used: none was given, or each is infected.</summary>
    public bool Manque(PieceContenu piece) => !Reservees.Contains(piece.PieceId) && De(piece).All(f => f.Analyse == AnalyseDeFichier.Infectee);

    public IReadOnlyList<FichierDuDossier> DesQuestions => [.. Fichiers.Where(f => f.PieceId is null)];
}

public static class Poids
{
    /// <summary>« 34 ko », « 1,2 Mo ».</summary>
    public static string Ecrire(long octets) => octets < 1024 * 1024 ? $"{Math.Max(1, octets / 1024)} ko" : $"{octets / 1048576.0:0.0} Mo";
}
