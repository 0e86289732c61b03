import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

interface Node extends SimulationNodeDatum {
  id: string;
}

/** Ties are weighed by how often they moved each other. */
export interface Tie {
  from: string;
  to: string;
  times: number;
}

/** Steps of the layout: fewer where there are many actors, so that it takes no longer than a blink. */
const stepsFor = (actors: number) => Math.max(20, Math.min(250, Math.floor(8000 / Math.max(1, actors))));

/**
 * Places for the actors of a network, those who move each other near each other: the same for the same ties.
 *
 * @returns x and y from 0 to 100 by actor
 */
export function layout(actors: readonly string[], ties: readonly Tie[]): Map<string, { x: number; y: number }> {
  const nodes = actors.map((id): Node => ({ id }));
  const links = ties.map(({ from, to, times }) => ({ source: from, target: to, times }));
  forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-140))
    .force('center', forceCenter(0, 0))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.09))
    .force(
      'link',
      forceLink<Node, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(60),
    )
    .stop()
    .tick(stepsFor(actors.length));
  const spread = (of: (node: Node) => number) => {
    const values = nodes.map(of);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (node: Node) => (high > low ? (100 * (of(node) - low)) / (high - low) : 50);
  };
  const [x, y] = [spread((node) => node.x ?? 0), spread((node) => node.y ?? 0)];
  return new Map(nodes.map((node) => [node.id, { x: x(node), y: y(node) }]));
}
