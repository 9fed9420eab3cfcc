-- The thread of a dossier: its files, readings, mails not yet followed by a reading, pieces asked for.

-- Id is made when the form is shown: a message sent twice is one. Rang: 1, 2, 3… in the thread. Cote: Organisation or Services.
-- FinanceurId: the funder that speaks; null for the organisation and the Secrétariat. Institution: the signature, as it was that day.
-- Clustered on UX_Message_Rang: a thread is read whole.
CREATE TABLE Message (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Rang int NOT NULL,
    Cote nvarchar(20) NOT NULL,
    CompteId $id$ NOT NULL,
    FinanceurId $id$ NULL,
    Institution nvarchar(200) NOT NULL,
    Texte $texte$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_Message PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Message_Rang UNIQUE $clustered$ (DossierId, Rang),
    CONSTRAINT FK_Message_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Message_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_Message_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);

CREATE TABLE MessageFichier (
    MessageId $id$ NOT NULL,
    Ordre int NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    CONSTRAINT PK_MessageFichier PRIMARY KEY (MessageId, Ordre),
    CONSTRAINT FK_MessageFichier_Message FOREIGN KEY (MessageId) REFERENCES Message (Id),
    CONSTRAINT FK_MessageFichier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);

-- LuJusqua: rank of the last message that this account was shown.
CREATE TABLE MessageLecture (
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    LuJusqua int NOT NULL,
    CONSTRAINT PK_MessageLecture PRIMARY KEY (DossierId, CompteId),
    CONSTRAINT FK_MessageLecture_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_MessageLecture_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- A mail about the thread that no reading has followed yet: until then that address receives no other.
CREATE TABLE MessageAvis (
    DossierId $id$ NOT NULL,
    Adresse nvarchar(254) NOT NULL,
    EnvoyeLe $instant$ NOT NULL,
    CONSTRAINT PK_MessageAvis PRIMARY KEY (DossierId, Adresse),
    CONSTRAINT FK_MessageAvis_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- A piece asked for while the dossier goes on; the request and its answer are messages of the thread. ReponseLe null = still awaited.
CREATE TABLE DemandeDePiece (
    MessageId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Libelle nvarchar(200) NOT NULL,
    Indispensable bit NOT NULL,
    TermeLe $jour$ NOT NULL,
    EnvoyeeLe $instant$ NOT NULL,
    ReponseLe $instant$ NULL,
    ReponseMessageId $id$ NULL,
    CONSTRAINT PK_DemandeDePiece PRIMARY KEY $nonclustered$ (MessageId),
    CONSTRAINT FK_DemandeDePiece_Message FOREIGN KEY (MessageId) REFERENCES Message (Id),
    CONSTRAINT FK_DemandeDePiece_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DemandeDePiece_Reponse FOREIGN KEY (ReponseMessageId) REFERENCES Message (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_DemandeDePiece ON DemandeDePiece (DossierId, MessageId);
