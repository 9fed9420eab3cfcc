-- Letters made and published many at once, by a job that goes on where it stopped.

-- The PDF of a letter, kept under its hash, and the text that it shows: another text, and it is made again. Clustered on its key: read one letter at a time.
CREATE TABLE CourrierRendu (
    CourrierId $id$ NOT NULL,
    EmpreinteDuTexte nvarchar(64) NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_CourrierRendu PRIMARY KEY (CourrierId),
    CONSTRAINT FK_CourrierRendu_Courrier FOREIGN KEY (CourrierId) REFERENCES Courrier (Id),
    CONSTRAINT FK_CourrierRendu_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);

-- Nature: NatureDeLot. Etat: EtatDeLot. Jusqua: until when the one who makes it is believed to be alive.
CREATE TABLE LotDeCourriers (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Nombre int NOT NULL,
    DemandeLe $instant$ NOT NULL,
    Jusqua $instant$ NULL,
    FiniLe $instant$ NULL,
    Essais int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_LotDeCourriers PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_LotDeCourriers_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_LotDeCourriers_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the letters of the call, the last ones.
CREATE UNIQUE $clustered$ INDEX CX_LotDeCourriers ON LotDeCourriers (AppelId, DemandeLe, Id);
CREATE INDEX IX_LotDeCourriers_Etat ON LotDeCourriers (Etat, DemandeLe);

-- Its items, in order. FaitLe: null = not yet. Refus: in French, why that one was left.
CREATE TABLE LotCourrier (
    LotId $id$ NOT NULL,
    Ordre int NOT NULL,
    PointId $id$ NOT NULL,
    FaitLe $instant$ NULL,
    Refus nvarchar(1000) NULL,
    CONSTRAINT PK_LotCourrier PRIMARY KEY (LotId, Ordre),
    CONSTRAINT FK_LotCourrier_Lot FOREIGN KEY (LotId) REFERENCES LotDeCourriers (Id),
    CONSTRAINT FK_LotCourrier_Point FOREIGN KEY (PointId) REFERENCES Point (Id)
);
