-- The dossier: draft answers, budget, demands, pieces; snapshots; then the lines of the funders, scores, requests for complements.

CREATE TABLE Dossier (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    -- Given at the first deposit from Appel.DernierNumero, such as AAP28-0041.
    Numero nvarchar(30) NULL,
    Etat nvarchar(20) NOT NULL,
    Titre nvarchar(200) NOT NULL,
    ThemeId $id$ NULL,
    Renouvellement bit NOT NULL,
    Resume $texte$ NULL,
    Objectifs $texte$ NULL,
    Description $texte$ NULL,
    Moyens $texte$ NULL,
    Evaluation $texte$ NULL,
    DebutLe $jour$ NULL,
    FinLe $jour$ NULL,
    Publics $texte$ NULL,
    Beneficiaires int NULL,
    BeneficiairesQuartiers int NULL,
    RencontreLe $jour$ NULL,
    RencontreAvec nvarchar(200) NULL,
    ResponsableNom nvarchar(200) NULL,
    ResponsableCourriel nvarchar(254) NULL,
    ResponsableTelephone nvarchar(20) NULL,
    SeuilDeViabilite bigint NULL,
    AttesteExactitude bit NOT NULL,
    AttesteObligations bit NOT NULL,
    AttesteContratRepublicain bit NOT NULL,
    -- Of the deposited version; null on a draft.
    TotalCharges bigint NULL,
    TotalDemande bigint NULL,
    DeposeLe $instant$ NULL,
    RecuLe $instant$ NULL,
    DeposePar $id$ NULL,
    RejetImpliciteLe $jour$ NULL,
    AssietteEligible bigint NULL,
    AssietteMotif $texte$ NULL,
    MotifEtat $texte$ NULL,
    DossierPrecedentId $id$ NULL,
    Recherche nvarchar(600) NOT NULL,
    CreeLe $instant$ NOT NULL,
    CreePar $id$ NOT NULL,
    ModifieLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Dossier PRIMARY KEY (Id),
    CONSTRAINT FK_Dossier_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Dossier_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_Dossier_Theme FOREIGN KEY (ThemeId) REFERENCES AppelTheme (Id)
);
CREATE UNIQUE INDEX UX_Dossier_Numero ON Dossier (Numero) WHERE Numero IS NOT NULL;
-- Covers the tableau d'instruction: filters, sorts and totals never open the long texts.
CREATE INDEX IX_Dossier_Appel ON Dossier (AppelId, Etat, OrganisationId, ThemeId, TotalDemande, Numero, Recherche, Id);
CREATE INDEX IX_Dossier_Organisation ON Dossier (OrganisationId);

-- Part: whole percent of the action in that neighbourhood; the parts of a dossier sum to 100.
CREATE TABLE DossierQuartier (
    DossierId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    Part int NOT NULL,
    CONSTRAINT PK_DossierQuartier PRIMARY KEY (DossierId, QuartierCode),
    CONSTRAINT FK_DossierQuartier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);
CREATE INDEX IX_DossierQuartier_Quartier ON DossierQuartier (QuartierCode);

-- Cerfa 12156 accounts other than the portal's lines of account 74, which are in DossierDemande.
CREATE TABLE DossierBudget (
    DossierId $id$ NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    CONSTRAINT PK_DossierBudget PRIMARY KEY (DossierId, Compte),
    CONSTRAINT FK_DossierBudget_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- What the draft asks of each funder of the portal (its line of account 74).
CREATE TABLE DossierDemande (
    DossierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    Montant bigint NOT NULL,
    CONSTRAINT PK_DossierDemande PRIMARY KEY (DossierId, FinanceurId),
    CONSTRAINT FK_DossierDemande_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierDemande_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);

-- Account 74 outside the portal. Etat: Sollicite, Acquis, Refuse.
CREATE TABLE DossierHorsPortail (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    Etat nvarchar(20) NOT NULL,
    CONSTRAINT PK_DossierHorsPortail PRIMARY KEY (Id),
    CONSTRAINT FK_DossierHorsPortail_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_DossierHorsPortail_Dossier ON DossierHorsPortail (DossierId);

CREATE TABLE DossierPiece (
    DossierId $id$ NOT NULL,
    PieceId $id$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DeposeeLe $instant$ NOT NULL,
    DeposeePar $id$ NOT NULL,
    CONSTRAINT PK_DossierPiece PRIMARY KEY (DossierId, PieceId),
    CONSTRAINT FK_DossierPiece_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierPiece_Piece FOREIGN KEY (PieceId) REFERENCES AppelPiece (Id),
    CONSTRAINT FK_DossierPiece_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);

-- Immutable snapshot of each deposit. CleIdempotence makes a replayed deposit find its own receipt.
CREATE TABLE DossierDepot (
    DossierId $id$ NOT NULL,
    Numero int NOT NULL,
    Contenu $texte$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    RecuLe $instant$ NOT NULL,
    EnregistreLe $instant$ NOT NULL,
    DeposePar $id$ NOT NULL,
    CleIdempotence nvarchar(64) NOT NULL,
    CONSTRAINT PK_DossierDepot PRIMARY KEY (DossierId, Numero),
    CONSTRAINT UX_DossierDepot_Cle UNIQUE (CleIdempotence),
    CONSTRAINT FK_DossierDepot_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- Sections: names of SectionDossier separated by commas. Reponse null = still awaited.
CREATE TABLE DemandeDeComplements (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    EnvoyeeLe $instant$ NOT NULL,
    EnvoyeePar $id$ NOT NULL,
    TermeLe $jour$ NOT NULL,
    Indispensable bit NOT NULL,
    Sections nvarchar(300) NOT NULL,
    Message $texte$ NOT NULL,
    ReponseLe $instant$ NULL,
    CONSTRAINT PK_DemandeDeComplements PRIMARY KEY (Id),
    CONSTRAINT FK_DemandeDeComplements_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_DemandeDeComplements_Dossier ON DemandeDeComplements (DossierId);

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
    DecisionOrgane nvarchar(200) NULL,
    DecisionLe $jour$ NULL,
    DecisionReference nvarchar(120) NULL,
    MotifEtat $texte$ NULL,
    -- "Sans proposition": said by the funder, or by the Secrétariat when it closes the instruction.
    SansPropositionLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Ligne PRIMARY KEY (Id),
    CONSTRAINT FK_Ligne_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Ligne_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
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
    CONSTRAINT PK_LigneMontant PRIMARY KEY (Id),
    CONSTRAINT FK_LigneMontant_Ligne FOREIGN KEY (LigneId) REFERENCES Ligne (Id)
);
CREATE INDEX IX_LigneMontant_Ligne ON LigneMontant (LigneId);

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
    LeveMotif $texte$ NULL,
    CONSTRAINT PK_Deport PRIMARY KEY (Id),
    CONSTRAINT FK_Deport_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_Deport_Compte ON Deport (CompteId);
