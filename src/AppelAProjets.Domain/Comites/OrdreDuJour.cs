namespace AppelAProjets.Domain.Comites;

/// <summary>What the committee does with an item apart from the others.</summary>
public enum MarqueDePoint
{
    /// <summary>Of the liste complémentaire: called, in its order, when money is freed.</summary>
    Complementaire,
    /// <summary>On hold: looked at once something is known.</summary>
    EnAttente,
}

public enum CritereDeBloc
{
    Quartier,
    Thematique,
}

public enum CritereDeRang
{
    /// <summary>Best score first; those without one last.</summary>
    Note,
    Numero,
}

public sealed record BlocDePoints(Guid Id, string Nom, bool EstSansDebat = false);

/// <param name="BlocId">Null: in no block, after them.</param>
public sealed record PointRange(Guid Id, Guid? BlocId);

/// <summary>An agenda: its blocks in their order, its items in theirs. Each method gives another one; what it does not know is a refusal, nothing is lost.</summary>
public sealed record OrdreDuJour(IReadOnlyList<BlocDePoints> Blocs, IReadOnlyList<PointRange> Points)
{
    public const string NomDuBlocSansDebat = "Bloc sans débat";

    private static readonly Refus PlusLa = new("ordre-du-jour.change", "L’ordre du jour a changé : relisez-le, puis recommencez.");

    /// <summary>The items as they are examined: block after block, then those in none. Blocks left empty are gone.</summary>
    public OrdreDuJour Ranger()
    {
        var pleins = Blocs.Where(b => Points.Any(p => p.BlocId == b.Id)).ToList();
        var connus = pleins.Select(b => b.Id).ToHashSet();
        return new OrdreDuJour(pleins,
        [
            .. pleins.SelectMany(b => Points.Where(p => p.BlocId == b.Id)),
            .. Points.Where(p => p.BlocId is not { } bloc || !connus.Contains(bloc)).Select(p => p with { BlocId = null }),
        ]);
    }

    /// <summary>Puts items, in the order that they have, into a block (or in none) before another item, or last.</summary>
    public Resultat<OrdreDuJour> Deplacer(IReadOnlyCollection<Guid> points, Guid? bloc, Guid? avant = null)
    {
        var deplaces = Points.Where(p => points.Contains(p.Id)).Select(p => p with { BlocId = bloc }).ToList();
        var restent = Points.Where(p => !points.Contains(p.Id)).ToList();
        if (deplaces.Count != points.Distinct().Count() || (bloc is { } b && Blocs.All(c => c.Id != b)))
        {
            return PlusLa;
        }

        var place = avant is { } cible ? restent.FindIndex(p => p.Id == cible && p.BlocId == bloc) : restent.Count;
        if (place < 0)
        {
            return PlusLa;
        }

        restent.InsertRange(place, deplaces);
        return (this with { Points = restent }).Ranger();
    }

    /// <summary>One place up or down.</summary>
    public Resultat<OrdreDuJour> GlisserLeBloc(Guid bloc, int sens)
    {
        var blocs = Ranger().Blocs.ToList();
        var rang = blocs.FindIndex(b => b.Id == bloc);
        if (rang < 0)
        {
            return PlusLa;
        }

        var voisin = Math.Clamp(rang + sens, 0, blocs.Count - 1);
        (blocs[rang], blocs[voisin]) = (blocs[voisin], blocs[rang]);
        return (this with { Blocs = blocs }).Ranger();
    }

    /// <summary>Sorts the items of a block, or of all of them when null; what the two keep alike stays as it was.</summary>
    public Resultat<OrdreDuJour> Trier(Guid? bloc, IComparer<Guid> comparateur) =>
        bloc is { } b && Blocs.All(c => c.Id != b) ? PlusLa
        : (this with
        {
            Points = [.. Points.Where(p => bloc is null || p.BlocId == bloc).OrderBy(p => p.Id, comparateur), .. Points.Where(p => bloc is not null && p.BlocId != bloc)],
        }).Ranger();

    /// <summary>One block per name, in the order of the names; a block that has the name already receives them. The bloc sans débat keeps what it holds.</summary>
    /// <param name="nomDe">Of the block of an item; null leaves it in none.</param>
    /// <param name="neuf">Makes an identifier.</param>
    public OrdreDuJour Former(Func<Guid, string?> nomDe, Func<Guid> neuf)
    {
        var sansDebat = Blocs.Where(b => b.EstSansDebat).ToList();
        var aPart = sansDebat.Select(b => b.Id).ToHashSet();
        var noms = Points.Where(p => p.BlocId is not { } b || !aPart.Contains(b)).ToDictionary(p => p.Id, p => nomDe(p.Id));
        var blocs = noms.Values.OfType<string>().Distinct().Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true))
            .Select(nom => Blocs.FirstOrDefault(b => b.Nom == nom && !b.EstSansDebat) ?? new BlocDePoints(neuf(), nom)).ToList();
        var ids = blocs.ToDictionary(b => b.Nom, b => (Guid?)b.Id);
        return new OrdreDuJour([.. sansDebat, .. blocs], [.. Points.Select(p => noms.TryGetValue(p.Id, out var nom) ? p with { BlocId = nom is null ? null : ids[nom] } : p)]).Ranger();
    }

    /// <summary>Puts items in a block of that name, made when there is none.</summary>
    public Resultat<OrdreDuJour> MettreEnBloc(IReadOnlyCollection<Guid> points, string? nom, Func<Guid> neuf)
    {
        var net = nom?.Trim();
        if (string.IsNullOrEmpty(net))
        {
            return new Refus("bloc.nom", "Donnez un nom au bloc.", "Bloc");
        }

        var bloc = Blocs.FirstOrDefault(b => string.Equals(b.Nom, net, StringComparison.OrdinalIgnoreCase)) ?? new BlocDePoints(neuf(), net);
        return (Blocs.Contains(bloc) ? this : this with { Blocs = [.. Blocs, bloc] }).Deplacer(points, bloc.Id);
    }

    /// <summary>The bloc sans débat, first of the agenda, holds these items and no other.</summary>
    public Resultat<OrdreDuJour> MettreSansDebat(IReadOnlyCollection<Guid> points, Func<Guid> neuf)
    {
        var bloc = Blocs.FirstOrDefault(b => b.EstSansDebat)
            ?? (Blocs.FirstOrDefault(b => b.Nom == NomDuBlocSansDebat) ?? new BlocDePoints(neuf(), NomDuBlocSansDebat)) with { EstSansDebat = true };
        var vide = this with { Blocs = [bloc, .. Blocs.Where(b => b.Id != bloc.Id)], Points = [.. Points.Select(p => p.BlocId == bloc.Id ? p with { BlocId = null } : p)] };
        return vide.Deplacer(points, bloc.Id);
    }
}
