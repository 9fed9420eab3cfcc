-- The call: calendar, service, priorities, grid, pieces, funders with territories, themes and envelopes, questions, letter template.

CREATE TABLE Appel (
    Id $id$ NOT NULL,
    Code nvarchar(20) NOT NULL,
    Annee int NOT NULL,
    Titre nvarchar(200) NOT NULL,
    Presentation $texte$ NULL,
    ReglesDuJeu $texte$ NULL,
    Etat nvarchar(20) NOT NULL,
    OuvertureLe $instant$ NULL,
    ClotureLe $instant$ NULL,
    -- Dates shifted from last year's call stay to be confirmed by a person.
    DatesAConfirmer bit NOT NULL,
    ComitePrevuLe $jour$ NULL,
    ReponseAvantLe $jour$ NULL,
    ServiceNom nvarchar(200) NULL,
    ServiceAdresse nvarchar(300) NULL,
    ServiceCourriel nvarchar(254) NULL,
    ServiceTelephone nvarchar(20) NULL,
    SeuilDeViabilitePourcent int NULL,
    PartenairesPossibles bit NOT NULL,
    -- ExigenceDeRencontre.
    Rencontre nvarchar(20) NOT NULL,
    ModeleDeCourrier $texte$ NULL,
    DernierNumero int NOT NULL,
    AppelPrecedentId $id$ NULL,
    CreeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Appel PRIMARY KEY (Id),
    CONSTRAINT UX_Appel_Code UNIQUE (Code)
);

CREATE TABLE AppelQuartier (
    AppelId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_AppelQuartier PRIMARY KEY (AppelId, QuartierCode),
    CONSTRAINT FK_AppelQuartier_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_AppelQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);

-- Priorities of a call.
CREATE TABLE AppelAction (
    AppelId $id$ NOT NULL,
    ActionId $id$ NOT NULL,
    CONSTRAINT PK_AppelAction PRIMARY KEY (AppelId, ActionId),
    CONSTRAINT FK_AppelAction_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_AppelAction_Action FOREIGN KEY (ActionId) REFERENCES ActionDuPlan (Id)
);

CREATE TABLE AppelTheme (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    CONSTRAINT PK_AppelTheme PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelTheme_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelTheme ON AppelTheme (AppelId, Id);

CREATE TABLE AppelCritere (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    Aide nvarchar(500) NULL,
    Poids int NOT NULL,
    NoteEliminatoire int NULL,
    CONSTRAINT PK_AppelCritere PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelCritere_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelCritere ON AppelCritere (AppelId, Id);

CREATE TABLE AppelPiece (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    Aide nvarchar(500) NULL,
    Indispensable bit NOT NULL,
    CONSTRAINT PK_AppelPiece PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelPiece_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelPiece ON AppelPiece (AppelId, Id);

CREATE TABLE AppelFinanceur (
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Ordre int NOT NULL,
    MontantMinimum bigint NULL,
    MontantMaximum bigint NULL,
    ContactNom nvarchar(200) NULL,
    ContactCourriel nvarchar(254) NULL,
    ContactTelephone nvarchar(20) NULL,
    -- Who signs the joint letter for this funder.
    SignataireNom nvarchar(200) NULL,
    SignataireFonction nvarchar(200) NULL,
    CONSTRAINT PK_AppelFinanceur PRIMARY KEY (AppelId, FinanceurId),
    CONSTRAINT FK_AppelFinanceur_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_AppelFinanceur_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);

CREATE TABLE AppelFinanceurQuartier (
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_AppelFinanceurQuartier PRIMARY KEY (AppelId, FinanceurId, QuartierCode),
    CONSTRAINT FK_AppelFinanceurQuartier_AppelFinanceur FOREIGN KEY (AppelId, FinanceurId) REFERENCES AppelFinanceur (AppelId, FinanceurId),
    CONSTRAINT FK_AppelFinanceurQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);

CREATE TABLE AppelFinanceurTheme (
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    ThemeId $id$ NOT NULL,
    CONSTRAINT PK_AppelFinanceurTheme PRIMARY KEY (AppelId, FinanceurId, ThemeId),
    CONSTRAINT FK_AppelFinanceurTheme_AppelFinanceur FOREIGN KEY (AppelId, FinanceurId) REFERENCES AppelFinanceur (AppelId, FinanceurId),
    CONSTRAINT FK_AppelFinanceurTheme_Theme FOREIGN KEY (ThemeId) REFERENCES AppelTheme (Id)
);

-- Version is bumped by every relevé that consumes it: two freezes at once cannot both pass.
-- Clustered on UX_Enveloppe: read with the call.
CREATE TABLE Enveloppe (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    TypeDeCredits nvarchar(20) NOT NULL,
    SansPlafond bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Enveloppe PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Enveloppe UNIQUE $clustered$ (AppelId, FinanceurId, TypeDeCredits),
    CONSTRAINT FK_Enveloppe_AppelFinanceur FOREIGN KEY (AppelId, FinanceurId) REFERENCES AppelFinanceur (AppelId, FinanceurId)
);

CREATE TABLE EnveloppeMouvement (
    Id $id$ NOT NULL,
    EnveloppeId $id$ NOT NULL,
    Montant bigint NOT NULL,
    Le $instant$ NOT NULL,
    Motif nvarchar(400) NOT NULL,
    CompteId $id$ NOT NULL,
    CONSTRAINT PK_EnveloppeMouvement PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_EnveloppeMouvement_Enveloppe FOREIGN KEY (EnveloppeId) REFERENCES Enveloppe (Id)
);
-- Read with the envelope.
CREATE UNIQUE $clustered$ INDEX CX_EnveloppeMouvement ON EnveloppeMouvement (EnveloppeId, Id);

CREATE TABLE AppelSectionDeQuestions (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Titre nvarchar(200) NOT NULL,
    Aide nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AppelSectionDeQuestions PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelSectionDeQuestions_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelSectionDeQuestions ON AppelSectionDeQuestions (AppelId, Id);

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
    CONSTRAINT PK_AppelQuestion PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AppelQuestion_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_AppelQuestion_Section FOREIGN KEY (SectionId) REFERENCES AppelSectionDeQuestions (Id),
    CONSTRAINT FK_AppelQuestion_Condition FOREIGN KEY (ConditionQuestionId) REFERENCES AppelQuestion (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_AppelQuestion ON AppelQuestion (AppelId, Id);

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
