global using AppelAProjets.Application.Sql;
global using AppelAProjets.Domain.Comptes;
global using AppelAProjets.Web.Tests.Hote;
