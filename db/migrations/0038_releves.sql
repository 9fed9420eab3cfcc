-- Relevés numbered in their call, rectifying ones, what each holds; how an item was examined; phrases of a call; decisions of the funders.

ALTER TABLE Releve ADD AppelId $id$ NULL;
-- The relevé that this one rectifies, and why.
ALTER TABLE Releve ADD RectifieId $id$ NULL;
ALTER TABLE Releve ADD Motif $texte$ NULL;

-- The dossiers that a relevé holds. Clustered on its key: read with the relevé.
CREATE TABLE ReleveDossier (
    ReleveId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    CONSTRAINT PK_ReleveDossier PRIMARY KEY (ReleveId, DossierId),
    CONSTRAINT FK_ReleveDossier_Releve FOREIGN KEY (ReleveId) REFERENCES Releve (Id),
    CONSTRAINT FK_ReleveDossier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_ReleveDossier_Dossier ON ReleveDossier (DossierId);

-- How an item was examined when it was closed, adjourned or taken off: PointGarde as JSON. Written again when that happens again.
-- Clustered on its key: one per item, read with it.
CREATE TABLE PointExamine (
    PointId $id$ NOT NULL,
    Contenu $texte$ NOT NULL,
    CONSTRAINT PK_PointExamine PRIMARY KEY (PointId),
    CONSTRAINT FK_PointExamine_Point FOREIGN KEY (PointId) REFERENCES Point (Id)
);

-- Phrases that the committee of a call writes again and again. Usage: UsageDePhrase.
CREATE TABLE AppelPhrase (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Usage nvarchar(20) NOT NULL,
    Texte $texte$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AppelPhrase PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelPhrase_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelPhrase ON AppelPhrase (AppelId, Id);

-- What the competent body of a funder decided of its line, or that it withdraws. Action: Accorder, RefuserParDecision, RetirerParFinanceur. The amounts are those granted.
CREATE TABLE LigneDecision (
    Id $id$ NOT NULL,
    LigneId $id$ NOT NULL,
    Action nvarchar(30) NOT NULL,
    Organe nvarchar(200) NULL,
    Reference nvarchar(100) NULL,
    DecideeLe $jour$ NULL,
    NotifieeLe $jour$ NULL,
    Specifique bigint NOT NULL,
    DroitCommun bigint NOT NULL,
    Motif $texte$ NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_LigneDecision PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_LigneDecision_Ligne FOREIGN KEY (LigneId) REFERENCES Ligne (Id),
    CONSTRAINT FK_LigneDecision_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the line.
CREATE UNIQUE $clustered$ INDEX CX_LigneDecision ON LigneDecision (LigneId, Id);
