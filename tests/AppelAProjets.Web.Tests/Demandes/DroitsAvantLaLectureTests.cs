using System.Reflection;
using AppelAProjets.Web.Securite;
using AppelAProjets.Web.Tests.Routes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>No file is read before what it is sent to is known to be its sender's: every role sends one to each action that takes files, at the address of something that nobody has, and nothing of it is read.</summary>
public sealed class DroitsAvantLaLectureTests
{
    private readonly FichiersComptes comptes = new();

    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        hote.Remplacer = services => services.Configure<MvcOptions>(o => o.Filters.Add(comptes));
    }

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task Nothing_is_read_of_a_file_sent_to_what_is_not_ours()
    {
        using (hote.Visiteur())
        {
        }

        var actions = hote.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Cle: $"POST /{e.RoutePattern.RawText?.TrimStart('/')}", Action: e.Metadata.GetMetadata<ControllerActionDescriptor>()!))
            .Where(a => a.Action is not null && TailleDesFormulaires.RecoitDesFichiers(a.Action))
            // Without an object: who has the role has the right, the others are stopped by it.
            .Where(a => a.Cle.Contains('{', StringComparison.Ordinal)).DistinctBy(a => a.Cle).ToList();
        var lus = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await hote.ConnecterAsync(BaseModele.Adresse(role));
            var jeton = (await client.PageAsync("/")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var (cle, action) in actions)
            {
                comptes.Octets = 0;
                using var corps = Corps(action, jeton);
                using var reponse = await client.PostAsync(RoutesTests.AdresseInconnue(new LigneDeRoute("POST", cle[5..], "compte", true)), corps);
                if (comptes.Octets > 0)
                {
                    lus.Add($"{cle}: {comptes.Octets} bytes read for {role}, answered {(int)reponse.StatusCode}");
                }
            }
        }

        TestContext.Progress.WriteLine($"{actions.Count} actions take files, {comptes.Actions.Count} were given one by {Enum.GetValues<Role>().Length} roles");
        Assert.That(string.Join('\n', lus), Is.Empty);
        Assert.That(actions.Where(a => !comptes.Actions.Contains(a.Action.Id)).Select(a => a.Cle), Is.Empty, "a file arrived in each");
    }

    private static MultipartFormDataContent Corps(ControllerActionDescriptor action, string jeton)
    {
        var corps = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" } };
        foreach (var parametre in action.Parameters)
        {
            Ajouter(corps, parametre.ParameterType, parametre.Name);
            var modele = parametre.BindingInfo?.BinderModelName ?? parametre.Name;
            foreach (var propriete in EstUnModele(parametre.ParameterType) ? parametre.ParameterType.GetProperties().Where(p => p.CanWrite) : [])
            {
                Ajouter(corps, propriete.PropertyType, $"{modele}.{propriete.Name}");
                Ajouter(corps, propriete.PropertyType, propriete.Name);
            }
        }

        return corps;
    }

    // Filled in as it can be, so that the action goes as far as it would for a careful sender.
    private static void Ajouter(MultipartFormDataContent corps, Type type, string nom)
    {
        if (typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type))
        {
            corps.Add(new ByteArrayContent("%PDF-1.7\n"u8.ToArray()), nom, "essai.pdf");
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type) is { } simple && Valeur(simple) is { } valeur)
        {
            corps.Add(new StringContent(valeur), nom);
        }
    }

    private static string? Valeur(Type type) => type == typeof(string) ? "Texte" : type == typeof(int) ? "1" : type == typeof(bool) ? "true" : type == typeof(DateOnly) ? "2027-06-30"
        : type == typeof(Guid) ? "0197ffff-0000-7000-8000-00000000dead" : type.IsEnum ? Enum.GetNames(type)[0] : null;

    private static bool EstUnModele(Type type) => type.Assembly == typeof(TailleDesFormulaires).Assembly;

    /// <summary>Puts a counter around each file that an action is given.</summary>
    private sealed class FichiersComptes : IActionFilter
    {
        public long Octets { get; set; }
        public HashSet<string> Actions { get; } = [];

        public void OnActionExecuting(ActionExecutingContext context)
        {
            foreach (var (nom, valeur) in context.ActionArguments.ToList())
            {
                context.ActionArguments[nom] = Compter(context, valeur);
                foreach (var propriete in valeur is not null && EstUnModele(valeur.GetType()) ? valeur.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0) : [])
                {
                    propriete.SetValue(valeur, Compter(context, propriete.GetValue(valeur)));
                }
            }
        }

        public void OnActionExecuted(ActionExecutedContext context)
        {
        }

        private object? Compter(ActionExecutingContext context, object? valeur)
        {
            IReadOnlyList<IFormFile> fichiers = valeur switch { IFormFile seul => [seul], IEnumerable<IFormFile> plusieurs => [.. plusieurs], _ => [] };
            if (fichiers.Count == 0)
            {
                return valeur;
            }

            Actions.Add(context.ActionDescriptor.Id);
            var compteurs = fichiers.Select(f => (IFormFile)new FichierCompte(this, f)).ToList();
            return valeur is IFormFile ? compteurs[0] : compteurs;
        }
    }

    private sealed class FichierCompte(FichiersComptes comptes, IFormFile recu) : IFormFile
    {
        public string ContentType => recu.ContentType;
        public string ContentDisposition => recu.ContentDisposition;
        public IHeaderDictionary Headers => recu.Headers;
        public long Length => recu.Length;
        public string Name => recu.Name;
        public string FileName => recu.FileName;

        public void CopyTo(Stream target) => OpenReadStream().CopyTo(target);

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => OpenReadStream().CopyToAsync(target, cancellationToken);

        public Stream OpenReadStream() => new FluxCompte(comptes, recu.OpenReadStream());
    }

    private sealed class FluxCompte(FichiersComptes comptes, Stream flux) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => flux.CanSeek;
        public override bool CanWrite => false;
        public override long Length => flux.Length;
        public override long Position { get => flux.Position; set => flux.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var lus = flux.Read(buffer, offset, count);
            comptes.Octets += lus;
            return lus;
        }

        public override long Seek(long offset, SeekOrigin origin) => flux.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
