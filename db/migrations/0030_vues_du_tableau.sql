-- Saved views of the tableau d'instruction, and what a deposit says that only the table needs.

-- Contenu: columns, filters and order, as the query of an address. Partage: PartageDeVue; FinanceurId: whose agents have it, when it is shared with a funder.
CREATE TABLE VueDuTableau (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Nom nvarchar(80) NOT NULL,
    Partage nvarchar(20) NOT NULL,
    FinanceurId $id$ NULL,
    Contenu $texte$ NOT NULL,
    ModifieeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_VueDuTableau PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_VueDuTableau_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_VueDuTableau_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_VueDuTableau_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_VueDuTableau ON VueDuTableau (AppelId, Id);

-- Of the deposited version, as PlanDeFinancement counts them; null on a draft.
ALTER TABLE Dossier ADD EstRenouvellement bit NULL;
ALTER TABLE Dossier ADD Besoin bigint NULL;
ALTER TABLE Dossier ADD AidesPubliques bigint NULL;
ALTER TABLE Dossier ADD AcquisHorsPortail bigint NULL;

-- Actions of the plan that the deposited version says to serve.
CREATE TABLE DossierAction (
    DossierId $id$ NOT NULL,
    ActionId $id$ NOT NULL,
    CONSTRAINT PK_DossierAction PRIMARY KEY (DossierId, ActionId),
    CONSTRAINT FK_DossierAction_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierAction_Action FOREIGN KEY (ActionId) REFERENCES ActionDuPlan (Id)
);
