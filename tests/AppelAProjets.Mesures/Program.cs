using AppelAProjets.Mesures;

// One name per measure; "plancher" is the raw server that a measure starts for itself.
return args switch
{
    ["tableau", ..] => await MesureDuTableau.ExecuterAsync(Options.Lire(args)),
    ["plancher", var port, var fichier] => await Plancher.ServirAsync(port, fichier),
    _ => Aide(),
};

static int Aide()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/AppelAProjets.Mesures -- tableau [--dossiers 5000] [--tours 5] [--secondes 2]");
    return 1;
}
