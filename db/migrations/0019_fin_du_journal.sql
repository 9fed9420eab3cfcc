-- The last row of the journal, kept outside its chain: written in the same transaction. The next row follows it, so that an end cut off leaves a gap for ever. One row, Id = 1.
CREATE TABLE FinDuJournal (
    Id int NOT NULL,
    Numero bigint NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    CONSTRAINT PK_FinDuJournal PRIMARY KEY (Id)
);
