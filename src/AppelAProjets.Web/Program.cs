using AppelAProjets.Web.Demarrage;

var builder = WebApplication.CreateBuilder(args);
builder.AddAppelAProjets();
await using var app = builder.Build();
app.UseAppelAProjets();
return await Commandes.ExecuterAsync(app, args);
