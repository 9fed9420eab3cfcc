namespace AppelAProjets.Domain.Organisations;

/// <summary>Whether the persons who act for an organisation are known to have the right to.</summary>
public enum EtatMandat
{
    /// <summary>Nobody has verified it yet: drafts and deposits are free.</summary>
    AVerifier,
    Accepte,
    /// <summary>Two parties claim it: everything is frozen until the Secrétariat lifts it.</summary>
    Conteste,
}

public enum ActionMandat
{
    Accepter,
    Refuser,
    Contester,
    /// <summary>Unfreezes; the mandate is to be verified again.</summary>
    Lever,
}

public enum EtatEnvoiMandat
{
    EnAttente,
    Accepte,
    Refuse,
    Remplace,
}

/// <summary>On what a person's right to act rests.</summary>
public enum NatureMandat
{
    Representant,
    /// <summary>Holds an attestation of the legal representative.</summary>
    Attestation,
}
