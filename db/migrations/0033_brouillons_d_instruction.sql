-- What an agent types on the sheet of a dossier and that no rule can take yet (a justification without its note, an amount over the charges), or no longer (the instruction closed meanwhile):
-- kept for its author alone, one row per field, until it is recorded or erased.
CREATE TABLE BrouillonInstruction (
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Cle nvarchar(100) NOT NULL,
    Valeur $texte$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_BrouillonInstruction PRIMARY KEY (DossierId, CompteId, Cle),
    CONSTRAINT FK_BrouillonInstruction_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_BrouillonInstruction_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
