-- The session: conditions of an avis, reserved lines, who typed for whom, what an item was when it was closed or adjourned.

-- Clustered on its key: read with the item, in their order.
CREATE TABLE PointCondition (
    PointId $id$ NOT NULL,
    Ordre int NOT NULL,
    Texte $texte$ NOT NULL,
    AvantLe $jour$ NULL,
    -- Who will lift it.
    LeveePar nvarchar(200) NULL,
    CONSTRAINT PK_PointCondition PRIMARY KEY (PointId, Ordre),
    CONSTRAINT FK_PointCondition_Point FOREIGN KEY (PointId) REFERENCES Point (Id)
);
INSERT INTO PointCondition (PointId, Ordre, Texte, AvantLe, LeveePar)
SELECT p.Id, 1, p.Condition, p.ConditionAvantLe, p.ConditionLeveePar FROM Point p WHERE p.Condition IS NOT NULL;
ALTER TABLE Point DROP COLUMN Condition;
ALTER TABLE Point DROP COLUMN ConditionAvantLe;
ALTER TABLE Point DROP COLUMN ConditionLeveePar;

-- Deliberative seats represented when the item was closed.
ALTER TABLE Point ADD Presents int NULL;
-- The item that the chair shows to the room.
ALTER TABLE Seance ADD PointProjeteId $id$ NULL;

-- A line that waits for its funder: what is awaited, until when.
ALTER TABLE Ligne ADD ReserveAttendu $texte$ NULL;
ALTER TABLE Ligne ADD ReserveAvantLe $jour$ NULL;

-- The account that typed in the name of the seat; null when the person did.
ALTER TABLE Vote ADD SaisiPar $id$ NULL;
ALTER TABLE SeancePresence ADD SaisiPar $id$ NULL;
ALTER TABLE LigneMontant ADD SaisiPar $id$ NULL;

-- The largest share of the assiette that one funder may bear, 1 to 100; null = no such ceiling.
ALTER TABLE Appel ADD PartMaximalePourcent int NULL;
