using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Web.Fonctions.Organisations;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>The sections of a dossier, one page each, kept field by field while people type or all at once by the button. Files and the meeting with the référent have their own pages.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}")]
public sealed class SectionsController(DossierPorteurQuery dossiers, EnregistrerReponses enregistrer, FichierDuPorteurQuery fichiers, PrevenusQuery prevenus, TimeProvider horloge) : Controller
{
    // The others are drawn from their list of fields.
    private static readonly HashSet<SectionDossier> AvecLeurVue =
    [
        SectionDossier.Association, SectionDossier.Territoires, SectionDossier.Moyens, SectionDossier.Evaluation,
        SectionDossier.Budget, SectionDossier.Demandes, SectionDossier.Attestations, SectionDossier.Eligibilite, SectionDossier.Questions, SectionDossier.Partenaires,
    ];

    [HttpGet("{section:rubrique}")]
    public async Task<IActionResult> Section(Guid id, string section, CancellationToken annulation)
    {
        if (Lire(section) is not { } laquelle || await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        return dossier.SectionsOuvertes.Contains(laquelle)
            ? View(Vue(laquelle), await AvecLaSuiteAsync(new SectionViewModel(new EnTeteDossier(dossier, horloge.GetUtcNow()), laquelle), annulation))
            : Redirect(LiensDossiers.Dossier(id));
    }

    /// <summary>Keeps the page, then leads on. A field refused or changed by another page comes back as it was typed; the others are kept.</summary>
    [HttpPost("{section:rubrique}")]
    public async Task<IActionResult> Section(Guid id, string section, string? suite, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var saisies = Saisies(Request.Form);
        if (Lire(section) is not { } laquelle)
        {
            return NotFound();
        }

        var sort = await enregistrer.ExecuterAsync(id, saisies, acteur, annulation);
        if (await dossiers.ChargerAsync(id, acteur, annulation) is not { } dossier)
        {
            return NotFound();
        }

        ModelState.Clear();
        var etat = dossier.Sections.FirstOrDefault(s => s.Section == laquelle);
        var garde = sort.EnEntier();
        // What is wrong is kept and said at once; an answer that stops has a page of its own to say it.
        var faux = etat is null || laquelle == SectionDossier.Eligibilite || suite is "liste" or "rester" || garde.Issue == Issue.Absent ? []
            : dossier.Sections.SelectMany(s => s.Incoherences.Where(i => s.Section == laquelle || saisies.Any(f => f.Cle == i.Champ))).ToList();
        Resultat resultat = garde.TousLesRefus.Concat(faux.Where(f => garde.TousLesRefus.All(r => r.Champ != f.Champ))).ToArray();
        return await this.RepondreAsync(resultat, () => Suivre(dossier, laquelle, etat, suite), async () =>
        {
            if (dossier.SectionsOuvertes.Contains(laquelle))
            {
                IReadOnlyList<SortDeReponse> champs = sort.EstRefuse ? [] : sort.Valeur.Champs;
                return View(Vue(laquelle), await AvecLaSuiteAsync(
                    new SectionViewModel(new EnTeteDossier(dossier, horloge.GetUtcNow()), laquelle, champs.ToDictionary(c => c.Cle), saisies.ToDictionary(s => s.Cle, s => s.Saisi)), annulation));
            }

            return Refuser(dossier, sort.EnEntier().Refus!.Message, saisies);
        });
    }

    // The dossier moved on while the page was open: what was typed and is kept nowhere is shown once, to be copied.
    private IActionResult Refuser(DossierPorteur dossier, string raison, IReadOnlyList<ReponseSaisie> saisies)
    {
        var champs = dossier.Champs.ParCle();
        List<(string Libelle, string Texte)> perdus = [.. saisies.Where(s => s.EstTouchee(champs.GetValueOrDefault(s.Cle)) && s.Saisi?.Trim().Length > 0).Select(s => (champs[s.Cle].Libelle, s.Saisi!))];
        if (perdus.Count > 0)
        {
            return View("NonEnregistre", new NonEnregistreViewModel(new EnTeteDossier(dossier, horloge.GetUtcNow()), raison, perdus));
        }

        TempData["Avertissement"] = raison;
        return Redirect(LiensDossiers.Dossier(dossier.Entete.Id));
    }

    // Green only for what is done.
    private RedirectResult Suivre(DossierPorteur dossier, SectionDossier section, EtatDeSection? etat, string? suite)
    {
        var reste = etat?.Manques ?? [];
        var garde = $"« {Domain.Libelles.Pour(section)} » est enregistré.";
        TempData[reste.Count == 0 ? "Succes" : section != SectionDossier.Eligibilite && etat!.Incoherences.Count > 0 ? "Avertissement" : "Note"] = reste.Count switch
        {
            0 => $"{garde} {(dossier.Entete.Etat == EtatDossier.Brouillon ? "Votre dossier n’est pas encore déposé." : dossier.Entete.EstEnCorrection ? "Votre correction n’est pas encore déposée." : "Votre réponse n’est pas encore envoyée.")}",
            _ when dossier.Arrets.Count > 0 && section == SectionDossier.Eligibilite => "Vos réponses sont enregistrées.",
            1 => $"{garde} {reste[0].Message}",
            _ => $"{garde} Il y reste {reste.Count} points à compléter ou à corriger.",
        };
        return Redirect(Suite(dossier, section, suite));
    }

    [HttpPost("champs")]
    public async Task<IActionResult> Champs(Guid id, CancellationToken annulation)
    {
        var sort = await enregistrer.ExecuterAsync(id, Saisies(Request.Form), HttpContext.ActeurRequis(), annulation);
        return Annoncer(this, sort);
    }

    /// <summary>What is wrong in what is kept, for the page that a person is typing in: the fields that it has not are nothing to it.</summary>
    [HttpGet("coherence")]
    public async Task<IActionResult> Coherence(Guid id, CancellationToken annulation) => await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier
        ? Json(SectionViewModel.DitesSurLaPage(dossier).Select(i => new { i.Champ, Id = ChampAffiche.Identifier(i.Champ!), i.Message }))
        : NotFound();

    // A base too busy, twice, is not a page out of date (what one field conflicts with is in the answer): the script tries again.
    internal static IActionResult Annoncer(Controller controleur, Resultat<SortDesReponses> sort) => sort.Issue switch
    {
        Issue.Absent => controleur.NotFound(),
        Issue.Conflit => controleur.StatusCode(StatusCodes.Status503ServiceUnavailable),
        _ => controleur.Json(new SortAnnonce(sort)),
    };

    /// <summary>Says that this page is open; tells who else has one, and what they just wrote in this section.</summary>
    [HttpPost("presence")]
    public async Task<IActionResult> Presence(Guid id, string? section, [FromServices] SignalerPresence signaler, CancellationToken annulation)
    {
        if (Lire(section ?? "") is not { } laquelle)
        {
            return NotFound();
        }

        var autour = await signaler.ExecuterAsync(id, laquelle, HttpContext.ActeurRequis(), annulation);
        return autour.EstRefuse ? NotFound() : Json(EnMots(autour.Valeur));
    }

    internal static object EnMots(PresencesDuDossier autour) => new
    {
        Presents = autour.Presents.Select(p => $"{p.Nom} ({Domain.Libelles.Pour(p.Section)})"),
        Champs = autour.Champs.Select(c => new { c.Cle, c.Valeur, Version = c.Montree }),
    };

    internal static string Suite(DossierPorteur dossier, SectionDossier section, string? bouton)
    {
        var id = dossier.Entete.Id;
        var suivantes = dossier.Sections.Where(s => s.Section > section && dossier.SectionsOuvertes.Contains(s.Section) && !EstFaite(dossier, s)).Select(s => s.Section).ToList();
        return bouton switch
        {
            // An answer that stops is read before anything else is asked.
            null or "continuer" when section == SectionDossier.Eligibilite && dossier.Arrets.Count > 0 => LiensDossiers.Section(id, SectionDossier.Eligibilite),
            "rester" => LiensDossiers.Section(id, section),
            "liste" => LiensDossiers.Dossier(id),
            _ => suivantes.Count > 0 ? Ouvrir(dossier, suivantes[0]) : LiensDossiers.Verifier(id),
        };
    }

    // What the identity lacks comes before the page that lists it.
    private static string Ouvrir(DossierPorteur dossier, SectionDossier section)
    {
        var manquante = section != SectionDossier.Association || dossier.Contenu.Identite is not { } identite ? null
            : CompletudeDIdentite.De(identite).FirstOrDefault(p => p is { EstComplete: false, Section: not SectionDIdentite.Banque } && !CompletudeDIdentite.Permettre(p.Section, dossier.Qualite, EtatMandat.AVerifier).EstRefuse);
        return manquante is { } page ? PageDIdentite.AdresseDe(dossier.Entete.OrganisationId, page.Section, dossier.Entete.Id) : LiensDossiers.Section(dossier.Entete.Id, section);
    }

    // Whoever goes on is led to what is still to be seen; the list leads anywhere.
    private static bool EstFaite(DossierPorteur dossier, EtatDeSection section) => section.EstComplete && dossier.Entete.Etat == EtatDossier.Brouillon && section.Section switch
    {
        SectionDossier.Partenaires => true,
        SectionDossier.Pieces => dossier.Contenu.Pieces.Any(p => p.Fichiers.Count > 0),
        SectionDossier.Referent => dossier.Contenu.Rencontre.Etat != Domain.Rencontres.EtatRencontre.AFaire,
        _ => dossier.Contenu.Reponses.Any(r => r.Section == section.Section),
    };

    // Files and mails are read for the pages that show them.
    private async Task<SectionViewModel> AvecLaSuiteAsync(SectionViewModel vue, CancellationToken annulation) =>
        vue.Champs.Any(c => c.Type == TypeDeChamp.Fichier) ? vue with { Fichiers = await fichiers.ListerAsync(vue.EnTete.Dossier.Entete.Id, HttpContext.ActeurRequis(), annulation) }
        : vue.Section == SectionDossier.Partenaires ? vue with { Prevenus = await prevenus.DesPartenairesAsync(vue.EnTete.Dossier, annulation) }
        : vue;

    internal static SectionDossier? Lire(string section) => section.Length > 0
        && LectureDeMot.Lire<SectionDossier>(section) is { } lue and not (SectionDossier.Pieces or SectionDossier.Referent) ? lue : null;

    internal static string Vue(SectionDossier section) => AvecLeurVue.Contains(section) ? section.ToString() : "Section";

    // The hidden version says which fields were on the page: an unticked box sends nothing else.
    internal static List<ReponseSaisie> Saisies(IFormCollection formulaire) =>
    [
        .. from entree in formulaire
           where entree.Key.StartsWith(RenduDeChamp.PrefixeDeVersion, StringComparison.Ordinal)
           let cle = entree.Key[RenduDeChamp.PrefixeDeVersion.Length..]
           let montree = VersionMontree.Lire(entree.Value)
           select new ReponseSaisie(cle, string.Join('\n', (IEnumerable<string?>)formulaire[cle]), montree.Version, montree.Origine),
    ];
}
