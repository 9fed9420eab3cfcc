-- Organisations: identity (Cerfa 12156, sections 1 to 5), members, mandates, requests to join, permanent pieces, answers of the company directory.

CREATE TABLE Organisation (
    Id $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Sigle nvarchar(50) NULL,
    Siret nvarchar(14) NULL,
    Rna nvarchar(10) NULL,
    Adresse nvarchar(300) NULL,
    CodePostal nvarchar(5) NULL,
    Commune nvarchar(120) NULL,
    Courriel nvarchar(254) NULL,
    Telephone nvarchar(20) NULL,
    RepresentantNom nvarchar(200) NULL,
    RepresentantFonction nvarchar(120) NULL,
    Iban nvarchar(34) NULL,
    Bic nvarchar(11) NULL,
    -- AVerifier, Accepte or Conteste (CYCLE, Organisation).
    EtatMandat nvarchar(20) NOT NULL,
    -- Why the mandate was refused or contested, as the members read it.
    MotifMandat $texte$ NULL,
    -- Accent-folded text for search, written by the application.
    Recherche nvarchar(400) NOT NULL,
    CreeLe $instant$ NOT NULL,
    -- Own version of the membership: two signataires acting at once conflict, and the last one never goes.
    MembresVersion int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Organisation PRIMARY KEY (Id)
);
CREATE INDEX IX_Organisation_Siret ON Organisation (Siret);
CREATE INDEX IX_Organisation_Rna ON Organisation (Rna);
CREATE INDEX IX_Organisation_Recherche ON Organisation (Recherche);

