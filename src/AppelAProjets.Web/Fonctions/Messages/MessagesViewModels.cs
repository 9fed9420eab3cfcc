using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Messages;

/// <summary>The thread on screen, for the organisation or for the services.</summary>
public sealed class FilViewModel(Fil fil, bool estService, bool lieLaFiche, DateTimeOffset maintenant)
{
    /// <summary>The thread.</summary>
    public Fil Fil { get; } = fil;
    /// <summary>Read by the staff.</summary>
    public bool EstService { get; } = estService;
    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Maintenant { get; } = maintenant;
    /// <summary>Form of a message.</summary>
    public MessageSaisie Saisie { get; set; } = new() { Cle = Guid.CreateVersion7() };
    /// <summary>Form of a request for a piece.</summary>
    public DemandeDePieceSaisie Demande { get; set; } = new() { Cle = Guid.CreateVersion7() };

    /// <summary>Address of the thread.</summary>
    public string Adresse => EstService
        ? $"/instruction/{Uri.EscapeDataString(Fil.Sujet.AppelCode)}/dossiers/{Fil.Sujet.Id}/messages"
        : $"/espace/dossiers/{Fil.Sujet.Id}/messages";

    /// <summary>Where the page comes from: the dossier, or the list when there is no sheet to show (a draft).</summary>
    public (string Adresse, string Libelle) Retour => (EstService, lieLaFiche) switch
    {
        (false, _) => ($"/espace/dossiers/{Fil.Sujet.Id}", "Le dossier"),
        (true, true) => ($"/instruction/{Uri.EscapeDataString(Fil.Sujet.AppelCode)}/dossiers/{Fil.Sujet.Id}", "La fiche du dossier"),
        _ => ("/messages", "Messages"),
    };

    /// <summary>Not shown to this person before.</summary>
    public bool EstNouveau(MessageLu message, Guid compteId) => message.Rang > Fil.LuJusqua && message.CompteId != compteId;

    /// <summary>The request that this message makes, if it makes one.</summary>
    public DemandeDePieceLue? DemandeDe(MessageLu message) => Fil.Demandes.FirstOrDefault(d => d.MessageId == message.Id);

    /// <summary>Nothing decided may be told before the letter.</summary>
    public bool AvantLAvis => Fil.Sujet.Etat is not (EtatDossier.AvisTransmis or EtatDossier.Clos);

    /// <summary>Size of a file, for people.</summary>
    public static string Taille(long octets) => octets < 1024 * 1024 ? $"{Math.Max(1, octets / 1024)}\u00A0ko" : $"{octets / (1024m * 1024m):0.#}\u00A0Mo";
}

/// <summary>Form of a message.</summary>
public sealed class MessageSaisie
{
    /// <summary>Made when the form is shown.</summary>
    public Guid Cle { get; set; }
    /// <summary>In whose name; empty = the Secrétariat, else the first funder.</summary>
    [Display(Name = "Écrire au nom de")]
    public Guid? FinanceurId { get; set; }
    /// <summary>Text.</summary>
    [Display(Name = "Votre message")]
    public string? Texte { get; set; }
    /// <summary>Files.</summary>
    [Display(Name = "Joindre des fichiers")]
    public IList<IFormFile> Fichiers { get; set; } = [];
}

/// <summary>Form of a request for a piece.</summary>
public sealed class DemandeDePieceSaisie
{
    /// <summary>Made when the form is shown.</summary>
    public Guid Cle { get; set; }
    /// <summary>In whose name.</summary>
    [Display(Name = "Demander au nom de")]
    public Guid? FinanceurId { get; set; }
    /// <summary>What is asked.</summary>
    [Display(Name = "Pièce demandée")]
    public string? Libelle { get; set; }
    /// <summary>Why.</summary>
    [Display(Name = "Message au porteur")]
    public string? Message { get; set; }
    /// <summary>Last day to answer.</summary>
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
    /// <summary>Suspends the silence delay.</summary>
    [Display(Name = "Cette pièce est indispensable à l’instruction")]
    public bool Indispensable { get; set; }
}

/// <summary>The page on which a piece asked for is sent.</summary>
public sealed record PieceDemandeeViewModel(Fil Fil, DemandeDePieceLue Demande, MessageLu Message, MessageSaisie Saisie, DateTimeOffset Maintenant)
{
    /// <summary>The thread.</summary>
    public string Adresse => $"/espace/dossiers/{Fil.Sujet.Id}/messages";
}

/// <summary>The threads of the staff.</summary>
public sealed record FilsViewModel(IReadOnlyList<FilEnListe> Fils, bool Suite, bool Attendues, int Page)
{
    /// <summary>Address of a page.</summary>
    public string Adresse(int page) => $"/messages?{(Attendues ? "attendues=true&" : "")}page={page.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Address of a thread.</summary>
    public static string Lien(FilEnListe fil) => $"/instruction/{Uri.EscapeDataString(fil.AppelCode)}/dossiers/{fil.DossierId}/messages";
}
