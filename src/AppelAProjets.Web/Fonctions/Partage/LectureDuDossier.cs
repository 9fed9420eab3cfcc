using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <param name="LienDesFichiers">Prefix of a file's address; null without links.</param>
/// <param name="LiensDesPages">Where each page may still be written.</param>
public sealed record LectureDuDossier(DossierLu Lu, string? LienDesFichiers = null, IReadOnlyDictionary<SectionDossier, string>? LiensDesPages = null)
{
    public PartieALire De(PartieLue partie) => new(this, partie);

    public string? LienDe(SectionLue section) => section.Page is { } page ? LiensDesPages?.GetValueOrDefault(page) : null;
}

public sealed record PartieALire(LectureDuDossier Dossier, PartieLue Partie);
