CREATE SCHEMA IF NOT EXISTS "tightrope";
--> statement-breakpoint
CREATE TABLE "tightrope"."claim" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"recorded" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"claimant" text NOT NULL,
	"claimant_kind" text NOT NULL,
	"question" text,
	"outcome" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"made" timestamp (3) with time zone NOT NULL,
	"deadline" timestamp (3) with time zone,
	"trigger" text,
	"trigger_on" timestamp (3) with time zone,
	"rest" jsonb NOT NULL,
	CONSTRAINT "claim_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "tightrope"."forecast" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"recorded" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"claim" bigint NOT NULL,
	"made" timestamp (3) with time zone NOT NULL,
	"probability" double precision,
	"rest" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tightrope"."head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tightrope"."resolution" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"recorded" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"claim" bigint NOT NULL,
	"verdict" text NOT NULL,
	"resolved_on" timestamp (3) with time zone NOT NULL,
	"outcome" jsonb,
	"rest" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tightrope"."forecast" ADD CONSTRAINT "forecast_claim_claim_seq_fk" FOREIGN KEY ("claim") REFERENCES "tightrope"."claim"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tightrope"."resolution" ADD CONSTRAINT "resolution_claim_claim_seq_fk" FOREIGN KEY ("claim") REFERENCES "tightrope"."claim"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_tags" ON "tightrope"."claim" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "claim_claimant" ON "tightrope"."claim" USING btree ("claimant");--> statement-breakpoint
CREATE INDEX "claim_question" ON "tightrope"."claim" USING btree ("question");--> statement-breakpoint
CREATE INDEX "claim_deadline" ON "tightrope"."claim" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "forecast_claim" ON "tightrope"."forecast" USING btree ("claim","made","seq");--> statement-breakpoint
CREATE INDEX "resolution_claim" ON "tightrope"."resolution" USING btree ("claim","seq");