-- What was added to a published call, with its reason: shown on its public page, told to those who have a dossier.
CREATE TABLE AppelChangement (
    AppelId $id$ NOT NULL,
    Numero int NOT NULL,
    Le $instant$ NOT NULL,
    CompteId $id$ NOT NULL,
    Resume $texte$ NOT NULL,
    Motif nvarchar(400) NOT NULL,
    CONSTRAINT PK_AppelChangement PRIMARY KEY (AppelId, Numero),
    CONSTRAINT FK_AppelChangement_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
