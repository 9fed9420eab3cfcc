-- A letter in revision stands beside the one that is to replace it.
DROP INDEX UX_Courrier_Point;
CREATE UNIQUE INDEX UX_Courrier_Point ON Courrier (PointId) WHERE Etat <> 'Remplace' AND Etat <> 'Retire' AND Etat <> 'EnRevision';
