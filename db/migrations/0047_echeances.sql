-- What was due, recorded once by its key: a reminder, the end of a term, a right that ends. It takes the place of Rappel, and of the dates that letters kept of their own.
DROP TABLE Rappel;
ALTER TABLE Courrier DROP COLUMN RappelLe;

-- Sort: Due (told), Passee (nobody had any use for it any more). Lot: of which pass.
CREATE TABLE Echeance (
    Id $id$ NOT NULL,
    Cle nvarchar(160) NOT NULL,
    Sort nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    Lot nvarchar(60) NOT NULL,
    CONSTRAINT PK_Echeance PRIMARY KEY $nonclustered$ (Id)
);
-- Written at the end, and read by date: those of the last three months, at each pass.
CREATE UNIQUE $clustered$ INDEX CX_Echeance ON Echeance (Le, Id);
-- Whatever the node, the hour or the clock: once.
CREATE UNIQUE INDEX UX_Echeance_Cle ON Echeance (Cle);

-- Whom a pass owes one message, whose cause in the outbox is Lot: the two are compared each day. Clustered as it is written, by pass.
CREATE TABLE EcheanceMessage (
    Lot nvarchar(60) NOT NULL,
    Destinataire nvarchar(254) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_EcheanceMessage PRIMARY KEY (Lot, Destinataire)
);
CREATE INDEX IX_EcheanceMessage_Le ON EcheanceMessage (Le);

-- The dossiers that such a message tells of, when it tells of several: who stands down from one does not read it. Clustered on its key, read by message.
CREATE TABLE EcheanceDossier (
    Lot nvarchar(60) NOT NULL,
    Destinataire nvarchar(254) NOT NULL,
    DossierId $id$ NOT NULL,
    CONSTRAINT PK_EcheanceDossier PRIMARY KEY (Lot, Destinataire, DossierId),
    CONSTRAINT FK_EcheanceDossier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- What happened lately and owed a message.
CREATE INDEX IX_Journal_Le ON Journal (Le);
