-- Images printed in the letters for a funder of a call (NatureDImage): its logo, the signature of who signs. Each version is kept, since a letter names the file it was made with; the last number is the one in use.
-- Clustered on its key: a few rows, read with the call.
CREATE TABLE ImageDeCourrier (
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Numero int NOT NULL,
    -- Null: none is printed any more.
    Empreinte nvarchar(64) NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_ImageDeCourrier PRIMARY KEY (AppelId, FinanceurId, Nature, Numero),
    CONSTRAINT FK_ImageDeCourrier_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_ImageDeCourrier_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_ImageDeCourrier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