-- The part of the identity that no list needs; absent until it is first written.
CREATE TABLE OrganisationFiche (
    OrganisationId $id$ NOT NULL,
    SiteWeb nvarchar(200) NULL,
    Recepisse nvarchar(50) NULL,
    Statut nvarchar(30) NULL,
    RegistreVolume nvarchar(20) NULL,
    RegistreFolio nvarchar(20) NULL,
    RegistreTribunal nvarchar(120) NULL,
    GestionAdresse nvarchar(300) NULL,
    GestionCodePostal nvarchar(5) NULL,
    GestionCommune nvarchar(120) NULL,
    RepresentantPrenom nvarchar(100) NULL,
    RepresentantNomDeFamille nvarchar(100) NULL,
    RepresentantTelephone nvarchar(20) NULL,
    RepresentantCourriel nvarchar(254) NULL,
    UtilitePublique bit NULL,
    UtilitePubliqueLe $jour$ NULL,
    ImpotsCommerciaux bit NULL,
    AidesPubliques nvarchar(20) NULL,
    EnReseau bit NULL,
    ReseauNoms nvarchar(400) NULL,
    AdherentsPersonnesMorales bit NULL,
    PersonnesMorales nvarchar(400) NULL,
    MoyensAnnee int NULL,
    Benevoles int NULL,
    Volontaires int NULL,
    Salaries int NULL,
    EmploisAides int NULL,
    -- Full-time equivalents, in hundredths.
    EtptCentiemes int NULL,
    MisADisposition int NULL,
    Adherents int NULL,
    ExerciceDebut $jour$ NULL,
    ExerciceFin $jour$ NULL,
    RemunerationsPubliees bit NULL,
    RemunerationsLien nvarchar(400) NULL,
    TitulaireDuCompte nvarchar(200) NULL,
    CONSTRAINT PK_OrganisationFiche PRIMARY KEY (OrganisationId),
    CONSTRAINT FK_OrganisationFiche_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

CREATE TABLE OrganisationAgrement (
    OrganisationId $id$ NOT NULL,
    Ordre int NOT NULL,
    Type nvarchar(200) NOT NULL,
    AttribuePar nvarchar(200) NULL,
    Le $jour$ NULL,
    CONSTRAINT PK_OrganisationAgrement PRIMARY KEY (OrganisationId, Ordre),
    CONSTRAINT FK_OrganisationAgrement_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

-- Accounts of the Cerfa 12156, in centimes.
CREATE TABLE OrganisationBudget (
    OrganisationId $id$ NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    CONSTRAINT PK_OrganisationBudget PRIMARY KEY (OrganisationId, Compte),
    CONSTRAINT FK_OrganisationBudget_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

CREATE TABLE OrganisationMembre (
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Qualite nvarchar(20) NOT NULL,
    Debut $instant$ NOT NULL,
    Fin $instant$ NULL,
    CONSTRAINT PK_OrganisationMembre PRIMARY KEY (OrganisationId, CompteId),
    CONSTRAINT FK_OrganisationMembre_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationMembre_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_OrganisationMembre_Compte ON OrganisationMembre (CompteId);

-- Nature: Representant, Attestation. Etat: EnAttente, Accepte, Refuse, Remplace. Reprise = its author becomes signataire when it is accepted.
CREATE TABLE OrganisationMandat (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Reprise bit NOT NULL,
    Representant nvarchar(200) NOT NULL,
    Fonction nvarchar(120) NULL,
    Empreinte nvarchar(64) NULL,
    NomDeFichier nvarchar(200) NULL,
    EnvoyeLe $instant$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    DecideLe $instant$ NULL,
    DecidePar $id$ NULL,
    Motif $texte$ NULL,
    CONSTRAINT PK_OrganisationMandat PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_OrganisationMandat_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationMandat_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_OrganisationMandat_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
-- Read with the organisation.
CREATE UNIQUE $clustered$ INDEX CX_OrganisationMandat ON OrganisationMandat (OrganisationId, EnvoyeLe, Id);
-- The one that is awaited, per author.
CREATE UNIQUE INDEX UX_OrganisationMandat_EnAttente ON OrganisationMandat (OrganisationId, CompteId) WHERE Etat = 'EnAttente';

-- Someone asks to join. Etat: EnAttente, Admise, Refusee, Retiree.
CREATE TABLE OrganisationDemande (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Message nvarchar(1000) NULL,
    DemandeeLe $instant$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    DecideeLe $instant$ NULL,
    DecideePar $id$ NULL,
    Motif nvarchar(1000) NULL,
    CONSTRAINT PK_OrganisationDemande PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_OrganisationDemande_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationDemande_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read with the organisation.
CREATE UNIQUE $clustered$ INDEX CX_OrganisationDemande ON OrganisationDemande (OrganisationId, DemandeeLe, Id);
CREATE INDEX IX_OrganisationDemande_Compte ON OrganisationDemande (CompteId);
-- One awaited per person.
CREATE UNIQUE INDEX UX_OrganisationDemande_EnAttente ON OrganisationDemande (OrganisationId, CompteId) WHERE Etat = 'EnAttente';

-- Documents that serve every dossier: the latest of a type that is not withdrawn is the current one.
CREATE TABLE OrganisationPiece (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    Type nvarchar(30) NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DateDuDocument $jour$ NOT NULL,
    ExpireLe $jour$ NULL,
    DeposeeLe $instant$ NOT NULL,
    DeposeePar $id$ NOT NULL,
    RetireeLe $instant$ NULL,
    CONSTRAINT PK_OrganisationPiece PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_OrganisationPiece_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationPiece_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
-- Read with the organisation.
CREATE UNIQUE $clustered$ INDEX CX_OrganisationPiece ON OrganisationPiece (OrganisationId, Type, DeposeeLe, Id);

-- What the company directory answered, with its instant: proof of what was prefilled. OrganisationId null = not used yet.
CREATE TABLE ReponseDAnnuaire (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    OrganisationId $id$ NULL,
    Siret nvarchar(14) NOT NULL,
    InterrogeLe $instant$ NOT NULL,
    Reponse $texte$ NOT NULL,
    CONSTRAINT PK_ReponseDAnnuaire PRIMARY KEY $nonclustered$ (Id)
);
-- Read by the account that asked.
CREATE UNIQUE $clustered$ INDEX CX_ReponseDAnnuaire ON ReponseDAnnuaire (CompteId, Id);
CREATE INDEX IX_ReponseDAnnuaire_Organisation ON ReponseDAnnuaire (OrganisationId);
