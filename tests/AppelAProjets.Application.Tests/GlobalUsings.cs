global using AppelAProjets.Application.Journal;
global using AppelAProjets.Application.Sql;
global using AppelAProjets.Application.Tests.Acces;
global using AppelAProjets.Application.Tests.Sql;
global using AppelAProjets.Domain;
global using AppelAProjets.Domain.Comptes;
