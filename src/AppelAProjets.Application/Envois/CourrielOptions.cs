namespace AppelAProjets.Application.Envois;

public sealed class CourrielOptions
{
    /// <summary>SMTP host; empty = messages are written as .eml files in <see cref="Dossier"/>.</summary>
    public string Hote { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>A member of MailKit's SecureSocketOptions: Auto, SslOnConnect, StartTls, StartTlsWhenAvailable, None.</summary>
    public string Securite { get; set; } = "Auto";

    /// <summary>File of the authority (PEM) that signed the certificate of the server, when the machine does not know it; empty = those of the machine.</summary>
    public string Autorite { get; set; } = "";

    /// <summary>SMTP user; empty = no authentication.</summary>
    public string Utilisateur { get; set; } = "";

    /// <summary>SMTP password, from the environment or a secret file, never from appsettings.</summary>
    public string MotDePasse { get; set; } = "";

    /// <summary>How many leave in a minute, for all the nodes; 0 = no limit. Security mails, receipts and what has a term go first.</summary>
    public int ParMinute { get; set; }

    public string Expediteur { get; set; } = "ne-pas-repondre@appel-a-projets.example";

    public string NomExpediteur { get; set; } = "Appel à projets du contrat de ville";

    /// <summary>Folder of the .eml files; empty = donnees/courriels under the content root.</summary>
    public string Dossier { get; set; } = "";
}
