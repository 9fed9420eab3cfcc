-- Seats, sessions, agenda, votes, relevés.

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
    CONSTRAINT PK_Siege PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Siege_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Siege_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_Siege_Titulaire FOREIGN KEY (TitulaireId) REFERENCES Compte (Id),
    CONSTRAINT FK_Siege_Suppleant FOREIGN KEY (SuppleantId) REFERENCES Compte (Id)
);
-- Read with the call; a seat is known by its name.
CREATE UNIQUE $clustered$ INDEX UX_Siege ON Siege (AppelId, Nom);

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
    CONSTRAINT PK_Seance PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Seance_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Seance_Presidence FOREIGN KEY (PresidenceId) REFERENCES Compte (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_Seance ON Seance (AppelId, Id);

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

-- Clustered on UX_Point: the agenda is read with the session.
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
    CONSTRAINT PK_Point PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Point UNIQUE $clustered$ (SeanceId, DossierId),
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
-- Clustered on UX_Releve: read with the session.
CREATE TABLE Releve (
    Id $id$ NOT NULL,
    SeanceId $id$ NOT NULL,
    Numero int NOT NULL,
    Contenu $texte$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    ArreteLe $instant$ NOT NULL,
    ArretePar $id$ NOT NULL,
    CONSTRAINT PK_Releve PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Releve UNIQUE $clustered$ (SeanceId, Numero),
    CONSTRAINT FK_Releve_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id)
);
