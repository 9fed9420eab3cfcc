using AppelAProjets.Mesures;

// One name per measure; "plancher" and "boite" are processes that a measure starts for itself.
return args switch
{
    ["tableau", ..] => await MesureDuTableau.ExecuterAsync(Options.Lire(args)),
    ["cellule", ..] => await MesureDuTableau.DesCellulesAsync(Options.Lire(args)),
    ["comite", ..] => await MesureDuComite.ExecuterAsync(Options.Lire(args)),
    ["exports", ..] => await MesureDesExports.ExecuterAsync(Options.Lire(args)),
    ["croissance", ..] => await MesureDeLaCroissance.ExecuterAsync(Options.Lire(args)),
    ["depot", ..] => await MesureDuDepot.ExecuterAsync(Options.Lire(args)),
    ["courriers"] => await MesureDesCourriers.ExecuterAsync(),
    ["lectures"] => await MesureDesLectures.ExecuterAsync(),
    ["proposition"] => await MesureDeLaProposition.ExecuterAsync(),
    ["echeances", ..] => await MesureDesEcheances.ExecuterAsync(Options.Lire(args)),
    ["envois"] => await MesureDesEnvois.ExecuterAsync(),
    ["envois-coupes", var fois] => await MesureDesEnvois.CouperAsync(int.Parse(fois, System.Globalization.CultureInfo.InvariantCulture)),
    ["boite", var fichier, var port, var minutes] => await MesureDesEnvois.EnvoyerAsync(fichier, port, minutes),
    ["surcharge"] => await MesureDeLaSurcharge.ExecuterAsync(),
    ["coupures", var fois] => await MesureDuDepot.CouperAsync(int.Parse(fois, System.Globalization.CultureInfo.InvariantCulture)),
    ["plancher", var port, var fichier, .. var donnees] => await Plancher.ServirAsync(port, fichier, donnees.FirstOrDefault()),
    _ => Aide(),
};

static int Aide()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/AppelAProjets.Mesures -- tableau [--dossiers 5000] [--tours 5] [--secondes 2]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- cellule [--dossiers 5000] [--tours 5]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- exports [--dossiers 5000]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- comite [--tours 5] [--secondes 2]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- croissance [--petit 1000] [--moyen 5000] [--grand 20000] [--autres 100000] [--mesures 200] [--chauffes 20]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- depot [--tours 5] [--secondes 2] [--personnes 1000] [--duree 60] [--chauffe 20]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- coupures 10
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- echeances [--dossiers 5000] [--tours 5]
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- envois-coupes 100
               dotnet run -c Release --project tests/AppelAProjets.Mesures -- courriers | envois | lectures | surcharge | proposition
        """);
    return 1;
}
