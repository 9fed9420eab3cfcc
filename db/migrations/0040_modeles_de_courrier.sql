-- Templates of letters of a call by kind (GenreDeModele), each version kept: a letter says which one it was made of. The last number of a kind is the one in use.
-- Clustered on its key: a few rows, read with the call.
CREATE TABLE ModeleDeCourrier (
    AppelId $id$ NOT NULL,
    Genre nvarchar(20) NOT NULL,
    Numero int NOT NULL,
    -- Null: this kind takes the common template again.
    Texte $texte$ NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_ModeleDeCourrier PRIMARY KEY (AppelId, Genre, Numero),
    CONSTRAINT FK_ModeleDeCourrier_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

INSERT INTO ModeleDeCourrier (AppelId, Genre, Numero, Texte, Le)
SELECT a.Id, 'Commun', 1, a.ModeleDeCourrier, a.CreeLe FROM Appel a WHERE a.ModeleDeCourrier IS NOT NULL;
