global using AppelAProjets.Application.Acces;
global using AppelAProjets.Application.Journal;
global using AppelAProjets.Application.Liens;
global using AppelAProjets.Application.Sql;
global using AppelAProjets.Domain.Acces;
global using AppelAProjets.Domain.Comptes;
global using AppelAProjets.Domain.Journal;
global using AppelAProjets.Domain;
