-- Bons à signer given for one text, or refused with a reason.

-- SHA-256 of the text that was approved; null for those given before it was kept.
ALTER TABLE CourrierVisa ADD Empreinte nvarchar(64) NULL;
-- Refused: the letter went back to the Secrétariat. Forgotten when it is handed over again.
ALTER TABLE CourrierVisa ADD RefuseLe $instant$ NULL;

-- What signatories and the Secrétariat say to each other of a letter; kept when its text changes. FinanceurId null = the Secrétariat.
CREATE TABLE CourrierRemarque (
    Id $id$ NOT NULL,
    CourrierId $id$ NOT NULL,
    FinanceurId $id$ NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    EstRefus bit NOT NULL,
    Texte nvarchar(2000) NOT NULL,
    CONSTRAINT PK_CourrierRemarque PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_CourrierRemarque_Courrier FOREIGN KEY (CourrierId) REFERENCES Courrier (Id),
    CONSTRAINT FK_CourrierRemarque_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_CourrierRemarque_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the letter, in the order in which they were written.
CREATE UNIQUE $clustered$ INDEX CX_CourrierRemarque ON CourrierRemarque (CourrierId, Id);
