-- The dates of a call that follow its deposit, beside those of its committee and of its answer.

-- Last day to send the pieces that the Secrétariat asked for.
ALTER TABLE Appel ADD ComplementsAvantLe $jour$ NULL;
-- The services meet about the dossiers: told to them alone.
ALTER TABLE Appel ADD CoinstructionLe $jour$ NULL;
-- The steering committee, when the call has one.
ALTER TABLE Appel ADD CopilLe $jour$ NULL;
ALTER TABLE Appel ADD BilanAvantLe $jour$ NULL;

-- Information meetings, open to all. Clustered on its key: a few rows, read and written with the call.
CREATE TABLE ReunionDInformation (
    AppelId $id$ NOT NULL,
    Numero int NOT NULL,
    Le $instant$ NOT NULL,
    Lieu nvarchar(200) NOT NULL,
    CONSTRAINT PK_ReunionDInformation PRIMARY KEY (AppelId, Numero),
    CONSTRAINT FK_ReunionDInformation_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
