-- Several files per piece, files of questions, what the antivirus said.

-- A file given for a piece of the call (PieceId) or for a field of the form (Cle, such as question.<id>). Ordre: order of arrival in the
-- dossier. A file is addressed by its Empreinte.
CREATE TABLE DossierFichier (
    DossierId $id$ NOT NULL,
    Ordre int NOT NULL,
    PieceId $id$ NULL,
    Cle nvarchar(120) NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DeposeLe $instant$ NOT NULL,
    DeposePar $id$ NOT NULL,
    CONSTRAINT PK_DossierFichier PRIMARY KEY (DossierId, Ordre),
    CONSTRAINT FK_DossierFichier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierFichier_Piece FOREIGN KEY (PieceId) REFERENCES AppelPiece (Id),
    CONSTRAINT FK_DossierFichier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
CREATE INDEX IX_DossierFichier_Empreinte ON DossierFichier (Empreinte);

INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Empreinte, NomDeFichier, DeposeLe, DeposePar)
SELECT DossierId, ROW_NUMBER() OVER (PARTITION BY DossierId ORDER BY DeposeeLe, PieceId) AS Ordre, PieceId, Empreinte, NomDeFichier, DeposeeLe, DeposeePar
FROM DossierPiece;

DROP TABLE DossierPiece;

-- Last time that the antivirus was asked, whatever it said; Menace: what it found.
ALTER TABLE Fichier ADD AnalyseLe $instant$ NULL;
ALTER TABLE Fichier ADD Menace nvarchar(200) NULL;
CREATE INDEX IX_Fichier_Analyse ON Fichier (Analyse, AnalyseLe);
