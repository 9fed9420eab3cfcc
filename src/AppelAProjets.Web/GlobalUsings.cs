global using AppelAProjets.Application.Liens;
global using AppelAProjets.Domain.Comptes;
global using AppelAProjets.Domain;
global using AppelAProjets.Web.Fonctions.Partage.Formulaires;
global using AppelAProjets.Web.Fonctions.Partage;
global using AppelAProjets.Web.Securite;
global using Microsoft.AspNetCore.Mvc;
