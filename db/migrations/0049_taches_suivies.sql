-- What each recurring job did last, on whatever node; "battement" is the job that writes these rows: old, and no job runs any more.
-- A score of rows, read and written by name.
CREATE TABLE TacheSuivie (
    Nom nvarchar(60) NOT NULL,
    FinLe $instant$ NOT NULL,
    DureeEnMs int NOT NULL,
    EchoueLe $instant$ NULL,
    Erreur nvarchar(400) NULL,
    CONSTRAINT PK_TacheSuivie PRIMARY KEY (Nom)
);
