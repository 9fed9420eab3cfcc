using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Messages;

public sealed class FilViewModel(Fil fil, bool estService, bool lieLaFiche, DateTimeOffset maintenant)
{
    public Fil Fil { get; } = fil;
    public bool EstService { get; } = estService;
    /// <summary>UTC.</summary>
    public DateTimeOffset Maintenant { get; } = maintenant;
    public MessageSaisie Saisie { get; set; } = new() { Cle = Guid.CreateVersion7() };
    public DemandeDePieceSaisie Demande { get; set; } = new() { Cle = Guid.CreateVersion7() };

    public string Adresse => EstService
        ? LiensMessages.DesServices(Fil.Sujet.AppelCode, Fil.Sujet.Id)
        : LiensMessages.DuPorteur(Fil.Sujet.Id);

    /// <summary>Where the page comes from: the dossier, or the list when there is no sheet to show (a draft).</summary>
    public (string Adresse, string Libelle) Retour => (EstService, lieLaFiche) switch
    {
        (false, _) => (LiensDossiers.Dossier(Fil.Sujet.Id), "Le dossier"),
        (true, true) => (LiensInstructions.Fiche(Fil.Sujet.AppelCode, Fil.Sujet.Id), "La fiche du dossier"),
        _ => (LiensMessages.Fils, "Messages"),
    };

    /// <summary>Not shown to this person before.</summary>
    public bool EstNouveau(MessageLu message, Guid compteId) => message.Rang > Fil.LuJusqua && message.CompteId != compteId;

    public DemandeDePieceLue? DemandeDe(MessageLu message) => Fil.Demandes.FirstOrDefault(d => d.MessageId == message.Id);

    /// <summary>Nothing decided may be told before the letter.</summary>
    public bool AvantLAvis => Fil.Sujet.Etat is not (EtatDossier.AvisTransmis or EtatDossier.Clos);

    public static string Taille(long octets) => octets < 1024 * 1024 ? $"{Math.Max(1, octets / 1024)} ko" : $"{octets / (1024m * 1024m):0.#} Mo";
}

public sealed class MessageSaisie
{
    /// <summary>Made when the form is shown.</summary>
    public Guid Cle { get; set; }
    /// <summary>In whose name; empty = the Secrétariat, else the first funder.</summary>
    [Display(Name = "Écrire au nom de")]
    public Guid? FinanceurId { get; set; }
    [Display(Name = "Votre message")]
    public string? Texte { get; set; }
    [Display(Name = "Joindre des fichiers")]
    public IList<IFormFile> Fichiers { get; set; } = [];
}

public sealed class DemandeDePieceSaisie
{
    public Guid Cle { get; set; }
    [Display(Name = "Demander au nom de")]
    public Guid? FinanceurId { get; set; }
    [Display(Name = "Pièce demandée")]
    public string? Libelle { get; set; }
    [Display(Name = "Message au porteur")]
    public string? Message { get; set; }
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
    [Display(Name = "Cette pièce est indispensable à l’instruction")]
    public bool Indispensable { get; set; }
}

public sealed record PieceDemandeeViewModel(Fil Fil, DemandeDePieceLue Demande, MessageLu Message, MessageSaisie Saisie, DateTimeOffset Maintenant)
{
    public string Adresse => LiensMessages.DuPorteur(Fil.Sujet.Id);
}

public sealed record FilsViewModel(IReadOnlyList<FilEnListe> Fils, bool Suite, bool Attendues, int Page)
{
    public string Adresse(int page) => LiensMessages.Fils + $"?{(Attendues ? "attendues=true&" : "")}page={page.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public static string Lien(FilEnListe fil) => LiensMessages.DesServices(fil.AppelCode, fil.DossierId);
}
