namespace AppelAProjets.Application.Envois;

/// <summary>A plain-text message to add to the outbox.</summary>
public sealed record NouveauCourriel(string Destinataire, string Objet, string Corps);
