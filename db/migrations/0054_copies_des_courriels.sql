-- A message sent again is another message, which says what it is a copy of: two messages of the same words are not copies.
ALTER TABLE Courriel ADD CopieDe $id$ NULL;

CREATE INDEX IX_Courriel_CopieDe ON Courriel (CopieDe);
