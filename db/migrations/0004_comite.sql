-- Sessions, seats, agenda, votes, minutes; then the letters.

CREATE TABLE Siege (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Nom nvarchar(120) NOT NULL,
    FinanceurId $id$ NULL,
    Voix nvarchar(20) NOT NULL,
    TitulaireId $id$ NULL,
    SuppleantId $id$ NULL,
    Ordre int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Siege PRIMARY KEY (Id),
    CONSTRAINT FK_Siege_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Siege_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_Siege_Titulaire FOREIGN KEY (TitulaireId) REFERENCES Compte (Id),
    CONSTRAINT FK_Siege_Suppleant FOREIGN KEY (SuppleantId) REFERENCES Compte (Id)
);
CREATE INDEX IX_Siege_Appel ON Siege (AppelId);

CREATE TABLE Seance (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Titre nvarchar(200) NOT NULL,
    PrevueLe $instant$ NOT NULL,
    Lieu nvarchar(200) NULL,
    Etat nvarchar(20) NOT NULL,
    -- Seats with a deliberative voice that must be represented, counted per item.
    Quorum int NOT NULL,
    PresidenceId $id$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Seance PRIMARY KEY (Id),
    CONSTRAINT FK_Seance_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Seance_Presidence FOREIGN KEY (PresidenceId) REFERENCES Compte (Id)
);
CREATE INDEX IX_Seance_Appel ON Seance (AppelId);

-- Who is there for the seat in this session: the titulaire, the suppléant, or both; who sits is decided per item.
CREATE TABLE SeancePresence (
    SeanceId $id$ NOT NULL,
    SiegeId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_SeancePresence PRIMARY KEY (SeanceId, SiegeId, CompteId),
    CONSTRAINT FK_SeancePresence_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id),
    CONSTRAINT FK_SeancePresence_Siege FOREIGN KEY (SiegeId) REFERENCES Siege (Id),
    CONSTRAINT FK_SeancePresence_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

CREATE TABLE Point (
    Id $id$ NOT NULL,
    SeanceId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Ordre int NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Avis nvarchar(30) NULL,
    Motif $texte$ NULL,
    -- For a favourable opinion under conditions: text, date, who lifts it.
    Condition $texte$ NULL,
    ConditionAvantLe $jour$ NULL,
    ConditionLeveePar nvarchar(200) NULL,
    -- For an adjourned item: what is awaited and until when.
    Attendu $texte$ NULL,
    AttenduAvantLe $jour$ NULL,
    DroitCommunDestinataire nvarchar(200) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Point PRIMARY KEY (Id),
    CONSTRAINT UX_Point UNIQUE (SeanceId, DossierId),
    CONSTRAINT FK_Point_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id),
    CONSTRAINT FK_Point_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_Point_Dossier ON Point (DossierId);

CREATE TABLE Vote (
    PointId $id$ NOT NULL,
    SiegeId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Sens nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_Vote PRIMARY KEY (PointId, SiegeId),
    CONSTRAINT FK_Vote_Point FOREIGN KEY (PointId) REFERENCES Point (Id),
    CONSTRAINT FK_Vote_Siege FOREIGN KEY (SiegeId) REFERENCES Siege (Id),
    CONSTRAINT FK_Vote_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- Relevé d'arbitrage: immutable and hashed.
CREATE TABLE Releve (
    Id $id$ NOT NULL,
    SeanceId $id$ NOT NULL,
    Numero int NOT NULL,
    Contenu $texte$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    ArreteLe $instant$ NOT NULL,
    ArretePar $id$ NOT NULL,
    CONSTRAINT PK_Releve PRIMARY KEY (Id),
    CONSTRAINT UX_Releve UNIQUE (SeanceId, Numero),
    CONSTRAINT FK_Releve_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id)
);

CREATE TABLE Courrier (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    PointId $id$ NOT NULL,
    Numero nvarchar(40) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    -- The composed document model, so that PDF and HTML say the same for ever.
    Document $texte$ NOT NULL,
    Empreinte nvarchar(64) NULL,
    ComposeLe $instant$ NOT NULL,
    -- When the bons à signer were asked for: before that, only the Secrétariat reads the draft.
    SoumisLe $instant$ NULL,
    PublieLe $instant$ NULL,
    PubliePar $id$ NULL,
    PremiereLectureLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Courrier PRIMARY KEY (Id),
    CONSTRAINT UX_Courrier_Numero UNIQUE (Numero),
    CONSTRAINT FK_Courrier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Courrier_Point FOREIGN KEY (PointId) REFERENCES Point (Id),
    CONSTRAINT FK_Courrier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
CREATE INDEX IX_Courrier_Dossier ON Courrier (DossierId);

-- One row per funder that co-signs the letter, made with the letter; Le null = its "bon à signer" is awaited. All are needed before publication.
CREATE TABLE CourrierVisa (
    CourrierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    CompteId $id$ NULL,
    Le $instant$ NULL,
    CONSTRAINT PK_CourrierVisa PRIMARY KEY (CourrierId, FinanceurId),
    CONSTRAINT FK_CourrierVisa_Courrier FOREIGN KEY (CourrierId) REFERENCES Courrier (Id),
    CONSTRAINT FK_CourrierVisa_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_CourrierVisa_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
