namespace AppelAProjets.Application.Acces;

/// <summary>The déport of others than the reader (CYCLE, Déport), on a dossier <c>d</c>; the reader's is in <see cref="VisibiliteSql.SansDeport"/>, read once with the account.</summary>
internal static class DeportSql
{
    /// <summary>States of a partner whose people stand down like those of the organisation that carries the dossier.</summary>
    public const string PartenaireEngage = "('Accepte', 'Accorde')";

    /// <summary>The déport <c>x</c> stands, on dossier <c>d</c>, on its organisation or on a partner.</summary>
    public const string Concerne = $"x.LeveLe IS NULL AND (x.DossierId = d.Id OR x.OrganisationId = d.OrganisationId OR x.OrganisationId IN {Partenaires})";

    /// <summary>The membership <c>m</c> stands at @Maintenant, in the organisation of dossier <c>d</c> or in a partner.</summary>
    public const string MembreConcerne = $"(m.OrganisationId = d.OrganisationId OR m.OrganisationId IN {Partenaires}) AND {AppartenanceSql.EnCours}";

    /// <summary>The account @CompteId, and those that it replaces in a right that it does not hold itself: what they stand down from is not handed on. A colleague, who has the right anyway, goes on with it.</summary>
    public const string SoiEtRemplaces = $"""
        (SELECT c.Id FROM Compte c WHERE c.Id = @CompteId
        UNION SELECT h.RemplaceId FROM Habilitation h
            WHERE h.CompteId = @CompteId AND h.RemplaceId IS NOT NULL AND {AgentsQuery.DroitTenu} AND NOT EXISTS (
                SELECT 1 FROM Habilitation p WHERE p.CompteId = h.CompteId AND p.RemplaceId IS NULL AND p.Role = h.Role AND p.Debut <= @Maintenant AND (p.Fin IS NULL OR p.Fin > @Maintenant)
                    AND (p.FinanceurId = h.FinanceurId OR (p.FinanceurId IS NULL AND h.FinanceurId IS NULL)) AND (p.TerritoireId = h.TerritoireId OR (p.TerritoireId IS NULL AND h.TerritoireId IS NULL))))
        """;

    public const string CompteSansDeport = $"""
        NOT EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = c.Id AND {Concerne})
        AND NOT EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = c.Id AND {MembreConcerne})
        """;

    /// <summary>Neither does the person whose right <c>h</c> serves during a leave.</summary>
    public const string DroitSansDeport = $"""
        {CompteSansDeport}
        AND (h.RemplaceId IS NULL OR (NOT EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = h.RemplaceId AND {Concerne})
            AND NOT EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = h.RemplaceId AND {MembreConcerne})))
        """;

    /// <summary>The account <c>c</c> stands down neither from organisation @OrganisationId nor from a dossier that it carries.</summary>
    public const string CompteSansDeportDeLOrganisation = $"""
        NOT EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = c.Id AND x.LeveLe IS NULL
            AND (x.OrganisationId = @OrganisationId OR x.OrganisationId IN {SesPartenaires} OR x.DossierId IN (SELECT d.Id FROM Dossier d WHERE d.OrganisationId = @OrganisationId)))
        AND NOT EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = c.Id AND (m.OrganisationId = @OrganisationId OR m.OrganisationId IN {SesPartenaires})
            AND {AppartenanceSql.EnCours})
        """;

    /// <summary>A score <c>n</c> whose author has since stood down, or joined the organisation or a partner: kept, out of the mean.</summary>
    public const string NoteDeportee = $"(EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = n.CompteId AND {Concerne}) OR EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = n.CompteId AND {MembreDesormais}))";

    /// <summary>The same for the author of an opinion <c>a</c>; an expert has no account.</summary>
    public const string AuteurDAvisDeporte = $"(EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = a.CompteId AND {Concerne}) OR EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = a.CompteId AND {MembreDesormais}))";

    private const string SesPartenaires =
        $"(SELECT pa.OrganisationId FROM Partenaire pa JOIN Dossier pd ON pd.Id = pa.DossierId WHERE pd.OrganisationId = @OrganisationId AND pa.Etat IN {PartenaireEngage})";

    // As MembreConcerne, at the last act of the journal: what is kept of a call in memory follows the journal, not the clock.
    private const string MembreDesormais =
        $"(m.OrganisationId = d.OrganisationId OR m.OrganisationId IN {Partenaires}) AND m.Debut <= {DernierActe} AND (m.Fin IS NULL OR m.Fin > {DernierActe})";

    private const string DernierActe = "(SELECT dj.Le FROM Journal dj WHERE dj.Numero = (SELECT MAX(mj.Numero) FROM Journal mj))";

    private const string Partenaires = $"(SELECT pa.OrganisationId FROM Partenaire pa WHERE pa.DossierId = d.Id AND pa.Etat IN {PartenaireEngage})";
}
