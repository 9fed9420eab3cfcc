-- A corrected version being written over a deposited one: what the answers and the files were, to come back to when it is given up or when the deposit closes.
CREATE TABLE Correction (
    DossierId $id$ NOT NULL,
    OuverteLe $instant$ NOT NULL,
    OuvertePar $id$ NOT NULL,
    CONSTRAINT PK_Correction PRIMARY KEY (DossierId),
    CONSTRAINT FK_Correction_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

CREATE TABLE CorrectionReponse (
    DossierId $id$ NOT NULL,
    Cle nvarchar(120) NOT NULL,
    Valeur $texte$ NOT NULL,
    ModifieLe $instant$ NOT NULL,
    ModifiePar $id$ NOT NULL,
    CONSTRAINT PK_CorrectionReponse PRIMARY KEY (DossierId, Cle),
    CONSTRAINT FK_CorrectionReponse_Correction FOREIGN KEY (DossierId) REFERENCES Correction (DossierId)
);

CREATE TABLE CorrectionFichier (
    DossierId $id$ NOT NULL,
    Ordre int NOT NULL,
    PieceId $id$ NULL,
    Cle nvarchar(120) NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DeposeLe $instant$ NOT NULL,
    DeposePar $id$ NOT NULL,
    CONSTRAINT PK_CorrectionFichier PRIMARY KEY (DossierId, Ordre),
    CONSTRAINT FK_CorrectionFichier_Correction FOREIGN KEY (DossierId) REFERENCES Correction (DossierId),
    CONSTRAINT FK_CorrectionFichier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
