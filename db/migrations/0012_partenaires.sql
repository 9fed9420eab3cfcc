-- Inter-associatif projects: partner organisations. The answers of a part are rows of Reponse (keys partenaire.<id>.…).

ALTER TABLE Appel ADD PartenairesPossibles bit NOT NULL DEFAULT 0;

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
    CONSTRAINT PK_Partenaire PRIMARY KEY (Id),
    CONSTRAINT FK_Partenaire_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Partenaire_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);
CREATE INDEX IX_Partenaire_Dossier ON Partenaire (DossierId, Etat, OrganisationId);
CREATE INDEX IX_Partenaire_Organisation ON Partenaire (OrganisationId);
CREATE INDEX IX_Partenaire_Courriel ON Partenaire (Courriel);
