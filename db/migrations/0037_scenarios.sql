-- What-if allocations over all the envelopes of a call, for the people who prepare or hold the committee. They consume nothing.

CREATE TABLE Scenario (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Nom nvarchar(120) NOT NULL,
    -- Shown to the members of the committee too.
    EstPartage bit NOT NULL,
    CreeLe $instant$ NOT NULL,
    CreePar $id$ NOT NULL,
    ModifieLe $instant$ NOT NULL,
    -- Raised by every write; a line keeps the one that wrote it.
    Version int NOT NULL,
    CONSTRAINT PK_Scenario PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Scenario_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Scenario_Compte FOREIGN KEY (CreePar) REFERENCES Compte (Id)
);
-- Read with the call; a scenario is known by its name.
CREATE UNIQUE $clustered$ INDEX UX_Scenario ON Scenario (AppelId, Nom);

-- Clustered on its key: read with the scenario, in the order of the dossiers. A line without a row holds nothing.
CREATE TABLE ScenarioLigne (
    ScenarioId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Specifique bigint NOT NULL,
    DroitCommun bigint NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ScenarioLigne PRIMARY KEY (ScenarioId, DossierId, FinanceurId),
    CONSTRAINT FK_ScenarioLigne_Scenario FOREIGN KEY (ScenarioId) REFERENCES Scenario (Id),
    CONSTRAINT FK_ScenarioLigne_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_ScenarioLigne_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
CREATE INDEX IX_ScenarioLigne_Dossier ON ScenarioLigne (DossierId);

-- The last computed proposal of a scenario, being made or made. Etat: EtatDeCalcul. Etape: EtapeDeCalcul.
-- Jusqua: until when the one who makes it is believed to be alive. Notes, Borne: in hundredths of a point. Manques: in French, one per line.
-- Clustered on its key: read with the scenario, one row.
CREATE TABLE ScenarioCalcul (
    ScenarioId $id$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Etape nvarchar(20) NULL,
    PartMinimale int NOT NULL,
    Equite int NOT NULL,
    DemandeLe $instant$ NOT NULL,
    DemandePar $id$ NOT NULL,
    Jusqua $instant$ NULL,
    FiniLe $instant$ NULL,
    DureeEnMs int NULL,
    Notes bigint NULL,
    Borne bigint NULL,
    Manques $texte$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ScenarioCalcul PRIMARY KEY (ScenarioId),
    CONSTRAINT FK_ScenarioCalcul_Scenario FOREIGN KEY (ScenarioId) REFERENCES Scenario (Id)
);
