namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>A whole number asked as a percentage: <c>60 %</c> is read too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PourcentageAttribute : Attribute;
