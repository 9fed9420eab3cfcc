-- Lines of the funders, scores, déports.

-- One line per funder, born at the deposit, with its own life. Null amount = not said yet; 0 is a decision.
CREATE TABLE Ligne (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Origine nvarchar(30) NOT NULL,
    Etat nvarchar(30) NOT NULL,
    Demande bigint NOT NULL,
    Avis nvarchar(30) NULL,
    AvisMotif $texte$ NULL,
    ProposeSpecifique bigint NULL,
    ProposeDroitCommun bigint NULL,
    ProposeMotif $texte$ NULL,
    ArbitreSpecifique bigint NULL,
    ArbitreDroitCommun bigint NULL,
    Fermete nvarchar(30) NULL,
    AccordeSpecifique bigint NULL,
    AccordeDroitCommun bigint NULL,
    MotifEtat $texte$ NULL,
    -- "Sans proposition": said by the funder, or by the Secrétariat when it closes the instruction.
    SansPropositionLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Ligne PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Ligne_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Ligne_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
-- One line per funder, whoever opened it; read with the dossier.
CREATE UNIQUE $clustered$ INDEX UX_Ligne ON Ligne (DossierId, FinanceurId);
CREATE INDEX IX_Ligne_Dossier ON Ligne (DossierId, FinanceurId, Etat);
CREATE INDEX IX_Ligne_Financeur ON Ligne (FinanceurId, Etat);

-- Who set which amount, when and why. Nature: Demande, Propose, Arbitre, Accorde.
CREATE TABLE LigneMontant (
    Id $id$ NOT NULL,
    LigneId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Specifique bigint NOT NULL,
    DroitCommun bigint NOT NULL,
    Motif $texte$ NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_LigneMontant PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_LigneMontant_Ligne FOREIGN KEY (LigneId) REFERENCES Ligne (Id)
);
-- Read with the line.
CREATE UNIQUE $clustered$ INDEX CX_LigneMontant ON LigneMontant (LigneId, Id);

-- Version lets two tabs of one evaluator conflict instead of overwriting.
CREATE TABLE Note (
    DossierId $id$ NOT NULL,
    CritereId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Valeur int NOT NULL,
    Justification $texte$ NOT NULL,
    Le $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Note PRIMARY KEY (DossierId, CritereId, CompteId),
    CONSTRAINT FK_Note_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Note_Critere FOREIGN KEY (CritereId) REFERENCES AppelCritere (Id),
    CONSTRAINT FK_Note_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_Note_Evaluateur ON Note (DossierId, CompteId, FinanceurId, CritereId, Valeur);
CREATE INDEX IX_Note_Compte ON Note (CompteId, DossierId);

-- Origine: Declare, Automatique, Impose. On a dossier, or on an organisation and all its dossiers.
CREATE TABLE Deport (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    DossierId $id$ NULL,
    OrganisationId $id$ NULL,
    Origine nvarchar(20) NOT NULL,
    Motif $texte$ NULL,
    DeclareLe $instant$ NOT NULL,
    LeveLe $instant$ NULL,
    CONSTRAINT PK_Deport PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Deport_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the person.
CREATE UNIQUE $clustered$ INDEX CX_Deport ON Deport (CompteId, Id);
-- One in force per person and object.
CREATE UNIQUE INDEX UX_Deport_Dossier ON Deport (CompteId, DossierId) WHERE DossierId IS NOT NULL AND LeveLe IS NULL;
CREATE UNIQUE INDEX UX_Deport_Organisation ON Deport (CompteId, OrganisationId) WHERE OrganisationId IS NOT NULL AND LeveLe IS NULL;
