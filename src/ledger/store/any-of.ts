import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** That a column has one of these values: one parameter for a list of any length. */
export const anyOf = (column: SQLWrapper, values: readonly unknown[], type: SQL): SQL =>
  sql`${column} = any(array(select value::${type} from json_array_elements_text(${JSON.stringify(values)}::json)))`;
