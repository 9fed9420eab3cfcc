-- What follows the reading of a letter.

ALTER TABLE Courrier ADD PremiereLecturePar $id$ NULL;
-- Sent again, because nobody had read it.
ALTER TABLE Courrier ADD RelanceLe $instant$ NULL;
-- The date of the answer was recalled.
ALTER TABLE Courrier ADD RappelLe $instant$ NULL;

-- What a call says of the answers to its letters. Clustered on its key: one row, read with the call.
CREATE TABLE ReglagesDesCourriers (
    AppelId $id$ NOT NULL,
    -- Last day to answer; null = none.
    ReponseAvantLe $jour$ NULL,
    -- Days after which a letter that nobody has read is sent again.
    RelanceApresJours int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ReglagesDesCourriers PRIMARY KEY (AppelId),
    CONSTRAINT FK_ReglagesDesCourriers_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

-- Nature: NatureDeReponse. VersionDuDossier: the one that was deposited with it. The last one counts.
CREATE TABLE ReponseAuCourrier (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    CourrierId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Motif $texte$ NULL,
    VersionDuDossier int NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_ReponseAuCourrier PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_ReponseAuCourrier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_ReponseAuCourrier_Courrier FOREIGN KEY (CourrierId) REFERENCES Courrier (Id),
    CONSTRAINT FK_ReponseAuCourrier_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the dossier, in order.
CREATE UNIQUE $clustered$ INDEX CX_ReponseAuCourrier ON ReponseAuCourrier (DossierId, Le, Id);

-- A condition of a published avis: asked of the porteur as a piece of the thread, then lifted.
CREATE TABLE ConditionDuCourrier (
    DemandeId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Texte $texte$ NOT NULL,
    AvantLe $jour$ NULL,
    LeveePar nvarchar(200) NULL,
    LeveeLe $instant$ NULL,
    LeveeParCompte $id$ NULL,
    Preuve nvarchar(1000) NULL,
    CONSTRAINT PK_ConditionDuCourrier PRIMARY KEY $nonclustered$ (DemandeId),
    CONSTRAINT FK_ConditionDuCourrier_Demande FOREIGN KEY (DemandeId) REFERENCES DemandeDePiece (MessageId),
    CONSTRAINT FK_ConditionDuCourrier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_ConditionDuCourrier_Compte FOREIGN KEY (LeveeParCompte) REFERENCES Compte (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_ConditionDuCourrier ON ConditionDuCourrier (DossierId, DemandeId);
