namespace AppelAProjets.Application.Sql;

// For the use cases that do not go through Ecrivain yet: Refus.Absent and Refus.Conflit.
public static class RefusDeDonnees
{
    public static Refus Introuvable => Refus.Absent;

    public static Refus Conflit => Refus.Conflit;
}
