-- Which agents have a dossier open, in the table or on its sheet, said to other agents; a row older than a minute means nothing. Apart from Presence: the porteur is never told who looks at the dossier.
CREATE TABLE PresenceDAgent (
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Lieu nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_PresenceDAgent PRIMARY KEY (DossierId, CompteId),
    CONSTRAINT FK_PresenceDAgent_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_PresenceDAgent_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
