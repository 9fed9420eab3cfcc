-- How the funders of a call work side by side: when each sees the others' scores, opinions and proposals, and what an evaluator sees before her own grid is complete.
-- PartageDesTravaux.
ALTER TABLE Appel ADD Partage nvarchar(20) NOT NULL CONSTRAINT DF_Appel_Partage DEFAULT 'ALaCloture';
-- From the beginning of that day in Paris.
ALTER TABLE Appel ADD PartageLe $jour$ NULL;
ALTER TABLE Appel ADD NotesALAveugle bit NOT NULL CONSTRAINT DF_Appel_NotesALAveugle DEFAULT 0;
-- In points out of 100; null = disagreements are not flagged.
ALTER TABLE Appel ADD SeuilDeDesaccord int NULL;

-- When its valideurs were last told that amounts await; null again once nothing waits.
ALTER TABLE AppelFinanceur ADD ValidationAnnonceeLe $instant$ NULL;

-- The amount prepared was returned by the Valideur: it is the instructor's again until it is sent anew.
ALTER TABLE Ligne ADD RenvoyeLe $instant$ NULL;
ALTER TABLE Ligne ADD RenvoyeMotif $texte$ NULL;

-- Who imposed, who lifted and why; what the person asked the Présidence meanwhile.
ALTER TABLE Deport ADD ImposeParId $id$ NULL;
ALTER TABLE Deport ADD LeveParId $id$ NULL;
ALTER TABLE Deport ADD LeveMotif $texte$ NULL;
ALTER TABLE Deport ADD LeveeDemandeeLe $instant$ NULL;
ALTER TABLE Deport ADD LeveeDemandeMotif $texte$ NULL;
