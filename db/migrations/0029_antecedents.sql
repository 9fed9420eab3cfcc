-- What an organisation got before: results of earlier years that the Secrétariat imports, and which of them a renewal goes on from.

-- A file under way (ConfirmeLe null: seen by who began it, for a day), then the import itself, kept without its lines so that it can be removed as a whole.
CREATE TABLE ImportDeResultats (
    Id $id$ NOT NULL,
    -- The call whose instruction it serves.
    AppelId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    -- Year of the grants.
    Annee int NOT NULL,
    Source nvarchar(250) NOT NULL,
    Avertissement nvarchar(1000) NULL,
    -- JSON; empty once confirmed.
    Lignes $texte$ NOT NULL,
    LigneDEnTete int NOT NULL,
    Colonnes nvarchar(300) NOT NULL,
    CreeLe $instant$ NOT NULL,
    ConfirmeLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ImportDeResultats PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_ImportDeResultats_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_ImportDeResultats_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_ImportDeResultats ON ImportDeResultats (AppelId, Id);

-- One funder's result for one project of one year. The rows of a project are those of the same (Annee, Siret, TitrePlie): AntecedentsDesDossiers joins them
-- to dossiers, by what a person said (DossierAntecedent) or, failing that, by the same SIRET and the same folded title the year before the call's.
CREATE TABLE ResultatAnterieur (
    Id $id$ NOT NULL,
    ImportId $id$ NOT NULL,
    Annee int NOT NULL,
    Siret nvarchar(14) NOT NULL,
    Titre nvarchar(200) NOT NULL,
    TitrePlie nvarchar(200) NOT NULL,
    -- Null: a funder that the portal does not know, only named.
    FinanceurId $id$ NULL,
    Financeur nvarchar(200) NOT NULL,
    FinanceurPlie nvarchar(200) NOT NULL,
    -- Null = the file does not say; 0 is an amount.
    Demande bigint NULL,
    Accorde bigint NULL,
    Verse bigint NULL,
    BilanRecu bit NULL,
    BilanRecuLe $jour$ NULL,
    -- A row corrected by a later import stays, not current, until that one is removed.
    Actuel bit NOT NULL,
    CONSTRAINT PK_ResultatAnterieur PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_ResultatAnterieur_Import FOREIGN KEY (ImportId) REFERENCES ImportDeResultats (Id),
    CONSTRAINT FK_ResultatAnterieur_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
-- Read with the organisation.
CREATE UNIQUE $clustered$ INDEX CX_ResultatAnterieur ON ResultatAnterieur (Siret, Annee, Id);
-- Imported twice, a result is one.
CREATE UNIQUE INDEX UX_ResultatAnterieur ON ResultatAnterieur (Annee, Siret, TitrePlie, FinanceurPlie) WHERE Actuel = 1;
CREATE INDEX IX_ResultatAnterieur_Import ON ResultatAnterieur (ImportId);

-- What a person said of a dossier: it goes on from an imported project (Annee, Siret, TitrePlie), from a dossier of an earlier call (PrecedentId), or from none (all null).
CREATE TABLE DossierAntecedent (
    DossierId $id$ NOT NULL,
    Annee int NULL,
    Siret nvarchar(14) NULL,
    TitrePlie nvarchar(200) NULL,
    PrecedentId $id$ NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_DossierAntecedent PRIMARY KEY (DossierId),
    CONSTRAINT FK_DossierAntecedent_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierAntecedent_Precedent FOREIGN KEY (PrecedentId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierAntecedent_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
