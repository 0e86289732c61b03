/** A document for charts to be drawn into, loaded where it is needed only. */
export async function chartDocument(): Promise<Document> {
  const { parseHTML } = await import('linkedom');
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
}
