-- The call: calendar, service, funders with territories, themes and envelopes, grid, pieces, letter template.

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

CREATE TABLE AppelTheme (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    CONSTRAINT PK_AppelTheme PRIMARY KEY (Id),
    CONSTRAINT FK_AppelTheme_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

CREATE TABLE AppelCritere (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    Aide nvarchar(500) NULL,
    Poids int NOT NULL,
    NoteEliminatoire int NULL,
    CONSTRAINT PK_AppelCritere PRIMARY KEY (Id),
    CONSTRAINT FK_AppelCritere_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

CREATE TABLE AppelPiece (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Ordre int NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    Aide nvarchar(500) NULL,
    Indispensable bit NOT NULL,
    CONSTRAINT PK_AppelPiece PRIMARY KEY (Id),
    CONSTRAINT FK_AppelPiece_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

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
CREATE TABLE Enveloppe (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    TypeDeCredits nvarchar(20) NOT NULL,
    SansPlafond bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Enveloppe PRIMARY KEY (Id),
    CONSTRAINT UX_Enveloppe UNIQUE (AppelId, FinanceurId, TypeDeCredits),
    CONSTRAINT FK_Enveloppe_AppelFinanceur FOREIGN KEY (AppelId, FinanceurId) REFERENCES AppelFinanceur (AppelId, FinanceurId)
);

CREATE TABLE EnveloppeMouvement (
    Id $id$ NOT NULL,
    EnveloppeId $id$ NOT NULL,
    Montant bigint NOT NULL,
    Le $instant$ NOT NULL,
    Motif nvarchar(400) NOT NULL,
    CompteId $id$ NOT NULL,
    CONSTRAINT PK_EnveloppeMouvement PRIMARY KEY (Id),
    CONSTRAINT FK_EnveloppeMouvement_Enveloppe FOREIGN KEY (EnveloppeId) REFERENCES Enveloppe (Id)
);
CREATE INDEX IX_EnveloppeMouvement_Enveloppe ON EnveloppeMouvement (EnveloppeId);
