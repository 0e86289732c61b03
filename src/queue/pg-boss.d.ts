/**
 * The part of pg-boss 12 that the queue uses. The package is optional and needs a newer Node than Tightrope, so that its own types
 * are not there everywhere.
 */
declare module 'pg-boss' {
  export interface Sql {
    executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  }
  /** A job as it was fetched: what is said of it goes to this attempt alone. */
  export interface Attempt {
    id: string;
    retryCount: number;
  }
  export interface Job<Data> extends Attempt {
    data: Data;
    priority: number;
    retryLimit: number;
    groupId: string | null;
    singletonKey: string | null;
  }
  export interface QueueOptions {
    policy?: 'standard' | 'exclusive';
    retryLimit?: number;
    retryDelay?: number;
    retryBackoff?: boolean;
    retryDelayMax?: number;
    heartbeatSeconds?: number;
    expireInSeconds?: number;
    retentionSeconds?: number;
    deleteAfterSeconds?: number;
    deadLetter?: string;
  }
  export interface JobInsert {
    data: object;
    priority: number;
    group: { id: string };
    singletonKey: string;
  }
  export interface Affected {
    affected: number;
  }
  export interface Options {
    db: Sql;
    schema: string;
    supervise: boolean;
    schedule: boolean;
    registerInstance: boolean;
    superviseIntervalSeconds?: number;
    monitorIntervalSeconds?: number;
  }
  export class PgBoss {
    constructor(options: Options);
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'warning', listener: (warning: { message: string }) => void): this;
    start(): Promise<this>;
    stop(options: { graceful: boolean }): Promise<void>;
    createQueue(name: string, options: QueueOptions): Promise<void>;
    insert(name: string, jobs: JobInsert[], options: { db: Sql; returnId: true }): Promise<string[] | null>;
    fetch<Data>(name: string, options: { includeMetadata: true; ignoreGroups: string[] }): Promise<Job<Data>[]>;
    touch(name: string, job: Attempt): Promise<Affected>;
    complete(name: string, job: Attempt): Promise<Affected>;
    fail(name: string, job: Attempt, output: object): Promise<Affected>;
    deleteJob(name: string, job: Attempt, options: { db: Sql }): Promise<Affected>;
    redrive(name: string, options: { limit: number; data?: object }): Promise<number>;
  }
}
