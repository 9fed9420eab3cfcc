using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Messages;

/// <summary>A dossier as its thread needs it; nothing of the instruction.</summary>
public sealed record FilSujet
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required Guid AppelId { get; init; }
    public required string AppelCode { get; init; }
    public required string AppelTitre { get; init; }
    public string? ServiceCourriel { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>First deposit, UTC.</summary>
    public DateTimeOffset? DeposeLe { get; init; }

    /// <summary>The partner organisation of the reader; null for the people of the organisation that carries the dossier, and for the services.</summary>
    public string? NomDuPartenaire { get; init; }

    /// <summary>How the reader signs, on the side of the organisations.</summary>
    public string Signe => NomDuPartenaire ?? Organisation;

    public string Nom => $"{(Numero is null ? "le brouillon" : $"le dossier {Numero}")}, « {Titre} »";
}

public sealed record MessageLu
{
    public required Guid Id { get; init; }
    /// <summary>Its place, from 1.</summary>
    public required int Rang { get; init; }
    public required CoteDeMessage Cote { get; init; }
    public required Guid CompteId { get; init; }
    public required string Institution { get; init; }
    /// <summary>The person; never an address.</summary>
    public required string Auteur { get; init; }
    public required string Texte { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

public sealed record FichierDeMessage
{
    public required Guid MessageId { get; init; }
    /// <summary>Its place in the message, from 1.</summary>
    public required int Ordre { get; init; }
    public required string NomDeFichier { get; init; }
    /// <summary>In bytes.</summary>
    public required long Taille { get; init; }
    /// <summary>It may be opened: the antivirus found it clean, or there is none.</summary>
    public required bool EstOuvrable { get; init; }
    /// <summary>It will never be.</summary>
    public required bool EstInfecte { get; init; }
}

/// <summary>A piece asked for while the dossier goes on.</summary>
public sealed record DemandeDePieceLue
{
    public required Guid MessageId { get; init; }
    public required string Libelle { get; init; }
    public required bool Indispensable { get; init; }
    /// <summary>Last day to answer, in Paris.</summary>
    public required DateOnly TermeLe { get; init; }
    /// <summary>When it was answered, or closed without an answer, UTC.</summary>
    public DateTimeOffset? ReponseLe { get; init; }
    /// <summary>Null when nothing was sent.</summary>
    public Guid? ReponseMessageId { get; init; }
}

/// <param name="Messages">Oldest first.</param>
/// <param name="Demandes">Pieces asked for, oldest first.</param>
/// <param name="LuJusqua">Rank of the last message that the person had been shown before.</param>
/// <param name="Signatures">In whose name the person may write; empty = reads only.</param>
/// <param name="PeutDemander">Signatures with which the person may ask for a piece now.</param>
public sealed record Fil(
    FilSujet Sujet, IReadOnlyList<MessageLu> Messages, ILookup<Guid, FichierDeMessage> Fichiers, IReadOnlyList<DemandeDePieceLue> Demandes, int LuJusqua,
    IReadOnlyList<Signature> Signatures, IReadOnlyList<Signature> PeutDemander)
{
    /// <summary>Rank of the last message, 0 when there is none.</summary>
    public int Dernier => Messages.Count == 0 ? 0 : Messages[^1].Rang;

    public bool ReponseAttendue => Messages.Count > 0 && Messages[^1].Cote == CoteDeMessage.Organisation;
}
