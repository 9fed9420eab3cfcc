-- The committee as an object: standing composition, agenda in blocks, convocation and answers, documents of a session.

-- The standing composition of the instance; a call takes its seats over. Voix: as Siege. Du, Au: first and last day on which the seat sits.
CREATE TABLE SiegePermanent (
    Id $id$ NOT NULL,
    Nom nvarchar(120) NOT NULL,
    FinanceurId $id$ NULL,
    College nvarchar(120) NULL,
    Voix nvarchar(20) NOT NULL,
    TitulaireId $id$ NULL,
    SuppleantId $id$ NULL,
    Du $jour$ NULL,
    Au $jour$ NULL,
    Ordre int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_SiegePermanent PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_SiegePermanent_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_SiegePermanent_Titulaire FOREIGN KEY (TitulaireId) REFERENCES Compte (Id),
    CONSTRAINT FK_SiegePermanent_Suppleant FOREIGN KEY (SuppleantId) REFERENCES Compte (Id)
);
-- Read whole, a few rows; a seat is known by its name.
CREATE UNIQUE $clustered$ INDEX UX_SiegePermanent ON SiegePermanent (Nom);

ALTER TABLE Siege ADD College nvarchar(120) NULL;
ALTER TABLE Siege ADD Du $jour$ NULL;
ALTER TABLE Siege ADD Au $jour$ NULL;
-- The standing seat that it was taken from, gone since or not, and its version that day: later than that, the composition has changed.
ALTER TABLE Siege ADD PermanentId $id$ NULL;
ALTER TABLE Siege ADD PermanentVersion int NULL;

ALTER TABLE Seance ADD FinPrevueLe $instant$ NULL;
-- SEQUENCE of the invitations: raised when a session that was convened moves.
ALTER TABLE Seance ADD Sequence int NOT NULL CONSTRAINT DF_Seance_Sequence DEFAULT 0;

-- Blocks of an agenda, in order. SansDebat: what it holds may be closed in one act.
CREATE TABLE PointBloc (
    Id $id$ NOT NULL,
    SeanceId $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Ordre int NOT NULL,
    SansDebat bit NOT NULL,
    CONSTRAINT PK_PointBloc PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_PointBloc_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id)
);
-- Read with the session.
CREATE UNIQUE $clustered$ INDEX UX_PointBloc ON PointBloc (SeanceId, Nom);

-- Point.Ordre counts over the whole agenda, blocks in their order. Null: in no block, after them.
ALTER TABLE Point ADD BlocId $id$ NULL;
-- MarqueDePoint; null for most.
ALTER TABLE Point ADD Marque nvarchar(20) NULL;

-- Who was convened, by account. Annonce: AnnonceDePresence; null while the person has not answered.
CREATE TABLE Convocation (
    SeanceId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    EnvoyeeLe $instant$ NOT NULL,
    Envois int NOT NULL,
    OuverteLe $instant$ NULL,
    Annonce nvarchar(20) NULL,
    AnnonceeLe $instant$ NULL,
    -- Read with the session.
    CONSTRAINT PK_Convocation PRIMARY KEY (SeanceId, CompteId),
    CONSTRAINT FK_Convocation_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id),
    CONSTRAINT FK_Convocation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

CREATE TABLE SeanceDocument (
    Id $id$ NOT NULL,
    SeanceId $id$ NOT NULL,
    Titre nvarchar(200) NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    AjouteLe $instant$ NOT NULL,
    AjoutePar $id$ NOT NULL,
    CONSTRAINT PK_SeanceDocument PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_SeanceDocument_Seance FOREIGN KEY (SeanceId) REFERENCES Seance (Id),
    CONSTRAINT FK_SeanceDocument_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte),
    CONSTRAINT FK_SeanceDocument_Compte FOREIGN KEY (AjoutePar) REFERENCES Compte (Id)
);
-- Read with the session; the same content once.
CREATE UNIQUE $clustered$ INDEX UX_SeanceDocument ON SeanceDocument (SeanceId, Empreinte);
CREATE INDEX IX_SeanceDocument_Empreinte ON SeanceDocument (Empreinte);

-- The invitation that the message joins, as iCalendar.
ALTER TABLE Courriel ADD Calendrier $texte$ NULL;
