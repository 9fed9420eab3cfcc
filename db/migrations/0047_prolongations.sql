-- A later closing granted to one organisation, for its dossiers in a call. Clustered on its key: one row, read with the dossier.
CREATE TABLE ProlongationDeDepot (
    AppelId $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    ClotureLe $instant$ NOT NULL,
    Motif nvarchar(400) NOT NULL,
    AccordeeLe $instant$ NOT NULL,
    CONSTRAINT PK_ProlongationDeDepot PRIMARY KEY (AppelId, OrganisationId),
    CONSTRAINT FK_ProlongationDeDepot_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_ProlongationDeDepot_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);
