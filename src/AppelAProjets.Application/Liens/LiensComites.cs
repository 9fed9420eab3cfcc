using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Liens;

public static class LiensComites
{
    public const string Comites = "/comite";

    public static string Comite(string code) => $"/comite/{Uri.EscapeDataString(code)}";

    public static string Sieges(string code) => $"/comite/{Uri.EscapeDataString(code)}/sieges";

    public static string Siege(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/sieges/{id}";

    public static string RetirerSiege(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/sieges/{id}/retirer";

    public const string Composition = "/comite/composition";

    public const string NouveauSiegePermanent = "/comite/composition/sieges";

    public static string SiegePermanent(Guid id) => $"/comite/composition/sieges/{id}";

    public static string RetirerSiegePermanent(Guid id) => $"/comite/composition/sieges/{id}/retirer";

    public static string ReprendreComposition(string code) => $"/comite/{Uri.EscapeDataString(code)}/composition";

    public static string NouvelleSeance(string code) => $"/comite/{Uri.EscapeDataString(code)}/seances/nouvelle";

    public static string Seance(Guid id) => $"/seances/{id}";

    public static string EtatDeSeance(Guid id) => $"/seances/{id}/etat";

    public static string Presence(Guid id) => $"/seances/{id}/presence";

    public static string NoterPresence(Guid id) => $"/seances/{id}/presences";

    public static string Projection(Guid id) => $"/seances/{id}/projection";

    public static string FragmentDeProjection(Guid id) => $"/seances/{id}/projection/fragment";

    public static string OrdreDuJour(Guid id) => $"/seances/{id}/ordre-du-jour";

    /// <summary>As it was filtered.</summary>
    public static string OrdreDuJour(Guid id, (FiltreDePoints Filtre, string? Texte) vue) =>
        $"{OrdreDuJour(id)}{(vue.Filtre == FiltreDePoints.Tous && string.IsNullOrWhiteSpace(vue.Texte) ? "" : $"?filtre={vue.Filtre}&texte={Uri.EscapeDataString(vue.Texte ?? "")}")}";

    public static string Inscription(Guid id) => $"/seances/{id}/inscription";

    public static string DeplacerPoints(Guid id) => $"/seances/{id}/ordre-du-jour/deplacer";

    public static string RangerPoints(Guid id) => $"/seances/{id}/ordre-du-jour/points";

    public static string FormerBlocs(Guid id) => $"/seances/{id}/ordre-du-jour/blocs";

    public static string DeplacerBloc(Guid id, Guid blocId) => $"/seances/{id}/ordre-du-jour/blocs/{blocId}/deplacer";

    public static string TrierPoints(Guid id) => $"/seances/{id}/ordre-du-jour/trier";

    public static string SansDebat(Guid id) => $"/seances/{id}/ordre-du-jour/sans-debat";

    public static string CloreSansDebat(Guid id) => $"/seances/{id}/ordre-du-jour/sans-debat/clore";

    public static string DemanderDebat(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/debat";

    public static string RenoncerAuDebat(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/debat/retirer";

    public static string Convocation(Guid id) => $"/seances/{id}/convocation";

    public static string Reponse(Guid id) => $"/seances/{id}/reponse";

    public static string MesDeports(Guid id) => $"/seances/{id}/deports";

    public static string ModifierSeance(Guid id) => $"/seances/{id}/modifier";

    public static string AnnulerSeance(Guid id) => $"/seances/{id}/annuler";

    public static string Documents(Guid id) => $"/seances/{id}/documents";

    public static string Document(Guid id, Guid documentId) => $"/seances/{id}/documents/{documentId}";

    public static string RetirerDocument(Guid id, Guid documentId) => $"/seances/{id}/documents/{documentId}/retirer";

    public static string Cahier(Guid id) => $"/seances/{id}/cahier.pdf";

    public static string Emargement(Guid id) => $"/seances/{id}/emargement.pdf";

    public static string Releve(Guid id) => $"/seances/{id}/releve";

    public static string Point(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}";

    public static string DossierDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/dossier";

    public static string FichierDuPoint(Guid id, Guid pointId, string empreinte) => $"/seances/{id}/points/{pointId}/dossier/fichiers/{empreinte}";

    public static string FragmentDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/fragment";

    public static string Votes(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/votes";

    public static string LignesDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/lignes";

    public static string AvisDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/avis";

    public static string Consensus(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/consensus";

    public static string Projeter(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/projeter";

    public static string ConduireDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/seance";

    public static string EtatDuPoint(Guid id, Guid pointId) => $"/seances/{id}/points/{pointId}/etat";
}
