-- The journal by person and by act, latest first.
CREATE INDEX IX_Journal_Compte ON Journal (CompteId, Numero);
CREATE INDEX IX_Journal_Action ON Journal (Action, Numero);
