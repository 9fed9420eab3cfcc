-- Co-instruction: examination of a dossier (complet, éligible), labels, internal notes, assignment, réorientation, meetings per territory.

-- Cancelled: no longer awaited (ReponseLe is the instant of the cancelling), and said as such.
ALTER TABLE DemandeDeComplements ADD AnnuleeMotif $texte$ NULL;

-- What the checklist comes to, written with its points. Complet, Eligible: Oui, Non; null = not all looked at.
CREATE TABLE Examen (
    DossierId $id$ NOT NULL,
    Complet nvarchar(10) NULL,
    Eligible nvarchar(10) NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Examen PRIMARY KEY (DossierId),
    CONSTRAINT FK_Examen_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Examen_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- One row per thing looked at. Cle: piece.<id>, critere.<CritereDEligibilite> or question.<id>. Verdict: VerdictDExamen; null = a note alone.
CREATE TABLE ExamenPoint (
    DossierId $id$ NOT NULL,
    Cle nvarchar(60) NOT NULL,
    Verdict nvarchar(20) NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_ExamenPoint PRIMARY KEY (DossierId, Cle),
    CONSTRAINT FK_ExamenPoint_Examen FOREIGN KEY (DossierId) REFERENCES Examen (DossierId)
);

-- Couleur: CouleurDEtiquette. Replie: the name accent-folded, so that one call has no two labels of the same name.
CREATE TABLE Etiquette (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Libelle nvarchar(40) NOT NULL,
    Replie nvarchar(40) NOT NULL,
    Couleur nvarchar(20) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Etiquette PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT UX_Etiquette UNIQUE $clustered$ (AppelId, Replie),
    CONSTRAINT FK_Etiquette_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);

CREATE TABLE DossierEtiquette (
    DossierId $id$ NOT NULL,
    EtiquetteId $id$ NOT NULL,
    PoseeLe $instant$ NOT NULL,
    PoseePar $id$ NOT NULL,
    CONSTRAINT PK_DossierEtiquette PRIMARY KEY (DossierId, EtiquetteId),
    CONSTRAINT FK_DossierEtiquette_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierEtiquette_Etiquette FOREIGN KEY (EtiquetteId) REFERENCES Etiquette (Id)
);
CREATE INDEX IX_DossierEtiquette_Etiquette ON DossierEtiquette (EtiquetteId);

-- Between agents, never shown to an organisation. Portee: PorteeDeNote; FinanceurId: whose agents read it when it is kept to a funder.
CREATE TABLE NoteInterne (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Portee nvarchar(20) NOT NULL,
    FinanceurId $id$ NULL,
    Texte $texte$ NOT NULL,
    Le $instant$ NOT NULL,
    ModifieeLe $instant$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_NoteInterne PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_NoteInterne_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_NoteInterne_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_NoteInterne_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_NoteInterne ON NoteInterne (DossierId, Id);

-- Who instructs a dossier for a funder. RegleId: the rule that chose; null by hand.
CREATE TABLE Affectation (
    DossierId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    RegleId $id$ NULL,
    Le $instant$ NOT NULL,
    Par $id$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Affectation PRIMARY KEY (DossierId, FinanceurId),
    CONSTRAINT FK_Affectation_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Affectation_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_Affectation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_Affectation_Compte ON Affectation (CompteId, DossierId);

-- Territory, neighbourhood and theme that it asks for, none for all; the most precise one wins, then the oldest.
CREATE TABLE RegleDAffectation (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    FinanceurId $id$ NOT NULL,
    TerritoireId $id$ NULL,
    QuartierCode nvarchar(12) NULL,
    ThemeId $id$ NULL,
    CompteId $id$ NOT NULL,
    CreeeLe $instant$ NOT NULL,
    CONSTRAINT PK_RegleDAffectation PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_RegleDAffectation_AppelFinanceur FOREIGN KEY (AppelId, FinanceurId) REFERENCES AppelFinanceur (AppelId, FinanceurId),
    CONSTRAINT FK_RegleDAffectation_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id),
    CONSTRAINT FK_RegleDAffectation_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code),
    CONSTRAINT FK_RegleDAffectation_Theme FOREIGN KEY (ThemeId) REFERENCES AppelTheme (Id),
    CONSTRAINT FK_RegleDAffectation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_RegleDAffectation ON RegleDAffectation (AppelId, Id);

-- The mark « réorienté vers le droit commun ». Etat: EtatReorientation.
CREATE TABLE Reorientation (
    DossierId $id$ NOT NULL,
    Service nvarchar(200) NOT NULL,
    Contact nvarchar(300) NULL,
    Motif $texte$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    CompteId $id$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Reorientation PRIMARY KEY (DossierId),
    CONSTRAINT FK_Reorientation_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Reorientation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- Its follow-up, dated; Etat: as it was from then on.
CREATE TABLE ReorientationSuivi (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Texte $texte$ NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_ReorientationSuivi PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_ReorientationSuivi_Reorientation FOREIGN KEY (DossierId) REFERENCES Reorientation (DossierId),
    CONSTRAINT FK_ReorientationSuivi_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_ReorientationSuivi ON ReorientationSuivi (DossierId, Id);

-- The co-instruction meeting of a territory.
CREATE TABLE Reunion (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    TerritoireId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    Lieu nvarchar(300) NOT NULL,
    CreeLe $instant$ NOT NULL,
    CreePar $id$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Reunion PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Reunion_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Reunion_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id),
    CONSTRAINT FK_Reunion_Compte FOREIGN KEY (CreePar) REFERENCES Compte (Id)
);
-- Read with the call.
CREATE UNIQUE $clustered$ INDEX CX_Reunion ON Reunion (AppelId, Id);

-- Who is in the room. CompteId: null for someone without an account, who has a name.
CREATE TABLE ReunionPresent (
    ReunionId $id$ NOT NULL,
    Ordre int NOT NULL,
    CompteId $id$ NULL,
    Nom nvarchar(200) NOT NULL,
    Qualite nvarchar(200) NULL,
    CONSTRAINT PK_ReunionPresent PRIMARY KEY (ReunionId, Ordre),
    CONSTRAINT FK_ReunionPresent_Reunion FOREIGN KEY (ReunionId) REFERENCES Reunion (Id),
    CONSTRAINT FK_ReunionPresent_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

CREATE TABLE ReunionDossier (
    ReunionId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Ordre int NOT NULL,
    CONSTRAINT PK_ReunionDossier PRIMARY KEY (ReunionId, DossierId),
    CONSTRAINT FK_ReunionDossier_Reunion FOREIGN KEY (ReunionId) REFERENCES Reunion (Id),
    CONSTRAINT FK_ReunionDossier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_ReunionDossier_Dossier ON ReunionDossier (DossierId);

-- Someone present who stands down from a dossier has left the room: said before its content is shown.
CREATE TABLE ReunionSortie (
    ReunionId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    Par $id$ NOT NULL,
    CONSTRAINT PK_ReunionSortie PRIMARY KEY (ReunionId, DossierId, CompteId),
    CONSTRAINT FK_ReunionSortie_ReunionDossier FOREIGN KEY (ReunionId, DossierId) REFERENCES ReunionDossier (ReunionId, DossierId),
    CONSTRAINT FK_ReunionSortie_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- What the meeting says of a dossier. Sens: SensDeQuartier; null while only its text is written.
CREATE TABLE AvisDeQuartier (
    ReunionId $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Sens nvarchar(30) NULL,
    Texte $texte$ NOT NULL,
    CompteId $id$ NOT NULL,
    Le $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AvisDeQuartier PRIMARY KEY $nonclustered$ (ReunionId, DossierId),
    CONSTRAINT FK_AvisDeQuartier_ReunionDossier FOREIGN KEY (ReunionId, DossierId) REFERENCES ReunionDossier (ReunionId, DossierId),
    CONSTRAINT FK_AvisDeQuartier_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_AvisDeQuartier ON AvisDeQuartier (DossierId, ReunionId);
