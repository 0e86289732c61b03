import type { ServedRuns } from './folder/runs.ts';
import type { Situations } from './folder/situations.ts';
import type { KeptVersions } from './folder/versions.ts';
import type { FolderLedger } from './folder-ledger.ts';
import type { Sessions } from './guard/sessions.ts';
import type { ServerJobs } from './jobs/jobs.ts';
import type { TaskThreads } from './jobs/task-threads.ts';
import type { ServerQueue } from './server-queue.ts';
import type { Feed } from './stream/feed.ts';
import type { StreamCount } from './stream/stream-feed.ts';

/** Who asks. There is one user, the owner of the folder; a server for a team would know more, and what each may do. */
export interface Requester {
  name: string;
  role: 'owner';
}

/** What the routes work with. */
export interface ServerContext {
  /** The folder that is served, as `realpath` has it. */
  root: string;
  sessions: Sessions;
  situations: Situations;
  versions: KeptVersions;
  runs: ServedRuns;
  ledger: FolderLedger;
  jobs: ServerJobs;
  queue: ServerQueue;
  /** Threads for what takes longer than the thread that answers may. */
  threads: TaskThreads;
  /** How many requests are being answered on threads. */
  atOnce: { running: number };
  /** Changes to the files of the folder. */
  changes: Feed;
  streams: StreamCount;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
}
