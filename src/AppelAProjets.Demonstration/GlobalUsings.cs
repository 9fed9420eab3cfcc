global using AppelAProjets.Application.Sql;
global using AppelAProjets.Domain;
