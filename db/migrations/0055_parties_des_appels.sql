-- When each part of a call was last written: two people who prepare two parts at once do not stop each other.
-- Clustered on its key: a handful of rows per call, read and written by call and part.
CREATE TABLE AppelSection (
    AppelId $id$ NOT NULL,
    -- A part, or what several are made of; "Tout" when the whole call may have changed.
    Section nvarchar(20) NOT NULL,
    -- The version that the call took then.
    Version int NOT NULL,
    CONSTRAINT PK_AppelSection PRIMARY KEY (AppelId, Section),
    CONSTRAINT FK_AppelSection_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

-- Whoever opened a form before this table was there is compared with all of its call.
INSERT INTO AppelSection (AppelId, Section, Version) SELECT Id, 'Tout', Version FROM Appel;
