/**
 * Trees of one depth, one after another. Node n of a tree has children 2n + 1 and 2n + 2; a row goes to the first where
 * its bin of `feature` is at most `bin`, and always where `feature` is -1.
 */
export interface Forest {
  depth: number;
  trees: number;
  /** 2^depth - 1 nodes a tree. */
  feature: Int16Array;
  bin: Uint8Array;
  /** 2^depth leaves a tree. */
  leaf: Float64Array;
}

export function emptyForest(trees: number, depth: number): Forest {
  const nodes = 2 ** depth - 1;
  return {
    depth,
    trees,
    feature: new Int16Array(trees * nodes).fill(-1),
    bin: new Uint8Array(trees * nodes),
    leaf: new Float64Array(trees * (nodes + 1)),
  };
}

/** What one tree adds to the row that starts at `at`. */
export function treeScore(forest: Forest, tree: number, binned: Uint8Array, at: number): number {
  const { depth, feature, bin, leaf } = forest;
  const nodes = 2 ** depth - 1;
  const root = tree * nodes;
  let node = 0;
  for (let level = 0; level < depth; level++) {
    const f = feature[root + node];
    node = f < 0 || binned[at + f] <= bin[root + node] ? 2 * node + 1 : 2 * node + 2;
  }
  return leaf[tree * (nodes + 1) + node - nodes];
}

/** The sum of all trees for the row that starts at `at`. */
export function forestScore(forest: Forest, binned: Uint8Array, at: number): number {
  let score = 0;
  for (let tree = 0; tree < forest.trees; tree++) score += treeScore(forest, tree, binned, at);
  return score;
}
