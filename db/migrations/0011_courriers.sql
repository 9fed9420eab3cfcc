-- The joint letters.

CREATE TABLE Courrier (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    PointId $id$ NOT NULL,
    Numero nvarchar(40) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    -- The composed document model, so that PDF and HTML say the same for ever.
    Document $texte$ NOT NULL,
    Empreinte nvarchar(64) NULL,
    ComposeLe $instant$ NOT NULL,
    -- When the bons à signer were asked for: before that, only the Secrétariat reads the draft.
    SoumisLe $instant$ NULL,
    PublieLe $instant$ NULL,
    PubliePar $id$ NULL,
    PremiereLectureLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Courrier PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Courrier_Numero UNIQUE (Numero),
    CONSTRAINT FK_Courrier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Courrier_Point FOREIGN KEY (PointId) REFERENCES Point (Id),
    CONSTRAINT FK_Courrier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_Courrier ON Courrier (DossierId, Id);
-- One that stands per item.
CREATE UNIQUE INDEX UX_Courrier_Point ON Courrier (PointId) WHERE Etat <> 'Remplace' AND Etat <> 'Retire';

-- One row per funder that co-signs the letter, made with the letter; Le null = its "bon à signer" is awaited. All are needed before publication.
CREATE TABLE CourrierVisa (
    CourrierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    CompteId $id$ NULL,
    Le $instant$ NULL,
    CONSTRAINT PK_CourrierVisa PRIMARY KEY (CourrierId, FinanceurId),
    CONSTRAINT FK_CourrierVisa_Courrier FOREIGN KEY (CourrierId) REFERENCES Courrier (Id),
    CONSTRAINT FK_CourrierVisa_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_CourrierVisa_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
