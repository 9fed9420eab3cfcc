-- What a message tells about: whoever stands down from it does not see it in the outbox.
ALTER TABLE Courriel ADD DossierId $id$ NULL;
ALTER TABLE Courriel ADD OrganisationId $id$ NULL;
