-- Funders, neighbourhoods, territories, and the rights given on them.

CREATE TABLE Financeur (
    Id $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Sigle nvarchar(30) NOT NULL,
    Type nvarchar(30) NOT NULL,
    CompteCerfa nvarchar(20) NOT NULL,
    Siret nvarchar(14) NULL,
    Courriel nvarchar(254) NULL,
    Telephone nvarchar(20) NULL,
    ValidationRequise bit NOT NULL,
    Actif bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Financeur PRIMARY KEY (Id),
    CONSTRAINT UX_Financeur_Sigle UNIQUE (Sigle)
);

CREATE TABLE Quartier (
    Code nvarchar(12) NOT NULL,
    Generation int NOT NULL,
    Nom nvarchar(120) NOT NULL,
    Communes nvarchar(200) NOT NULL,
    ValideDu $jour$ NOT NULL,
    ValideAu $jour$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Quartier PRIMARY KEY (Code)
);

-- Instruction territories group or cut across the official neighbourhoods (DOMAINE 3.2).
CREATE TABLE Territoire (
    Id $id$ NOT NULL,
    Nom nvarchar(120) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Territoire PRIMARY KEY (Id),
    CONSTRAINT UX_Territoire_Nom UNIQUE (Nom)
);

CREATE TABLE TerritoireQuartier (
    TerritoireId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_TerritoireQuartier PRIMARY KEY (TerritoireId, QuartierCode),
    CONSTRAINT FK_TerritoireQuartier_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id),
    CONSTRAINT FK_TerritoireQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);

-- A role within a perimeter, with dates: effective at the next request.
CREATE TABLE Habilitation (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Role nvarchar(30) NOT NULL,
    FinanceurId $id$ NULL,
    TerritoireId $id$ NULL,
    Debut $instant$ NOT NULL,
    Fin $instant$ NULL,
    AccordeePar $id$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Habilitation PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Habilitation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_Habilitation_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_Habilitation_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id)
);
-- Read with the account, at each request.
CREATE UNIQUE $clustered$ INDEX CX_Habilitation ON Habilitation (CompteId, Id);
CREATE INDEX IX_Habilitation_Financeur ON Habilitation (FinanceurId);
-- One right without an end per role and perimeter: three indexes, since engines differ on NULL in a unique one.
CREATE UNIQUE INDEX UX_Habilitation_Instance ON Habilitation (CompteId, Role) WHERE FinanceurId IS NULL AND TerritoireId IS NULL AND Fin IS NULL;
CREATE UNIQUE INDEX UX_Habilitation_Financeur ON Habilitation (CompteId, Role, FinanceurId) WHERE FinanceurId IS NOT NULL AND TerritoireId IS NULL AND Fin IS NULL;
CREATE UNIQUE INDEX UX_Habilitation_Territoire ON Habilitation (CompteId, Role, TerritoireId) WHERE FinanceurId IS NULL AND TerritoireId IS NOT NULL AND Fin IS NULL;
