-- What a message is about (GenreDeCourriel); those of before are told as decisions on a dossier.
ALTER TABLE Courriel ADD Genre nvarchar(30) NOT NULL CONSTRAINT DF_Courriel_Genre DEFAULT 'Dossier';
-- 0 leaves first.
ALTER TABLE Courriel ADD Priorite int NOT NULL CONSTRAINT DF_Courriel_Priorite DEFAULT 2;
-- The call whose service signs; null when the dossier says it.
ALTER TABLE Courriel ADD AppelId $id$ NULL;
-- What leaves as one message to each (Etat: AGrouper); null for the digest of a day.
ALTER TABLE Courriel ADD Lot nvarchar(120) NULL;
-- The message that told it, once grouped (Etat: Groupe).
ALTER TABLE Courriel ADD GroupeDans $id$ NULL;
CREATE INDEX IX_Courriel_GroupeDans ON Courriel (GroupeDans);

-- When a person wants the messages of a kind (RythmeDeCourriel); no row: the default of the kind.
-- Read by account and kind, a few rows each: the key is the order.
CREATE TABLE ReglageDeCourriel (
    CompteId $id$ NOT NULL,
    Genre nvarchar(30) NOT NULL,
    Rythme nvarchar(20) NOT NULL,
    CONSTRAINT PK_ReglageDeCourriel PRIMARY KEY (CompteId, Genre),
    CONSTRAINT FK_ReglageDeCourriel_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- Until when a person has read what the portal told; read by account alone.
CREATE TABLE LectureDesNotifications (
    CompteId $id$ NOT NULL,
    LuesLe $instant$ NOT NULL,
    CONSTRAINT PK_LectureDesNotifications PRIMARY KEY (CompteId),
    CONSTRAINT FK_LectureDesNotifications_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
