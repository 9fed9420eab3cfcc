using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AppelAProjets.Web.Tests.Hote;

/// <summary>A host that started as Development and takes itself for Production from then on: its base may hold what only tests hold.</summary>
internal sealed class EnProduction(IHostEnvironment vrai) : IHostEnvironment
{
    public string EnvironmentName { get => Environments.Production; set => vrai.EnvironmentName = value; }
    public string ApplicationName { get => vrai.ApplicationName; set => vrai.ApplicationName = value; }
    public string ContentRootPath { get => vrai.ContentRootPath; set => vrai.ContentRootPath = value; }
    public IFileProvider ContentRootFileProvider { get => vrai.ContentRootFileProvider; set => vrai.ContentRootFileProvider = value; }

    public static void Remplacer(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IHostEnvironment>(s => new EnProduction(s.GetRequiredService<IWebHostEnvironment>())));
}
