-- The call's own questions: what the Secrétariat prepares, and the versions of the form that porteurs fill.

CREATE TABLE AppelSectionDeQuestions (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Titre nvarchar(200) NOT NULL,
    Aide nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AppelSectionDeQuestions PRIMARY KEY (Id),
    CONSTRAINT FK_AppelSectionDeQuestions_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
CREATE INDEX IX_AppelSectionDeQuestions_Appel ON AppelSectionDeQuestions (AppelId);

-- Usage: UsageDeQuestion; an eligibility question has no section. Type: TypeDeChamp. Options, ReponseAttendue: one per line.
-- The condition bears on an earlier question (ConditionQuestionId) or on a field of the form (ConditionCle).
-- RetireeLe: no longer asked; kept because answers name it.
CREATE TABLE AppelQuestion (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    SectionId $id$ NULL,
    Usage nvarchar(20) NOT NULL,
    Ordre int NOT NULL,
    Type nvarchar(20) NOT NULL,
    Libelle nvarchar(300) NOT NULL,
    Aide nvarchar(1000) NULL,
    Requise bit NOT NULL,
    LongueurMaximale int NOT NULL,
    Options $texte$ NULL,
    ConditionQuestionId $id$ NULL,
    ConditionCle nvarchar(120) NULL,
    ConditionOperateur nvarchar(20) NULL,
    ConditionValeur nvarchar(300) NULL,
    ReponseAttendue $texte$ NULL,
    MessageSinon nvarchar(1000) NULL,
    RetireeLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AppelQuestion PRIMARY KEY (Id),
    CONSTRAINT FK_AppelQuestion_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_AppelQuestion_Section FOREIGN KEY (SectionId) REFERENCES AppelSectionDeQuestions (Id),
    CONSTRAINT FK_AppelQuestion_Condition FOREIGN KEY (ConditionQuestionId) REFERENCES AppelQuestion (Id)
);
CREATE INDEX IX_AppelQuestion_Appel ON AppelQuestion (AppelId);

-- What porteurs are asked: the last version. Contenu: JSON of FormulaireDAppel; Resume: what changed, in sentences. CompteId null = the system.
CREATE TABLE AppelVersionDeFormulaire (
    AppelId $id$ NOT NULL,
    Numero int NOT NULL,
    Le $instant$ NOT NULL,
    CompteId $id$ NULL,
    Contenu $texte$ NOT NULL,
    Resume $texte$ NOT NULL,
    CONSTRAINT PK_AppelVersionDeFormulaire PRIMARY KEY (AppelId, Numero),
    CONSTRAINT FK_AppelVersionDeFormulaire_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
