using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace AppelAProjets.Web.Securite;

/// <summary>The gate of the texts of a request: address, query, fields and names of files are what <see cref="TexteAdmis"/> leaves of them, for whoever reads them.</summary>
public static class Admission
{
    /// <summary>The address and the query; the form follows once it is read (<see cref="ReceptionMiddleware"/>).</summary>
    public static IApplicationBuilder UseAdmission(this IApplicationBuilder app) => app.Use(async (context, suite) =>
    {
        var chemin = TexteAdmis.Retirer(context.Request.Path.Value);
        context.Request.Path = chemin;
        var requete = new RequeteAdmise(new QueryFeature(context.Features));
        context.Features.Set<IQueryFeature>(requete);
        // What is left of an address may not become the name of another site.
        if (chemin.StartsWith("//", StringComparison.Ordinal) || NommeSesRangs(requete.Query.Keys))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await suite(context);
    });

    /// <summary>Names of elements that no page of ours sends: they would put holes in a list.</summary>
    public static bool NommeSesRangs(IEnumerable<string> cles) => cles.Any(cle => cle.EndsWith(".index", StringComparison.OrdinalIgnoreCase));

    public static FormCollection Admettre(IFormCollection formulaire)
    {
        var fichiers = new FormFileCollection();
        fichiers.AddRange(formulaire.Files.Select(f => new FichierAdmis(f)));
        return new FormCollection(Admettre((IEnumerable<KeyValuePair<string, StringValues>>)formulaire), fichiers);
    }

    private static Dictionary<string, StringValues> Admettre(IEnumerable<KeyValuePair<string, StringValues>> champs)
    {
        var admis = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (cle, valeurs) in champs)
        {
            var nom = TexteAdmis.Retirer(cle);
            admis[nom] = StringValues.Concat(admis.GetValueOrDefault(nom), new StringValues([.. valeurs.Select(TexteAdmis.Retirer)]));
        }

        return admis;
    }

    // The query of the request may change under it: an error page is the same request at another address.
    private sealed class RequeteAdmise(IQueryFeature lue) : IQueryFeature
    {
        private IQueryCollection? brute;
        private IQueryCollection admise = QueryCollection.Empty;

        public IQueryCollection Query
        {
            get
            {
                if (brute != lue.Query)
                {
                    brute = lue.Query;
                    admise = brute.Count == 0 ? brute : new QueryCollection(Admettre(brute));
                }

                return admise;
            }
            set => lue.Query = value;
        }
    }

    private sealed class FichierAdmis(IFormFile recu) : IFormFile
    {
        public string ContentType => recu.ContentType;
        public string ContentDisposition => recu.ContentDisposition;
        public IHeaderDictionary Headers => recu.Headers;
        public long Length => recu.Length;
        public string Name => TexteAdmis.Retirer(recu.Name);
        public string FileName => TexteAdmis.Retirer(recu.FileName);

        public void CopyTo(Stream target) => recu.CopyTo(target);

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => recu.CopyToAsync(target, cancellationToken);

        public Stream OpenReadStream() => recu.OpenReadStream();
    }
}
