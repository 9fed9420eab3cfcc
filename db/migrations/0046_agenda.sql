-- The secret address of someone's own calendar: its hash alone is kept. Clustered on its key: one row, read or replaced with the account.
CREATE TABLE Agenda (
    CompteId $id$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    CreeLe $instant$ NOT NULL,
    CONSTRAINT PK_Agenda PRIMARY KEY (CompteId),
    CONSTRAINT UX_Agenda_Empreinte UNIQUE (Empreinte),
    CONSTRAINT FK_Agenda_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
