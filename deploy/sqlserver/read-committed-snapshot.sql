-- Once per database, by its owner, while no portal runs. Readers then see the last committed rows and never wait for writers, as with the
-- embedded engine; without it everything stays correct, but a long read delays the writes.
-- It is not a migration: it changes the database and not its schema, and needs to be alone.
ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
