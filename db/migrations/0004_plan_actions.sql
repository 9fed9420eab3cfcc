-- The plan d'actions opérationnel: its lines, the neighbourhoods that each is for, and imports under way.

CREATE TABLE ActionDuPlan (
    Id $id$ NOT NULL,
    Pilier nvarchar(200) NOT NULL,
    -- Accent-folded: two spellings of a pilier are one.
    PilierPlie nvarchar(200) NOT NULL,
    Volet nvarchar(300) NOT NULL,
    Objectif nvarchar(1500) NOT NULL,
    Action nvarchar(2000) NOT NULL,
    SousAction nvarchar(4000) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Type nvarchar(20) NOT NULL,
    TousQuartiers bit NOT NULL,
    Ordre int NOT NULL,
    -- SHA-256 of the five texts folded: an import finds its line again by it.
    Cle nvarchar(64) NOT NULL,
    Recherche $texte$ NOT NULL,
    RetireeLe $instant$ NULL,
    CreeLe $instant$ NOT NULL,
    ModifieeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ActionDuPlan PRIMARY KEY (Id),
    CONSTRAINT UX_ActionDuPlan_Cle UNIQUE (Cle)
);

CREATE TABLE ActionDuPlanQuartier (
    ActionId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_ActionDuPlanQuartier PRIMARY KEY (ActionId, QuartierCode),
    CONSTRAINT FK_ActionDuPlanQuartier_Action FOREIGN KEY (ActionId) REFERENCES ActionDuPlan (Id),
    CONSTRAINT FK_ActionDuPlanQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);

CREATE TABLE ActionDuPlanTerritoire (
    ActionId $id$ NOT NULL,
    TerritoireId $id$ NOT NULL,
    CONSTRAINT PK_ActionDuPlanTerritoire PRIMARY KEY (ActionId, TerritoireId),
    CONSTRAINT FK_ActionDuPlanTerritoire_Action FOREIGN KEY (ActionId) REFERENCES ActionDuPlan (Id),
    CONSTRAINT FK_ActionDuPlanTerritoire_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id)
);

-- What was read from a file, between its reception and its confirmation; removed when confirmed, given up, or a day old.
CREATE TABLE ImportDePlan (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Source nvarchar(250) NOT NULL,
    Avertissement nvarchar(1000) NULL,
    Lignes $texte$ NOT NULL,
    LigneDEnTete int NOT NULL,
    Colonnes nvarchar(200) NOT NULL,
    CreeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ImportDePlan PRIMARY KEY (Id),
    CONSTRAINT FK_ImportDePlan_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
