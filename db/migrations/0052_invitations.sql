-- Someone invited to an organisation before having an account: followed by its signataires, answered by who proves to hold the address.
CREATE TABLE OrganisationInvitation (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    -- In lower case.
    Courriel nvarchar(254) NOT NULL,
    Qualite nvarchar(20) NOT NULL,
    InviteePar $id$ NOT NULL,
    EnvoyeeLe $instant$ NOT NULL,
    ExpireLe $instant$ NOT NULL,
    -- EnAttente, Acceptee, Declinee or Annulee.
    Etat nvarchar(20) NOT NULL,
    CloseLe $instant$ NULL,
    CONSTRAINT PK_OrganisationInvitation PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_OrganisationInvitation_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationInvitation_Compte FOREIGN KEY (InviteePar) REFERENCES Compte (Id)
);
-- Read with the organisation.
CREATE UNIQUE $clustered$ INDEX CX_OrganisationInvitation ON OrganisationInvitation (OrganisationId, Id);
CREATE INDEX IX_OrganisationInvitation_Courriel ON OrganisationInvitation (Courriel);
-- One awaited per address.
CREATE UNIQUE INDEX UX_OrganisationInvitation_EnAttente ON OrganisationInvitation (OrganisationId, Courriel) WHERE Etat = 'EnAttente';
