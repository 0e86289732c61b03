-- What is written down stays as it is: a correction is a further entry.
CREATE FUNCTION "tightrope"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the ledger only grows: % of % refused', TG_OP, TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tightrope"."claim" FOR EACH STATEMENT EXECUTE FUNCTION "tightrope"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tightrope"."forecast" FOR EACH STATEMENT EXECUTE FUNCTION "tightrope"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tightrope"."resolution" FOR EACH STATEMENT EXECUTE FUNCTION "tightrope"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE DELETE OR TRUNCATE ON "tightrope"."head" FOR EACH STATEMENT EXECUTE FUNCTION "tightrope"."refuse_change"();
--> statement-breakpoint
INSERT INTO "tightrope"."head" ("seq", "hash") VALUES (0, '');
