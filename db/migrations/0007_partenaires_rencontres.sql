-- Inter-associatif projects and the meeting with the référent de quartier. The answers of a partner's part are rows of Reponse (keys partenaire.<id>.…).

-- Etat: EtatPartenaire. OrganisationId: the organisation invited by its SIRET, else the one that accepted. Courriel: who was invited.
-- AccordEmpreinte: SHA-256 of the part and of who is paid, as its signataire agreed to them. Motif: of who declined, or of the chef de file that took it off.
CREATE TABLE Partenaire (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    OrganisationId $id$ NULL,
    Nom nvarchar(200) NOT NULL,
    Courriel nvarchar(254) NULL,
    Etat nvarchar(20) NOT NULL,
    InviteLe $instant$ NOT NULL,
    InvitePar $id$ NOT NULL,
    RelanceLe $instant$ NULL,
    ReponduLe $instant$ NULL,
    ReponduPar $id$ NULL,
    AccordLe $instant$ NULL,
    AccordPar $id$ NULL,
    AccordEmpreinte nvarchar(64) NULL,
    FinLe $instant$ NULL,
    FinPar $id$ NULL,
    Motif $texte$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Partenaire PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Partenaire_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Partenaire_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_Partenaire ON Partenaire (DossierId, Id);
-- Invited or taking part once.
CREATE UNIQUE INDEX UX_Partenaire_Organisation ON Partenaire (DossierId, OrganisationId) WHERE OrganisationId IS NOT NULL AND Etat IN ('Invite', 'Accepte', 'Accorde');
CREATE UNIQUE INDEX UX_Partenaire_Courriel ON Partenaire (DossierId, Courriel) WHERE Courriel IS NOT NULL AND Etat IN ('Invite', 'Accepte', 'Accorde');
CREATE INDEX IX_Partenaire_Dossier ON Partenaire (DossierId, Etat, OrganisationId);
CREATE INDEX IX_Partenaire_Organisation ON Partenaire (OrganisationId);
CREATE INDEX IX_Partenaire_Courriel ON Partenaire (Courriel);

-- Etat: EtatRencontre. ContactId: who asked or declared. Le, Avec: held, as recorded or declared. ModifieComme: Porteur, ReferentQuartier, Secretariat.
CREATE TABLE Rencontre (
    DossierId $id$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    ContactId $id$ NOT NULL,
    Message $texte$ NULL,
    Disponibilites nvarchar(500) NULL,
    Telephone nvarchar(20) NULL,
    RendezVousLe $instant$ NULL,
    Lieu nvarchar(300) NULL,
    Le $jour$ NULL,
    Avec nvarchar(500) NULL,
    CompteRendu $texte$ NULL,
    Motif nvarchar(1000) NULL,
    ModifieLe $instant$ NOT NULL,
    ModifiePar $id$ NOT NULL,
    ModifieComme nvarchar(20) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Rencontre PRIMARY KEY (DossierId),
    CONSTRAINT FK_Rencontre_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Rencontre_Contact FOREIGN KEY (ContactId) REFERENCES Compte (Id),
    CONSTRAINT FK_Rencontre_Auteur FOREIGN KEY (ModifiePar) REFERENCES Compte (Id)
);
CREATE INDEX IX_Rencontre_Etat ON Rencontre (Etat, ModifieLe);

-- The neighbourhoods concerned, as told with the request: they say which référents may read it.
CREATE TABLE RencontreQuartier (
    DossierId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_RencontreQuartier PRIMARY KEY (DossierId, QuartierCode),
    CONSTRAINT FK_RencontreQuartier_Rencontre FOREIGN KEY (DossierId) REFERENCES Rencontre (DossierId),
    CONSTRAINT FK_RencontreQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);
CREATE INDEX IX_RencontreQuartier_Quartier ON RencontreQuartier (QuartierCode);
